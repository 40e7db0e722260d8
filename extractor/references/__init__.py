"""Cross-references: find what a regulation cites, resolve it to addresses, keep the rest with its reason."""

from msgspec import structs

from extractor.model.document import Document
from extractor.model.reference import Reference
from extractor.references.assemble import references_from
from extractor.references.find import citing_words
from extractor.references.find import find as mentions_in
from extractor.references.lookup import annex_of
from extractor.references.resolve import Resolver
from extractor.references.site import sites, with_common_work

__all__ = ["annex_of", "references_of"]


def references_of(document: Document) -> tuple[Reference, ...]:
    """Return every mention of a provision, an annex or another regulation in `document`, in the order of the text.

    Searched are the headings and own texts of recitals, citations, diktum, BAB to angka, and text quoted in an
    amending act; not Penjelasan and Lampiran. Blanket phrases and `Peraturan Bupati ini` are no mentions. Ids count
    from `ref_1`. Drafting rules: UU 12/2011, Lampiran II, Teknik Pengacuan.
    """
    resolver = Resolver(document)
    citing = {piece.span.start: piece.words for piece in document.pieces.matching(citing_words())}
    found: list[Reference] = []
    for site in sites(document):
        unit = site.unit
        for span in (unit.heading, *unit.own) if unit.heading else unit.own:
            text = citing.get(span.start)
            mentions = mentions_in(text) if text else []
            if not text or not mentions:
                continue
            mentions = with_common_work(document, site, span.start, mentions)
            for resolved in resolver.resolve(site, text, span.start, mentions):
                found.extend(references_from(resolved, site, document, text, span.start))
    found.sort(key=lambda reference: (reference.span.start, reference.span.end))
    return tuple(structs.replace(reference, id=f"ref_{n}") for n, reference in enumerate(found, start=1))
