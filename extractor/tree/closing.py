"""The closing block: order to promulgate, enactment, promulgation, gazette line, certification of copies."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

import regex
from msgspec import Struct
from rapidfuzz import fuzz

from extractor.grammar import Form, Pattern, Words, load
from extractor.law.dates import months
from extractor.law.instruments import heads_of_regions
from extractor.law.markers import MarkerName, markers
from extractor.model.document import Block, BlockKind, Gazette, HeadDoubt, Signature
from extractor.model.text import Span, Text
from extractor.tree.markers import Line
from extractor.tree.title import proper

_KINDS: dict[MarkerName, BlockKind] = {
    "agar": "perintah_pengundangan",
    "ditetapkan": "penetapan",
    "diundangkan": "pengundangan",
    "berita": "berita",
    "salinan": "salinan",
}
# The office opens within so many lines below the date (chosen).
_OFFICE_LINES = 3
_DATE_FORM = r"\b(\d{1,2})\s*(%s)\s*(\d{4})\b"


class ClosingForms(Form, frozen=True):
    """The whole of `structure/closing.toml`."""

    place: Pattern
    after_place: Pattern
    day: Pattern
    no_name: Pattern
    gazette: Pattern
    gazette_head_name: Pattern
    gazette_head_number: Pattern
    office: Words
    office_goes_on: Words


_Key = Literal["place", "after_place", "day", "no_name", "gazette", "gazette_head_name", "gazette_head_number"]


@cache
def _form(key: _Key) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/closing", ClosingForms), key)
    return re.compile(form.pattern, 0 if key.startswith("gazette_head") else re.IGNORECASE)


@cache
def _office_words() -> frozenset[str]:
    """The words in capitals that open the name of an office."""
    heads = (name.split()[0] for head in heads_of_regions() for name in head.names)
    return frozenset(word.upper() for word in (*load("structure/closing", ClosingForms).office.words, *heads))


@cache
def _goes_on() -> frozenset[str]:
    return frozenset(word.upper() for word in load("structure/closing", ClosingForms).office_goes_on.words)


class Closing(Struct, frozen=True):
    """What the closing block says, and its blocks."""

    ditetapkan: Signature = Signature()
    diundangkan: Signature = Signature()
    berita: Gazette | None = None
    blocks: tuple[Block, ...] = ()
    doubts: tuple[HeadDoubt, ...] = ()


def read_closing(text: Text, lines: Sequence[Line]) -> Closing:
    """Read the closing block. Every line ends in a block."""
    parts: list[tuple[BlockKind, int, int]] = []
    for at, line in enumerate(lines):
        kind = _KINDS.get(line.markers[0].name) if line.markers else None
        if kind and not (kind == "berita" and parts and parts[-1][0] == "perintah_pengundangan"):
            parts.append((kind, at, at + 1))
        elif parts:
            parts[-1] = (parts[-1][0], parts[-1][1], at + 1)
        else:
            parts.append(("lain", at, at + 1))
    found: dict[BlockKind, list[str]] = {}
    for kind, start, end in parts:
        found.setdefault(kind, [text.content[line.start : line.end] for line in lines[start:end]])
    gazettes = [
        " ".join(text.content[line.start : line.end] for line in lines[s:e]) for k, s, e in parts if k == "berita"
    ]
    main = next((words for words in gazettes if not words.upper().startswith("TAMBAHAN")), None)
    return Closing(
        _signature(found.get("penetapan", [])),
        _signature(found.get("pengundangan", [])),
        gazette_of(main) if main else None,
        tuple(Block(kind, Span(lines[start].start, lines[end - 1].end)) for kind, start, end in parts),
    )


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(_DATE_FORM % "|".join(months()), re.IGNORECASE)


def date_of(words: str) -> str | None:
    """Return the first date in `words` (`28 Juni 2019`) as an ISO date, None where there is none."""
    match = _dates().search(words)
    if not match:
        return None
    month = months()[match[2].lower()]
    return f"{match[3]}-{month:02d}-{int(match[1]):02d}" if 1 <= int(match[1]) <= 31 else None


def gazette_of(words: str) -> Gazette | None:
    """Return the gazette that a line in capitals names: `BERITA DAERAH KOTA BEKASI TAHUN 2019 NOMOR 68 SERI E`."""
    match = _form("gazette").match(words)
    if not match or not (match["tahun"] or match["nomor"]):
        return None
    return Gazette(
        match["nama"].strip(), match["tahun"] or match["tahun2"], match["nomor"], match["seri"], match[0].strip(" .,")
    )


def gazette_head(words: str) -> Gazette | None:
    """Return the gazette of a head of the State Gazette: `LEMBARAN NEGARA REPUBLIK INDONESIA No.190, 2019`."""
    number = _form("gazette_head_number").search(words)
    name = _form("gazette_head_name").match(words)
    if not number or not name:
        return None
    return Gazette(name[0], number[2], number[1], None, f"{name[0]} {number[0]}")


def _signature(lines: Sequence[str]) -> Signature:
    if not lines:
        return Signature()
    place = _form("place").match(lines[0])
    tempat = _form("after_place").split(place[1])[0].strip(" .,:;-") if place else ""
    joined = "\n".join(lines)
    dated = [at for at, line in enumerate(lines) if _dates().search(line) or _form("day").match(line)]
    rest = [line.strip() for line in lines[(dated[0] if dated else 0) + 1 :]]
    office, names = _office_and_name(rest)
    return Signature(
        proper(tempat) or None,
        date_of(joined.replace("\n", " ")),
        " ".join(office).strip(" ,.") or None,
        names[0].strip(" ,<>|_") if names else None,
    )


def _is_mark(line: str) -> bool:
    """Whether a line stands for signature and seal (`ttd`, `Ttd & Cap Basah`, misread `rtd.`) or holds no letter."""
    words = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", line.lower())  # t.t.d
    return all(_mark().fullmatch(word) for word in re.findall(r"[^\W_]+", words))


@cache
def _mark() -> regex.Pattern[str]:
    """A word for signature and seal; that for `signed` itself with at most one letter misread, lost or added."""
    marks = markers().signature
    return regex.compile(rf"{'|'.join(marks.words)}|(?:{marks.sign}){{e<=1}}")


def _office_and_name(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the lines below the date: the office ends at a comma, at a mark of signature, or where a name begins."""
    start = next((at for at, line in enumerate(lines[:_OFFICE_LINES]) if _is_office(line)), None)
    at = 0 if start is None else start
    signed = next((n for n, line in enumerate(lines) if n > at and line and _is_mark(line)), len(lines))
    office: list[str] = []
    while start is not None and at < min(len(lines), signed, start + 4):
        comma_follows = any(line.endswith(",") for line in lines[at : min(signed, at + 2)])
        goes_on = comma_follows or re.split(r"[\s.]+", lines[at])[0].upper() in _goes_on()
        if office and (office[-1].endswith(",") or not goes_on):
            break
        office.append(lines[at])
        at += 1
    names = [line for line in lines[at:] if not _is_mark(line) and not _form("no_name").search(line)]
    return office, [line for line in names if sum(map(str.isalpha, line)) > 2]


def _is_office(line: str) -> bool:
    """Whether a line opens the name of an office, by its first words; a scan may misread a sign or two."""
    for word in re.split(r"[\s.,/]+", line.upper())[:2]:
        if word in _office_words() or (
            len(word) > 5 and any(fuzz.ratio(word, office) >= 80 for office in _office_words() if len(office) > 5)
        ):
            return True
    return False
