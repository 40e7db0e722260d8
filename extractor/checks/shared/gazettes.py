"""Gazettes in numbers: as a citation prints them, as a text prints its own, as `drafting/gazettes.toml` knows them."""

from functools import cache

from msgspec import Struct

from extractor.checks.shared.cited_works import Work, number_of
from extractor.grammar import Form, load
from extractor.law.instruments import kinds
from extractor.model.document import Metadata

# Year and number in the Lembaran Negara, number in its Tambahan.
Numbers = tuple[int, int, int | None]


class Place(Form, frozen=True):
    """A place in the Lembaran Negara."""

    tahun: int
    nomor: int


class WorkRow(Form, frozen=True):
    """A law of the register, with who says so."""

    iri: str
    lembaran: Place
    tambahan: int
    source: str
    tentang: str | None = None


class AmendmentRow(Form, frozen=True):
    """Which act amended which, since when (an ISO day, or a year alone), and who says so."""

    base: str
    by: str
    since: str
    source: str


class Limits(Form, frozen=True):
    """What the numbers of a gazette can be: the largest in a year, and the years since which a rule holds."""

    largest_lembaran: int
    berita_negara_since: int
    tambahan_since: int


class Gazettes(Form, frozen=True):
    """The whole of `drafting/gazettes.toml`."""

    limits: Limits
    work: tuple[WorkRow, ...]
    amendment: tuple[AmendmentRow, ...]


def gazettes() -> Gazettes:
    """Return the facts about gazettes as the grammar states them."""
    return load("drafting/gazettes", Gazettes)


class Known(Struct, frozen=True):
    """A law of the register: year and number in the Lembaran Negara, number in its Tambahan, title, who says so."""

    iri: str
    tahun: int
    nomor: int
    tambahan: int
    tentang: str | None
    source: str


class Amendment(Struct, frozen=True):
    """`base` was amended by `by`, in force `since` (an ISO day, or a year alone)."""

    base: str
    by: str
    since: str
    source: str


@cache
def register() -> dict[str, Known]:
    """Return the laws of the register by their address."""
    return {
        row.iri: Known(row.iri, row.lembaran.tahun, row.lembaran.nomor, row.tambahan, row.tentang, row.source)
        for row in gazettes().work
    }


@cache
def amendments() -> dict[str, tuple[Amendment, ...]]:
    """Return the amendments of each law of the register, the oldest first."""
    found: dict[str, list[Amendment]] = {}
    for row in gazettes().amendment:
        found.setdefault(row.base, []).append(Amendment(row.base, row.by, row.since, row.source))
    return {base: tuple(sorted(rows, key=lambda row: row.since)) for base, rows in found.items()}


def numbers_of(work: Work) -> Numbers | None:
    """Return year and number in the Lembaran Negara and number in its Tambahan, None where the first are not clear."""
    printed = work.lembaran
    if work.inner or printed is None or not printed.nama.lower().startswith("lembaran negara"):
        return None
    year, number = number_of(printed.tahun), number_of(printed.nomor)
    if year is None or number is None:
        return None
    return (year, number, number_of(work.tambahan.nomor) if work.tambahan else None)


def lembaran(numbers: tuple[int, int]) -> str:
    """Return a place in the Lembaran Negara in words."""
    return f"Lembaran Negara Tahun {numbers[0]} Nomor {numbers[1]}"


def tambahan(number: int) -> str:
    """Return a number of the Tambahan in words."""
    return f"Tambahan Lembaran Negara Nomor {number}"


def readings(work: Work) -> dict[str, str]:
    """Return what a citation prints, in words: `lembaran negara` with `tambahan`, or any other as `gazette`."""
    numbers = numbers_of(work)
    if numbers is None:
        gazette = work.lembaran
        return {} if work.inner or gazette is None else _reading(gazette.nama, gazette.tahun, gazette.nomor)
    if numbers[1] > gazettes().limits.largest_lembaran:
        return {}
    found = {"lembaran negara": lembaran(numbers[:2])}
    return found if numbers[2] is None else found | {"tambahan": tambahan(numbers[2])}


def own_readings(metadata: Metadata) -> dict[str, str]:
    """Return what a text prints of its own gazette, in the same words."""
    own = metadata.berita
    return _reading(own.nama, own.tahun, own.nomor) if own else {}


def _reading(name: str, year: str | None, number: str | None) -> dict[str, str]:
    if number_of(year) is None or number_of(number) is None:
        return {}
    short = " ".join(name.title().split()[:2])
    slot = short.lower() if short == "Lembaran Negara" else "gazette"
    return {slot: f"{short} Tahun {number_of(year)} Nomor {number_of(number)}"}


def name_of_work(iri: str) -> str:
    """Return how a regulation is named in short: `Undang-Undang Nomor 9 Tahun 2015`."""
    jenis, *place, tahun, nomor = iri.removeprefix("/akn/id/act/").split("/")
    names = [kind.name for kind in kinds().values() if kind.jenis == jenis and not kind.short]
    maker = f" {place[0].replace('-', ' ').title().replace(' Dan ', ' dan ')}" if place else ""
    if maker.startswith(" Kab "):
        maker = maker.replace(" Kab ", " Kabupaten " if jenis == "perda" else " ", 1)
    elif maker.startswith((" Kota ", " Prov ")) and jenis != "perda":
        maker = f" {maker[6:]}"
    return f"{names[0] if names else jenis}{maker.replace(' Prov ', ' Provinsi ', 1)} Nomor {nomor} Tahun {tahun}"
