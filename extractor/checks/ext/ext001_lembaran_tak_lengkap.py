"""Peraturan yang menjadi dasar hukum dikutip dengan tempat pengundangannya secara lengkap.

Undang-Undang dan Peraturan Pemerintah: Lembaran Negara (tahun, nomor) dan Tambahannya. Peraturan Presiden dan
Peraturan Daerah: Lembaran Negara atau Lembaran Daerah. Peraturan Menteri sejak 2012: Berita Negara. Peraturan kepala
daerah: Berita Daerah. Diperiksa dalam Mengingat dan pada peraturan yang dicabut. Data yang kurang diusulkan dari
`grammars/drafting/gazettes.toml` bila ada di sana.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Dasar Hukum: penyebutan dilengkapi dengan Lembaran Negara dan Tambahan
Lembaran Negara, Berita Negara, Lembaran Daerah, atau Berita Daerah.

---

A regulation that is a legal basis is cited with the whole of its gazette.

Laws and government regulations: Lembaran Negara (year, number) and its Tambahan. Presidential and regional
regulations: Lembaran Negara or Lembaran Daerah. Ministerial regulations since 2012: Berita Negara. Regulations of a
head of region: Berita Daerah. The check looks at the legal bases and the regulations that are repealed. What is missing
is suggested from `grammars/drafting/gazettes.toml` where it is listed there.

Rule: Law 12 of 2011, annex II, legal basis: the gazette is added to the citation.

Salah:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik
    Indonesia Tahun 2014 Nomor 244);
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.

Benar:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik
    Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587);
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.cited_works import Work, is_ended, number_of
from extractor.checks.shared.gazettes import gazettes, register
from extractor.checks.shared.regulation import Regulation
from extractor.grammar import Form, Pattern, load
from extractor.law.address import is_body, is_legal_basis
from extractor.model.finding import Suggestion
from extractor.model.text import Span

_NAMES = {
    "negara": "Lembaran Negara",
    "berita-negara": "Berita Negara",
    "daerah": "Lembaran Daerah",
    "berita-daerah": "Berita Daerah",
}
# Characters after a title in which its gazette is looked for; the longest seen in 55 texts: 183.
_GAZETTE_CHARS = 400


@check(
    severity="warning",
    fix="asked",
    message="Kutipan {peraturan} kurang lengkap: {kurang} tidak disebut; lengkapi.",
    message_en="The citation of {peraturan} is incomplete: {kurang} is missing; complete it.",
    on_damage="skip",
    since="uu_10_2004",
)
def lembaran_tak_lengkap(regulation: Regulation) -> Iterator[Found]:
    """Yield every legal basis, amendment of one, and repealed regulation whose gazette is not whole."""
    repealed = {
        reference.span.end
        for reference in regulation.references
        if reference.relation == "mencabut" and not regulation.is_quoted(reference.source)
    }
    told: set[str] = set()
    for work in regulation.works:
        closing = work.span.end in repealed and is_body(work.eid)
        if work.inner or not (is_legal_basis(work.eid) or closing) or (closing and work.iri in told):
            continue
        whole = work.bracket is not None or is_ended(regulation.text, work.whole.end)
        missing = _missing(work) if whole else None
        if missing is None or _is_unread(regulation, work) or _is_cut(regulation, work):
            continue
        told.add(work.iri)
        name = regulation.text.of(work.span)
        yield Found(
            work.eid,
            work.bracket or work.whole,
            {"peraturan": name, "kurang": missing},
            suggestions=_suggestions(work),
        )


def _missing(work: Work) -> str | None:
    gazette = _NAMES.get(work.kind.gazette)
    if gazette is None or not work.citation.tahun or work.kind.gazette_optional:
        return None
    printed, limits = work.lembaran, gazettes().limits
    if printed is None:
        year = number_of(work.citation.tahun)
        if work.kind.gazette == "berita-negara" and (year is None or year < limits.berita_negara_since):
            return None
        if gazette == _NAMES["negara"] and (year or 0) <= limits.tambahan_since:
            return f"{gazette} atau {_NAMES['berita-negara']}"  # either held acts of those years
        return gazette
    right = gazette
    gazette = " ".join(word.capitalize() for word in printed.nama.split())
    if printed.nomor is None:
        return f"nomor {gazette}"
    if printed.tahun is None:
        return f"tahun {gazette}"
    if work.kind.explained and work.tambahan is None:
        if gazette == "Berita Negara" and (number_of(printed.tahun) or 0) <= limits.tambahan_since:
            return None  # the Berita of those years had none
        if gazette != right:
            return f"{right} (yang tertulis {gazette})"
        if (number_of(printed.nomor) or 0) > limits.largest_lembaran:
            return f"nomor {gazette} atau nama Tambahan {gazette}"
        return f"Tambahan {gazette}"
    return None


def _is_unread(regulation: Regulation, work: Work) -> bool:
    """Whether a gazette is printed behind the title whose year or number cannot be read: `Nomor a9671;`."""
    start = work.bracket.start if work.bracket else work.whole.end
    end = regulation.document.index[work.eid].span.end
    match = _printed().match(regulation.text.of(Span(start, min(end, start + _GAZETTE_CHARS))))
    return match is not None and (match["close"] is None or _unread().search(match[0]) is not None)


def _is_cut(regulation: Regulation, work: Work) -> bool:
    """Whether the text ends with the words of the citation: what followed them is not at hand."""
    complete = regulation.document.completeness
    return not (complete.body and complete.tail) and not regulation.text.content[work.whole.end :].strip()


class UnreadForm(Form, frozen=True):
    """Gazettes that are printed but cannot be read, and what a year or number looks like that cannot be."""

    gazettes: Pattern
    number: Pattern


def _form() -> UnreadForm:
    return load("drafting/ext001_lembaran_tak_lengkap", UnreadForm)


@cache
def _printed() -> re.Pattern[str]:
    return re.compile(_form().gazettes.pattern, re.VERBOSE | re.IGNORECASE)


@cache
def _unread() -> re.Pattern[str]:
    return re.compile(_form().number.pattern, re.VERBOSE | re.IGNORECASE)


def _suggestions(work: Work) -> tuple[Suggestion, ...]:
    known = register().get(work.iri)
    if known is None:
        return ()
    text = (
        f"(Lembaran Negara Republik Indonesia Tahun {known.tahun} Nomor {known.nomor}, "
        f"Tambahan Lembaran Negara Republik Indonesia Nomor {known.tambahan})"
    )
    return (Suggestion(text, work.iri, f"register: {known.source}", f"register: {known.source}"),)
