"""What is written is written whole, or what was there before is still there: a full disk costs nobody a draft."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from okr_ai.saving import append, save

resource = pytest.importorskip("resource")

KR = "- KR{}：第{}类复购率从２２％提升到28%\n"
DRAFT = "# 2026年三季度\n\n## O1：让老顾客愿意再来\n\n" + "".join(KR.format(n, n) for n in range(1, 100))


def full_disk(bytes_left: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, bytes_left))


def run(*args: str, folder: Path, left: int | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "okr_ai", *args],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        preexec_fn=(lambda: full_disk(left)) if left else None,
    )


def test_a_draft_that_cannot_be_fixed_for_want_of_room_is_as_it_was(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    draft.write_text(DRAFT, encoding="utf-8")
    done = run("review", "a.md", "--fix", folder=tmp_path, left=2048)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_an_output_that_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "old.json").write_text("of last week", encoding="utf-8")
    for name in ("old.json", "new.json"):
        done = run("review", "a.md", "--format", "json", "-o", name, folder=tmp_path, left=2048)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert (tmp_path / "old.json").read_text(encoding="utf-8") == "of last week"
    assert not (tmp_path / "new.json").exists()


def test_a_workspace_for_which_there_was_no_room_can_be_made_later(tmp_path: Path) -> None:
    done = run("init", "new", folder=tmp_path, left=64)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert not (tmp_path / "new" / "okr-ai.toml").exists()
    assert run("init", "new", folder=tmp_path).returncode == 0
    assert (tmp_path / "new" / "okr-ai.toml").stat().st_size > 64


def test_a_state_for_which_there_was_no_room_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    done = run("watch-list", "a.md", "--as-of", "2026-08-01", "--state", "s.json", folder=tmp_path, left=64)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]


def test_a_check_in_for_which_there_was_no_room_leaves_no_half_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    file = tmp_path / "check-ins.jsonl"
    for words, left in (("23%", None), ("24%", "more"), ("25%", None)):
        room = file.stat().st_size + 20 if left else None
        done = run("checkin", "KR1", words, "--draft", "a.md", folder=tmp_path, left=room)
        assert (done.returncode, len(done.stderr.splitlines())) == ((2, 1) if left else (0, 0))
    assert [json.loads(line)["value"] for line in file.read_text(encoding="utf-8").splitlines()] == [23, 25]


def test_a_file_stays_the_same_file(tmp_path: Path) -> None:
    held, link = tmp_path / "a", tmp_path / "b"
    held.write_bytes(b"a longer one than the next")
    held.chmod(0o640)
    link.hardlink_to(held)
    save(link, b"short")
    assert (held.read_bytes(), held.stat().st_mode & 0o777) == (b"short", 0o640)
    append(held, b" and more")
    append(tmp_path / "c", b"new")
    assert (link.read_bytes(), (tmp_path / "c").read_bytes()) == (b"short and more", b"new")


def test_nothing_is_written_where_nothing_may_be(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "a"):
        with pytest.raises((IsADirectoryError, FileNotFoundError)):
            save(path, b"words")


SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"


@pytest.mark.parametrize(
    "command",
    [
        ("report", "a.md", "--metrics", "m.csv", "--as-of", "2011-08-14", "-o", "a.md"),
        ("agenda", "a.md", "--metrics", "m.csv", "--as-of", "2011-08-14", "-o", "./a.md"),
        ("retro", "a.md", "--metrics", "m.csv", "--as-of", "2011-10-02", "-o", "r.md", "--history", "m.csv"),
        ("review", "b.json", "--write-baseline", "b.json"),
        ("review", "b.json", "--format", "json", "-o", "link.json"),
    ],
)
def test_nothing_is_written_over_what_it_is_made_from(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_bytes((SHOP / "2011-q3.en.md").read_bytes())
    (tmp_path / "m.csv").write_bytes((SHOP / "metrics" / "weekly.csv").read_bytes())
    (tmp_path / "b.json").write_text('{"objectives": [{"objective": "Win", "key_results": ["Improve"]}]}', "utf-8")
    (tmp_path / "link.json").symlink_to("b.json")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    done = run(*command, folder=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert before.items() <= {file.name: file.read_bytes() for file in tmp_path.iterdir()}.items()


def test_a_look_back_forgets_no_other_cycle(tmp_path: Path) -> None:
    asked = ("--metrics", str(SHOP / "metrics" / "weekly.csv"), "--as-of", "2011-10-02", "--history", "past.csv")
    draft = str(SHOP / "2011-q3.en.md")
    assert run("retro", draft, *asked, folder=tmp_path).returncode == 0
    assert run("retro", draft, *asked, folder=tmp_path).returncode == 0  # the same cycle anew
    first = (tmp_path / "past.csv").read_bytes()
    more = first + first.splitlines(keepends=True)[1].replace(b"2011-07-01", b"2011-04-01").replace(b"Q3", b"Q2")
    (tmp_path / "past.csv").write_bytes(more)
    done = run("retro", draft, *asked, folder=tmp_path)
    assert (done.returncode, "2011-04-01" in done.stderr) == (2, True)
    assert (tmp_path / "past.csv").read_bytes() == more
