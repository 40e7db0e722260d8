"""Peraturan lain dikutip menurut format yang tetap.

Jenis dan nama daerah, Nomor dan Tahun dengan huruf kapital, "tentang" dengan huruf kecil, Lembaran dan Tambahannya
dipisah dengan koma, "sebagaimana telah beberapa kali diubah terakhir dengan". Kesalahan yang lazim beserta
pembetulannya ada dalam `grammars/drafting/ext003_format_kutipan.toml`. Nama daerah yang tidak disebut diisi dengan
daerah dari peraturan ini.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Dasar Hukum dan Teknik Pengacuan: jenis, nomor, tahun, judul, Lembaran.

---

Other regulations are cited in one constant format.

Kind and name of the region, Nomor and Tahun with capitals, "tentang" in lower case, a comma between the gazette and
its Tambahan, "sebagaimana telah beberapa kali diubah terakhir dengan". Common mistakes and their corrections are in
`grammars/drafting/ext003_format_kutipan.toml`. A region that is not named is taken to be that of this regulation.

Rule: Law 12 of 2011, annex II, legal basis and references: kind, number, year, title, gazette.

Salah:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Undang-undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran
    Negara Republik Indonesia Tahun 2011 Nomor 82; Tambahan Lembaran Negara Nomor 5234);
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
    Mengingat : Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran
    Negara Republik Indonesia Tahun 2011 Nomor 82, Tambahan Lembaran Negara Republik Indonesia Nomor 5234);
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.cited_works import Work
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation
from extractor.grammar import Form, filled, load
from extractor.law.address import is_attached
from extractor.law.instruments import heads_of_regions
from extractor.model.text import Span

# Characters after a citation in which its slips are looked for (chosen).
_AFTER_CHARS = 80
# Characters on either side of a slip that a message shows (chosen).
_SHOWN_CHARS = 20


class Slip(Form, frozen=True):
    """A slip as a pattern, what to write for it, and fragments as printed of which the words must hold one."""

    needs: tuple[str, ...]
    wrong: str
    right: str


class CitationSlips(Form, frozen=True):
    """The slips around a citation, and those inside the brackets of its gazettes."""

    around: tuple[Slip, ...]
    bracket: tuple[Slip, ...]


@check(
    severity="warning",
    fix="unsafe",
    message="Format kutipan: tulis “{benar}”.",
    message_en="Format of the citation: write “{benar}”.",
    on_damage="skip",
    since="uu_10_2004",
    own_words=True,
)
def format_kutipan(regulation: Regulation) -> Iterator[Found]:
    """Yield every slip in the format of a citation, each with the words that mend it."""
    without_region: set[str] = set()
    told: set[int] = set()
    for work in regulation.works:
        if is_attached(work.eid) or regulation.is_quoted(work.eid):
            continue
        yield from _region(regulation, work, without_region)
        without_region.add(work.iri)
        if not work.inner:
            yield from _around(regulation, work, told)
        if work.bracket is not None and not work.inner:
            yield from _bracket(regulation, work.eid, work.bracket)


def _region(regulation: Regulation, work: Work, seen: set[str]) -> Iterator[Found]:
    """A regulation of a region that is cited for the first time, without the name of the region."""
    if work.kind.maker not in ("place", "head") or work.kind.short or work.iri in seen:
        return
    words = regulation.text.of(work.span)
    missing = re.match(rf"(?i)({re.escape(work.kind.name)})(\sNomor\s)", words)
    place = _own_region(regulation, head=work.kind.maker == "head")
    own = regulation.document.metadata.tempat
    if missing is None or place is None or (own is not None and f"/{own}/" not in work.iri):
        return
    right = f"{missing[1]} {place}{words[missing.end(1) :]}"
    yield Found(work.eid, work.span, {"benar": right}, fix=right)


def _own_region(regulation: Regulation, *, head: bool) -> str | None:
    meta = regulation.document.metadata
    if not meta.pembentuk:
        return None
    for each in heads_of_regions():
        for title in each.names:
            if meta.pembentuk.startswith(f"{title} "):
                name = meta.pembentuk.removeprefix(f"{title} ")
                return name if head else f"{each.region} {name}"
    return None


def _around(regulation: Regulation, work: Work, told: set[int]) -> Iterator[Found]:
    """The words of the citation and shortly after it, each slip a finding of its own."""
    unit = regulation.document.index.get(work.eid)
    own = next((span for span in unit.own if span.covers(work.span)), None) if unit else None
    if own is None:
        return
    end = min(own.end, work.whole.end + _AFTER_CHARS)
    while end < own.end and not regulation.text.content[end].isspace():
        end += 1
    part = Span(work.span.start, end)
    words = regulation.text.of(part)
    slips = [
        (match.start(), match.end(), filled(match, right), pattern.pattern)
        for pattern, right in _patterns("around", words)
        for match in pattern.finditer(words)
    ]
    for start, end, fix, fact in slips:
        quote = shifted(part, start, end)
        if quote.start in told:
            continue
        told.add(quote.start)
        # What stands behind the citation is told only where the slip is there: `Nomor 14); sebagaimana telah diubah`.
        last = work.whole.end - part.start
        last = last if end <= last else len(words)
        within = [slip for slip in slips if slip[1] <= last]
        yield Found(work.eid, quote, {"benar": _shown(words[:last], start, end, within)}, fix=fix, fact=fact)


def _shown(words: str, start: int, end: int, slips: Sequence[tuple[int, int, str, str]]) -> str:
    """Return what to write with a few whole words around it, in which no other slip is left."""
    right = ""
    for low, high, fix, _ in sorted(slips, reverse=True):
        if low == start:
            right = fix
        elif high <= start or low >= end:
            words = f"{words[:low]}{fix}{words[high:]}"
            if high <= start:
                start, end = start + len(fix) - (high - low), end + len(fix) - (high - low)
    low = words.rfind(" ", 0, max(0, start - _SHOWN_CHARS) + 1) + 1 if start > _SHOWN_CHARS else 0
    high = words.find(" ", end + _SHOWN_CHARS)
    tail = "" if high < 0 else " …"
    shown = f"{words[low:start]}{right}{words[end : high if high >= 0 else len(words)]}"
    return f"{'… ' if low else ''}{' '.join(shown.split())}{tail}"


def _bracket(regulation: Regulation, eid: str, bracket: Span) -> Iterator[Found]:
    """The gazettes in brackets: one finding from the first slip to the last."""
    words = regulation.text.of(bracket)
    found = (
        (match.start(), match.end(), filled(match, right), pattern.pattern)
        for pattern, right in _patterns("bracket", words)
        for match in pattern.finditer(words)
    )
    changes = sorted(found, key=lambda change: (change[0], -change[1]))
    if not changes:
        return
    start, end = changes[0][0], max(change[1] for change in changes)
    fix, at = "", start
    for low, high, right, _ in changes:
        if low < at:
            continue
        fix += words[at:low] + right
        at = high
    fix += words[at:end]
    right = f"{words[:start]}{fix}{words[end:]}"
    fact = " ".join(dict.fromkeys(change[3] for change in changes))
    yield Found(eid, shifted(bracket, start, end), {"benar": right}, fix=fix, fact=fact)


def _patterns(name: str, words: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield the slips of one table that `words` can hold, each with what to write for it."""
    for pattern, right, needs in _slips(name):
        if any(need in words for need in needs):
            yield pattern, right


@cache
def _slips(name: str) -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    form = load("drafting/ext003_format_kutipan", CitationSlips)
    rows = form.around if name == "around" else form.bracket
    return tuple((re.compile(row.wrong, re.VERBOSE), row.right, row.needs) for row in rows)
