"""What a reference is: where it stands, what it points to, and whether that exists."""

from typing import Literal, get_args

from msgspec import Struct

from extractor.law.units import UnitKind
from extractor.model.text import Span

Scope = Literal["internal", "external", "lampiran"]
Status = Literal["resolved", "broken", "self", "ambiguous", "external"]

RelationKind = Literal[
    "sebagaimana_dimaksud", "berdasarkan", "sesuai", "mengubah", "mencabut", "melaksanakan", "dasar_hukum", "lampiran",
    "kecuali", "lainnya",
]  # fmt: skip
Reason = Literal[
    "no_such_pasal", "no_such_ayat", "no_such_huruf", "no_such_angka", "no_such_bab", "no_such_bagian",
    "no_such_paragraf", "no_such_buku", "no_such_diktum", "no_such_penjelasan", "no_such_lampiran",
    "pasal_has_no_ayat", "pasal_has_ayat", "open_range", "reversed_range", "truncated", "self", "marker_unread",
    "no_region", "no_year", "unnamed_work", "no_amended_act", "no_context", "quotation", "deictic",
    "anaphora", "annex_part_unread",
]  # fmt: skip

_REASONS: dict[str, Reason] = {reason: reason for reason in get_args(Reason)}


def no_such(kind: UnitKind) -> Reason:
    """Return the reason of a reference to a unit of `kind` that is not there: `no_such_ayat`."""
    return _REASONS[f"no_such_{kind}"]


class Pinpoint(Struct, frozen=True):
    """One target inside a citation: the words that name it and its address.

    For a range (`Pasal 5 sampai dengan Pasal 9`) `address` and `upto` are its two ends.
    """

    span: Span
    address: str
    upto: str | None = None


class Gazette(Struct, frozen=True):
    """A gazette citation: `nama` (`Lembaran Negara`, `Tambahan Lembaran Negara`, `Berita Daerah` …), year, number."""

    nama: str
    tahun: str | None
    nomor: str | None
    span: Span


class Citation(Struct, frozen=True):
    """Another regulation as it is cited: its IRI, the words of its title, its gazettes."""

    iri: str
    jenis: str
    nomor: str | None
    tahun: str | None
    judul: Span | None = None
    gazettes: tuple[Gazette, ...] = ()


class Reference(Struct, frozen=True):
    """One mention of a provision, an annex or another regulation.

    `source` is the address of the unit whose own text holds the mention. `span` covers the citation proper
    (`Pasal 7 ayat (1) huruf a`), `lead` the words that introduce it (`sebagaimana dimaksud dalam`), if any.
    `targets` are addresses, ranges and lists expanded over the units that exist, all of one `status`: a list of which
    some exist and some do not gives two references. A Lampiran is `lampiran`, `lampiran_II` as printed;
    where a part of it is named, the address of that part is in `pinpoints`.
    `reason` says in one short code why a reference is not resolved, or how it was. Broken: no_such_pasal, no_such_ayat,
    no_such_huruf, no_such_angka, no_such_bab (bagian, paragraf, buku, diktum, penjelasan, lampiran), pasal_has_no_ayat,
    pasal_has_ayat, open_range, reversed_range, truncated (the text is cut off before the target). Self: self.
    Ambiguous: marker_unread (its number is printed but is no unit of the tree), no_region and no_year (of a work),
    unnamed_work and no_amended_act (no targets), no_context, quotation (words that another text is to have). Resolved:
    deictic (`Pasal ini`), anaphora (`Pasal tersebut`), annex_part_unread (its part is no unit of the annex).
    `relation`: sebagaimana_dimaksud berdasarkan sesuai mengubah mencabut melaksanakan dasar_hukum lampiran
    kecuali lainnya.
    """

    id: str
    source: str
    span: Span
    scope: Scope
    relation: RelationKind
    targets: tuple[str, ...]
    status: Status
    lead: Span | None = None
    pinpoints: tuple[Pinpoint, ...] = ()
    reason: Reason | None = None
    citation: Citation | None = None
