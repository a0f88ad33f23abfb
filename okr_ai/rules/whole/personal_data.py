"""A phone number, an e-mail address, an id number or a secret in a draft."""

import re
from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.numbers import may_hold_long_number
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView

_PATTERN = (
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)|"
    r"(?:[Pp]assword|passwd|[Aa][Pp][Ii][_ -]?[Kk][Ee][Yy]|密码|密钥)\s*[:：=是为]\s*[\w!@#$%^&*.-]*\d[\w!@#$%^&*.-]*"
)


def check(view: ObjectiveView) -> Iterator[Found]:
    for passage in (view.passage, *(each.passage for each in view.key_results)):
        text = passage.text
        plain = "@" not in text and not may_hold_long_number(text)
        if plain and not any(mark in text.lower() for mark in ("密", "pass", "api")):
            continue
        for match in re.finditer(_PATTERN, text):
            yield Found(
                passage,
                match.start(),
                match.end(),
                Bilingual("this looks like personal data or a secret", "这看起来是个人信息或密钥"),
                Bilingual("take it out: drafts are shared widely", "删掉：草稿会被很多人看到"),
            )


RULE = Rule(
    name="personal_data",
    letter="set",
    looks_at="objective",
    check=check,
    severity="warning",
    good=("客服电话接通率从80%提升到95%", "Key accounts from 10 to 15", "把密码重置成功率从90%提升到98%"),
    bad=("复购率提升到28%，联系人«13800138000»", "Raise the repeat rate to 28%, ask «ann@example.com»"),
    doc=Doc(
        Bilingual(
            "E-mail addresses, mobile phone numbers, Chinese id numbers, passwords and keys in texts.",
            "文字里的邮箱、手机号、身份证号、密码和密钥。",
        ),
        Bilingual("OKRs are made to be read by everybody.", "OKR 是给所有人看的。"),
        "our own",
    ),
)
