"""Which part of the act each block and top unit goes into, without ever changing the order of the text.

Akoma Ntoso has a fixed order: preface, preamble, body, conclusions, attachments. The body runs from the first to the
last unit of the hierarchy before the attachments; a block that stands elsewhere than it usually does stays where it
is, in the part that surrounds it.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from extractor.emit.order import Item, items_of
from extractor.law.units import ATTACHED, FRAME
from extractor.model.document import Document, Provision

_PREFACE = {"kepala", "jenis", "nomor", "tentang", "judul"}
_PREAMBLE = {
    "rahmat",
    "pembentuk",
    "persetujuan",
    *FRAME,
    "memutuskan",
    "menetapkan",
    "kepada",
}
_CONCLUSIONS = {"perintah_pengundangan", "penetapan", "pengundangan", "berita"}
_ATTACHMENTS = {"penjelasan_pasal", *ATTACHED}


class Parts(Struct, frozen=True):
    """The blocks and top units of one regulation by part, each in the order of the text."""

    preface: tuple[Item, ...]
    preamble: tuple[Item, ...]
    body: tuple[Item, ...]
    conclusions: tuple[Item, ...]
    attachments: tuple[Item, ...]


def parts_of(document: Document) -> Parts:
    """Return the parts of `document`; one after the other they are all its blocks and top units in text order."""
    items = items_of(document)
    opens = _first(items, _is_body, 0)
    closes = _first(items, lambda item: item.kind in _ATTACHMENTS, opens if opens < len(items) else 0)
    if opens < len(items):
        ends = next(at for at in range(closes, opens, -1) if _is_body(items[at - 1]))
    else:
        opens = _first(items[:closes], _after_preamble, 0)
        ends = _first(items[:closes], lambda item: item.kind in _CONCLUSIONS, opens)
    begins = _first(items[:opens], lambda item: item.kind in _PREAMBLE, 0)
    return Parts(
        tuple(items[:begins]),
        tuple(items[begins:opens]),
        tuple(items[opens:ends]),
        tuple(items[ends:closes]),
        tuple(items[closes:]),
    )


def _is_body(item: Item) -> bool:
    return isinstance(item, Provision) and item.kind not in _ATTACHMENTS and item.kind not in FRAME


def _after_preamble(item: Item) -> bool:
    return item.kind not in _PREFACE and item.kind not in _PREAMBLE


def _first(items: Sequence[Item], wanted: Callable[[Item], bool], start: int) -> int:
    return next((at for at in range(start, len(items)) if wanted(items[at])), len(items))
