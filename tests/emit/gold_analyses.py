"""Analyses made from hand-made truth: the gold tree, its references, and findings for the broken ones."""

from collections import defaultdict
from pathlib import Path

from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.model.finding import Finding, Suggestion
from extractor.model.reference import Citation, Pinpoint, Reference
from extractor.model.text import Span
from extractor.score.gold import document_of, read_outline, read_rows

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "corpus" / "gold", ROOT.parent / "shared" / "gold")
STATUS = {"ok": "resolved", "broken": "broken", "self": "self"}


def outlines() -> list[Path]:
    found = {path.name: path for folder in reversed(FOLDERS) for path in sorted(folder.glob("*.outline.txt"))}
    return [found[name] for name in sorted(found)]


def references_of_gold(document: Document, rows: list[list[str]]) -> tuple[Reference, ...]:
    lists: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for source, target, status, quote in rows:
        lists[source, quote, status].append(target)
    made: list[Reference] = []
    taken: set[Span] = set()
    for (source, quote, status), targets in lists.items():
        provision = document.index.get(source)
        if provision is None:
            continue
        for own in provision.own:
            at = document.text.of(own).find(quote)
            span = Span(own.start + at, own.start + at + len(quote))
            if at < 0 or span in taken:
                continue
            taken.add(span)
            external = targets[0].startswith("/akn/")
            iri = targets[0].partition("/~")[0]
            made.append(
                Reference(
                    id=f"ref-{len(made) + 1}",
                    source=source,
                    span=span,
                    scope="external" if external else "lampiran" if targets[0].startswith("lampiran") else "internal",
                    relation="lainnya",
                    targets=tuple(targets),
                    status="external" if external else STATUS[status],
                    pinpoints=(Pinpoint(span, targets[0]),),
                    citation=Citation(iri, iri.split("/")[4], None, None) if external else None,
                )
            )
            break
    return tuple(made)


def gold_analysis(path: Path) -> Analysis:
    document = document_of(read_outline(path), path.name)
    rows = read_rows(path.with_name(path.name.replace(".outline.txt", ".references.tsv")))
    references = references_of_gold(document, rows)
    findings = tuple(
        Finding(
            code="REF001",
            severity="error",
            eid=reference.source,
            span=reference.span,
            message=f"“{document.text.of(reference.span)}” tidak ada dalam naskah ini.",
            message_en="There is no such provision.",
            suggestions=(Suggestion("Pasal 1", "art_1", "ketentuan terdekat"),),
        )
        for reference in references
        if reference.status == "broken"
    )
    return Analysis(document, references, findings)
