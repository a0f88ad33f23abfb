"""Writing a file whole: where that does not work out, on a full disk above all, what it held before is still there."""

from io import FileIO
from pathlib import Path


def save(path: str | Path, content: bytes) -> None:
    """Write the file. Raises OSError, and leaves a file that was there as it was, and none where there was none.

    It stays the same file, with its owner, its rights and its links: a new one put in its place would not have them.
    """
    path = Path(path)
    if path.is_file():
        _over(path, content)
        return
    fresh = not path.exists()  # else a pipe or a device
    try:
        path.write_bytes(content)
    except BaseException:
        if fresh:
            path.unlink(missing_ok=True)
        raise


def append(path: str | Path, content: bytes) -> None:
    """Write it behind what the file holds. Raises OSError, and leaves that as it was."""
    if not Path(path).is_file():
        save(path, content)
        return
    with open(path, "ab", buffering=0) as file:
        end = file.tell()
        try:
            _write(file, content)
        except BaseException:
            file.truncate(end)
            raise


def _over(path: Path, content: bytes) -> None:
    with open(path, "r+b", buffering=0) as file:
        held = file.read()
        file.seek(0)
        try:
            _write(file, content)
        except BaseException:  # Ctrl-C as well
            file.seek(0)
            _write(file, held)  # into the room that it had
            raise


def _write(file: FileIO, content: bytes) -> None:
    """Write it from where the file stands, and let it end there."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
    file.truncate()
