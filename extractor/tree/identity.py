"""Which regulation a text is: what its title says, and where the title is misread, what other places say.

Kind, number, year and maker stand in the title and again in the words of decision, in the closing block, in the line of
the gazette and at the head of every annex and Penjelasan. What the title says surely counts. Where it is misread,
another place may say it, if what is left in the title allows it; else it stays open. Every such value is told.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz import fuzz

from extractor.law.address import work_iri
from extractor.law.instruments import is_joint, is_regional, only_year, place_of_head
from extractor.model.document import (
    Block,
    Gazette,
    HeadDoubt,
    HeadField,
    HeadSource,
    Maker,
    Metadata,
    Provision,
    Signature,
)
from extractor.model.text import Span, Text
from extractor.tree.closing import Closing, gazette_head, gazette_of, head_signature, office_words, signatures_in
from extractor.tree.head_number import Figure, NumberLine, number_line
from extractor.tree.title import Instrument, Title, head_defined, instrument_of, proper

# A definition of the head of the region ends within so many characters (chosen: name and region are shorter).
_DEFINITION_CHARS = 200
# The caption of an annex has its number within so many lines.
_CAPTION_LINES = 8
# Two printings of one maker's name are alike in so much of their letters (per cent), if one of them is misread.
_NEARLY_EQUAL = 85
_JOINT = re.compile(r"^\W*(?:RANCANGAN\s+)?PERATURAN\s+BERSAMA\s+")
_NUMBERS = re.compile(r"(?=\bNOMOR\b)")
_NUMBERED = re.compile(r"^NOMOR\s*:?\s*\S+(?:\s+TAHUN\s+\S+)?")
_DECIDES = re.compile(r"^\S+\s?:?\s?")


class _Said(Struct, frozen=True):
    """Number and year as another place than the title gives them."""

    source: HeadSource
    nomor: str | None = None
    tahun: str | None = None


def metadata_of(
    text: Text, title: Title, closing: Closing, blocks: Sequence[Block], provisions: Sequence[Provision]
) -> Metadata:
    """Return what the text says of itself, its doubts included."""
    decided = next((text.of(block.span) for block in blocks if block.kind == "menetapkan"), "")
    kind_words, _, about = _DECIDES.sub("", decided).partition("TENTANG")
    doubts: list[HeadDoubt] = []
    instrument, tentang, pembentuk = title.instrument, title.tentang, title.pembentuk
    if (instrument is None or not instrument.sure) and decided:
        other = instrument_of(kind_words)
        if other is not None and (instrument is None or other.sure):
            instrument = other if instrument is None else replace(instrument, jenis=other.jenis)
            doubts.append(HeadDoubt("jenis", title.kind_span, instrument.jenis, "menetapkan"))
    if instrument is None:
        doubts.append(HeadDoubt("jenis", None))
    elif not instrument.sure and not doubts:
        doubts.append(HeadDoubt("jenis", title.kind_span, instrument.jenis, "bentuk"))
    if tentang is None and about:
        tentang = about.strip(" .\n") or None
    if pembentuk is None or len(pembentuk.split()) < 2:
        pembentuk = _head_of_region(text, provisions) or pembentuk
    if pembentuk is None and instrument is not None and not instrument.maker:
        pembentuk = proper((closing.ditetapkan.jabatan or "").upper()) or None
        doubts.append(HeadDoubt("pembentuk", None, pembentuk, "penutup" if pembentuk else None))
    instrument, pembentuk, doubt = _mended_maker(instrument, pembentuk, closing)
    doubts += [replace(doubt, span=title.kind_span)] if doubt else []
    place = _place(instrument, pembentuk, title) or _place(instrument, proper(closing.ditetapkan.jabatan or ""), title)
    berita = closing.berita or next(
        (gazette_head(text.of(block.span)) for block in blocks if block.kind == "kepala"), None
    )
    others = tuple(_others(text, instrument, closing, berita, provisions))
    misprinted = _is_recognised(text, title.number_span)
    numbers = title.number
    nomor, tahun = None, None
    if instrument is not None or numbers is not None:
        nomor, doubt = _figure("nomor", numbers.nomor if numbers else None, others, misprinted)
        if not (numbers and numbers.open) and doubt:
            doubts.append(replace(doubt, span=title.number_span))
        tahun, doubt = _figure("tahun", numbers.tahun if numbers else None, others, misprinted)
        if doubt and not (numbers and numbers.open and doubt.value is None):
            doubts.append(replace(doubt, span=title.number_span))
    if title.kind_span is None and not any(block.kind == "kepala" for block in blocks):
        doubts = []  # the text begins below its title
    iri = None
    if instrument and (year := only_year(instrument.jenis)):
        tahun, iri = year, work_iri(instrument.jenis, None, year, None)
        doubts = []  # it has neither number nor maker in its title
    elif instrument and nomor and tahun and (place or not instrument.placed):
        iri = work_iri(instrument.jenis, place, tahun, nomor)
    signed = closing.ditetapkan
    if signed.tanggal is None and not signed.tempat:
        heads = (text.content[block.span.start : block.span.end] for block in blocks if block.kind == "kepala")
        dated = next(filter(None, map(head_signature, heads)), Signature())
        signed = replace(signed, tempat=dated.tempat, tanggal=dated.tanggal)
    ditetapkan, enacted = _dated("ditetapkan.tanggal", signed, tahun)
    diundangkan, promulgated = _dated("diundangkan.tanggal", closing.diundangkan, tahun)
    makers = _makers(text, blocks) if instrument and is_joint(instrument.jenis) else ()
    if makers:
        pembentuk = ", ".join(maker.pembentuk for maker in makers[:-1]) + f" dan {makers[-1].pembentuk}"
    return Metadata(
        iri, instrument.jenis if instrument else None, nomor, tahun, tentang, pembentuk, place,
        ditetapkan, diundangkan, berita, None, (*doubts, *closing.doubts, *enacted, *promulgated),
        makers,
    )  # fmt: skip


def _makers(text: Text, blocks: Sequence[Block]) -> tuple[Maker, ...]:
    """Return all who made a regulation together; empty where the title does not name two.

    Each has the number behind its name, else the one in its place; the signature of its office, else the one in its
    place where there are as many; promulgation and gazette by their place.
    """
    of_kind: dict[str, list[list[str]]] = {}
    for block in blocks:
        of_kind.setdefault(block.kind, []).append(text.content[block.span.start : block.span.end].split("\n"))
    title = " ".join(line for kind in ("jenis", "nomor") for lines in of_kind.get(kind, ()) for line in lines)
    parts = [words for words in _NUMBERS.split(_JOINT.sub("", title)) if words.strip()]
    numbers = [line for words in parts if (line := number_line(words)) is not None]
    printed = " ".join(_NUMBERED.sub(" ", words) for words in parts)
    names = [proper(name.strip(" ,.:")) for name in _further_makers().split(printed) if name.strip(" ,.:")]
    if len(names) < 2:
        return ()
    signed = [one for lines in of_kind.get("penetapan", ()) for one in signatures_in(lines, names)]
    promulgated = [one for lines in of_kind.get("pengundangan", ()) for one in signatures_in(lines, ())[:1]]
    lines = [" ".join(words) for words in of_kind.get("berita", ())]
    gazettes = [found for words in lines if (found := gazette_of(words)) and not words.upper().startswith("TAMBAHAN")]
    made = []
    for at, name in enumerate(names):
        number = numbers[at] if at < len(numbers) else NumberLine()
        tahun = number.tahun.value or (numbers[-1].tahun.value if numbers else None)
        own = next((one for one in signed if fuzz.ratio(proper(one.jabatan or ""), name) >= _NEARLY_EQUAL), None)
        signature = own or (signed[at] if len(signed) == len(names) else Signature())
        made.append(Maker(
            name, number.nomor.value, tahun, place_of_head(name), signature,
            promulgated[at] if len(promulgated) == len(names) else Signature(),
            gazettes[at] if len(gazettes) == len(names) else None,
        ))  # fmt: skip
    return tuple(made)


@cache
def _further_makers() -> re.Pattern[str]:
    """What stands between the names of two makers: a comma or `DAN` before the name of an office."""
    offices = "|".join(sorted(map(re.escape, office_words())))
    return re.compile(rf"(?:\s*,)?\s*\bDAN\s+(?=(?:{offices})\b)|\s*,\s*(?=(?:{offices})\b)")


def _others(
    text: Text, instrument: Instrument | None, closing: Closing, berita: Gazette | None, provisions: Sequence[Provision]
) -> Iterator[_Said]:
    """Yield what the other places say, the one that repeats the title first."""
    for unit in provisions:
        if unit.kind == "lampiran":
            yield from _caption_numbers(text, unit.span.start)
    if berita is not None and instrument is not None and is_regional(instrument.jenis):
        yield _Said("berita", berita.nomor if berita.nomor and berita.nomor.isdigit() else None, berita.tahun)
    elif berita is not None:
        yield _Said("berita", None, berita.tahun)
    for signature in (closing.ditetapkan, closing.diundangkan):
        if signature.tanggal:
            yield _Said("penutup", None, signature.tanggal[:4])


def _caption_numbers(text: Text, start: int) -> Iterator[_Said]:
    """Yield number and year of the caption that begins at `start`."""
    for words in text.content[start : start + 1000].split("\n")[:_CAPTION_LINES]:
        numbers = number_line(words)
        if numbers is not None:
            if numbers.nomor.sure and numbers.tahun.sure:
                yield _Said("lampiran", numbers.nomor.value, numbers.tahun.value)
            return


def _figure(
    field: HeadField, printed: Figure | None, others: Sequence[_Said], misprinted: bool
) -> tuple[str | None, HeadDoubt | None]:
    """Return the number or year, and the doubt about it: as printed if that is sure, else as another place has it."""
    said = [(other.source, value) for other in others if (value := other.nomor if field == "nomor" else other.tahun)]
    if printed is not None and printed.value is not None:
        if not printed.sure:
            agreed = any(value == printed.value for _, value in said)
            return printed.value, None if agreed else HeadDoubt(field, None, printed.value, "bentuk")
        values = {value for source, value in said if source != "berita" or field == "nomor"}
        differs = values and printed.value not in values
        if misprinted and differs and all(_alike(printed.value, other) for other in values):
            return printed.value, HeadDoubt(field, None, printed.value, "judul", min(values))
        return printed.value, None
    possible = printed.possible if printed is not None else None
    for source, value in said:
        if possible is not None and re.fullmatch(possible, value):
            return value, HeadDoubt(field, None, value, source)
        if possible is None and (source == "lampiran" or field == "tahun"):
            return value, HeadDoubt(field, None, value, source)
    return None, HeadDoubt(field, None)


def _alike(number: str, other: str) -> bool:
    """Whether another number may be the same one, misread: as many figures."""
    return len(other) == len(number) and other.isdigit() == number.isdigit()


def _is_recognised(text: Text, span: Span | None) -> bool:
    """Whether the line of the number was read by character recognition."""
    page = text.page_at(span.start) if span is not None else None
    return any(each.number == page and (each.layer or each.method == "ocr") for each in text.pages)


def _mended_maker(
    instrument: Instrument | None, pembentuk: str | None, closing: Closing
) -> tuple[Instrument | None, str | None, HeadDoubt | None]:
    """Put a misread maker in the title right where the maker below the formula and the signature agree on another."""
    signed = proper((closing.ditetapkan.jabatan or "").upper())
    if instrument is None or not instrument.maker or not pembentuk or not signed:
        return instrument, pembentuk, None
    named = proper(instrument.maker)
    if named == pembentuk or pembentuk != signed or not _NEARLY_EQUAL <= fuzz.ratio(named, signed) < 100:
        return instrument, pembentuk, None
    place = place_of_head(signed)
    if not place or place == instrument.tempat:
        return instrument, pembentuk, None
    return replace(instrument, tempat=place), pembentuk, HeadDoubt("pembentuk", None, pembentuk, "penutup")


def _dated(field: HeadField, signature: Signature, tahun: str | None) -> tuple[Signature, tuple[HeadDoubt, ...]]:
    """Leave out a date that is misread: it lies more than a year from the year of the regulation."""
    if tahun and tahun.isdigit() and signature.tanggal and abs(int(signature.tanggal[:4]) - int(tahun)) > 1:
        return replace(signature, tanggal=None), (HeadDoubt(field, None, other=signature.tanggal),)
    return signature, ()


def _place(instrument: Instrument | None, pembentuk: str | None, title: Title) -> str | None:
    """The maker's slug: as the title names it, else the region of the head who made it."""
    if instrument is None or instrument.tempat or title.instrument is None or not instrument.placed:
        return instrument.tempat if instrument else None
    return place_of_head(pembentuk or "")


def _head_of_region(text: Text, provisions: Sequence[Provision]) -> str | None:
    """The maker as the definitions name it: `Bupati adalah Bupati Bekasi.`"""
    stack = list(reversed(provisions))
    while stack:
        provision = stack.pop()
        for span in provision.own[:1]:
            head = head_defined(text.of(Span(span.start, min(span.end, span.start + _DEFINITION_CHARS))))
            if head is not None:
                return head
        stack.extend(reversed(provision.children))
    return None
