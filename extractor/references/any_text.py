"""The citations of any text, also one that is not a regulation: a letter, a contract, an answer that somebody typed.

The same finder and grammar as for regulations; only that no provision is the text's own.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from extractor.law.instruments import next_head
from extractor.model.document import Metadata
from extractor.model.reference import Reason
from extractor.model.text import small
from extractor.references.cited_works import Known, Registry
from extractor.references.find import Mention, find
from extractor.references.lookup import outer_address, outer_range
from extractor.references.paths import items_of
from extractor.references.works import WorkName

# Words that look like a citation which the finder did not take: a unit or a kind, and a number soon after it (chosen).
_UNIT = re.compile(r"\b(?:pasal|psl|bab|lampiran|diktum)\b\.?\s?\S{0,12}", re.IGNORECASE)
_SPACES = re.compile(r"\s{2,}")
_BARE = r"(?<![\w/.])(?<!Nomor )(?<!nomor )(?<!NOMOR )(?<!No )(?<!No\. )"
_SLASHED = re.compile(
    _BARE + r"(?!(?:19|20)\d\d\s?/)(?P<nomor>\d+[A-Za-z]?|[IVXL]+)\s?/\s?(?P<tahun>(?:19|20)\d\d)(?![\w/])"
)
# A number with strokes and letters between it and its year, right behind a name in capitals: `PMK 45/PMK.05/2007`.
_STROKED = re.compile(
    r"(?<![\w/.])(?P<name>(?:[A-Z][A-Za-z.]{1,30}\s){1,4})"
    r"(?P<nomor>(?:\d+|[IVXL]+)(?:/\d+)?(?:/(?!(?:19|20)\d\d\b)[A-Z][\w.-]*)+/(?:19|20)\d\d)(?![\w/])"
)
_NUMBER = re.compile(r"[^.;\n]{0,60}?\b(?:Nomor|No\.?|Tahun|Thn\.?)\s?\S{1,12}|\s?\d\S*", re.IGNORECASE)


# Names in capitals with a number and a year, or with a number that has strokes, whatever their kind is called: `SE
# Mendagri Nomor 900/123/SJ`, `Permenpan RB Nomor 26 Tahun 2011`. Lengths are bounds (chosen).
_NAMED = re.compile(
    r"(?<![\w.-])(?:[A-Z][\w.-]{0,30}\s){1,4}(?:(?:[Nn]omor|NOMOR|No\.?)\s?"
    r"(?:\S{1,20}\s(?:[Tt]ahun|TAHUN|Thn?\.?)\s?\d{4}|\d\w{0,9}(?:[.-]\w{1,20})?/[\w./-]{1,40})"
    r"|(?!(?:19|20)\d\d/)(?:\d\w{0,9}|[IVXL]{1,7})(?:[.-]\w{1,20})?/(?:[\w.-]{1,20}/){0,3}(?:[A-Z]{2}[\w.-]{0,20}|(?:19|20)\d\d)(?![\w/]))"
    r"|(?<![\w.-])[A-Z]{2,6}[.-]\d{1,6}/(?:[\w.-]{1,20}/){1,3}(?:19|20)\d\d(?![\w/])"
)
_GAZETTE = re.compile(r"\b(?:lembaran|berita)\b", re.IGNORECASE)
_BEFORE_NAME = 40


class Cited(Struct, frozen=True):
    """One citation: its offsets and words, the regulation as far as it is named, and the provisions of it.

    `iri` is None where no regulation is named; `eids` are the addresses in it, empty for the whole. `jenis`, `nomor`
    and `tahun` are those of the regulation, `maker` and `title` as printed. `reason` says why `iri` is missing or
    doubtful: no_region, no_year, unnamed_work; None where it is sure. `unread`: it looks like a citation and could not
    be read as one.
    """

    start: int
    end: int
    words: str
    iri: str | None = None
    eids: tuple[str, ...] = ()
    jenis: str | None = None
    nomor: str | None = None
    tahun: str | None = None
    maker: str = ""
    title: str = ""
    reason: Reason | None = None
    unread: bool = False


def citations_in(text: str, day: str | None = None) -> list[Cited]:
    """Return every citation in `text`, in order; what looks like one and could not be read is among them.

    `day` is the day of the text: names such as KUHP mean what they meant then (None: today).
    """
    registry = Registry(Metadata(tahun=day))
    spelt, back = spelt_out(text)
    mentions = find(spelt)
    found = [cited for mention in mentions for cited in _cited(spelt, mention, registry)]
    taken = [(each.start, each.end) for each in found]
    titles = [work.title for mention in mentions if (work := mention.work) is not None and work.title is not None]
    found += _unread(spelt, taken, titles)
    placed = []
    for each in sorted(found, key=lambda each: (each.start, each.end)):
        start, end = back(each.start), back(each.end)
        placed.append(replace(each, start=start, end=end, words=text[start:end].strip()))
    return placed


def spelt_out(text: str) -> tuple[str, Callable[[int], int]]:
    """Return `text` with `9/2017` written out and single spaces, and what finds an offset of it in `text`.

    The finder knows `UU 9/2017`; between a maker and such a number it wants the words. Like every frozen text, what it
    reads has no two spaces or line breaks in a row.
    """
    single, in_text = _rewritten(text, _SPACES, lambda match: match[0][0])
    stroked, in_single = _rewritten(single, _STROKED, _with_number)
    spelt, in_stroked = _rewritten(stroked, _SLASHED, lambda match: f"Nomor {match['nomor']} Tahun {match['tahun']}")
    return spelt, lambda offset: in_text(in_single(in_stroked(offset)))


def _with_number(match: re.Match[str]) -> str:
    """Put the word `Nomor` before a number whose name begins with a kind: in `Rapat 3/BA/2020` none does."""
    head = next_head(match["name"], small(match["name"]), 0)
    begins = head is not None and head.start() == 0 and not match["name"].rstrip().endswith(("Nomor", "NOMOR", "No."))
    return f"{match['name']}Nomor {match['nomor']}" if begins else match[0]


def _rewritten(
    text: str, pattern: re.Pattern[str], words_of: Callable[[re.Match[str]], str]
) -> tuple[str, Callable[[int], int]]:
    """Return `text` with other words for each match, and what finds an offset of it in `text`."""
    parts: list[str] = []
    starts, moved = [0], [(0, len(text))]  # where a piece begins here; where in the text, and how long it is there
    at = here = 0
    for match in pattern.finditer(text):
        words = words_of(match)
        parts += [text[at : match.start()], words]
        here += match.start() - at
        starts.append(here)
        moved.append((match.start(), len(match[0])))
        here += len(words)
        at = match.end()
        starts.append(here)
        moved.append((at, len(text)))
    parts.append(text[at:])

    def back(offset: int) -> int:
        piece = bisect_right(starts, offset) - 1
        there, length = moved[piece]
        return min(there + length, there + offset - starts[piece])

    return "".join(parts), back


def _cited(text: str, mention: Mention, registry: Registry) -> Iterator[Cited]:
    work, words = mention.work, text[mention.start : mention.end]
    eids: list[str] = []
    for item in items_of(mention.steps):
        eids += outer_range(item.path, item.upto) if item.upto else [outer_address(item.path)]
    if work is None:
        if not mention.steps[0].deictic:
            yield Cited(mention.start, mention.end, words, eids=tuple(eids), reason="unnamed_work")
        return
    if work.form == "bare" and not mention.steps:
        return
    known = _known(text, work, registry)
    if known is None:
        if mention.steps or work.form in ("numbered", "unknown"):
            yield Cited(mention.start, mention.end, words, None, tuple(eids), work.kind.jenis, reason="unnamed_work")
        return
    citation = known.citation
    title = text[slice(*work.title)] if work.title else ""
    yield Cited(
        mention.start, mention.end, words, citation.iri, tuple(eids), citation.jenis, citation.nomor, citation.tahun,
        work.maker, title, known.reason,
    )  # fmt: skip


def _known(text: str, work: WorkName, registry: Registry) -> Known | None:
    if work.form == "numbered":
        return registry.numbered(work, text, 0)
    if work.form == "that":
        return registry.last(work.kind.jenis)
    if work.form == "statute":
        return registry.statute(work)
    named = registry.named(work) if work.form == "named" else None
    return named[0] if named else None


def _unread(text: str, taken: list[tuple[int, int]], titles: list[tuple[int, int]]) -> Iterator[Cited]:
    """Yield what looks like a citation outside of those that were read.

    In a title it is a part of it (`Perubahan atas …`), except in a row with what is cited: after a comma.
    """
    lower = small(text)
    at = 0
    places: list[tuple[int, int]] = []
    while head := next_head(text, lower, at):
        at = head.end()
        number = _NUMBER.match(text, at)
        if number:
            places.append((head.start(), number.end()))
    places += [match.span() for match in _UNIT.finditer(text) if re.search(r"\d|[IVX]+\b|\?", match[0])]
    places += [
        match.span() for match in _NAMED.finditer(text)
        if not _GAZETTE.search(text, max(0, match.start() - _BEFORE_NAME), match.end())
    ]  # fmt: skip
    for start, end in sorted(places):
        in_title = any(low < end and start < high for low, high in titles)
        in_row = not in_title or text[max(0, start - _BEFORE_NAME) : start].rstrip().endswith((",", ";"))
        if in_row and not any(low < end and start < high for low, high in taken):
            taken.append((start, end))
            yield Cited(start, end, text[start:end].strip(), unread=True)
