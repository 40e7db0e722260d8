"""The title block: kind, number, year, subject and maker of the regulation."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Literal

from msgspec import Struct

from extractor.grammar import Form, Pattern, Words, load
from extractor.law.instruments import Kind, full_names, heads_of_regions, maker_slug
from extractor.law.misreadings import capitals
from extractor.model.document import Block, BlockKind
from extractor.model.text import Span, Text
from extractor.tree.markers import Line
from extractor.tree.numbering import readings


class Instrument(Struct, frozen=True):
    """What kind of regulation a printed name is.

    `jenis` is the short kind, `tempat` the maker's slug in the IRI (None where the name does not say it), `maker` the
    maker as printed (upper case); `placed` says whether the IRI of this kind names a maker at all.
    """

    jenis: str
    tempat: str | None
    maker: str
    placed: bool = True


class Title(Struct, frozen=True):
    """What the title block says; None where it does not."""

    instrument: Instrument | None = None
    nomor: str | None = None
    tahun: str | None = None
    tentang: str | None = None
    pembentuk: str | None = None
    blocks: tuple[Block, ...] = ()


class TitleForms(Form, frozen=True):
    """The whole of `structure/title.toml`."""

    country: Pattern
    number: Pattern
    roman_number: Pattern
    year: Pattern
    year_in_number: Pattern
    head_defined: Pattern
    joining: Words


_Key = Literal["country", "number", "roman_number", "year", "year_in_number"]


@cache
def _form(key: _Key) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/title", TitleForms), key)
    return re.compile(form.pattern, re.IGNORECASE if key == "number" else 0)


@cache
def _head_defined() -> re.Pattern[str]:
    heads = "|".join(re.escape(name) for head in heads_of_regions() for name in head.names)
    return re.compile(load("structure/title", TitleForms).head_defined.pattern.replace("{heads}", heads))


def head_defined(words: str) -> str | None:
    """Return the head of the region that a definition names (`Bupati adalah Bupati Contoh`), None for any other."""
    match = _head_defined().match(words)
    return proper(match[1]) if match else None


@cache
def _names() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    """The patterns of all printed kinds, longest first. In a title a scan may glue words together."""
    return tuple(
        (re.compile(r"[\s–-]*".join(map(re.escape, re.split(r"[ -]", name))), re.IGNORECASE), kind)
        for name, kind in full_names()
    )


def instrument_of(words: str) -> Instrument | None:
    """Return the kind that `words` (`PERATURAN BUPATI BEKASI`, up to NOMOR or TENTANG) open with, None for no kind."""
    words = capitals(" ".join(words.split()).strip(" ,.:").upper())
    for pattern, kind in _names():
        if match := pattern.match(words):
            rest = words[match.end() :].strip(" ,.:")
            office = match[0].partition(" ")[2]
            maker = {"none": "", "place": rest, "fixed": office, "head": f"{office} {rest}"}.get(
                kind.maker, f"{match[0].split()[-1]} {_form('country').sub('', rest)}".strip()
            )
            return Instrument(kind.jenis, maker_slug(kind, rest), maker, placed=kind.maker != "none")
    return None


def number_of(words: str) -> tuple[str | None, str | None]:
    """Return (number, year) of `NOMOR 9 TAHUN 2017`; a year inside the number (`113/PMK.05/2012`) counts."""
    match = _form("number").match(" ".join(words.split()))
    if not match:
        return None, None
    nomor = _mended(re.sub(r" ?/ ?", "/", match["nomor"].strip(" .:…_-"))) or None
    if nomor and not any(map(str.isdigit, nomor)) and not _form("roman_number").fullmatch(nomor):
        nomor = None  # a misread sign is no number
    tahun = _mended(re.sub(r"\s", "", match["tahun"])) if match["tahun"] else None
    if tahun and not _form("year").fullmatch(tahun):
        tahun = None
    if nomor and not tahun and (year := _form("year_in_number").search(nomor)):
        tahun = year[0]
    return nomor, tahun


def _mended(number: str) -> str:
    """Return `number` in digits where a scan mixed letters into them: `l3` is 13, `2OI9` is 2019; `13A` stays."""
    if not any(map(str.isdigit, number)):
        return number
    return next((reading.label for reading in readings("nomor", number) if reading.label.isdigit()), number)


def read_title(text: Text, lines: Sequence[Line]) -> Title:
    """Read the lines before the preamble. Everything in them ends in a block."""
    content = text.content
    words = [content[line.start : line.end] for line in lines]
    first = _title_line(lines, words)
    if first is None:
        return Title(blocks=_blocks(lines, [("kepala", 0, len(lines))]))
    number = next((at for at in range(first, len(lines)) if _name(lines[at]) == "nomor"), None)
    about = next((at for at in range(first, len(lines)) if _name(lines[at]) == "tentang"), None)
    rahmat = next((at for at in range(first, len(lines)) if _name(lines[at]) == "rahmat"), None)
    if number is not None and about is not None and number > about:
        number = None
    kind_end = number if number is not None else about if about is not None else first + 1
    instrument = instrument_of(" ".join(words[first:kind_end]))
    nomor, tahun = (None, None)
    if number is not None:
        nomor, tahun = number_of(" ".join(words[number : about if about is not None else number + 1]))
    formula = (
        rahmat if rahmat is not None and rahmat >= max(kind_end, about or 0) else None
    )  # else the subject is below
    after = len(lines) if formula is None else formula
    subject_start = about if about is not None else kind_end
    label_only = about is not None and not content[lines[about].markers[0].after : lines[about].end].strip()
    maker_line = None
    if formula is None and about is not None:
        maker_line = next((at for at in range(after - 1, about + label_only, -1) if words[at].endswith(",")), None)
        after = maker_line if maker_line is not None else after
    tentang = None
    if about is not None:
        body = ["" if label_only else content[lines[about].markers[0].after : lines[about].end]]
        tentang = " ".join([*body, *words[about + 1 : after]]).strip() or None
    maker_start = maker_line if maker_line is not None else (formula + 1 if formula is not None else None)
    maker = _maker(words[maker_start:]) if maker_start is not None else ""
    parts: list[tuple[BlockKind, int, int]] = [("kepala", 0, first), ("jenis", first, kind_end)]
    if number is not None:
        parts.append(("nomor", number, subject_start if subject_start > number else number + 1))
    if about is not None:
        parts.append(("tentang" if label_only else "judul", about, about + 1))
        parts.append(("judul", about + 1, after))
    elif number is not None:
        parts.append(("judul", number + 1, after))
    else:
        parts.append(("judul", kind_end, after))
    if maker_start is not None:
        parts.append(("pembentuk", maker_start, len(lines)))
    if rahmat is not None:
        parts.append(("rahmat", rahmat, rahmat + 1))
    printed = maker or (instrument.maker if instrument else "")
    return Title(instrument, nomor, tahun, tentang, proper(printed) or None, _blocks(lines, parts))


def _maker(lines: Sequence[str]) -> str:
    """The maker below the formula: up to the comma that ends it, three lines at most."""
    kept: list[str] = []
    for line in lines[:3]:
        kept.append(line)
        if line.endswith((",", ";", ":")):
            break
    else:
        kept = kept[:1]
    return " ".join(kept).strip(" ,.:;")


def _name(line: Line) -> str:
    return line.markers[0].name if line.markers else ""


def _title_line(lines: Sequence[Line], words: Sequence[str]) -> int | None:
    """The line with the kind: the last one before TENTANG that opens like a kind and stands in capitals."""
    found = None
    for at, line in enumerate(lines):
        if _name(line) in ("tentang", "rahmat") and found is not None:
            return found
        opening = words[at].strip(" *")
        if opening.isupper() and " " not in opening:  # PERATURAN / WALI KOTA … on two lines
            opening = " ".join(words[at : at + 2])
        if opening[:14].isupper() and instrument_of(opening) and not opening.startswith("LEMBARAN"):
            if found is not None and all(_name(above) != "nomor" for above in lines[found:at]) and at - found < 3:
                continue  # a kind over two lines: PERATURAN / PEMERINTAH …
            found = at
    return found


def _blocks(lines: Sequence[Line], parts: Sequence[tuple[BlockKind, int, int]]) -> tuple[Block, ...]:
    """Every line stands in one block, in whatever order the lines are: in the last of the `parts` that claim it."""
    claims: list[tuple[BlockKind, int]] = [("lain", -1)] * len(lines)
    for number, (kind, start, end) in enumerate(parts):
        claims[start:end] = [(kind, number)] * max(0, end - start)
    blocks: list[Block] = []
    at = 0
    for (kind, _), claimed in groupby(claims):
        first, at = at, at + len(list(claimed))
        blocks.append(Block(kind, Span(lines[first].start, lines[at - 1].end)))
    return tuple(blocks)


def proper(words: str) -> str:
    """Return words in capitals as a name: `BUPATI PENUKAL ABAB` gives `Bupati Penukal Abab`."""
    if not words.isupper():
        return words
    joining = load("structure/title", TitleForms).joining.words
    names = [word.lower() if word.lower() in joining else word.capitalize() for word in words.split()]
    return " ".join(names)
