"""Which series of the metrics file a key result is about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from okr_ai.language.lexicon import Lexicon
from okr_ai.model import Bilingual, Frame, KeyResult, MetricDefinition, Reason

_APART = re.compile(r"[\s_\-·./]+")
_UNIT_WORDS = frozenset(
    ("pct", "percent", "gbp", "usd", "eur", "cny", "rmb", "jpy", "hkd", "days", "hours", "minutes", "secs")
)
_RATIO = re.compile(r"^\s*(?P<top>[^/÷]+?)\s*[/÷]\s*(?P<bottom>[^/÷*×]+?)\s*(?P<percent>[*×]\s*100\s*%?)?\s*$")


# Words beside a metric's name that leave it the same metric
_PLAIN = re.compile(
    r"(?:the|an?|our|all|of|number|total|average|avg|mean|overall|daily|weekly|monthly|quarterly|yearly|annual|day|week"
    r"|month|quarter|year|s|per|in|for|rate|count|value|volume|amount|users?|customers?)"
)
_PLAIN_ZH = re.compile(r"[的之数量额率值把将都每日周月季年度内]|季度|平均|整体|全部|公司|店铺|平台|用户|客户|顾客|总")
# 7日留存率 and "90-day retention" are not the retention of another window, or of none
_WINDOW = re.compile(r"\d\s*(?:hours?|days?|weeks?|months?|小时|天|日|周|个?月)")


_NEW = re.compile(r"新增|(?:^|每[日周月季]?|[日周月]均|季度)新(?!闻|品|能源|鲜)|\bnew\b")


@dataclass(frozen=True, slots=True)
class Match:
    """The series of a key result: one name, or two of which the first is divided by the second.

    `percent` says that the quotient is meant times 100; `guessed` that the draft did not name the series.
    """

    name: str
    divisor: str | None = None
    percent: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class SeriesIndex:
    """The names of a metrics file by everything a draft may call them."""

    by_key: Mapping[str, str]
    phrases: tuple[tuple[str, str], ...]  # lower-case words as drafts write them, the series
    by_metric: Mapping[str, tuple[str, ...]]  # the lexicon's name ("new " before what comes in), the series of it
    metric_of: Mapping[str, str]  # the series, the lexicon's name of its metric
    definitions: Mapping[str, MetricDefinition]
    lexicon: Lexicon


def index_series(names: Iterable[str], definitions: Mapping[str, MetricDefinition], lexicon: Lexicon) -> SeriesIndex:
    """An index of `names`, with the settings' labels and synonyms and what the lexicon knows of them."""
    by_key: dict[str, str] = {}
    phrases: list[tuple[str, str]] = []
    by_metric: dict[str, tuple[str, ...]] = {}
    metric_of: dict[str, str] = {}
    for name in names:
        stated = definitions.get(name)
        called = [name, *((stated.label, *stated.synonyms) if stated else ())]
        for words in filter(None, called):
            by_key.setdefault(_key(words), name)
            phrases.append((_spaced(words), name))
            metric = lexicon.name_of(_spaced(words)) or lexicon.name_of(words)
            if metric:
                metric_of[name] = metric
                kind = _kind_of(metric, _spaced(words), lexicon)
                by_metric[kind] = (*(known for known in by_metric.get(kind, ()) if known != name), name)
    return SeriesIndex(by_key, tuple(phrases), by_metric, metric_of, definitions, lexicon)


def _kind_of(metric: str, words: str, lexicon: Lexicon) -> str:
    """The lexicon's metric that `words` name, and apart from it what comes in: a series 新会员数 counts no members."""
    known = lexicon.get(metric)
    if (
        known is None
        or known.kind != "count"
        or _NEW.search(f"{known.zh} {known.en}")
        or not _NEW.search(words.lower())
    ):
        return metric
    return f"new {metric}"


def match_series(key_result: KeyResult, frame: Frame, index: SeriesIndex) -> Match | Reason:
    """The series of a key result, or the reason why there is none.

    A series the draft names (field `metric`, also a quotient "orders / visits") is taken as named or not at all;
    then one that bears the key result's id; then the longest name, label or synonym found in its words (those that
    name the metric first); then the one series of the same metric in the lexicon. A name with other words around it
    ("wholesale customers" beside a series "customers") is taken for another metric.
    """
    if key_result.metric:
        return _named(key_result.metric, index) or _not_in_file(key_result.metric, index)
    if _key(key_result.id) in index.by_key:
        return Match(index.by_key[_key(key_result.id)])
    words = frame.metric.text if frame.metric else frame.text
    found, phrase = _in_words(words, index)
    if not found:
        found = index.by_metric.get(_kind_of(frame.metric_name or "", words, index.lexicon), ())
        spans = index.lexicon.find(words)
        phrase = words[spans[-1][1] : spans[-1][2]] if spans else words
    if len(found) > 1:
        return _several(found)
    if not found:
        near = _scattered(words, index)
        return _alike(near, words, window=False) if near else _none(index)
    if frame.metric and not _plain_beside(phrase, words):
        return _alike(found[0], words, window=_WINDOW.search(_spaced(words)) is not None)
    return Match(found[0], guessed=True)


def _named(words: str, index: SeriesIndex) -> Match | None:
    """The series that `words` name: itself, or a quotient of two (also when the settings define it as one)."""
    name = index.by_key.get(_key(words))
    if name:
        return Match(name)
    stated = next((d for n, d in index.definitions.items() if _key(words) in {_key(n), _key(d.label or "")}), None)
    told = stated.definition if stated else None
    for formula in filter(None, (words, *(told if isinstance(told, Bilingual) else (told,)))):
        parts = _RATIO.match(formula)
        if parts:
            top, bottom = index.by_key.get(_key(parts["top"])), index.by_key.get(_key(parts["bottom"]))
            if top and bottom:
                return Match(top, bottom, bool(parts["percent"]))
    return None


def _in_words(words: str, index: SeriesIndex) -> tuple[tuple[str, ...], str]:
    """The series whose name, label or synonym is the longest one found in `words` (several when they tie), and that."""
    text = f" {_spaced(words)} "
    best = ""
    found: list[str] = []
    for phrase, name in index.phrases:
        held = phrase in text if not phrase.isascii() else f" {phrase} " in _words_apart(text)
        if held and len(phrase) > 1 and len(phrase) >= len(best):
            found = [*found, name] if len(phrase) == len(best) else [name]
            best = phrase
    return tuple(dict.fromkeys(found)), best


_LINKS = frozenset(("per", "of", "the", "a", "in", "to", "by", "for", "and"))


def _scattered(words: str, index: SeriesIndex) -> str | None:
    """The one series whose name stands in `words` with others around: "first_response_hours" for "median first
    response time", 首次响应时长 for 首次平均响应时长. A single word says too little; of several the fullest counts."""
    apart = set(re.findall(r"[a-z]+|\d+", words.casefold().replace(",", "")))
    sizes: dict[str, int] = {}
    for phrase, name in index.phrases:
        if phrase.isascii():
            parts = [part for part in phrase.split() if part not in _LINKS]
            held = len(parts) > 1 and all({part, f"{part}s", part.removesuffix("s")} & apart for part in parts)
        else:
            splits = range(2, len(phrase) - 1)
            held = any(0 <= words.find(phrase[:at]) < words.find(phrase[at:]) for at in splits)
        if held:
            sizes[name] = max(sizes.get(name, 0), len(phrase))
    best = [name for name, size in sizes.items() if size == max(sizes.values())]
    return best[0] if len(best) == 1 else None


def _plain_beside(phrase: str, words: str) -> bool:
    """Whether the words beside `phrase` in `words` leave its meaning as it is."""
    rest = _spaced(words).replace(phrase.casefold(), " ", 1)
    if _WINDOW.search(rest):
        return False
    latin = re.findall(r"[a-z]+", rest)
    chinese = _PLAIN_ZH.sub("", re.sub(r"[\x00-\x7f，。、“”（）\s]", "", rest))
    return not chinese and all(_PLAIN.fullmatch(word) for word in latin)


def _words_apart(text: str) -> str:
    """`text` with a space between every two words, so that whole words can be found."""
    return " " + " ".join(re.findall(r"[a-z0-9]+", text)) + " "


def _key(words: str) -> str:
    return _APART.sub("", words.casefold())


def _spaced(words: str) -> str:
    """`words` as people write them: lower case, spaces for underscores, no unit at the end ("revenue_gbp")."""
    parts = _APART.sub(" ", words.casefold()).split()
    while len(parts) > 1 and parts[-1] in _UNIT_WORDS:
        parts.pop()
    return " ".join(parts)


def _names(index: SeriesIndex) -> str:
    names = sorted(set(index.by_key.values()))
    return ", ".join(names[:8]) + (" …" if len(names) > 8 else "")


def _not_in_file(words: str, index: SeriesIndex) -> Reason:
    if not index.by_key:
        return Reason(
            "metric_not_in_file",
            Bilingual(
                f"there are no metric values at all to find '{words}' in: give a file with rows by --metrics",
                f"还没有任何指标数据，找不到“{words}”：请用 --metrics 提供有数据行的文件",
            ),
            {"metric": words},
        )
    return Reason(
        "metric_not_in_file",
        Bilingual(
            f"the metrics hold no series named '{words}' (there are: {_names(index)})",
            f"指标文件里没有名为“{words}”的序列（现有：{_names(index)}）",
        ),
        {"metric": words},
    )


def _several(names: Iterable[str]) -> Reason:
    listed = sorted(names)
    return Reason(
        "metric_ambiguous",
        Bilingual(
            f"several series could be meant ({', '.join(listed)}): name one with `metric:`",
            f"可能对应多个序列（{'、'.join(listed)}）：请用“指标：”写明是哪一个",
        ),
        {"metrics": tuple(listed)},
    )


def _alike(name: str, words: str, *, window: bool) -> Reason:
    """That a series may be meant; `window`: what the words count within (90天复购率) may be all that differs."""
    return Reason(
        "metric_alike",
        Bilingual(
            f"the series '{name}' may not be the same as '{words}': write `metric: {name}` if it is",
            f"序列“{name}”与“{words}”未必是同一指标：若是，请写明“指标：{name}”",
        ),
        {"metric": name, "window": window},
    )


def _none(index: SeriesIndex) -> Reason:
    return Reason(
        "metric_unknown",
        Bilingual(
            "no series of the metrics goes with these words: name one with `metric:`, or add check-ins",
            "指标文件里没有与这条关键结果对应的序列：请用“指标：”写明，或补充进度记录",
        ),
    )
