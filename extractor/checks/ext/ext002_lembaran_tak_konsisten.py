"""Nomor dan tahun Lembaran Negara harus sesuai dengan peraturannya dan dengan kutipan lain.

Tanpa data dari luar diperiksa: tahun Lembaran sama dengan tahun peraturan atau tahun berikutnya; nomor Lembaran Negara
tidak lebih dari sekitar 400; Lembaran peraturan perubahan bukan Lembaran peraturan yang diubah; nomor Tambahan
Lembaran Negara naik menurut tahun dan nomor Lembaran; peraturan yang sama dikutip dengan Lembaran yang sama, juga
di antara naskah yang diperiksa bersama; yang tercetak pada naskah peraturan itu sendiri adalah yang benar. Selain itu
kutipan dibandingkan dengan `grammars/drafting/gazettes.toml`.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Dasar Hukum: penyebutan Lembaran Negara dan Tambahannya.

---

The number and year of a gazette must fit the regulation and the other citations.

Without outside data: the year of the gazette is that of the regulation or the next; a Lembaran Negara has no number
much above 400; the gazette of an amending act is not that of the amended one; numbers of the Tambahan rise with year
and number of the Lembaran Negara; one law is cited with one gazette, also between texts that are checked in one call,
where the one that a regulation prints at its own end is right. Citations are also compared with
`grammars/drafting/gazettes.toml`.

Rule: Law 12 of 2011, annex II, legal basis: the gazette is added to the citation.

Salah:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Peraturan Daerah Kabupaten Contoh Nomor 7 Tahun 2016 tentang Perangkat Daerah (Lembaran Daerah
    Kabupaten Contoh Tahun 2014 Nomor 7);
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
    Mengingat : Peraturan Daerah Kabupaten Contoh Nomor 7 Tahun 2016 tentang Perangkat Daerah (Lembaran Daerah
    Kabupaten Contoh Tahun 2016 Nomor 7);
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

from collections.abc import Iterator, Sequence

from extractor.checks.ext.ballot import Ballot
from extractor.checks.ext.rising import out_of_order
from extractor.checks.framework.check import Found, check
from extractor.checks.shared.cited_works import Work, number_of
from extractor.checks.shared.gazettes import Numbers, gazettes, lembaran, numbers_of, own_readings, readings, register
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import name_of
from extractor.model.finding import Suggestion, Words

# So many years after a regulation its gazette can be (chosen: late in December, and regions are slow).
_STATE_YEARS, _REGION_YEARS = 1, 2


def _across(regulations: Sequence[Regulation]) -> Iterator[tuple[int, Found]]:
    """A gazette that another of the regulations prints otherwise; what a regulation prints of itself is right.

    Those that `lembaran_tak_konsisten` finds wrong by themselves have no voice.
    """
    cited: list[tuple[int, Work]] = []
    ballot = Ballot([_maker(regulation) for regulation in regulations])
    for place, regulation in enumerate(regulations):
        if regulation.is_sure:
            ballot.settle(regulation.document.metadata.iri, own_readings(regulation.document.metadata), place)
        wrong = {found.span for found in lembaran_tak_konsisten.look(regulation)}
        for work in regulation.sure_works:
            if (work.bracket or work.whole) not in wrong:
                cited.append((place, work))
                ballot.count(work.iri, readings(work), place)
    told: set[tuple[int, str]] = set()
    for place, work in cited:
        opposed = ballot.opposed(work.iri, readings(work), place)
        if opposed is None or (place, work.iri) in told:
            continue
        told.add((place, work.iri))
        where = regulations[opposed.place].text.source.file
        source: Words = (
            f"{where} ({opposed.known}), yang diperiksa bersama naskah ini",
            f"{where} ({opposed.known}), which is checked together with this text",
        )
        words: dict[str, Words] = {
            "peraturan": regulations[place].text.of(work.span),
            "nilai": opposed.printed,
            "sumber": source,
        }
        suggestion = Suggestion(opposed.known, work.iri, f"tercetak demikian dalam {where}", f"so printed in {where}")
        yield (
            place,
            Found(
                work.eid,
                work.bracket or work.whole,
                words,
                suggestions=(suggestion,) if opposed.outvoted else (),
                severity=None if opposed.outvoted else "warning",
            ),
        )


def _maker(regulation: Regulation) -> str:
    meta = regulation.document.metadata
    return meta.pembentuk or meta.jenis or regulation.text.source.file


@check(
    severity="error",
    fix="asked",
    message="{peraturan}: {nilai} bertentangan dengan {sumber}; betulkan.",
    message_en="{peraturan}: {nilai} contradicts {sumber}; correct it.",
    on_damage="skip",
    across=_across,
)
def lembaran_tak_konsisten(regulation: Regulation) -> Iterator[Found]:
    """Yield every gazette that cannot be right; a citation is reported once, for the plainest reason."""
    mistaken = _mistaken_supplements(regulation)
    first: dict[str, Work] = {}
    for work in regulation.works:
        if work.inner or work.lembaran is None:
            continue
        problem = (
            _against_register(work)
            or _wrong_year(work)
            or _same_as_base(regulation, work)
            or _too_large(work)
            or _against_itself(regulation, first.get(work.iri), work)
            or mistaken.get(work.span.start)
        )
        if work.bracket and work.lembaran.nomor:
            first.setdefault(work.iri, work)
        if problem is not None:
            value, source, suggestions = problem
            words: dict[str, Words] = {
                "peraturan": regulation.text.of(work.span),
                "nilai": value,
                "sumber": source,
            }
            yield Found(work.eid, work.bracket or work.whole, words, suggestions=suggestions)


Problem = tuple[str, Words, tuple[Suggestion, ...]]


def _printed(work: Work) -> str:
    gazette = work.lembaran
    assert gazette is not None
    year = f" Tahun {gazette.tahun}" if gazette.tahun else ""
    number = f" Nomor {gazette.nomor}" if gazette.nomor else ""
    return f"{gazette.nama}{year}{number}"


def _against_register(work: Work) -> Problem | None:
    known, numbers = register().get(work.iri), numbers_of(work)
    if known is None or numbers is None or numbers[1] > gazettes().limits.largest_lembaran:
        return None
    right = f"{lembaran((known.tahun, known.nomor))}, Tambahan Lembaran Negara Nomor {known.tambahan}"
    reason = (f"register: {known.source}", f"register: {known.source}")
    if numbers[:2] != (known.tahun, known.nomor):
        return _printed(work), f"register ({right})", (Suggestion(right, work.iri, *reason),)
    if numbers[2] not in (None, known.tambahan):
        value = f"Tambahan Lembaran Negara Nomor {numbers[2]}"
        return value, f"register ({right})", (Suggestion(right, work.iri, *reason),)
    return None


def _wrong_year(work: Work) -> Problem | None:
    gazette = work.lembaran
    year, printed = number_of(work.citation.tahun), number_of(gazette.tahun) if gazette else None
    latest = _STATE_YEARS if work.kind.gazette == "negara" else _REGION_YEARS
    if gazette is None or work.joined or year is None or printed is None or year <= printed <= year + latest:
        return None
    source = (f"tahun peraturan itu sendiri ({year})", f"the year of the regulation itself ({year})")
    return _printed(work), source, _moved(work, year)


def _moved(work: Work, year: int) -> tuple[Suggestion, ...]:
    gazette = work.lembaran
    if gazette is None or gazette.nomor is None:
        return ()
    text = f"{gazette.nama} Tahun {year} Nomor {gazette.nomor}"
    other = f"Nomor {work.citation.nomor} Tahun {gazette.tahun}"
    return (
        Suggestion(text, work.iri, "tahun peraturan itu", "the year of the regulation"),
        Suggestion(other, None, "tahun Lembaran itu", "the year of the gazette"),
    )


def _same_as_base(regulation: Regulation, work: Work) -> Problem | None:
    gazette = work.lembaran
    if work.base is None or gazette is None or gazette.nomor is None or gazette.tahun is None:
        return None
    for other in work.base.gazettes:
        if (other.nama, other.tahun, other.nomor) == (gazette.nama, gazette.tahun, gazette.nomor):
            source = ("peraturan yang diubahnya, yang dimuat di sana", "the act that it amends, which stands there")
            return _printed(work), source, ()
    return None


def _too_large(work: Work) -> Problem | None:
    gazette = work.lembaran
    largest = gazettes().limits.largest_lembaran
    if gazette is None or work.tambahan is None or not gazette.nama.lower().startswith("lembaran negara"):
        return None
    if (number_of(gazette.nomor) or 0) <= largest:
        return None
    source = (
        f"jumlah nomor dalam satu tahun (tidak lebih dari sekitar {largest})",
        f"the count of numbers in a year (not above about {largest})",
    )
    return _printed(work), source, ()


def _against_itself(regulation: Regulation, other: Work | None, work: Work) -> Problem | None:
    ours, theirs = numbers_of(work), numbers_of(other) if other else None
    if other is None or ours is None or theirs is None:
        return None
    if ours[:2] == theirs[:2] and (ours[2] == theirs[2] or None in (ours[2], theirs[2])):
        return None
    where = name_of(other.eid)
    known = lembaran(theirs[:2])
    if theirs[2] is not None:
        known += f", Tambahan Lembaran Negara Nomor {theirs[2]}"
    reason = (f"dikutip demikian dalam {where}", f"so cited in {where}")
    value = _printed(work) if ours[:2] != theirs[:2] else f"Tambahan Lembaran Negara Nomor {ours[2]}"
    return value, f"{where} ({known})", (Suggestion(known, work.iri, *reason),)


def _mistaken_supplements(regulation: Regulation) -> dict[int, Problem]:
    """Numbers of the Tambahan that do not rise with year and number of the Lembaran; the register's rows are right."""
    since = gazettes().limits.tambahan_since
    rows: dict[Numbers, list[Work]] = {}
    for work in regulation.works:
        numbers = numbers_of(work)
        if numbers is not None and numbers[2] is not None and numbers[0] >= since:
            rows.setdefault(numbers, []).append(work)
    anchors = {(known.tahun, known.nomor): known.tambahan for known in register().values()}
    printed = {numbers: numbers[2] for numbers in rows if numbers[:2] not in anchors}
    order = [(numbers[:2], supplement) for numbers, supplement in printed.items() if supplement is not None]
    wrong = out_of_order(order, list(anchors.items()))
    found: dict[int, Problem] = {}
    for (place, supplement), (other_place, other) in wrong.items():
        value = f"Tambahan Lembaran Negara Nomor {supplement} ({lembaran(place)})"
        source = (
            f"{lembaran(other_place)}, yang Tambahannya Nomor {other}: nomor Tambahan naik menurut nomor Lembaran",
            f"{lembaran(other_place)}, whose Tambahan is {other}: those numbers rise with the Lembaran",
        )
        found |= dict.fromkeys((work.span.start for work in rows[(*place, supplement)]), (value, source, ()))
    return found
