"""A part that was published as a file of its own: an annex, a Penjelasan, an abstract.

It has no title block; its first lines name the regulation that it belongs to, as the caption of an annex does.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from extractor.grammar import Form, Pattern, load
from extractor.law.address import work_iri
from extractor.law.units import ARTICLES, FRAME, GROUPING
from extractor.model.document import HeadDoubt, Metadata
from extractor.model.text import Span, Text
from extractor.tree.body.headings import is_joining
from extractor.tree.caption import is_label
from extractor.tree.head_number import NumberLine, number_line
from extractor.tree.markers import Line
from extractor.tree.title import Instrument, instrument_of, proper

# The part opens within so many lines (chosen: a letterhead, the name of a file or a copy mark may stand above).
_OPENS_WITHIN_LINES = 10
# Its regulation is named within so many lines.
_CAPTION_LINES = 16
# The labels of a caption begin within so many lines of LAMPIRAN.
_LABEL_LINES = 5
# Lines that the subject of a regulation can have in a caption.
_SUBJECT_LINES = 8
# White space above a line, in lines, by which it stands apart from the one above.
_APART_LINES = 0.8

AloneKind = Literal["lampiran", "penjelasan", "abstrak"]
_WHOLE = FRAME | ARTICLES | GROUPING | {"memutuskan", "menetapkan", "rahmat", "nomor"}


class AloneForms(Form, frozen=True):
    """The whole of `structure/alone.toml`."""

    abstract: Pattern
    explained: Pattern
    about: Pattern
    part: Pattern
    catalogued: Pattern
    heading: Pattern


@cache
def _form(key: Literal["abstract", "explained", "about", "part", "catalogued", "heading"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/alone", AloneForms), key)
    return re.compile(form.pattern)


class Alone(Struct, frozen=True):
    """Which part a text is, and the line where it begins."""

    kind: AloneKind
    start: int


def alone(text: Text, lines: Sequence[Line]) -> Alone | None:
    """Return which part was published alone; None for a regulation, whole or cut off."""
    content = text.content
    for at, line in enumerate(lines[:_OPENS_WITHIN_LINES]):
        words = content[line.start : line.end]
        if _form("abstract").fullmatch(words):
            return Alone("abstrak", at)
        name = line.markers[0].name if line.markers else ""
        below = [content[each.start : each.end] for each in lines[at + 1 : at + 1 + _LABEL_LINES]]
        if name == "lampiran":
            rest = content[line.markers[0].after : line.end].strip(" :")
            return Alone("lampiran", at) if rest or any(map(is_label, below)) else None
        if name == "penjelasan":
            return Alone("penjelasan", at) if any(map(_form("explained").match, [words, *below])) else None
        if name in _WHOLE or (words[:14].isupper() and instrument_of(words) is not None):
            return None
    return None


class _Parent(Struct, frozen=True):
    """The regulation that a part belongs to, as its first lines name it."""

    instrument: Instrument | None = None
    number: NumberLine | None = None
    number_span: Span | None = None
    tentang: str | None = None


def metadata_alone(text: Text, lines: Sequence[Line], part: Alone) -> Metadata:
    """Return the metadata of a part: its kind, and number, year, subject and maker of its regulation (`parent`)."""
    named = _catalogued(text, lines[part.start :]) if part.kind == "abstrak" else None
    named = named or _parent(text, lines[part.start :])
    instrument = named.instrument
    nomor = named.number.nomor.value if named.number else None
    tahun = named.number.tahun.value if named.number else None
    place = instrument.tempat if instrument else None
    parent = None
    if instrument and nomor and tahun and (place or not instrument.placed):
        parent = work_iri(instrument.jenis, place, tahun, nomor)
    doubts = []
    if named.number is not None:
        if named.number.nomor.unread:
            doubts.append(HeadDoubt("nomor", named.number_span))
        if named.number.tahun.unread:
            doubts.append(HeadDoubt("tahun", named.number_span))
    return Metadata(
        jenis=part.kind,
        nomor=nomor,
        tahun=tahun,
        tentang=named.tentang,
        pembentuk=(proper(instrument.maker) or None) if instrument else None,
        tempat=place,
        parent=parent,
        doubts=tuple(doubts),
    )


def _catalogued(text: Text, lines: Sequence[Line]) -> _Parent | None:
    """Read the line of an abstract with kind, number and gazette, None without one; the subject stands elsewhere."""
    for line in lines[:_CAPTION_LINES]:
        match = _form("catalogued").fullmatch(text.content, line.start, line.end)
        if match is None:
            continue
        below = _parent(text, lines)
        number = number_line(f"NOMOR {match['nomor'].strip('.,')} TAHUN {match['tahun']}")
        return _Parent(
            instrument_of(match["kind"]) or below.instrument, number, Span(line.start, line.end), below.tentang
        )
    return None


def _parent(text: Text, lines: Sequence[Line]) -> _Parent:
    """Read the caption: kind, number and subject, each on lines of its own or behind its label."""
    content = text.content
    words = [content[line.start : line.end] for line in lines[:_CAPTION_LINES]]
    words[:1] = [_form("part").sub("", word) for word in words[:1]]
    first = next((at for at, line in enumerate(words) if instrument_of(line.lstrip(" :")) is not None), None)
    if first is None:
        return _Parent()
    number = number_at = None
    kind: list[str] = []
    for at in range(first, len(words)):
        line = words[at].lstrip(" :")
        inner = re.search(r"(?i)\b(?:nomor|no\.)\s?:?\s?\S", line)
        if inner and (found := number_line(line[inner.start() :])) is not None:
            if inner.start():
                kind.append(line[: inner.start()])
            if found.tahun.value is None and at + 1 < len(words) and re.match(r"(?i)\W*tahun\b", words[at + 1]):
                found = number_line(f"{line[inner.start() :]} {words[at + 1].lstrip(' :')}") or found
            number, number_at = found, at
            break
        if about := _form("about").search(line):
            kind.append(line[: about.start()])
            break
        kind.append(line)
    instrument = instrument_of(" ".join(kind)) or instrument_of(words[first].lstrip(" :"))
    span = Span(lines[number_at].start, lines[number_at].end) if number_at is not None else None
    return _Parent(instrument, number, span, _subject(lines, words, first if number_at is None else number_at))


def _subject(lines: Sequence[Line], words: Sequence[str], start: int) -> str | None:
    """The subject after TENTANG: lines set as one block, in one case."""
    for at in range(start, len(words)):
        match = _form("about").search(words[at])
        if not match:
            continue
        kept = [words[at][match.end() :].strip(" :")]
        for more in range(at + 1, min(len(words), at + 1 + _SUBJECT_LINES)):
            opens = kept == [""]
            if not opens and (lines[more].source.gap > _APART_LINES or lines[more].markers):
                break
            if _form("explained").match(words[more]):
                break
            if not opens and kept[-1].isupper() and not words[more].isupper():
                break
            if not opens and words[more].isupper() and _form("heading").match(words[more]) and _is_whole(kept[-1]):
                break
            kept.append(words[more])
            kept = kept[1:] if opens else kept
        return " ".join(kept).strip(" .") or None
    return None


def _is_whole(line: str) -> bool:
    """Whether a subject may end with a line: it does not end in a word that joins."""
    return not is_joining(line.split()[-1].lower())
