"""JUnit XML: one suite a file, one failing case a finding, for CI systems that show test reports."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from okr_ai.model import ReviewedDraft
from okr_ai.rules.formats.counting import findings_of, in_order

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(drafts: Sequence[ReviewedDraft]) -> str:
    """The findings as an XML document. A file without findings is one passing case."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="okr-ai review">']
    for draft in drafts:
        name = quoteattr(_xml(draft.draft.path))
        found = in_order([draft])
        failures = sum(1 for _ in findings_of(draft))
        lines.append(f'  <testsuite name={name} tests="{max(failures, 1)}" failures="{failures}" errors="0">')
        if not found:
            lines.append(f'    <testcase name="okr-ai" classname={name}/>')
        for finding in found:
            place = finding.place
            body = finding.message if not finding.suggestion else f"{finding.message}\n{finding.suggestion}"
            lines += [
                f'    <testcase name="{finding.rule}" classname={name} file={name} line="{place.line}">',
                f'      <failure type="{finding.severity}" message={quoteattr(_xml(finding.message))}>'
                f"{escape(_xml(f'{place.path}:{place.line}:{place.column}: {body}'))}</failure>",
                "    </testcase>",
            ]
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"])


def _xml(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
