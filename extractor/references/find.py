"""Finding citations in running text. Knows no document and no tree: only how citations are written."""

import re
from functools import cache

import msgspec
from msgspec import Struct

from extractor.law.instruments import any_of, openings
from extractor.law.statutes import name_openings
from extractor.law.units import CITED, GROUPING
from extractor.model.reference import RelationKind
from extractor.model.text import small
from extractor.references.expression import Step, extent, steps
from extractor.references.owners import Owner, Owners, in_quotation
from extractor.references.patterns import leads, patterns
from extractor.references.works import WorkName, works_in

# The words that introduce a citation; the longest seen in 55 texts: 67.
_LEAD_CHARS = 90
# The longest remark in brackets that is looked at for its opening (chosen: some lines).
_BRACKET_CHARS = 300
# The heading of a group between it and a Pasal of it.
_HEADING = re.compile(r"\s?(?:[A-Z]{2,40}[\s,]+){0,12}")
_UNITS = tuple(sorted(CITED))
# What a name right behind may own: not the ayat or huruf of the citing Pasal.
_OWNED = GROUPING | {"pasal"}
# Unit words torn by a reader, or abbreviated.
_TORN = ("p a s a l", "p asal", "pa sal", "pasa1", "a yat", "h uruf", "psl", "ps.", "ps ", "butir")
_UNIT_WORD = re.compile(rf"(?:{any_of(_UNITS)}|{'|'.join(map(re.escape, _TORN))})(?![a-z])")  # not in a longer word


class Mention(Struct, frozen=True):
    """One citation as printed: offsets in the text that was searched, its steps, the work it is in.

    `steps` count their offsets from `start`. A work that is cited whole has no steps; a provision of the same text has
    no work; `elsewhere` marks one of a work that has no address (`Pasal 362 KUHP`). `lead` are the offsets of the
    introducing words, `relation` what they express. `doubtful`: it is one of `work`, or of a work elsewhere, only where
    this text has no such provision. `quoted` marks words in quotation marks, which say what another text says. `beside`
    is the name right behind a provision elsewhere that may be of its work.
    """

    start: int
    end: int
    steps: tuple[Step, ...] = ()
    work: WorkName | None = None
    lead: tuple[int, int] | None = None
    relation: RelationKind = "lainnya"
    elsewhere: bool = False
    doubtful: bool = False
    quoted: bool = False
    beside: str = ""


@cache
def citing_words() -> re.Pattern[str]:
    """Return a quick pattern on text in small letters: a text in which it is not found cites nothing."""
    return re.compile(any_of(map(re.escape, {*_UNITS, *_TORN, "nomor", *openings(), *name_openings()})))


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
        start, end = anchor.start(), extent(text, anchor.start())
        if end is None:
            at = anchor.end()
            continue
        at = end
        row = steps(text[start:end])
        if not row:
            continue
        relation, lead = lead_of(text, start)
        if row[0].level == "lampiran" and not _is_annex(text, start, start + row[0].end, row):
            continue
        end = _unbracketed(text, start, start + row[-1].end)
        found.append(Mention(start, end, row, None, lead, relation))
    return found


def _unbracketed(text: str, start: int, end: int) -> int:
    """Return where a citation ends: before a bracket that closes one opened before it, not `huruf b)`."""
    if text[end - 1] != ")" or text.count("(", start, end) >= text.count(")", start, end):
        return end
    low = max(0, start - _BRACKET_CHARS)
    return end - 1 if text.count("(", low, start) > text.count(")", low, start) else end


def _is_annex(text: str, start: int, end: int, row: tuple[Step, ...]) -> bool:
    """Whether the word Lampiran is a citation here: a number or part, a lead, or a capital in the right company."""
    if row[0].label or (len(row) > 1 and not row[1].joint):
        return True
    pattern = patterns("annex")
    if pattern["not_after"].match(text, end):
        return False
    before = text[max(0, start - _LEAD_CHARS) : start]
    if _ends(pattern["before"].pattern).search(f" {before}"):
        return True
    if not text[start].isupper():
        return False
    return bool(
        _ends(pattern["before_capital"].pattern).search(f" {before}") or pattern["after_capital"].match(text, end)
    )


@cache
def _ends(pattern: str) -> re.Pattern[str]:
    """The pattern of words at the end of a text that has one more blank before it, at which each search begins."""
    return re.compile(rf"\W(?:{pattern})\s?$", re.VERBOSE | re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    """The same for the words that introduce a citation, in lower case; the last group of a match is named after them.

    The name stands behind its words, for words that begin with a plain character are passed over at once.
    """
    rows = "|".join(f"(?:{row.before})(?P<lead{at}>)" for at, row in enumerate(leads()))
    return re.compile(rf"\W(?:{rows})\s\s?$", re.VERBOSE)


def lead_of(text: str, start: int) -> tuple[RelationKind, tuple[int, int] | None]:
    """Return the relation and the offsets of the words that introduce a citation at `start`, as far back as they go."""
    low = max(0, start - _LEAD_CHARS)
    window = text[low:start]
    glued = start > 0 and text[start - 1].isalpha()  # `padaayat (1)`
    match = _leads().search(small(f" {window} " if glued else f" {window}")) if glued or window.endswith(" ") else None
    if not match or not match.lastgroup:
        return "lainnya", None
    return leads()[int(match.lastgroup.removeprefix("lead"))].relation, (
        low + match.start(),
        low + len(window.rstrip()),
    )


def _joined(text: str, provisions: list[Mention], works: list[WorkName]) -> list[Mention]:
    """Join provisions with the work that follows them (`Pasal 17 ayat (1) Undang-Undang …`) or stands before them."""
    owners = Owners(text, works)
    used: set[int] = set()
    out: list[Mention] = []
    for mention in provisions:
        mention = msgspec.structs.replace(mention, quoted=in_quotation(text, mention.start, mention.end))
        previous = out[-1] if out else None
        after = previous is not None and owners.joins(previous.end, mention.start)
        owner = owners.of(mention.start, mention.end, mention.lead is not None)
        foreign = previous if after and previous and (previous.work or previous.elsewhere) else None
        if owner and owner.beside and mention.steps[0].level not in _OWNED:
            owner = None
        if (owner is None or owner.beside) and foreign and mention.steps[0].level == "pasal":
            owner = Owner(foreign.work, apart=True, doubtful=True)
        if owner is None:
            out.append(mention)
        elif owner.work is None:
            out.append(msgspec.structs.replace(mention, elsewhere=True, doubtful=owner.doubtful, beside=owner.beside))
        elif owner.apart:
            out.append(msgspec.structs.replace(mention, work=owner.work, doubtful=owner.doubtful))
        else:
            out.append(_with_work(mention, owner))
            used.add(owner.work.start)
    _group_before_pasal(text, out)
    for work in works:
        if work.start not in used:
            relation, lead = lead_of(text, work.start)
            out.append(Mention(work.start, work.end, (), work, lead, relation))
    return out


def _group_before_pasal(text: str, out: list[Mention]) -> None:
    """Give `BAB III PENGANGGARAN` to the work of the Pasal behind it: `Pasal 9 Peraturan Menteri …`."""
    for at in range(len(out) - 2, -1, -1):
        mention, following = out[at], out[at + 1]
        owned = mention.work or (mention.elsewhere and not mention.beside)
        if owned or mention.steps[0].level not in GROUPING or not following.work:
            continue
        if _HEADING.fullmatch(text, mention.end, following.start):
            out[at] = msgspec.structs.replace(mention, work=following.work, elsewhere=False, doubtful=False, beside="")


def _with_work(mention: Mention, owner: Owner) -> Mention:
    """Return a provision and its work, which stand side by side, as one citation."""
    work = owner.work
    if work is None:
        return mention
    start, end = min(mention.start, work.start), max(mention.end, work.end)
    shift = mention.start - start
    row = tuple(_shifted(step, shift) for step in mention.steps) if shift else mention.steps
    return msgspec.structs.replace(mention, start=start, end=end, steps=row, work=work, doubtful=owner.doubtful)


def _shifted(step: Step, shift: int) -> Step:
    return Step(step.level, step.label, step.start + shift, step.end + shift, step.joint, step.deictic, step.bare)
