"""Page templates: kept compiled, and asked of the sandbox what they may read."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, StrictUndefined
from jinja2.exceptions import SecurityError

from okr_ai.report.sandbox import Compiled, Sandbox


def rendered(text: str, folder: Path) -> str:
    pages = Sandbox(loader=DictLoader({"page": text}), bytecode_cache=Compiled(folder))
    return pages.get_template("page").render(words=["a", "b"])


def test_what_was_compiled_is_kept_until_the_text_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert rendered("{{ words[0] }}", tmp_path) == "a"
    (kept,) = (tmp_path / "__pycache__").iterdir()
    with monkeypatch.context() as patch:
        patch.setattr(Sandbox, "compile", None)
        assert rendered("{{ words[0] }}", tmp_path) == "a"
    assert rendered("{{ words[1] }}", tmp_path) == "b"
    whole = kept.read_bytes()
    for damaged in (b"no bytecode", whole[:20], whole[:-20], b""):
        kept.write_bytes(damaged)
        assert rendered("{{ words[1] }}", tmp_path) == "b"


def test_where_nothing_can_be_written_templates_work_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = tmp_path / "file"
    file.touch()
    assert rendered("{{ words[0] }}", file) == "a"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered("{{ words[0] }}", tmp_path) == "a"
    assert not (tmp_path / "__pycache__").exists()


def test_the_answer_for_one_attribute_says_nothing_of_another() -> None:
    pages = Sandbox(undefined=StrictUndefined)
    assert pages.from_string("{{ words.index(2) }}{{ words.index(2) }}").render(words=[1, 2]) == "11"
    for text in ("{{ words.append(3) }}", "{{ words.__class__.__mro__ }}", "{{ words.index.__self__ }}"):
        for _ in range(2):
            with pytest.raises(SecurityError):
                pages.from_string(text).render(words=[1, 2])
