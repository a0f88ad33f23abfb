"""The array engine: histories, periods and targets in, chances and quantiles out. No files, no clock, no state."""

from okr_ai.forecast.engine.answers import forecast_cases, forecast_quantiles

__all__ = ["forecast_cases", "forecast_quantiles"]
