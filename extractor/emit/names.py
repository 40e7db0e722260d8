"""How people name a regulation: its kind, its maker, its number, its subject."""

from functools import cache

from extractor.grammar import grammar
from extractor.model.document import Document, Metadata


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in grammar("law/instruments")["jenis"]:
        for name in entry["names"][:1]:
            names.setdefault(entry["jenis"], name)
    return names


def kind_name(jenis: str | None) -> str:
    """Return the full name of a kind of regulation: `perbup` gives `Peraturan Bupati`, an unknown one itself."""
    return _names().get(jenis or "", (jenis or "Peraturan").capitalize())


def kind_and_maker(meta: Metadata) -> str:
    """Return the kind with its maker where the maker's office is part of the kind: `Peraturan Bupati Bekasi`."""
    kind = kind_name(meta.jenis)
    office, _, place = (meta.pembentuk or "").partition(" ")
    return f"{kind} {place}" if place and kind.lower().endswith(office.lower()) else kind


def title(document: Document) -> str:
    """Return kind, number, year and subject, as far as the text gives them."""
    meta = document.metadata
    words = [kind_and_maker(meta)]
    words += [f"Nomor {meta.nomor}"] if meta.nomor else []
    words += [f"Tahun {meta.tahun}"] if meta.tahun else []
    words += [f"tentang {meta.tentang}"] if meta.tentang else []
    return " ".join(words)
