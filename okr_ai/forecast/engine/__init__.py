"""The array engine: histories, periods and targets in, chances and quantiles out; no files, no clock, no global state."""

from okr_ai.forecast.engine.answers import forecast_cases, forecast_quantiles

__all__ = ["forecast_cases", "forecast_quantiles"]
