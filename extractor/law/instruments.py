"""The kinds of regulation as they are printed, and the address of a regulation that is named."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal

from msgspec import Struct

from extractor.grammar import Form, load
from extractor.law.address import judgment_iri, slug, work_iri

_DISTRICT = re.compile(r"\s+(?:kecamatan|distrik)\b", re.IGNORECASE)


class Jenis(Form, frozen=True):
    """One row of `law/instruments.toml`: a kind of regulation with all its printed names."""

    jenis: str
    names: tuple[str, ...]
    maker: Literal["none", "place", "head", "office", "fixed", "joint"]
    gazette: Literal["", "negara", "berita-negara", "daerah", "berita-daerah"]
    rank: int
    short: tuple[str, ...] = ()
    place: Literal["", "kab", "kota", "prov", "desa"] = ""
    slug: str = ""
    keep: bool = False
    only_year: str = ""
    regional: bool = False
    explained: bool = False
    gazette_optional: bool = False
    year_first: bool = False
    court: bool = False
    numbered_only: bool = False


class Head(Form, frozen=True):
    """The head of a region: how the office is printed, the region that it heads, and its prefix in addresses."""

    names: tuple[str, ...]
    region: str
    place: Literal["kab", "kota", "prov"]


class _Silent(Form, frozen=True):
    maker: tuple[str, ...]


class OpenKinds(Form, frozen=True):
    """Kinds that no row names: the genres, those of them that are cited by number, the offices of several words.

    `fused` are abbreviations of a row that that of a ministry may be joined to: `Permen` in `Permendikbud`. `unnamed`
    begin the names of instruments that have no address.
    """

    genres: tuple[str, ...]
    fused: tuple[str, ...]
    cited: tuple[str, ...]
    unnamed: tuple[str, ...]
    offices: tuple[str, ...]


class Instruments(Form, frozen=True):
    """The whole of `law/instruments.toml`."""

    jenis: tuple[Jenis, ...]
    head: tuple[Head, ...]
    places: dict[str, str]
    makers: dict[str, str]
    regions: dict[str, str]
    silent: _Silent
    open: OpenKinds


def only_year(jenis: str) -> str:
    """Return the year of a kind of which there is one regulation only (`uud`: 1945), empty for any other."""
    return next((row.only_year for row in instruments().jenis if row.jenis == jenis), "")


def instruments() -> Instruments:
    """Return what every kind of regulation is called, and how its maker is written in addresses."""
    return load("law/instruments", Instruments)


class Kind(Struct, frozen=True):
    """One kind of regulation, as `law/instruments.toml` describes it; `name` is the printed name that was met."""

    jenis: str
    name: str
    maker: str
    gazette: str
    rank: int
    place: str = ""
    slug: str = ""
    keep: bool = False
    short: bool = False
    only_year: str = ""
    regional: bool = False
    explained: bool = False
    gazette_optional: bool = False
    year_first: bool = False
    court: bool = False
    numbered_only: bool = False


# Before the name of an office or a body: `Menteri Hukum dan Hak Asasi Manusia` is one maker.
_FURTHER_MAKERS = re.compile(
    r"\s?(?:,(?:\s?dan\b)?|\bdan\b|&)\s?(?=(?:menteri|kepala|ketua|jaksa|panglima|gubernur|bupati|wali ?kota|direktur"
    r"|sekretaris|pimpinan|kapolri|rektor|komisi|mahkamah|badan|dewan|lembaga|komite|otoritas|bank|kejaksaan)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def key(words: str) -> str:
    """Return printed words without case, blanks, dashes and stops, so that variants of one name are equal."""
    return re.sub(r"[\W_]+", "", words).lower()


def heads_of_regions() -> tuple[Head, ...]:
    """Return the offices that head a region, each with its region."""
    return instruments().head


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by the key of each of its printed names."""
    table: dict[str, Kind] = {}
    for row in instruments().jenis:
        for name, short in [(n, False) for n in row.names] + [(n, True) for n in row.short]:
            table[key(name)] = Kind(
                jenis=row.jenis,
                name=name,
                maker=row.maker,
                gazette=row.gazette,
                rank=row.rank,
                place=row.place,
                slug=row.slug,
                keep=row.keep,
                short=short,
                only_year=row.only_year,
                regional=row.regional,
                explained=row.explained,
                gazette_optional=row.gazette_optional,
                year_first=row.year_first,
                court=row.court,
                numbered_only=row.numbered_only,
            )
    return table


def is_regional(jenis: str) -> bool:
    """Whether the decision of a regulation of this kind names the kind without the region."""
    return any(row.regional for row in instruments().jenis if row.jenis == jenis)


def is_joint(jenis: str) -> bool:
    """Whether regulations of this kind are made by several makers together."""
    return any(row.maker == "joint" for row in instruments().jenis if row.jenis == jenis)


@cache
def is_of_a_region(jenis: str | None) -> bool:
    """Whether regulations of this kind are made by a region or its head."""
    return any(row.maker in ("place", "head") for row in instruments().jenis if row.jenis == jenis)


@cache
def full_names() -> tuple[tuple[str, Kind], ...]:
    """Return the printed names of all kinds, abbreviations left out, longest first, each with its kind."""
    named = [(name, kinds()[key(name)]) for row in instruments().jenis for name in row.names]
    return tuple(sorted(named, key=lambda pair: -len(pair[0])))


@cache
def head() -> re.Pattern[str]:
    """Return the pattern of the printed names of all kinds, longest first."""
    rows = instruments().jenis
    full = sorted((name for row in rows for name in row.names), key=len, reverse=True)
    short = sorted((name for row in rows for name in row.short), key=len, reverse=True)
    opening = "|".join(sorted({_flexible(name.split()[0].split("-")[0]) for name in full}))
    initials = "|".join(sorted({name[:2] for name in short}))
    long = "|".join(map(_flexible, full))
    brief = "|".join(map(_flexible, short))
    return re.compile(rf"(?<!\w)(?:(?i:(?={opening})(?:{long}))|(?={initials})(?:{brief}))(?!\w)")


@cache
def _opening() -> re.Pattern[str]:
    """A quick pattern on text in small letters: only where it is found can a regulation be named.

    What it finds inside a word names none.
    """
    rows = instruments().jenis
    full = {re.split(r"[\s-]", name)[0].lower() for row in rows for name in row.names}
    short = {f"{re.split(r'[^a-z]', name.lower())[0]}(?![a-z])" for row in rows for name in row.short}
    return re.compile(any_of(full | short))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of words, written out by their first letter so that it is searched for fast."""
    rows = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(rf"{first}(?:{'|'.join(word[1:] for word in row)})" for first, row in rows)


def next_head(text: str, lower: str, start: int = 0) -> re.Match[str] | None:
    """Return the next printed name of a kind from `start` on; `lower` is `text` in small letters, sign for sign."""
    while opens := _opening().search(lower, start):
        if named := head().match(text, opens.start()):
            return named
        start = opens.end()
    return None


@cache
def openings() -> tuple[str, ...]:
    """Return fragments in small letters: a text without any of them names no regulation."""
    rows = instruments().jenis
    words = {re.split(r"[\s-]", name)[0].lower() for row in rows for name in row.names}
    words |= {name.lower() for row in rows for name in row.short}
    return tuple(sorted(word for word in words if not any(other in word for other in words - {word})))


def _flexible(name: str) -> str:
    words = [r"\s?[-–‐]?\s?".join(map(re.escape, word.split("-"))) for word in name.split()]
    return r"\s".join(words)


@cache
def _places() -> list[tuple[str, str]]:
    return sorted(instruments().places.items(), key=lambda row: len(row[0]), reverse=True)


@cache
def _silent() -> re.Pattern[str]:
    words = instruments().silent.maker
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE)


@lru_cache(maxsize=4096)
def place_of(words: str, prefix: str = "") -> str | None:
    """Return the slug of a region: `Kota Bekasi` gives `kota-bekasi`; (`Bekasi`, "kab") gives `kab-bekasi`.

    None where the words do not say which kind of region it is and `prefix` is empty, or where there are none.
    """
    words = " ".join(words.split()).strip(" ,.")
    if not words:
        return None
    for name, found in _places():
        if words.lower().startswith(name.lower()) and not words[len(name) : len(name) + 1].isalpha():
            rest = slug(words[len(name) :])
            if found in ("kab", "kota", "prov", "desa"):
                inner = place_of(words[len(name) :]) if found == "prov" else None
                if not rest:
                    break
                return inner if inner and inner.startswith("prov-") else f"{found}-{rest}"
            if rest and found.startswith("prov-") and prefix not in ("", "prov"):
                break  # Bupati Aceh Singkil
            return f"{found}-{rest}" if rest else found
    return f"{prefix}-{slug(words)}" if prefix else None


def region_name(place: str) -> str:
    """Return the name of a region by its slug, `kab-bekasi` as `Kabupaten Bekasi`; empty where it is no region."""
    prefix, _, name = place.partition("-")
    region = instruments().regions.get(prefix)
    return f"{region} {name.replace('-', ' ').title()}" if region and name else ""


@lru_cache(maxsize=4096)
def place_of_head(maker: str) -> str | None:
    """Return the region of a regional head: `Bupati Bekasi` gives `kab-bekasi`; None for any other maker."""
    for head in heads_of_regions():
        for name in head.names:
            if maker.lower().startswith(f"{name.lower()} "):
                return place_of(maker[len(name) :], head.place)
    for kind in kinds().values():
        if kind.maker == "head" and not kind.short and " " in kind.name:
            office = kind.name.split(" ", 1)[1]
            if maker.lower().startswith(f"{office.lower()} "):
                return place_of(maker[len(office) :], kind.place)
    return None


def joint_makers(words: str) -> list[str]:
    """Return the makers that the words between `Peraturan Bersama` and its number name, as printed."""
    return _FURTHER_MAKERS.split(words)


def maker_slug(kind: Kind, maker: str) -> str | None:
    """Return the maker's part of an IRI for the words between a kind's name and its number, None where it has none."""
    if kind.maker == "none":
        return None
    if kind.maker == "fixed":
        return kind.slug
    if kind.place == "desa":
        maker = _DISTRICT.split(maker, maxsplit=1)[0]  # a village is named without the district that it lies in
    if kind.maker in ("place", "head"):
        return place_of(_silent().sub("", maker), kind.place)
    if kind.maker == "joint":
        maker = joint_makers(maker)[0]
    if kind.maker == "open":
        office = kind.name.split(" ", 1)[-1]
        place = place_of_head(f"{office} {maker}") or place_of(maker)
        return place or slug(_silent().sub("", maker)) or None
    if not kind.keep and (place := place_of_head(maker)):  # Surat Edaran Bupati Bogor
        return place
    words = f"{kind.name.split(' ', 1)[1]} {maker}" if kind.keep else maker
    if short := instruments().makers.get(" ".join(_silent().sub("", words).split())):
        return short
    return slug(_silent().sub("", words)) or None


def iri_of(kind: Kind, place: str | None, tahun: str | None, nomor: str | None) -> str:
    """Return the IRI of a work of `kind`; the constitution has no number and one year."""
    if kind.only_year:
        return work_iri(kind.jenis, None, kind.only_year, None)
    if kind.court:
        return judgment_iri(place or "", tahun, nomor)
    return work_iri(kind.jenis, place, tahun, nomor)
