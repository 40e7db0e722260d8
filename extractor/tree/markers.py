"""Find the markers that each printed line may open with. Candidates only: the tree stage decides."""

import re
from functools import cache

from extractor.law.markers import markers as marker_forms
from extractor.law.numbers import LISTS
from extractor.law.units import FRAME
from extractor.model.text import Span, Text
from extractor.tree.damaged_markers import damaged_headings
from extractor.tree.line import Line, Marker

STOPS = " .:;,_-–*\"”“'"  # what may stand after a heading alone on its line
_AFTER_LABEL = re.compile(r" *[:;]? *")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pattern of every marker, and that of the list markers alone."""
    entries = marker_forms().marker

    def joined(wanted: frozenset[str] | None) -> re.Pattern[str]:
        chosen = [entry for entry in entries if wanted is None or entry.name in wanted]
        # A quotation mark may stand before the marker of quoted text, specks of a scan before a heading.
        before = r"(?:[\"“”] ?|[^\w(]{1,5}(?=Pasal|PASAL|BAB ))?"
        return re.compile(before + "(?:" + "|".join(f"(?P<{e.name}>{e.pattern})" for e in chosen) + ")")

    return joined(None), joined(LISTS)


@cache
def _numbered() -> frozenset[str]:
    """The markers whose pattern has a bracket around the number."""
    return frozenset(form.name for form in marker_forms().marker if re.compile(form.pattern).groups)


_FIRST_SIGNS = frozenset("ABDFHIKLMNPQSTU(0123456789-–—•▪·.,_|~^'*\"“”")  # apart from lower-case letters


def classify(text: Text) -> tuple[Line, ...]:
    """Return one Line for each printed line of `text`, in order. What stands in a table opens nothing."""
    every, lists = _patterns()
    content = text.content
    lines = []
    tables = iter(text.tables)
    table = next(tables, None)
    for source in text.lines:
        start, end = source.span.start, source.span.end
        while table is not None and table.span.end <= start:
            table = next(tables, None)
        if table is not None and table.span.start <= start:
            lines.append(Line(source))
            continue
        first = content[start] if start < end else ""
        # A lower-case letter opens a list only where a stop, a bracket or "bahwa" follows at once, or a label.
        if source.joined or not (first in _FIRST_SIGNS or _short_label(content, start, end)):
            lines.append(Line(source, (), damaged_headings(content, start, end)))
            continue
        markers = _chain(every, lists, content, start, end)
        whole = bool(markers) and not content[markers[0].after : end].strip(STOPS)
        lines.append(Line(source, markers, () if whole else damaged_headings(content, start, end)))
    return tuple(lines)


def _short_label(content: str, start: int, end: int) -> bool:
    head = content[start + 1 : min(start + 6, end)]
    opens = content.startswith("bahwa", start + 2) or content.startswith("enimbang", start + 1)  # lenimbang
    return "." in head or ")" in head or opens


def _chain(every: re.Pattern[str], lists: re.Pattern[str], content: str, start: int, end: int) -> tuple[Marker, ...]:
    markers: list[Marker] = []
    pattern, at = every, start
    while at < end and len(markers) < 4 and (match := pattern.match(content, at, end)):
        name = match.lastgroup or ""
        label = match[(match.lastindex or 0) + 1] if name in _numbered() else None
        printed = after = match.end()
        if name in FRAME:
            gap = _AFTER_LABEL.match(content, after, end)
            after = gap.end() if gap else after
            printed += len(content[printed:after].rstrip(" "))
        while after < end and content[after] == " ":
            after += 1
        markers.append(Marker(name, label.replace(" ", "") if label else "", Span(at, printed), after))
        if name not in LISTS and name not in FRAME and name != "pasal":
            break
        pattern, at = lists, after
    return tuple(markers)
