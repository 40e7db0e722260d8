"""Akoma Ntoso 3.0 (OASIS Standard, 2018) of one regulation, valid against the strict schema.

Any text gives a valid document: where the text has no provision, the body holds what stands between preamble and
closing block, or one empty `hcontainer name=EMPTY`. The text of the XML outside `meta` is the text of the source, in
its order. Nothing is validated here; that is for the tests and for whoever receives the file.
"""

from extractor.emit.akn.attachments import write_attachments
from extractor.emit.akn.body import write_block, write_provision
from extractor.emit.akn.conclusions import write_conclusions
from extractor.emit.akn.history import History
from extractor.emit.akn.meta import write_meta
from extractor.emit.akn.parts import parts_of
from extractor.emit.akn.preamble import write_preamble, write_preface
from extractor.emit.akn.writer import Writer
from extractor.emit.akn.xml import root_of, serialised, sub
from extractor.law.address import slug
from extractor.model.analysis import Analysis
from extractor.model.document import Block


def to_akn(analysis: Analysis, history: History | None = None) -> bytes:
    """Return the Akoma Ntoso XML of `analysis` as UTF-8 with an XML declaration.

    `history` is that of a consolidated text.
    """
    w = Writer(analysis, history)
    parts = parts_of(analysis.document)
    root = root_of("akomaNtoso")
    name = slug(analysis.document.metadata.jenis or "") or "peraturan"
    act = sub(root, "act", name=name, contains="singleVersion" if history else "originalVersion")
    meta = sub(act, "meta")
    write_preface(w, act, parts.preface)
    write_preamble(w, act, parts.preamble)
    body = sub(act, "body", eId=w.unique("body"))
    for item in parts.body:
        if isinstance(item, Block):
            write_block(w, body, item)
        else:
            write_provision(w, body, item)
    if not parts.body:
        sub(body, "hcontainer", eId=w.numbered("body", "hcontainer"), name="kosong")
    write_conclusions(w, act, parts.conclusions)
    write_attachments(w, act, parts.attachments)
    write_meta(w, meta)
    return serialised(root)
