"""The immutable tree of one regulation: provisions, blocks around them, metadata."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, count
from typing import Any, Literal, TypeVar

from msgspec import Struct

from extractor.law.units import ATTACHED, GROUPING, OUTSIDE, UnitKind
from extractor.model.text import Span, Text, small

BlockKind = Literal[
    "kepala", "jenis", "nomor", "tentang", "judul", "rahmat", "pembentuk", "persetujuan", "menimbang", "mengingat",
    "memperhatikan", "memutuskan", "menetapkan", "perintah_pengundangan", "penetapan", "pengundangan", "berita",
    "salinan", "penjelasan", "penjelasan_pasal", "kepada", "lain",
]  # fmt: skip


class Provision(Struct, frozen=True):
    """One numbered (or enumerated) unit of a regulation.

    `kind`: menimbang mengingat memperhatikan buku bab bagian paragraf pasal ayat huruf angka rincian diktum
    penjelasan lampiran. `label` is the number as its address has it (`7A`, `III`, `a`; empty where none is printed).
    `num` and `heading` are the printed number and title. `own` are the spans of its own text in reading order:
    lead-in first (a span for each paragraph), wrap-up after the last child; `span` covers everything from its number to
    its last child. `also` are the labels of the further units that it stands for (7 and 8 of `Pasal 6 sampai dengan
    Pasal 8`).
    """

    eid: str
    kind: UnitKind
    label: str
    span: Span
    num: Span | None = None
    heading: Span | None = None
    own: tuple[Span, ...] = ()
    children: tuple["Provision", ...] = ()
    also: tuple[str, ...] = ()


def provision_of(
    eid: str, kind: UnitKind, label: str, num: Span | None, heading: Span | None, own: Sequence[Span],
    children: Sequence[Provision], also: Sequence[str], at: int,
) -> Provision:  # fmt: skip
    """Return the provision of these parts; one without any words has an empty span at the place `at`."""
    spans = [*own, *(below.span for below in children), *(span for span in (num, heading) if span is not None)]
    spans = [span for span in spans if span.end > span.start]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(at, at)
    return Provision(eid, kind, label, whole, num, heading, tuple(own), tuple(children), tuple(also))


class Piece(Struct, frozen=True):
    """A heading or a piece of own text: its unit, its span and its running text."""

    unit: Provision
    span: Span
    words: str
    heading: bool = False


_NOWHERE = -1


class Pieces:
    """Headings and own texts of one document, in document order.

    A fragment is looked for in all of them at once, so that only the few that hold it need to be read.
    """

    def __init__(self, text: Text, units: Iterable[Provision]) -> None:
        """Read the headings and own texts of `units`, provisions of `text`."""
        self._text = text
        self.rows = tuple(_rows(text, units))
        self._found: dict[str, list[int]] = {}

    def holding(self, *fragments: str) -> Iterator[Piece]:
        """Yield the pieces that hold one of the fragments in any case; `fragments` are in small letters.

        One fragment alone is looked for no further than the pieces are asked for.
        """
        each = [self._places(fragment) for fragment in fragments if self._words_occur(fragment)]
        places = each[0] if len(each) == 1 else sorted(set(chain.from_iterable(each)))
        return (self.rows[at] for at in places)

    def matching(self, pattern: re.Pattern[str]) -> Iterator[Piece]:
        """Yield the pieces in which a pattern on text in small letters is found; it matches no line feed."""
        match = pattern.search(self._small)
        while match:
            place = bisect_right(self._starts, match.start()) - 1
            yield self.rows[place]
            match = pattern.search(self._small, self._starts[place + 1])

    @cached_property
    def _small(self) -> str:
        """All pieces, one a line, in small letters."""
        return small("\n".join(piece.words for piece in self.rows))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(piece.words) + 1 for piece in self.rows)]

    def _words_occur(self, fragment: str) -> bool:
        """Whether the text has every word of a fragment, wherever: no more than that is quickly told."""
        return all(map(self._text.holds_in_a_word, fragment.split()))

    def _places(self, fragment: str) -> Iterator[int]:
        """Yield the places of the pieces that hold a fragment, rising; each is looked for once, whoever asks."""
        small, starts = self._small, self._starts
        found = self._found.setdefault(fragment, [])
        for number in count():
            if number == len(found):
                at = small.find(fragment, starts[found[-1] + 1] if found else 0)
                found.append(bisect_right(starts, at) - 1 if at >= 0 else _NOWHERE)
            if found[number] == _NOWHERE:
                return
            yield found[number]


def _rows(text: Text, units: Iterable[Provision]) -> Iterator[Piece]:
    for unit in units:
        if unit.heading is not None:
            yield Piece(unit, unit.heading, text.of(unit.heading), heading=True)
        for span in unit.own:
            yield Piece(unit, span, text.of(span))


class Block(Struct, frozen=True):
    """Text of a regulation that is in no provision: title block, preamble labels and formulas, closing block.

    `kind`: kepala (letterhead, gazette head), jenis (`PERATURAN BUPATI BEKASI`), nomor (the whole line), tentang,
    judul, rahmat, pembentuk, persetujuan, menimbang, mengingat, memperhatikan (the labels), memutuskan, menetapkan,
    kepada (those whom an Instruksi is for), perintah_pengundangan, penetapan, pengundangan, berita, salinan,
    penjelasan (its title), penjelasan_pasal (`II. PASAL DEMI PASAL`), lain (anything else outside provisions).
    """

    kind: BlockKind
    span: Span


class Signature(Struct, frozen=True):
    """Who enacted or promulgated, where and when; `tanggal` is an ISO date. None where not printed."""

    tempat: str | None = None
    tanggal: str | None = None
    jabatan: str | None = None
    nama: str | None = None


class Gazette(Struct, frozen=True):
    """The gazette line of the closing block: `BERITA DAERAH KABUPATEN BEKASI`, year, number, series, and as printed."""

    nama: str
    tahun: str | None
    nomor: str | None
    seri: str | None
    teks: str


HeadField = Literal["jenis", "nomor", "tahun", "pembentuk", "ditetapkan.tanggal", "diundangkan.tanggal"]
"""What the title or the closing block says, by its key in `Metadata`."""
HeadSource = Literal["bentuk", "judul", "lampiran", "berita", "penutup", "menetapkan"]
"""Where a value comes from that its own place does not say surely: `bentuk` = its own place, a misread character
corrected; else another place: the title (judul), the head of an annex or a Penjelasan (lampiran), the line of the
gazette (berita), the closing block (penutup), the words of decision (menetapkan)."""


class HeadDoubt(Struct, frozen=True):
    """A value of the title or the closing block that is not surely read.

    `span` is the line where it stands, None where that line is lost; `value` what it was read as, None where it was not
    read; `source` is where the value comes from. `other` is what another place says instead, where two places differ.
    """

    field: HeadField
    span: Span | None
    value: str | None = None
    source: HeadSource | None = None
    other: str | None = None


class Maker(Struct, frozen=True):
    """One of those who made a regulation together: its own number, year, signatures and gazette.

    None where they are not printed. `tempat` is the region slug of a regional head.
    """

    pembentuk: str
    nomor: str | None = None
    tahun: str | None = None
    tempat: str | None = None
    ditetapkan: Signature = Signature()
    diundangkan: Signature = Signature()
    berita: Gazette | None = None


class Metadata(Struct, frozen=True):
    """What the title and closing blocks say. None where the text does not say it.

    `jenis` is the short kind (`perbup`), `pembentuk` the maker as written (`Bupati Bekasi`), `tempat` the region slug
    of the IRI (`kab-bekasi`) where the kind has one. `parent` is the IRI of the regulation that an annex, a Penjelasan
    or an abstract published alone belongs to. `doubts` are the values that were not surely read. `bersama` are all who
    made a regulation together, in their order; number, year, signatures and gazette of the first are those above.
    """

    iri: str | None = None
    jenis: str | None = None
    nomor: str | None = None
    tahun: str | None = None
    tentang: str | None = None
    pembentuk: str | None = None
    tempat: str | None = None
    ditetapkan: Signature = Signature()
    diundangkan: Signature = Signature()
    berita: Gazette | None = None
    parent: str | None = None
    doubts: tuple[HeadDoubt, ...] = ()
    bersama: tuple[Maker, ...] = ()


class Completeness(Struct, frozen=True):
    """Which parts the text has; a part that is missing turns the checks that need it to information."""

    head: bool = True
    body: bool = True
    tail: bool = True


Read = TypeVar("Read")
_UNREAD: Any = object()


class Document(Struct, frozen=True, dict=True):
    """One regulation: its text and the tree of spans over it. `provisions` are the top units in document order."""

    text: Text
    metadata: Metadata
    provisions: tuple[Provision, ...]
    blocks: tuple[Block, ...] = ()
    completeness: Completeness = Completeness()

    def once(self, reading: Callable[["Document"], Read]) -> Read:
        """Return what `reading` makes of this document; it is asked once, whoever needs it."""
        found: Read = self._readings.get(reading, _UNREAD)
        if found is _UNREAD:
            found = self._readings[reading] = reading(self)
        return found

    @cached_property
    def _readings(self) -> dict[Callable[["Document"], Any], Any]:
        return {}

    def walk(self) -> Iterator[Provision]:
        """Yield every provision in document order, parents before children."""
        return iter(self._units)

    def body_provisions(self) -> Iterator[Provision]:
        """Yield the provisions that can define, oblige or permit, in document order: from Pasal or diktum downwards.

        Neither recitals and citations, nor Penjelasan and Lampiran, nor the headings above a Pasal.
        """
        return iter(self._body)

    @cached_property
    def _body(self) -> list[Provision]:
        units: list[Provision] = []
        stack = list(reversed(self.provisions))
        while stack:
            provision = stack.pop()
            if provision.kind in OUTSIDE:
                continue
            if provision.kind not in GROUPING:
                units.append(provision)
            stack.extend(reversed(provision.children))
        return units

    @cached_property
    def _units(self) -> list[Provision]:
        units: list[Provision] = []
        stack = list(reversed(self.provisions))
        while stack:
            provision = stack.pop()
            units.append(provision)
            stack.extend(reversed(provision.children))
        return units

    @cached_property
    def pieces(self) -> Pieces:
        """The headings and own texts of all provisions in document order."""
        return Pieces(self.text, self.walk())

    @cached_property
    def index(self) -> dict[str, Provision]:
        """Every provision by its address."""
        return {provision.eid: provision for provision in self.walk()}

    @cached_property
    def parents(self) -> dict[str, str | None]:
        """The address of each provision's parent; None for the top units."""
        parents: dict[str, str | None] = {provision.eid: None for provision in self.provisions}
        for provision in self.walk():
            for below in provision.children:
                parents[below.eid] = provision.eid
        return parents

    def ancestors(self, eid: str) -> Iterator[Provision]:
        """Yield the provisions above `eid`, nearest first."""
        above = self.parents[eid]
        while above is not None:
            yield self.index[above]
            above = self.parents[above]

    def printed_text(self, provision: Provision) -> str:
        """Return the own text with a line for each paragraph; text after a child follows behind a blank."""
        parts: list[str] = []
        end = -1
        for span in provision.own:
            parts += ["\n" if span.start == end + 1 else " "] if parts else []
            parts.append(self.text.of(span))
            end = span.end
        return "".join(parts)

    def own_text(self, provision: Provision) -> str:
        """Return the own text: without number, heading and children, pieces joined by one blank."""
        return " ".join([self.text.of(span) for span in provision.own])


def is_part(document: Document) -> bool:
    """Whether a document is a part of a regulation published alone: an annex, a Penjelasan, an abstract."""
    return document.metadata.jenis in ATTACHED or document.metadata.jenis == "abstrak"


class MarkedText(Text, frozen=True, dict=True):
    """A text whose source says itself what its parts are; the fields are those of `Document`."""

    provisions: tuple[Provision, ...] = ()
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = Metadata()
    completeness: Completeness = Completeness()

    def document(self) -> Document:
        """Return the document that the source describes."""
        text = Text(self.content, self.lines, self.source, self.furniture, self.pages, self.tables)
        return Document(text, self.metadata, self.provisions, self.blocks, self.completeness)
