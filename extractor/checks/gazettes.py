"""What is known about laws that are cited again and again, from `grammars/register.toml`."""

from functools import cache

from msgspec import Struct

from extractor.instrument import kinds
from extractor.resources import grammar


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
        row["iri"]: Known(
            row["iri"],
            row["lembaran"]["tahun"],
            row["lembaran"]["nomor"],
            row["tambahan"],
            row.get("tentang"),
            row["source"],
        )
        for row in grammar("register")["work"]
    }


@cache
def amendments() -> dict[str, tuple[Amendment, ...]]:
    """Return the amendments of each law of the register, the oldest first."""
    found: dict[str, list[Amendment]] = {}
    for row in grammar("register")["amendment"]:
        found.setdefault(row["base"], []).append(Amendment(row["base"], row["by"], row["since"], row["source"]))
    return {base: tuple(sorted(rows, key=lambda row: row.since)) for base, rows in found.items()}


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
