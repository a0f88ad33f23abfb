"""The workspace: the settings file and where drafts, metrics and history lie."""

from okr_ai.workspace.finding import find_workspace, load_workspace, settings_above
from okr_ai.workspace.settings import CHECK_INS, RuleChoices, Workspace

__all__ = ["CHECK_INS", "RuleChoices", "Workspace", "find_workspace", "load_workspace", "settings_above"]
