"""How long a text is, as its readers count: characters in Chinese, words in English."""

from functools import lru_cache


@lru_cache(maxsize=512)  # more than one rule asks
def length_of(text: str) -> tuple[int, bool]:
    """The length and whether it was counted as Chinese. A Latin word or a number in Chinese text counts as one."""
    length, chinese, inside = 0, 0, False
    for character in text:
        if "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf":
            length, chinese, inside = length + 1, chinese + 1, False
        elif character.isalnum() or (inside and character in "'’-./%&"):
            length, inside = length + (not inside), True
        else:
            inside = False
    return length, chinese * 2 > length
