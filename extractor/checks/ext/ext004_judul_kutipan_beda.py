"""Judul, nomor, dan tahun peraturan yang dikutip harus sama di setiap tempat.

Diperiksa: peraturan yang disebut dalam "Perubahan Atas ..." dengan peraturan yang menurut kalimatnya diubah; judul
peraturan yang sama di tempat lain dalam naskah, dalam naskah lain yang diperiksa bersama, dan dalam
`grammars/drafting/gazettes.toml`. Huruf besar dan tanda baca tidak dihitung.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Dasar Hukum: peraturan disebut dengan jenis, nomor, tahun, dan judulnya.

---

The title, number and year of a cited regulation must be the same in every place.

The check looks at: the act in "Perubahan Atas ..." and the act that, as the sentence says, is amended; the title of one
regulation in another place of the text, in another text that is checked in the same call, and in
`grammars/drafting/gazettes.toml`. Case and punctuation do not count.

Rule: Law 12 of 2011, annex II, legal basis: a regulation is named by kind, number, year and title.

Salah:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Undang-Undang Nomor 33 Tahun 2004 tentang Perimbangan Keuangan antara Pemerintah Pusat dan
    Daerah (Lembaran Negara Republik Indonesia Tahun 2004 Nomor 126, Tambahan Lembaran Negara Republik Indonesia
    Nomor 4438);
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
    Mengingat : Undang-Undang Nomor 33 Tahun 2004 tentang Perimbangan Keuangan antara Pemerintah Pusat dan
    Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2004 Nomor 126, Tambahan Lembaran Negara
    Republik Indonesia Nomor 4438);
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

from collections.abc import Iterator, Sequence

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.cited_works import Work, number_of, plain_title, whole_title
from extractor.checks.shared.gazettes import register
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation
from extractor.checks.shared.titles import differs
from extractor.law.address import is_citation
from extractor.law.misreadings import alike
from extractor.law.names import name_of
from extractor.model.finding import Suggestion, Words
from extractor.model.text import Span


def _across(regulations: Sequence[Regulation]) -> Iterator[tuple[int, Found]]:
    """A title that fewer of the regulations print than another one."""
    votes: dict[str, dict[str, set[int]]] = {}
    spelled: dict[tuple[str, str], str] = {}
    rows: list[tuple[int, Work, Span]] = []
    makers: list[str] = []
    files: list[str] = []
    for place, regulation in enumerate(regulations):
        files.append(regulation.text.source.file)
        makers.append(regulation.document.metadata.pembentuk or files[place])
        for work in regulation.sure_works:
            title = whole_title(regulation.text, work)
            if title is not None and is_citation(work.eid):
                rows.append((place, work, title))
                words = regulation.text.of(title)
                votes.setdefault(work.iri, {}).setdefault(plain_title(words), set()).add(place)
                spelled.setdefault((work.iri, plain_title(words)), words)
    told: dict[int, set[int]] = {}
    for place, work, title in rows:
        regulation = regulations[place]
        printed = regulation.text.of(title)
        best, where = max(votes[work.iri].items(), key=lambda row: (_voices(makers, row[1]), -min(row[1])))
        ours = votes[work.iri][plain_title(printed)]
        if best == plain_title(printed) or _voices(makers, where) <= _voices(makers, ours):
            continue
        if place not in told:
            told[place] = {found.span.start for found in judul_kutipan_beda.look(regulation) if found.span}
        file = files[min(where)]
        found = _different(regulation, work, title, spelled[work.iri, best], (file, file))
        if found is not None and found.span is not None and found.span.start not in told[place]:
            told[place].add(found.span.start)
            yield place, found


def _voices(makers: Sequence[str], places: set[int]) -> int:
    """How many makers there are: regulations of one maker are mostly copied from each other."""
    return len({makers[at] for at in places})


@check(
    severity="warning",
    fix="asked",
    message="{hal} {peraturan}, “{tertulis}”, tidak sama dengan {sumber}; samakan.",
    message_en="{hal} of {peraturan}, “{tertulis}”, differs from {sumber}; make them one.",
    on_damage="skip",
    across=_across,
)
def judul_kutipan_beda(regulation: Regulation) -> Iterator[Found]:
    """Yield every amended act that is named otherwise than the one before, and every title that differs."""
    first: dict[str, tuple[str, str]] = {}
    told: set[Span | None] = set()
    for work in regulation.works:
        found = _other_act(regulation, work)
        if found is not None:
            yield found
        title = whole_title(regulation.text, work)
        if title is None or not is_citation(work.eid):
            continue
        words = regulation.text.of(title)
        known = register().get(work.iri)
        different = None
        if known is not None and known.tentang:
            different = _different(regulation, work, title, known.tentang, ("register", "register"))
        elif work.iri in first:
            there, where = first[work.iri]
            different = _different(regulation, work, title, there, (name_of(where), name_of(where)))
        if different is not None and different.span not in told:
            told.add(different.span)
            yield different
        first.setdefault(work.iri, (words, work.eid))


def _other_act(regulation: Regulation, work: Work) -> Found | None:
    """`X diubah dengan Y tentang Perubahan Atas Z`: Z must be X."""
    base, renamed = work.base, work.renamed
    if base is None or renamed is None or work.renamed_span is None or base.jenis != renamed.jenis:
        return None
    ours = (number_of(renamed.nomor) or renamed.nomor, renamed.tahun)
    theirs = (number_of(base.nomor) or base.nomor, base.tahun)
    if ours == theirs or None in (renamed.tahun, base.tahun):
        return None
    right = f"Nomor {base.nomor} Tahun {base.tahun}"
    words: dict[str, Words] = {
        "hal": ("Nomor atau tahun yang diubah oleh", "The number or year amended by"),
        "peraturan": regulation.text.of(work.span),
        "tertulis": regulation.text.of(work.renamed_span),
        "sumber": (f"{right} yang disebut sebelumnya", f"{right}, which is named before it"),
    }
    reason = ("peraturan yang disebut sebelum “diubah”", "the act that is named before “diubah”")
    return Found(work.eid, work.renamed_span, words, suggestions=(Suggestion(right, base.iri, *reason),))


def _different(regulation: Regulation, work: Work, title: Span, known: str, source: tuple[str, str]) -> Found | None:
    words = regulation.text.of(title)
    difference = differs(known, words)
    if difference is None or differs(alike(known.casefold(), "title"), alike(words.casefold(), "title")) is None:
        return None
    quote = shifted(title, difference.start, difference.end)
    said: dict[str, Words] = {
        "hal": ("Judul", "The title"),
        "peraturan": regulation.text.of(work.span),
        "tertulis": difference.other,
        "sumber": (f"{source[0]} (“{difference.head}”)", f"{source[1]} (“{difference.head}”)"),
    }
    reason = (f"judul menurut {source[0]}", f"the title as {source[1]} has it")
    return Found(work.eid, quote, said, suggestions=(Suggestion(known, work.iri, *reason),))
