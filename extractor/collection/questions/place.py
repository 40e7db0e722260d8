"""Which regulation and provision somebody means: an address, or words such as `Pasal 7 ayat (2) Perbup Bekasi 9/2017`.

What is typed is brought into the form in which regulations cite, and read by the grammar of references; where it does
not name one regulation of the store, those that it may mean are named.
"""

import re

from msgspec import Struct
from rapidfuzz import fuzz
from sqlalchemy import Connection, select

from extractor.emit.names import kind_name
from extractor.law.address import is_external, pinpoint_iri, split_pinpoint
from extractor.law.instruments import key, kinds
from extractor.law.units import BELOW_PASAL
from extractor.references.any_text import Cited, citations_in, spelt_out
from extractor.store.tables import regulations
from extractor.store.write import UNNAMED

_SPACED = re.compile(
    r"(?i)(?<!nomor )(?<!no )(?<!no\. )(?<![\w/.])(?P<nomor>\d+)\s+(?:tahun|thn\.?)\s+(?P<tahun>\d{4})"
)
_SMALL = BELOW_PASAL | {"dan", "atau", "tentang", "sampai", "dengan"}
_MOST_CANDIDATES = 5
# How alike the words of a title and those that were typed must be, in percent (chosen).
_LIKE = 60


class Candidate(Struct, frozen=True):
    """A regulation of the store that may be meant."""

    iri: str
    title: str


class Place(Struct, frozen=True):
    """What somebody means: regulation and provision (empty: the whole); `iri` is None where that is not clear.

    `candidates` are then the regulations that it may be, the likeliest first. `eids` has all provisions where several
    were named, `words` is how what was typed was read.
    """

    iri: str | None
    eid: str = ""
    eids: tuple[str, ...] = ()
    words: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def also(self) -> tuple[str, ...]:
        """The addresses of the provisions that were named beside the first."""
        return tuple(pinpoint_iri(self.iri, eid) for eid in self.eids[1:]) if self.iri is not None else ()


def place_of(connection: Connection, typed: str) -> Place:
    """Return what is meant by an address or by words; it need not exist."""
    typed = typed.strip()
    if is_external(typed) or typed.startswith(UNNAMED):
        return Place(*split_pinpoint(typed), words=typed)
    words = as_cited(typed)
    found = citations_in(words)
    named = next((each for each in found if each.jenis is not None), None)
    eids = next((each.eids for each in found if each.eids), ())
    if named is not None and named.iri is not None and named.reason is None and _is_here(connection, named.iri):
        return Place(named.iri, eids[0] if eids else "", eids, words)
    sure = named.iri if named is not None and named.reason is None else None
    candidates = _candidates(connection, named, words) if sure is None else []
    if len(candidates) == 1 and named is not None and named.nomor and _agrees(named, candidates[0]):
        return Place(candidates[0].iri, eids[0] if eids else "", eids, words)
    return Place(sure, eids[0] if eids else "", eids, words, tuple(candidates))


def _agrees(named: Cited, candidate: Candidate) -> bool:
    """Whether the only regulation with a number is of the kind and, where one is named, of the maker that is meant."""
    return f"/{named.jenis}/" in candidate.iri and (not named.maker or key(named.maker) in key(candidate.title))


def as_cited(typed: str) -> str:
    """Return what was typed as regulations cite: `uu 23/2014` gives `UU Nomor 23 Tahun 2014`."""
    words, _ = spelt_out(typed)
    words = _SPACED.sub(r"Nomor \g<nomor> Tahun \g<tahun>", words)
    return " ".join(_word(word) for word in words.split())


def _word(word: str) -> str:
    kind = kinds().get(key(word))
    if kind is not None and kind.short:
        return kind.name
    return word if word in _SMALL or not word.islower() else word.capitalize()


def _in_full(word: str) -> str:
    kind = kinds().get(key(word))
    return kind_name(kind.jenis) if kind is not None and kind.short else word


def _is_here(connection: Connection, iri: str) -> bool:
    return connection.execute(select(regulations.c.id).where(regulations.c.iri == iri)).first() is not None


def _candidates(connection: Connection, named: Cited | None, words: str) -> list[Candidate]:
    """Return the regulations with the same kind, number and year, else those with the same number, else by title."""
    columns = regulations.c.iri, regulations.c.title, regulations.c.tempat
    if named is not None and named.nomor:
        same = select(*columns).where(regulations.c.nomor == named.nomor.lstrip("0")).order_by(regulations.c.iri)
        kind = regulations.c.jenis == named.jenis
        for query in (
            [same.where(kind, regulations.c.tahun == named.tahun), same.where(regulations.c.tahun == named.tahun)]
            if named.tahun
            else [same.where(kind)]
        ):
            rows = connection.execute(query.limit(200)).all()
            if rows:
                rows = sorted(rows, key=lambda row: -fuzz.token_set_ratio(words.lower(), row.title.lower()))
                exact = [row for row in rows if named.maker and key(named.maker) in key(row.title)]
                return [Candidate(row.iri, row.title) for row in (exact or rows)[:_MOST_CANDIDATES]]
    spelled = " ".join(_in_full(word) for word in words.split()).lower()
    scored = sorted(
        (
            (fuzz.token_set_ratio(spelled, row.title.lower()), row.iri, row.title)
            for row in connection.execute(select(*columns).order_by(regulations.c.iri))
        ),
        key=lambda row: (-row[0], row[1]),
    )
    return [Candidate(iri, title) for score, iri, title in scored[:_MOST_CANDIDATES] if score >= _LIKE]
