"""Which rules run, how severe their findings are, and with which profile."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Letter, Severity
from okr_ai.rules.listing import LISTED, Listed
from okr_ai.rules.profiles import PROFILES, Profile, profile_named
from okr_ai.rules.rule import Rule
from okr_ai.workspace.settings import RuleChoices, Workspace

LETTERS: tuple[Letter, ...] = ("S", "M", "A", "R", "T", "set", "alignment")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Settings(NamedTuple):
    """What the user chose. `select` and `ignore` hold names or letters; no `select` means all.

    `severity` maps a rule's name to error, warning, info or off and wins over the profile's.
    """

    profile: Profile = PROFILES["seed"]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}

    def runs(self, rule: Rule | Listed) -> bool:
        """Whether the rule is wanted."""
        wanted = not self.select or rule.name in self.select or rule.letter in self.select
        ignored = rule.name in self.ignore or rule.letter in self.ignore
        return wanted and not ignored and self._stated(rule.name) != "off"

    def whole_letters(self) -> frozenset[str]:
        """The letters that were not narrowed down to some of their rules."""
        return frozenset(
            letter for letter in LETTERS if letter not in self.ignore and (not self.select or letter in self.select)
        )

    def only(self, names: Iterable[str]) -> "Settings":
        """With those of these rules alone that run."""
        wanted = frozenset(names)
        return self._replace(select=tuple(rule.name for rule in LISTED if rule.name in wanted and self.runs(rule)))

    def severity_of(self, rule: Rule) -> Severity:
        """How severe the findings of a rule that runs are."""
        return self._stated(rule.name) or rule.severity  # type: ignore[return-value] # check_names held it to the choices

    def _stated(self, name: str) -> str | None:
        return self.severity.get(name) or self.profile.severity.get(name)


def settings_from(
    choices: RuleChoices,
    *,
    profile: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
) -> Settings:
    """A settings file's choices with others (of the command line) over them; hyphens in names count as underscores,
    letters may be small.

    Raises InputError for a profile or a limit that does not exist; `check_names` looks at the rest.
    """
    levels = {**choices.severity, **(severity or {})}
    return Settings(
        profile_named(profile or "seed", choices.limits),
        tuple(map(_name, select)) or tuple(map(_name, choices.select)),
        (*map(_name, choices.ignore), *map(_name, ignore)),
        {_name(rule): level for rule, level in levels.items()},
    )


def settings_of(
    workspace: Workspace,
    *,
    profile: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
) -> Settings:
    """The workspace's choices with others (of the command line) over them, as `settings_from` puts them together.

    Raises InputError for a profile, a limit, a rule or a severity that does not exist, with its place where that is in
    the settings file.
    """
    try:
        check_names(settings_from(workspace.rules, profile=workspace.profile))
    except InputError as error:
        if workspace.path is not None and error.name is not None:
            error.path, name = str(workspace.path), error.name.replace("-", "_")
            for number, line in enumerate(workspace.path.read_text(encoding="utf-8").splitlines(), 1):
                if (at := line.replace("-", "_").find(name)) >= 0:
                    error.line, error.column = number, at + 1
                    break
        raise
    settings = settings_from(
        workspace.rules, profile=profile or workspace.profile, select=select, ignore=ignore, severity=severity
    )
    check_names(settings)
    return settings


def _name(written: str) -> str:
    name = written.strip().replace("-", "_")
    return name.upper() if len(name) == 1 else name


def check_names(settings: Settings) -> None:
    """Raise InputError for a rule, letter or severity in the settings that does not exist."""
    names = {rule.name for rule in LISTED}
    for name in (*settings.select, *settings.ignore, *settings.severity):
        if name not in names and (name not in LETTERS or name in settings.severity):
            raise InputError(
                Bilingual(f"there is no rule '{name}'", f"没有名为“{name}”的规则"),
                Bilingual(
                    f"{_near(name, names, 'en')}`okr-ai rules` lists them",
                    f"{_near(name, names, 'zh')}用 `okr-ai rules` 查看全部",
                ),
                name=name,
            )
    for name, severity in settings.severity.items():
        if severity not in (*SEVERITIES, "off"):
            raise InputError(
                Bilingual(f"the severity of '{name}' is '{severity}'", f"规则“{name}”的级别写成了“{severity}”"),
                Bilingual("use error, warning, info or off", "可用的有：error、warning、info、off"),
                name=name,
            )


def _near(name: str, names: set[str], lang: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, names, n=1)
    if not near:
        return ""
    return f"是不是“{near[0]}”？" if lang == "zh" else f"did you mean '{near[0]}'? "
