"""Command lines that cannot be understood: one line, in the language asked for, exit 2."""

import sys

import pytest

from okr_ai.cli import main


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("reviw", "okr-ai: there is no command 'reviw'; did you mean 'review'?"),
        ("review --formt json x", "okr-ai review: there is no option --formt; did you mean --format?"),
        ("review --format jsn x", "okr-ai review: --format cannot be 'jsn'; use text, json, sarif, "),
        ("parse --fiscal-start 13", "okr-ai parse: --fiscal-start cannot be '13'; write a number from 1 to 12"),
        ("forecast --as-of soon x", "okr-ai forecast: 'soon' is no date; write it like 2026-09-30"),
        ("checkin", "okr-ai checkin: KR is missing; see `okr-ai checkin --help`"),
        ("rules a b", "okr-ai rules: too many arguments: b; see `okr-ai rules --help`"),
        ("review x --lang", "--lang needs a value; see `okr-ai"),
        (
            "report a.md --templates no-folder -o r.html",
            "okr-ai report: --templates: there is no 'no-folder'; check the path",
        ),
        ("review --select", "okr-ai review: --select needs a value; see `okr-ai review --help`"),
        ("review a.md --select nonsense", "okr-ai review: there is no rule 'nonsense'; "),
        ("review a.md --profile nonsense", "okr-ai review: there is no profile 'nonsense'; use one of seed, "),
        ("review a.md --severity no_number=bad", "okr-ai review: the severity of 'no_number' is 'bad'; use error, "),
        ("review - --watch", "okr-ai review: standard input cannot be watched; name the file"),
        ("review a.md --watch --fix", "okr-ai review: --watch only shows the review; leave out --fix, "),
        ("review no-file.md --watch", "no-file.md: there is no such file; check the path"),
        ("review no-file.md --lang zh", "no-file.md: 没有这个文件；请检查路径"),
        ("parse no-file.md", "no-file.md: there is no such file; check the path"),
        ("review --formt json --lang zh", "okr-ai review: 没有选项 --formt；是不是 --format？"),
        ("score --least 1 --lang=zh", "okr-ai score: --least 不能是“1”；请写不小于 3 的数"),
        ("rules a b --lang zh", "okr-ai rules: 多余的参数：b；用法见 `okr-ai rules --help`"),
        ("cascade --lang zh", "okr-ai cascade: 缺少 KEY_RESULT；用法见 `okr-ai cascade --help`"),
    ],
)
def test_one_line(words: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("OKR_AI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "argv", ["okr-ai", *words.split()])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert told.out == ""
    assert told.err.startswith(said) or (said in told.err and "--lang needs" in said)
    assert told.err.count("\n") == 1
