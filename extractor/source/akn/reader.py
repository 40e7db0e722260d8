"""Akoma Ntoso files: the text as the elements hold it, and what each element is, so that nothing has to be found out.

The profile is the one that THK writes (`law.akn`); what another program has put in is read as text of the unit around
it. No external entity, DTD or network address is ever followed.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree

from extractor.law.akn import MEDIA_TYPE, NAMESPACE
from extractor.model.document import MarkedText
from extractor.model.text import Source
from extractor.model.written import Written
from extractor.source.akn.frame import Frame
from extractor.source.akn.metadata import completeness_of, metadata_of
from extractor.source.akn.units import Units, local
from extractor.source.errors import InputError, check_size

# The XML of a law of 1,000 pages has some 10 MB.
MOST_XML_BYTES = 128 * 1024 * 1024


def read_akn(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> MarkedText:
    """Return the text of an Akoma Ntoso file with its units, blocks and metadata.

    Nothing is told to `progress`. Raises InputError for XML that is broken, and for any that is no `act`.
    """
    act = _act(data, name)
    written = Written()
    frame = Frame(Units(written))
    frame.act(act)
    text = written.frozen(Source(Path(name).name, sha256(data).hexdigest(), MEDIA_TYPE, "text"))
    return MarkedText(
        text.content,
        text.lines,
        text.source,
        text.furniture,
        tables=text.tables,
        provisions=tuple(frame.provisions),
        blocks=tuple(frame.blocks),
        metadata=metadata_of(act),
        completeness=completeness_of(act),
    )


def _act(data: bytes, name: str) -> etree._Element:
    check_size(len(data), MOST_XML_BYTES, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise InputError(
            f"{name}: XML ini rusak ({problem}). Perbaiki di penyuntingnya atau simpan ulang.",
            f"{name}: this XML is broken ({problem}). Correct it in its editor or save it again.",
        ) from None
    info: Any = root.getroottree().docinfo
    if info.doctype:  # no file of ours has one; entities hide in it
        raise InputError(
            f"{name}: XML ini memuat DOCTYPE, yang tidak dibaca. Hapus baris DOCTYPE-nya.",
            f"{name}: this XML has a DOCTYPE, which is not read. Remove that line.",
        )
    act = next((part for part in root if local(part) == "act"), None)
    if root.tag != f"{{{NAMESPACE}}}akomaNtoso" or act is None:
        raise InputError(
            f"{name}: XML ini bukan Akoma Ntoso 3.0 dengan elemen act. Berikan berkas .akn.xml yang ditulis oleh thk.",
            f"{name}: this XML is not Akoma Ntoso 3.0 with an act in it. Give an .akn.xml file that thk wrote.",
        )
    return act
