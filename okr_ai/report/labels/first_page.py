"""Words of the page and its first screen."""

from collections.abc import Mapping

from okr_ai.model import Bilingual

LABELS: Mapping[str, Bilingual] = {
    # the page
    "weekly": Bilingual("Weekly OKR report", "OKR 周报"),
    "monthly": Bilingual("Monthly OKR report", "OKR 月报"),
    "quarterly": Bilingual("Quarterly OKR report", "OKR 季报"),
    "retro": Bilingual("OKR retrospective", "OKR 复盘"),
    "untitled": Bilingual("OKRs", "OKR"),
    "as_of": Bilingual("As of {day}", "截至{day}"),
    "day_of": Bilingual("day {day} of {days}", "第 {day} 天，共 {days} 天"),
    "joined": Bilingual("{one}, {other}", "{one}，{other}"),
    "one_objective": Bilingual("1 objective", "1 个目标"),
    "objectives": Bilingual("{n} objectives", "{n} 个目标"),
    "one_kr": Bilingual("1 key result", "1 个关键结果"),
    "krs": Bilingual("{n} key results", "{n} 个关键结果"),
    "skip": Bilingual("Skip to the list of key results", "跳到关键结果列表"),
    # the first screen
    "headline": Bilingual("{count} of {total} key results need a decision", "{total} 个关键结果中，{count} 个需要决定"),
    "headline_one": Bilingual("1 of {total} key results needs a decision", "{total} 个关键结果中，1 个需要决定"),
    "headline_none": Bilingual("No key result needs a decision today", "今天没有关键结果需要决定"),
    "headline_retro": Bilingual(
        "{hit} of the {settled} key results with figures were hit", "有数据的 {settled} 个关键结果中，达成 {hit} 个"
    ),
    "headline_unsettled": Bilingual(
        "None of the {total} key results is settled yet; below is how they stand",
        "{total} 个关键结果都还没有定论，以下是目前的情况",
    ),
    "still_running": Bilingual("; {count} still run", "；另有 {count} 个还没到期"),
    "unseen": Bilingual(", {count} more cannot be judged", "，另有 {count} 个看不清"),
    "quarter": Bilingual("{year} Q{n}", "{year}年第{n}季度"),
    "half": Bilingual("{year} H{n}", "{year}年{n}半年"),
    "year": Bilingual("{year}", "{year}年"),
    "range": Bilingual("{first} – {last}", "{first}至{last}"),
    "headline_empty": Bilingual("No key results were found in the draft", "草稿里没有关键结果"),
    "outlook": Bilingual(
        "As things go, about {hits} of the {judged} that can be judged will be hit.",
        "照现在的走势，能判断的 {judged} 个里，预计达成约 {hits} 个。",
    ),
    "outlook_none": Bilingual(
        "As things go, hardly any of the {judged} that can be judged will be hit.",
        "照现在的走势，能判断的 {judged} 个几乎都达不成。",
    ),
    "outlook_of_one": Bilingual(
        "As things go, the one that can be judged will rather be hit.", "照现在的走势，能判断的只有 1 个，预计能达成。"
    ),
    "outlook_none_of_one": Bilingual(
        "As things go, the one that can be judged will hardly be hit.", "照现在的走势，能判断的只有 1 个，很难达成。"
    ),
    "statuses": Bilingual("Where they stand", "现状一览"),
    "rethink": Bilingual(
        "Off track: change the approach, lower the target, or accept the miss?",
        "已经落后：换做法、调低目标，还是接受达不成？",
    ),
    "push": Bilingual("At risk: who does what to close the gap?", "有风险：由谁、做什么，来补上差距？"),
    "data": Bilingual(
        "Figures missing or old: who supplies them, and by when?", "数据缺失或过时：由谁、什么时候补上？"
    ),
    "wording": Bilingual(
        "Cannot be judged as it is written: what exactly is meant?", "照现在的写法无法判断：究竟要做到什么？"
    ),
    "close": Bilingual("Past its date: close it, and note why it was missed", "期限已过：请结项，并写明没有达成的原因"),
    "heading_for": Bilingual(
        "Heading for {expected}; the target is {target}.", "照现状期末约{expected}，目标 {target}。"
    ),
    "heading_for_pace": Bilingual(
        "Heading for {expected}; the target is {target}. It {pace}.", "照现状期末约{expected}，目标 {target}；{pace}。"
    ),
    "ended": Bilingual("It ended at {value}; the target was {target}.", "最终为{value}，目标 {target}。"),
    "past": Bilingual("Its date has passed.", "期限已过。"),
    "no_figures": Bilingual("There are no figures for it.", "没有它的数据。"),
    "days_old": Bilingual("The last figure is {days} days old.", "最近一次数据已是 {days} 天前。"),
    "no_final_figure": Bilingual(
        "Its time is over, and the last figure is of {day}.", "期限已过，最近一次数据还是{day}的。"
    ),
    "stop": Bilingual(".", "。"),
    "more_decisions": Bilingual("and {count} more, in the list below", "另有 {count} 个，见下面的列表"),
}
