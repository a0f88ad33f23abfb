"""Reading the words of a key result: numbers, dates, verbs and metrics, in Chinese and English."""
