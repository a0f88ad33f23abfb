"""Bytes of a file, and the text in them. Everything that is read comes through here, so the limits hold everywhere."""

from typing import TYPE_CHECKING

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Source

if TYPE_CHECKING:
    from pathlib import Path

MAX_DRAFT = 8 * 2**20  # bytes; 10,000 key results in YAML are 0.7 MB
MAX_DATA = 64 * 2**20  # bytes of a metrics or history file
MAX_LINE = 20_000  # characters of one line in a Markdown draft
MAX_LINES = 200_000
MAX_ROWS = 100_000  # of a draft in a table

_ZIP = b"PK\x03\x04"
_BINARY = (_ZIP, b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"PAR1", b"\xd0\xcf\x11\xe0", b"\x7fELF")


def read_bytes(path: "str | Path", limit: int) -> bytes:
    """The file's bytes. Raises InputError when it is missing, no file, unreadable or over `limit` bytes."""
    name = str(path)
    try:
        with open(path, "rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError(
            Bilingual("there is no such file", "没有这个文件"), Bilingual("check the path", "请检查路径"), path=name
        ) from None
    except IsADirectoryError:
        raise InputError(
            Bilingual("this is a folder", "这是一个文件夹"),
            Bilingual("name the files in it", "请写出其中的文件"),
            path=name,
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            Bilingual(f"the file cannot be read ({reason})", f"文件无法读取（{reason}）"),
            Bilingual("check the path and who may read it", "请检查路径和读取权限"),
            path=name,
        ) from None
    refuse_oversize(content, limit, name)
    return content


def refuse_oversize(content: bytes, limit: int, path: str) -> None:
    """Raises InputError when `content` is longer than `limit`."""
    if len(content) > limit:
        raise InputError(
            Bilingual(f"the file is larger than {limit >> 20} MiB", f"文件超过 {limit >> 20} MiB"),
            Bilingual("split it into smaller files", "请拆成较小的文件"),
            path=path,
        )


def is_zip(content: bytes) -> bool:
    """Whether this starts like a zip archive, which an XLSX file is."""
    return content.startswith(_ZIP)


def decode(content: bytes, path: str) -> str:
    """The text in `content`, without its byte order mark: UTF-8, UTF-16 with a mark, else GB18030 (GBK, GB2312).

    Raises InputError when there is no text in it: a binary file, or bytes that fit no encoding.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in content or content.startswith(_BINARY):
        raise _no_text(path)
    else:
        encoding = "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            raise _no_text(path) from None
        text = _decode_chinese(content, path, error.start)
    if "\0" in text:
        raise _no_text(path)
    return text.removeprefix("\ufeff")


def read_text(path: "str | Path", content: bytes | None, limit: int) -> Source:
    """The file's text (or that of `content`, when given) as a Source. Raises InputError as the two above do."""
    name = str(path)
    if content is None:
        content = read_bytes(path, limit)
    else:
        refuse_oversize(content, limit, name)
    return Source(name, decode(content, name))


def _decode_chinese(content: bytes, path: str, bad: int) -> str:
    """GB18030 text; it takes nearly any bytes, so text full of control characters is refused as no text."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        line = content.count(b"\n", 0, bad) + 1
        raise InputError(
            Bilingual("the text is neither UTF-8 nor GB18030", "文本既不是 UTF-8 也不是 GB18030"),
            Bilingual("save the file as UTF-8", "请把文件另存为 UTF-8"),
            path=path,
            line=line,
            column=bad - (content.rfind(b"\n", 0, bad) + 1) + 1,
        ) from None
    head = text[:10_000]
    odd = sum(1 for c in head if (c < " " and c not in "\t\n\r\f\v") or c == "\x7f" or "\ue000" <= c <= "\uf8ff")
    if odd * 20 > len(head):
        raise _no_text(path)
    return text


def _no_text(path: str) -> InputError:
    return InputError(
        Bilingual("this is a binary file, not a text", "这是二进制文件，不是文本"),
        Bilingual(
            "give Markdown, YAML, JSON or CSV in UTF-8, or an .xlsx file",
            "请给出 UTF-8 的 Markdown、YAML、JSON、CSV，或 .xlsx 文件",
        ),
        path=path,
    )
