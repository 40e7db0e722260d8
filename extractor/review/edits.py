"""Safe fixes as edits of the text: as small as they can be, and never two in one place."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct

from extractor.model.finding import Finding
from extractor.model.text import Span, Text

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


class Edit(Struct, frozen=True, order=True):
    """Words to put in place of a span of the text; an empty span is where words are put in."""

    span: Span
    words: str


class Fix(Struct, frozen=True):
    """What one finding would change. `edits` touch only the words that differ."""

    finding: Finding
    edits: tuple[Edit, ...]


class Plan(Struct, frozen=True):
    """The fixes to make, in the order of the text, and those that stand in the way of an earlier one."""

    fixes: tuple[Fix, ...]
    clashing: tuple[Fix, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits to make, each once, in the order of the text."""
        return tuple(sorted({edit for fix in self.fixes for edit in fix.edits}))


def plan(text: Text, findings: Iterable[Finding], *, unsafe: bool = False) -> Plan:
    """Return which fixes of `findings` can be made together; those that are not safe only where `unsafe` is asked.

    Of two that would change the same words the one that begins first stays. Two that agree are made once; what would
    only change words that another one takes away is made with it.
    """
    fixes: list[Fix] = []
    clashing: list[Fix] = []
    taken: list[Edit] = []
    wanted = [
        each for each in findings if (unsafe or not each.unsafe) and each.span is not None and each.fix is not None
    ]
    for finding in sorted(wanted, key=lambda each: (each.span, each.code)):
        assert finding.span is not None and finding.fix is not None
        edits = small(text, finding.span, finding.fix)
        if not edits:
            continue
        taken = [edit for edit in taken if edit.span.end >= finding.span.start]
        if all(any(_takes_away(other, edit) for other in taken) for edit in edits):
            fixes.append(Fix(finding, ()))
        elif all(edit == other or not _touch(edit.span, other.span) for edit in edits for other in taken):
            fixes.append(Fix(finding, edits))
            taken.extend(edits)
        else:
            clashing.append(Fix(finding, edits))
    return Plan(tuple(fixes), tuple(clashing))


def small(text: Text, span: Span, words: str) -> tuple[Edit, ...]:
    """Return the edits that turn the words of `span` into `words`, touching only what differs.

    So the line breaks of the source stay where they are.
    """
    old, new = _PIECE.findall(text.of(span)), _PIECE.findall(" ".join(words.split()) if "\n" in words else words)
    starts = [span.start]
    for piece in old:
        starts.append(starts[-1] + len(piece))
    edits = []
    for kind, low, high, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if text.content[starts[low] : starts[high]] == "\n" and low > 0 and high < len(old):
            # A line break alone has no place in the file: the words on both sides are written anew with it.
            low, high, begin, end = low - 1, high + 1, begin - 1, end + 1
        edits.append(Edit(Span(starts[low], starts[high]), "".join(new[begin:end])))
    return tuple(edits)


def _takes_away(one: Edit, other: Edit) -> bool:
    """Whether one edit deletes all words that the other would change."""
    return not one.words and one.span.start < one.span.end and one.span.covers(other.span)


def _touch(one: Span, other: Span) -> bool:
    """Whether two spans share words, or one puts words in where the other changes some."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def apply(words: str, edits: Iterable[Edit]) -> str:
    """Return `words` with all edits made; they must not overlap."""
    out: list[str] = []
    at = 0
    for edit in sorted(edits):
        out += [words[at : edit.span.start], edit.words]
        at = edit.span.end
    return "".join([*out, words[at:]])
