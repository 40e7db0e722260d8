"""Writing resolved citations as references: one for each status, with the words that name each target."""

from collections.abc import Iterator, Sequence

from extractor.law.address import is_annex, is_annex_name, is_external
from extractor.law.units import CITED_ITEMS, TEXT
from extractor.model.document import Document
from extractor.model.reference import Pinpoint, Reason, Reference, RelationKind, Scope, Status
from extractor.model.text import Span
from extractor.references.patterns import patterns
from extractor.references.resolve import Resolved, Target
from extractor.references.site import Site

# What repeals a work stands within so many characters after it (chosen).
_SENTENCE_CHARS = 300


def references_from(resolved: Resolved, site: Site, document: Document, text: str, offset: int) -> Iterator[Reference]:
    """Yield the references of one citation, `text` at `offset`; ids are left empty.

    Targets of one status, scope and reason go together. A citation whose work has no name to look up (`Pasal 5
    Undang-Undang`) has no targets and is ambiguous.
    """
    mention = resolved.mention
    lead = Span(offset + mention.lead[0], offset + mention.lead[1]) if mention.lead else None
    groups: dict[tuple[Status, Reason | None, Scope, RelationKind], list[Target]] = {}
    for target in resolved.targets:
        relation = _relation(resolved, target, site, document, text)
        groups.setdefault((target.status, target.reason, _scope(resolved, target.address), relation), []).append(target)
    whole = Span(offset + mention.start, offset + mention.end)
    if not groups:
        yield Reference(
            "", site.unit.eid, whole, "external", mention.relation, (), "ambiguous", lead, (), resolved.reason
        )
    for (status, reason, scope, relation), targets in groups.items():
        pinpoints = tuple(_pinpoints(resolved, targets, offset))
        span = whole
        if len(groups) > 1:
            span = Span(min(p.span.start for p in pinpoints), max(p.span.end for p in pinpoints))
        addresses = tuple(dict.fromkeys(target.address for target in targets if target.address))
        yield Reference(
            id="",
            source=site.unit.eid,
            span=span,
            scope=scope,
            relation=relation,
            targets=addresses,
            status=status,
            lead=lead,
            pinpoints=tuple(p for p in pinpoints if p.address),
            reason=reason,
            citation=resolved.citation,
        )


def _scope(resolved: Resolved, address: str) -> Scope:
    if is_external(address) or resolved.citation:
        return "external"
    return "lampiran" if is_annex_name(address) or is_annex(address) else "internal"


def _pinpoints(resolved: Resolved, targets: list[Target], offset: int) -> Iterator[Pinpoint]:
    """Yield the words of each target; a range is one pinpoint with its two ends."""
    mention = resolved.mention
    if not resolved.items:
        yield Pinpoint(Span(offset + mention.start, offset + mention.end), targets[0].address)
        return
    by_item: dict[int, list[Target]] = {}
    for target in targets:
        by_item.setdefault(target.item, []).append(target)
    for at, group in by_item.items():
        item = resolved.items[at]
        start, end = offset + mention.start + item.start, offset + mention.start + item.end
        if len(resolved.items) == 1:
            start, end = offset + mention.start, offset + mention.end
        if item.upto is not None and len(group) > 1:
            yield Pinpoint(Span(start, end), group[0].address, group[-1].address)
        else:
            yield Pinpoint(Span(start, end), group[0].part or group[0].address)


def _relation(resolved: Resolved, target: Target, site: Site, document: Document, text: str) -> RelationKind:
    mention = resolved.mention
    if resolved.items and resolved.items[target.item].excepted:
        return "kecuali"
    if is_annex_name(target.address) or is_annex(target.address):
        return "lampiran"
    if site.instruction and resolved.items:
        return "mengubah"
    outer = mention.work is not None and not mention.work.inside
    if outer and mention.relation in ("lainnya", "mencabut") and _repeals(site, document, text, resolved):
        return "mencabut"
    stop = mention.end + _SENTENCE_CHARS
    if outer and mention.relation == "sebagaimana_dimaksud" and _ends(text, mention.end, stop, ("formula",)):
        return "mencabut"
    if outer and mention.relation == "lainnya" and site.unit.kind == "mengingat":
        return "dasar_hukum"
    return mention.relation


def _ends(text: str, start: int, end: int, keys: Sequence[str]) -> bool:
    """Whether the words from `start` to `end` repeal what is cited before them, by one of these patterns."""
    section = patterns("repeal")
    for key in keys:
        match = section[key].search(text, start, min(len(text), end))
        if match and not section["kept"].search(text[start : match.start()]):
            return True
    return False


def _repeals(site: Site, document: Document, text: str, resolved: Resolved) -> bool:
    """Whether the sentence, or the text around the list that it stands in, repeals the cited work or provision."""
    end = resolved.mention.end
    if _ends(text, end, end + _SENTENCE_CHARS, ("verb", "provision") if resolved.items else ("verb",)):
        return True
    if len(site.here) < 2:
        return False
    own = site.here[1].own
    led_in = bool(own) and document.text.of(own[0]).rstrip().endswith(":")  # ayat may be the items of a list
    if site.unit.kind not in CITED_ITEMS and not (site.unit.kind in TEXT and led_in):
        return False
    around = (site.here[1], site.here[1].children[-1])
    return any(_ends(own, 0, len(own), ("verb",)) for own in map(document.own_text, around))
