"""Forecasting whether a key result will be hit."""
