"""What words say: numbers, dates, metrics, and the frame of one key result; Chinese and English side by side."""
