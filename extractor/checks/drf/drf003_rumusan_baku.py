"""Rumusan yang baku ditulis menurut bakunya.

Antara lain: judul setelah Menetapkan tanpa nama daerah, akhir Menimbang, "yang selanjutnya disebut", penunjukan
Lampiran, pencabutan, mulai berlaku, "Ditetapkan di", dan nama penanda tangan tanpa gelar. Rumusan yang keliru dan
yang baku ada dalam `grammars/drafting/drf003_rumusan_baku.toml`. Dalam satu satuan, satu rumusan dilaporkan satu kali.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Kerangka Peraturan Perundang-undangan.

---

Standard formulas are written as the standard has them.

Among them: the title after Menetapkan without the name of the region, the end of the recitals, "yang selanjutnya
disebut", the reference to an annex, repeal, commencement, "Ditetapkan di", and the name of one who signs without
titles. Wrong and standard wordings stand in `grammars/drafting/drf003_rumusan_baku.toml`. One formula is reported once
in a unit.

Rule: Law 12 of 2011, annex II, framework of regulations.

Salah:
    Pasal 1
    Peraturan Bupati ini mulai berlaku sejak tanggal diundangkan.

Benar:
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct, field

from extractor.checks.framework.basis import binds
from extractor.checks.framework.check import Found, check
from extractor.checks.shared.lists import is_spoken
from extractor.checks.shared.own_kind import OwnKind, named_at, shifted
from extractor.checks.shared.regulation import Regulation
from extractor.grammar import Form, filled, load
from extractor.law.address import is_recital
from extractor.law.instruments import is_regional
from extractor.model.finding import Suggestion
from extractor.model.text import Span


class FormulaRow(Form, frozen=True):
    """One formula as the grammar writes it; the head of the grammar says what each field is."""

    where: Literal["menimbang", "definisi", "isi", "penutup"]
    needs: tuple[str, ...]
    wrong: str
    right: str
    but: str | None = field(name="not", default=None)
    fix: str | None = None
    not_kinds: tuple[str, ...] = ()


class SignedForm(Form, frozen=True):
    """Titles before a name, and degrees after it as a pattern."""

    titles: tuple[str, ...]
    pattern: str


class StandardWording(Form, frozen=True):
    """The whole of `drafting/drf003_rumusan_baku.toml`."""

    formula: tuple[FormulaRow, ...]
    signed: SignedForm


_WORDING = ("Gunakan rumusan", "Use the standard wording")
_NAME = ("Tulis nama tanpa gelar dan pangkat:", "Write the name without degree and rank:")


def _form() -> StandardWording:
    return load("drafting/drf003_rumusan_baku", StandardWording)


class Formula(Struct, frozen=True):
    """One row of the grammar, compiled."""

    where: str
    wrong: re.Pattern[str]
    right: str
    but: re.Pattern[str] | None
    fix: str | None
    not_kinds: tuple[str, ...]


@check(
    severity="warning",
    fix="unsafe",
    message="{kerja} “{baku}”.",
    message_en="{kerja} “{baku}”.",
    on_damage="skip",
    since="uu_10_2004",
    own_words=True,
)
def rumusan_baku(regulation: Regulation) -> Iterator[Found]:
    """Yield every formula that is not in its standard wording."""
    own = regulation.kind
    yield from _title(regulation, own)
    yield from _provisions(regulation)
    for block in regulation.document.blocks:
        if block.kind in ("penetapan", "pengundangan"):
            found = _first(regulation, "document", block.span, regulation.text.of(block.span), ("penutup",))
            if found is not None:
                yield found
    yield from _names(regulation)


def _provisions(regulation: Regulation) -> Iterator[Found]:
    """The first formula of each unit."""
    terms = {term.defined_by for term in regulation.terms}
    told: set[str] = set()
    for piece in regulation.document.pieces.holding(*_needs()):
        unit = piece.unit
        places: tuple[str, ...]
        if piece.heading or unit.eid in told:
            continue
        if is_recital(unit.eid):
            places = ("menimbang",)
        elif is_spoken(unit):
            places = ("isi", "definisi") if unit.eid in terms else ("isi",)
        else:
            continue
        found = _first(regulation, unit.eid, piece.span, piece.words, places)
        if found is not None:
            told.add(unit.eid)
            yield found


def _first(regulation: Regulation, eid: str, span: Span, words: str, places: tuple[str, ...]) -> Found | None:
    own = regulation.kind
    name = own.name if own else "Peraturan"
    for formula in _formulas():
        if formula.where not in places or (own and own.jenis in formula.not_kinds):
            continue
        match = formula.wrong.search(words)
        if match is None or (formula.but and formula.but.match(words, match.start())):
            continue
        quote = shifted(span, match.start(), match.end())
        fix = filled(match, formula.fix) if formula.fix else None
        right = fix or formula.right.format(jenis=name)
        reason = ("rumusan baku", "standard wording")
        return Found(
            eid,
            quote,
            {"kerja": _WORDING, "baku": right},
            suggestions=(Suggestion(right, None, *reason),),
            fix=fix,
        )
    return None


@cache
def _formulas() -> tuple[Formula, ...]:
    return tuple(
        Formula(
            row.where,
            re.compile(row.wrong, re.VERBOSE),
            row.right,
            re.compile(row.but, re.VERBOSE) if row.but else None,
            row.fix,
            row.not_kinds,
        )
        for row in _form().formula
    )


@cache
def _needs() -> tuple[str, ...]:
    """Fragments of which a provision must hold one to hold a wrong formula."""
    return tuple(need for row in _form().formula for need in row.needs)


def _title(regulation: Regulation, own: OwnKind | None) -> Iterator[Found]:
    """`Menetapkan : PERATURAN BUPATI BEKASI TENTANG …`: the kind stands there without the name of the region."""
    if own is None or not is_regional(own.jenis) or not binds("permendagri_80_2015", regulation.document.metadata):
        return
    for block in regulation.document.blocks:
        words = regulation.text.of(block.span)
        start = re.match(r"Menetapkan\s?:?\s?", words, re.IGNORECASE)
        named = named_at(words, start.end()) if block.kind == "menetapkan" and start else None
        if named is None:
            continue
        region = re.match(r"(?:\s[A-Z][\w.'-]*){1,8}?\sTENTANG\b", words[named.end :])
        if region is None or region[0].split() == ["TENTANG"] or "NOMOR" in region[0]:
            continue
        fix = f"{named.words} TENTANG"
        quote = shifted(block.span, named.start, named.end + region.end())
        reason = ("tanpa nama daerah", "without the name of the region")
        yield Found(
            "preamble", quote, {"kerja": _WORDING, "baku": fix}, suggestions=(Suggestion(fix, None, *reason),), fix=fix
        )


def _names(regulation: Regulation) -> Iterator[Found]:
    """The names of those who sign, with titles before or degrees after them."""
    meta = regulation.document.metadata
    for block in regulation.document.blocks:
        name = {"penetapan": meta.ditetapkan.nama, "pengundangan": meta.diundangkan.nama}.get(block.kind)
        if not name:
            continue
        plain = _without_titles(name)
        words = regulation.text.of(block.span)
        at = words.rfind(" ".join(name.split()))
        if plain == name or at < 0:
            continue
        quote = shifted(block.span, at, at + len(name))
        reason = ("nama tanpa gelar dan pangkat", "the name without degree and rank")
        yield Found("document", quote, {"kerja": _NAME, "baku": plain}, suggestions=(Suggestion(plain, None, *reason),))


def _without_titles(name: str) -> str:
    signed = _form().signed
    plain = name
    found = True
    while found:
        title = next((each for each in signed.titles if plain.startswith(each)), None)
        found = title is not None and len(plain) > len(title or "") + 2
        if found and title is not None:
            plain = plain[len(title) :].lstrip(" ,")
    degree = re.search(signed.pattern, plain, re.VERBOSE)
    return plain[: degree.start()].rstrip(" ,") if degree else plain
