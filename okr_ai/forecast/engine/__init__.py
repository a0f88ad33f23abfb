"""The array engine: histories, periods and targets in, chances and quantiles out. No files, no clock, no state."""
