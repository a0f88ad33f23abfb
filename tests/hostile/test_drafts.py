"""Drafts that no person wrote: told in one line or read, without a crash and without an end to memory."""

import json

import pytest

from okr_ai.errors import InputError
from okr_ai.read import read_draft


def test_bullets_below_bullets_however_deep() -> None:
    text = "".join(" " * n + "- x\n" for n in range(2000))
    draft = read_draft("deep.md", content=text.encode())
    assert [o.text.text for o in draft.objectives] == ["x"]


@pytest.mark.parametrize("name", ["long.json", "long.yaml", "long.csv"])
def test_words_longer_than_any_person_writes(name: str) -> None:
    words = "a" * 2_000_000
    content = {
        "long.json": json.dumps({"objectives": [{"objective": "x", "key_results": [words]}]}),
        "long.yaml": f"objectives:\n- objective: x\n  key_results:\n  - {words}\n",
        "long.csv": f"objective,kr\nx,{words}\n",
    }[name]
    with pytest.raises(InputError, match="longer than 20,000 characters; shorten it"):
        read_draft(name, content=content.encode())
