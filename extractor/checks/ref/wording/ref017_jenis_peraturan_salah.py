"""Naskah harus menyebut dirinya dengan jenis yang benar.

"Peraturan Daerah ini" dalam Peraturan Bupati biasanya tertinggal dari naskah lain yang disalin. Diperiksa juga
Menimbang terakhir ("perlu menetapkan Keputusan ... tentang ...") dan kepala Lampiran yang memuat nomor naskah ini.
Teks yang dikutip oleh peraturan perubahan tidak diperiksa: di sana yang berbicara adalah peraturan yang diubah.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Kerangka Peraturan Perundang-undangan: judul memuat jenis peraturan.

---

A text must call itself by its right kind.

"Peraturan Daerah ini" in a Peraturan Bupati is mostly left over from a text that was copied. The last recital ("perlu
menetapkan Keputusan ... tentang ...") and the caption of an annex that bears the number of this text are looked at too.
Text quoted by an amending act is not: there the amended act speaks.

Rule: Law 12 of 2011, annex II, framework of regulations: the title names the kind.

Salah:
    Pasal 1
    Dalam Peraturan Daerah ini yang dimaksud dengan Bupati adalah Bupati Contoh.

Benar:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan Bupati adalah Bupati Contoh.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.own_kind import Named, OwnKind, alike, decided, named_as_this, named_at, shifted
from extractor.checks.shared.regulation import Regulation
from extractor.checks.shared.titles import caption_of
from extractor.law.address import number_part
from extractor.law.units import ATTACHED
from extractor.model.document import Provision
from extractor.model.text import Span


@check(
    severity="error",
    fix="unsafe",
    message="Naskah ini {jenis}, tetapi disebut “{kutipan}”; tulis “{benar}”.",
    message_en="This text is a {jenis}, but is called “{kutipan}”; write “{benar}”.",
    on_damage="warning",
    own_words=True,
)
def jenis_peraturan_salah(regulation: Regulation) -> Iterator[Found]:
    """Yield every place where the text names itself by another kind."""
    own = regulation.kind
    if own is None:
        return
    for annex in regulation.annexes:
        yield from _caption(regulation, annex, own)
    for piece in regulation.document.pieces.holding(" ini"):
        unit = piece.unit
        if piece.heading or unit.kind in ATTACHED or regulation.is_quoted(unit.eid):
            continue
        for named in named_as_this(piece.words):
            if _differs(named, own):
                right = f"{own.name} {'INI' if named.words.isupper() else 'ini'}"
                yield _found(regulation, unit, shifted(piece.span, named.start, named.end), own, right)
    yield from _last_recital(regulation, own)


def _found(regulation: Regulation, unit: Provision, span: Span, own: OwnKind, right: str) -> Found:
    return Found(
        unit.eid,
        span,
        {"jenis": own.name, "kutipan": regulation.text.of(span), "benar": right},
        fix=right,
    )


def _differs(named: Named, own: OwnKind) -> bool:
    return named.jenis != own.jenis and (named.jenis, own.jenis) not in alike()


def _last_recital(regulation: Regulation, own: OwnKind) -> Iterator[Found]:
    """`perlu menetapkan Keputusan Wali Kota tentang …`: what the last recital says is to be made is this text."""
    recitals = [unit for unit in regulation.document.provisions if unit.kind == "menimbang"]
    for span in recitals[-1].own if recitals else ():
        words = regulation.text.of(span)
        for verb in decided().finditer(words):
            named = named_at(words, verb.end())
            if named is None or not _differs(named, own):
                continue
            if re.match(r"[^.;]{0,60}?\btentang\b", words[named.end :]) and not re.match(
                r"(?:\s\w+){0,4}\sNomor\b", words[named.end :]
            ):
                quote = shifted(span, verb.start(), named.end)
                fix = f"{regulation.text.of(shifted(span, verb.start(), verb.end()))}{own.name}"
                yield _found(regulation, recitals[-1], quote, own, fix)


def _caption(regulation: Regulation, annex: Provision, own: OwnKind) -> Iterator[Found]:
    """The caption of an annex: kind, number and year of the regulation; an annexed regulation has its own number."""
    meta = regulation.document.metadata
    caption = caption_of(regulation.document, annex)
    if caption is None or not caption.nomor or not meta.nomor or not _differs(caption.kind, own):
        return
    if number_part(caption.nomor) == number_part(meta.nomor) and caption.tahun in (None, meta.tahun):
        fix = own.name.upper() if caption.kind.words.isupper() else own.name
        yield _found(regulation, annex, shifted(caption.span, caption.kind.start, caption.kind.end), own, fix)
