"""What words say: numbers, dates, metrics, and the frame of one key result; Chinese and English side by side."""

from okr_ai.language.key_results import read_key_result
from okr_ai.language.text import language_of

__all__ = ["language_of", "read_key_result"]
