"""An ignore comment that names no rule."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.ignores import IgnoresView
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.settings import LETTERS


def check(view: IgnoresView) -> Iterator[Found]:
    for comment in view.comments:
        if not comment.names:
            yield Found(
                comment.passage,
                0,
                len(comment.passage.text),
                Bilingual("this comment names no rule to ignore", "这条注释没有写明要忽略哪条规则"),
                Bilingual("write it like `okr: ignore[no_number] reason`", "请写成 `okr: ignore[no_number] 理由` 这样"),
            )
        for name in comment.names:
            if name not in view.rules and name not in LETTERS:
                start = comment.passage.text.index(name, comment.passage.text.index("["))
                yield Found(
                    comment.passage,
                    start,
                    start + len(name),
                    Bilingual(f"there is no rule '{name}' to ignore", f"没有名为“{name}”的规则可以忽略"),
                    Bilingual("`okr-ai rules` lists the names", "用 `okr-ai rules` 查看规则名"),
                )


RULE = Rule(
    name="unknown_ignore",
    letter="set",
    looks_at="ignores",
    check=check,
    severity="warning",
    good=(
        "# okr: ignore-file[no_time_frame] the cycle is in the folder's name\nobjectives:\n"
        "- objective: Make returns painless\n  key_results:\n  - Return time from 5 days to 2 days",
        "# okr: ignore-file[no_time_frame] 周期写在文件夹名里\nobjectives:\n- objective: 让退货不再麻烦\n"
        "  key_results:\n  - 退货时长从5天降到2天",
    ),
    bad=(
        "objectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days # okr: ignore[«no_such_rule»] a slip",
        "objectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 退货时长从5天降到2天 # okr: ignore[«没有的规则»] 写错了",
        "objectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days «# okr: ignore for now»",
        "objectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 退货时长从5天降到2天 «# okr: ignroe[no_number] 手误»",
    ),
    doc=Doc(
        Bilingual(
            "A name in an ignore comment that is neither a rule nor a letter, or a comment that names none.",
            "忽略注释里的名字既不是规则也不是字母，或者根本没写规则。",
        ),
        Bilingual("A misspelt ignore silences nothing, and nobody notices.", "写错名字的忽略不起作用，也没人发现。"),
        "a hole in other checkers: unknown names in inline comments are dropped without a word",
    ),
)
