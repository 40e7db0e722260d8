"""Finding citations in running text. Knows no document and no tree: only how citations are written."""

import re
from functools import cache

import msgspec
from msgspec import Struct

from extractor.law.instruments import any_of, openings
from extractor.law.units import CITED
from extractor.model.reference import RelationKind
from extractor.model.text import small
from extractor.references.expression import Step, extent, steps
from extractor.references.patterns import leads, patterns
from extractor.references.works import WorkName, works_in

# The words that introduce a citation; the longest seen in 55 texts: 67.
_LEAD_CHARS = 90
_UNITS = tuple(sorted(CITED))
_UNIT_WORD = re.compile(rf"(?:{any_of(_UNITS)})(?![a-z])")  # one inside a longer word begins no citation


class Mention(Struct, frozen=True):
    """One citation as printed: offsets in the text that was searched, its steps, the work it is in.

    `steps` count their offsets from `start`. A work that is cited whole has no steps; a provision of the same text has
    no work; `elsewhere` marks one of a work that has no address (`Pasal 362 KUHP`). `lead` are the offsets of the
    introducing words, `relation` what they express.
    """

    start: int
    end: int
    steps: tuple[Step, ...] = ()
    work: WorkName | None = None
    lead: tuple[int, int] | None = None
    relation: RelationKind = "lainnya"
    elsewhere: bool = False


@cache
def fragments() -> tuple[str, ...]:
    """Return fragments in small letters: a text without any of them cites nothing."""
    return (*_UNITS, *openings())


def find(text: str) -> list[Mention]:
    """Return the citations in `text`, a piece of running text, in order of appearance."""
    provisions = _provisions(text, small(text))
    works = works_in(text)
    if not provisions and not works:
        return []
    return sorted(_joined(text, provisions, works), key=lambda mention: (mention.start, mention.end))


def _provisions(text: str, lower: str) -> list[Mention]:
    found: list[Mention] = []
    at = 0
    while anchor := _UNIT_WORD.search(lower, at):
        match = extent().match(text, anchor.start())
        if not match:
            at = anchor.end()
            continue
        at = match.end()
        row = steps(match[0])
        if not row:
            continue
        relation, lead = lead_of(text, match.start())
        if row[0].level == "lampiran" and not _is_annex(text, match.start(), match.start() + row[0].end, row):
            continue
        found.append(Mention(match.start(), match.start() + row[-1].end, row, None, lead, relation))
    return found


def _is_annex(text: str, start: int, end: int, row: tuple[Step, ...]) -> bool:
    """Whether the word Lampiran is a citation here: a number, a lead, or a capital in the right company."""
    if row[0].label:
        return True
    pattern = patterns("annex")
    if pattern["not_after"].match(text, end):
        return False
    before = text[max(0, start - _LEAD_CHARS) : start]
    if _ends(pattern["before"].pattern).search(before):
        return True
    if not text[start].isupper():
        return False
    return bool(_ends(pattern["before_capital"].pattern).search(before) or pattern["after_capital"].match(text, end))


@cache
def _ends(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})\s*$", re.VERBOSE | re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    rows = "|".join(f"(?P<lead{at}>{row.before})" for at, row in enumerate(leads()))
    return _ends(rf"(?:{rows})\s+")


def lead_of(text: str, start: int) -> tuple[RelationKind, tuple[int, int] | None]:
    """Return the relation and the offsets of the words that introduce a citation at `start`, as far back as they go."""
    low = max(0, start - _LEAD_CHARS)
    window = text[low:start]
    match = _leads().search(window) if window.endswith(" ") else None
    if not match or not match.lastgroup:
        return "lainnya", None
    return leads()[int(match.lastgroup.removeprefix("lead"))].relation, (
        low + match.start(),
        low + len(window.rstrip()),
    )


def _joined(text: str, provisions: list[Mention], works: list[WorkName]) -> list[Mention]:
    """Join provisions with the work that follows them (`Pasal 17 ayat (1) Undang-Undang …`) or stands before them."""
    starts = {work.start: work for work in works}
    cited = [work for work in works if work.form in ("numbered", "that")]
    ends = {end: work for work in cited for end in (work.end, work.title[1] if work.title else work.end)}
    link = patterns("work")["link"]
    elsewhere = patterns("work")["elsewhere"]
    used: set[int] = set()
    out: list[Mention] = []
    for mention in provisions:
        following = link.match(text, mention.end)
        work = starts.get(following.end()) if following else None
        if work is None:
            before = mention.start
            while before and text[before - 1].isspace():
                before -= 1
            work = ends.get(before) if before < mention.start else None
        if work is None:
            outside = bool(following and elsewhere.match(text, following.end()))
            out.append(msgspec.structs.replace(mention, elsewhere=True) if outside else mention)
            continue
        used.add(work.start)
        start, end = min(mention.start, work.start), max(mention.end, work.end)
        shift = mention.start - start
        row = tuple(_shifted(step, shift) for step in mention.steps) if shift else mention.steps
        out.append(Mention(start, end, row, work, mention.lead, mention.relation))
    for work in works:
        if work.start not in used:
            relation, lead = lead_of(text, work.start)
            out.append(Mention(work.start, work.end, (), work, lead, relation))
    return out


def _shifted(step: Step, shift: int) -> Step:
    return Step(step.level, step.label, step.start + shift, step.end + shift, step.joint, step.deictic, step.bare)
