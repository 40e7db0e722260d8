"""Istilah berhuruf kapital dan singkatan dijelaskan sebelum dipakai.

Dilaporkan pada pemakaian pertama: singkatan yang tidak diperkenalkan di mana pun; istilah hukum yang lazim
didefinisikan (daftarnya dalam `grammars/drafting/def003_istilah_tak_dikenal.toml`); dan bentuk yang lebih pendek dari
istilah yang didefinisikan ("Pejabat Tinggi" untuk "Pejabat Pimpinan Tinggi"). Nama diri, nama lembaga, dan awal kalimat
bukan istilah. Peraturan perubahan dan naskah tanpa definisi tidak diperiksa, karena definisinya ada di tempat lain.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ketentuan Umum: batasan pengertian, singkatan, atau akronim.

---

Capitalised terms and abbreviations are explained before they are used.

Reported at their first use are: an abbreviation that is introduced nowhere; terms of law that are commonly defined
(listed in `grammars/drafting/def003_istilah_tak_dikenal.toml`); and a shorter form of a defined term ("Pejabat Tinggi"
for "Pejabat Pimpinan Tinggi"). Proper names, names of bodies and first words of sentences are no terms. Amending acts
and texts without definitions are not looked at, since their definitions stand elsewhere.

Rule: Law 12 of 2011, annex II, general provisions: definitions, abbreviations and acronyms.

Salah:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Bupati adalah Bupati Contoh.
    2. Perangkat Daerah adalah unsur pembantu Bupati.

    Pasal 2
    Perangkat Daerah melapor kepada Bupati dengan tembusan kepada DPRD.

Benar:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Bupati adalah Bupati Contoh.
    2. Perangkat Daerah adalah unsur pembantu Bupati.
    3. Dewan Perwakilan Rakyat Daerah yang selanjutnya disingkat DPRD adalah lembaga perwakilan rakyat daerah.

    Pasal 2
    Perangkat Daerah melapor kepada Bupati dengan tembusan kepada DPRD.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.cited_works import is_within, words_of_works
from extractor.checks.shared.lists import is_spoken
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation
from extractor.grammar import Form, load
from extractor.law.address import is_changed
from extractor.law.instruments import instruments, place_of
from extractor.law.names import name_of
from extractor.law.units import OUTSIDE
from extractor.law.words import silent_words
from extractor.model.finding import Suggestion, Words
from extractor.model.text import Span

_PART = re.compile(r"[A-Z][A-Z]{1,7}(?:[0-9]|/[A-Z]{1,2})?")
# What may not stand before is said after the first capital: capitals are found at once.
_SHORT = re.compile(r"[A-Z](?<![\w/.-][A-Z])[A-Z]{1,7}(?:[0-9]|/[A-Z]{1,2})?(?: dan [A-Z]{2,8})?(?![\w/-]|\.\w)")
_RUN = re.compile(r"[A-Z](?<![\w/-][A-Z])[\w/-]*(?: [A-Z][\w/-]*)*")
_ROMAN = re.compile(r"[IVXLCDM]+")
_INTRODUCED = tuple(  # one by one, each with a fixed beginning, they are found much faster than together
    re.compile(pattern)
    for pattern in (
        r"\(\s?([A-Z][\w/-]{1,15})\s?\)",
        *(rf"{word}\s(?:dengan\s)?([A-Z][\w/-]{{1,15}})" for word in ("disingkat", "disebut", "singkatan")),
    )
)
_STARTS = re.compile(r"(?:^|[.:;]\s|[\"“]\s?)$")
# Share of words in lower case that running text has; a heading has fewer (chosen).
_LOWER_CASE_SHARE = 0.35
# Characters on either side that show whether a word stands in a title (chosen: more than a row of three abbreviations).
_AROUND_CHARS = 30


@check(
    severity="info",
    message="“{istilah}” tidak didefinisikan{saran}.",
    message_en="“{istilah}” is not defined{saran}.",
    since="uu_10_2004",
    on_damage="skip",
    own_words=True,
)
def istilah_tak_dikenal(regulation: Regulation) -> Iterator[Found]:
    """Yield every undefined abbreviation, term of law and shortened term, where it is first used."""
    if not regulation.terms or any(is_changed(unit.eid) for unit in regulation.body):
        return
    names = {name for term in regulation.terms for name in (term.term, *term.abbreviations)}
    names |= {part.strip() for name in tuple(names) for part in name.split("/")}
    longer = _shortened(name for name in names if " " in name)
    introduced = {name for pattern in _INTRODUCED for name in pattern.findall(regulation.text.content)}
    known = names | introduced | set(_form().known)
    small = [name for name in _form().acronyms if name.islower() and name in regulation.text.content]
    spoken = list(_spoken(regulation))
    runs = set(_RUN.findall("\n".join(words for _, _, words in spoken)))
    suspect = [(run, _holds_acronym(run, known)) for run in runs if _is_suspect(run, known, longer)]
    works = words_of_works(regulation.references)
    told: set[str] = set()
    for eid, part, words in spoken:
        held = [acronym for run, acronym in suspect if run in words]
        acronyms = any(held) or any(name in words for name in small)
        if not held and not acronyms:
            continue
        if sum(map(str.islower, words)) < _LOWER_CASE_SHARE * len(words):
            continue
        for low, high, meant in _in_words(words, known, longer, acronyms):
            if is_within(works, part.start + low):  # an abbreviation in the name of a work: UU HKPD
                joined = words.find(" dan ", low, high)
                if joined < 0 or is_within(works, part.start + high - 1):
                    continue
                low = joined + len(" dan ")
            printed = words[low:high]
            if printed in told:
                continue
            told |= {printed, *printed.split(" dan ")}
            yield _found(regulation, eid, shifted(part, low, high), printed, meant)


def _spoken(regulation: Regulation) -> Iterator[tuple[str, Span, str]]:
    """Yield address, span and words of each piece of the body; of a definition what follows the term."""
    definitions = {term.defined_by: term.definition.span.start for term in regulation.terms}
    for piece in regulation.document.pieces.rows:
        unit, span = piece.unit, piece.span
        if piece.heading or unit.kind in OUTSIDE or not is_spoken(unit):
            continue
        skipped = max(0, definitions.get(unit.eid, 0) - span.start)
        if skipped < len(piece.words):
            yield unit.eid, Span(span.start + skipped, span.end), piece.words[skipped:]


def _is_suspect(run: str, known: set[str], longer: Mapping[str, str]) -> bool:
    """Whether a run of capitals can be reported at all, wherever it stands."""
    if _holds_acronym(run, known) or not all(_is_known(part, known) for part in _PART.findall(run)):
        return True
    first, _, rest = run.partition(" ")
    for words in (run, rest) if rest and first.casefold() in silent_words() else (run,):
        printed = _leading_term(words, known)
        if (printed in _form().terms or printed in longer) and printed not in known and not printed.isupper():
            return True
    return False


def _holds_acronym(run: str, known: set[str]) -> bool:
    return not _form().acronyms.isdisjoint(run.split(" ")) and any(
        word in _form().acronyms and word not in known for word in run.split(" ")
    )


def _is_known(short: str, known: set[str]) -> bool:
    return short in known or _ROMAN.fullmatch(short) is not None or short.split("/")[0] in known


def _found(regulation: Regulation, eid: str, span: Span, printed: str, meant: str | None) -> Found:
    if meant is None:
        return Found(eid, span, {"istilah": printed, "saran": ("; tambahkan definisinya", "; add its definition")})
    where = next((term.defined_by for term in regulation.terms if term.term == meant), None)
    place = name_of(where) if where else "Pasal 1"
    words: dict[str, Words] = {
        "istilah": printed,
        "saran": (f"; yang didefinisikan “{meant}”", f"; what is defined is “{meant}”"),
    }
    return Found(
        eid, span, words, suggestions=(Suggestion(meant, where, f"didefinisikan dalam {place}", f"defined in {place}"),)
    )


def _in_words(
    words: str, known: set[str], longer: Mapping[str, str], acronyms: bool
) -> Iterator[tuple[int, int, str | None]]:
    form = _form()
    for match in _SHORT.finditer(words):
        before = words[max(0, match.start() - _AROUND_CHARS) : match.start()]
        if _in_capitals(words, match.start(), match.end()) or _genre_before().search(before):
            continue
        parts = match[0].split(" dan ")
        unknown = [part for part in parts if not _is_known(part, known)]
        if len(unknown) == len(parts):
            yield match.start(), match.end(), None
        elif unknown:
            start = match.start() if unknown[0] == parts[0] else match.end() - len(unknown[0])
            yield start, start + len(unknown[0]), None
    for match in _acronyms().finditer(words) if acronyms else ():
        if match[0] not in known:
            yield match.start(), match.end(), None
    for match in _RUN.finditer(words):
        start, run = match.start(), match[0]
        opens = start == 0 or _STARTS.search(words, max(0, start - 3), start) is not None
        first = run.split(" ", 1)[0]
        if opens and first != run and first.casefold() in silent_words():
            start, run = start + len(first) + 1, run[len(first) + 1 :]
        printed = _leading_term(run, known)
        if printed in known or printed.isupper():
            continue
        if printed in form.terms and not (opens and printed.isalpha()):  # any first word has its capital
            yield start, start + len(printed), longer.get(printed)
        elif (
            printed in longer
            and (" " in printed or (printed in form.heads and not opens))
            and not words[start + len(printed) :].lstrip().casefold().startswith(longer[printed].split()[-1].casefold())
        ):
            yield start, start + len(printed), longer[printed]


@cache
def _genre_before() -> re.Pattern[str]:
    """The genre of an instrument, right before who made it: `peraturan [OJK]`."""
    genres = "|".join(r"\s".join(genre.split()) for genre in (*instruments().open.genres, "Putusan", "Fatwa"))
    return re.compile(rf"(?<!\w)(?i:{genres})\s\Z")


def _leading_term(run: str, known: set[str]) -> str:
    """The term at the start of a run of capitals, where the rest of the run is a term of its own.

    Before the name of a region it is part of a name: `Pemerintahan Daerah Provinsi Contoh`.
    """
    at = run.find(" ")
    while at > 0:
        if run[:at] in _form().terms and run[at + 1 :] in known and place_of(run[at + 1 :]) is None:
            return run[:at]
        at = run.find(" ", at + 1)
    return run


def _in_capitals(words: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too, as in a title that is quoted."""
    around = words[max(0, start - _AROUND_CHARS) : start] + words[end : end + _AROUND_CHARS]
    letters = [sign for sign in around if sign.isalpha()]
    return bool(letters) and sum(sign.isupper() for sign in letters) > len(letters) / 2


def _shortened(names: Iterator[str]) -> dict[str, str]:
    """Each form that leaves words out of a term but keeps its first one, with the term.

    `Pejabat Tinggi` for `Pejabat Pimpinan Tinggi`, `Daerah` for `Daerah Kota`.
    """
    found: dict[str, str] = {}
    for name in sorted(names):
        words = name.split()
        if len(words) > 6 or not all(word[:1].isupper() for word in words):
            continue
        found.setdefault(words[0], name)
        for at in range(1, len(words) - 1):
            found.setdefault(" ".join(words[:at] + words[at + 1 :]), name)
        if len(words) > 2:
            found.setdefault(" ".join(words[:-1]), name)
    return found


class UndefinedForm(Form, frozen=True):
    """Terms that need a definition where they are used, and abbreviations that need none."""

    terms: frozenset[str]
    heads: frozenset[str]
    acronyms: frozenset[str]
    known: frozenset[str]


@cache
def _form() -> UndefinedForm:
    return load("drafting/def003_istilah_tak_dikenal", UndefinedForm)


@cache
def _acronyms() -> re.Pattern[str]:
    names = "|".join(sorted(_form().acronyms, key=len, reverse=True))
    return re.compile(rf"(?<![\w/-])(?:{names})(?![\w/-])")
