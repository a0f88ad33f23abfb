"""Fuzz the readers of key results, numbers and dates with atheris, over both grammars and over raw text.

    pip install atheris                                     # not a dependency of the project
    python benchmarks/fuzz_reading.py -max_total_time=600 [-timeout=5]

Each input is read as a key result, a number, a date and a cycle. It stops at the first text that raises, that takes
longer than the timeout, or whose spans do not slice back to their words. Every odd first byte makes a text of pieces
of the grammars, every even one a text of any characters.
"""

import sys
from datetime import date

import atheris

with atheris.instrument_imports(include=["okr_ai.language"]):
    from okr_ai.language import read_key_result
    from okr_ai.language.date_fields import read_cycle, read_date
    from okr_ai.language.numbers import read_number

from okr_ai.model import Cycle, Frame

TODAY = date(2026, 5, 15)
CYCLE = Cycle(date(2026, 7, 1), date(2026, 9, 30), "2026 Q3")
_CHINESE = (
    "从 由 到 至 提升 提高至 降低 降到 达到 不低于 超过 控制在 以内 以上 左右 约 同比 环比 当前 目标 完成 上线 新增 "
    "实现 保持 减半 翻番 翻两番 一半 复购率 客单价 满意度 门店 用户 投诉 时长 每月 每周 人均 其中 并 且 的 （ ） ， 。 "
    "； ： 、 | → 万 亿 千 百 十 两 三 五 半 成 倍 折 个 家 名 次 元 块 毛 角 分 天 周 月 年 季度 小时 分钟 秒 刻钟 "
    "个百分点 百分之 分之 多 余 几 点 零 第 前 后 内 底 末 初 今年 明年 本月 下周 一季度 上半年 年底前 双11 春节 "
    "国庆节 财年 Q3 H1 2026年 9月 30日 9/30 ２０％ 萬 個"
)
_ENGLISH = (
    "from to by between and or of in at least most under over below above up down increase reduce cut grow keep reach "
    "launch hire double triple half halve twice zero no not per each a an the with within before until today currently "
    "baseline target churn revenue NPS CSAT users customers orders stores tickets rate time % percent pp bps points x "
    "$ € £ k M bn million thousand dozen hundred two three fifteen ninety-nine point third quarter quarters days weeks "
    "months year hours min s ms 24h 3m30s 1e9 1,234 12 500 0.5 .5 1/2 ½ 4.5/5 1:3 Q3 H2 FY26 EOY end of month Sep 30th "
    "2026-09-30 9/30/26 week 8 Friday Christmas ( ) [ ] | -> => → >= <= < > + - ~ , . ; : / #"
)
PIECES = tuple(dict.fromkeys([*_CHINESE.split(), *_ENGLISH.split(), *"0123456789", " ", "  ", "\n"]))


def text_of(data: bytes) -> str:
    """The text that the bytes stand for."""
    if not data:
        return ""
    if data[0] % 2:
        numbers = (int.from_bytes(data[at : at + 2], "big") for at in range(1, min(len(data), 400), 2))
        return "".join(PIECES[number // 2 % len(PIECES)] + (" " if number % 2 else "") for number in numbers)
    return atheris.FuzzedDataProvider(data[1:]).ConsumeUnicode(400)


def check(text: str, frame: Frame) -> None:
    """Stop when a piece of the frame is not the text at its place."""
    pieces = [*frame.quantities, *frame.dates, *frame.vague_words, *frame.placeholders]
    pieces += [doubt.words for doubt in frame.doubts]
    pieces += [words for words in (frame.metric, frame.verb, frame.deadline) if words is not None]
    for piece in pieces:
        if not 0 <= piece.start < piece.end <= len(text) or text[piece.start : piece.end] != piece.text:
            raise AssertionError(f"{piece!r} is not in {text!r} at its place")


def one(data: bytes) -> None:
    """Read one text in every way."""
    text = text_of(data)
    check(text, read_key_result(text, today=TODAY))
    check(text, read_key_result(text, cycle=CYCLE, fiscal_start=4))
    read_number(text)
    found = read_date(text, today=TODAY)
    if found is not None and text[found.start : found.end] != found.text:
        raise AssertionError(f"{found!r} is not in {text!r} at its place")
    read_cycle(text, today=TODAY)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
