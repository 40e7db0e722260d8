"""Answers to questions about regulations, each with the address and the source that it is from.

One set for people, programs and language models: what is not at hand is said so, never guessed.
"""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from extractor.checks.shared.cited_works import is_title_of
from extractor.checks.shared.titles import head_title
from extractor.emit.names import Places, short_title, title
from extractor.emit.record.model import FindingRecord
from extractor.emit.record.record import finding_record
from extractor.law.address import is_external, pinpoint_iri, split_work
from extractor.law.instruments import is_regional
from extractor.law.names import name_of
from extractor.model.analysis import Analysis
from extractor.model.document import Document, Provision
from extractor.model.rule import Rule
from extractor.pipeline import analyse
from extractor.references import references_of
from extractor.references.any_text import Cited, citations_in, spelt_out
from extractor.review.fold import folded
from extractor.serve.works import Work, Works
from extractor.source import read_bytes
from extractor.tree import build
from extractor.words import words

MOST_CHARACTERS = 200_000
"""The longest text that is checked or searched for citations at once."""
_MOST = 50
_SNIPPET = 160
# An IRI without a place (/akn/id/act/perda/2023/7) has so many steps; which of them is the kind.
_UNPLACED, _KIND = 7, 4
_WORD = r"\w+"
# What is resolved stands in a sentence of a regulation: a citation is found there only.
_FRAME = "Pasal 1\nSebagaimana dimaksud dalam {}.\n"

Found = Literal[
    "found",
    "removed",
    "no_such_provision",
    "other_title",
    "not_sure",
    "regulation_not_at_hand",
    "no_work_named",
    "not_read",
]


class Source(Struct, frozen=True):
    """Where an answer is from: the IRI and title of the regulation, the file that was read, its SHA-256."""

    iri: str | None
    title: str
    file: str
    sha256: str


class ProvisionAnswer(Struct, frozen=True):
    """One provision with all its words: `address` is its IRI, `citation` how it is cited, `pages` where it stands.

    `below` are the addresses of the units in it. `amendedBy` are the acts whose words stand in it (their IRIs), where
    it is answered as acts in a collection have left it; `pages` are then those where it stood. `removed`: an act took
    it out.
    """

    address: str
    eId: str
    citation: str
    heading: str | None
    words: str
    pages: tuple[int, ...]
    below: tuple[str, ...]
    source: Source
    amendedBy: tuple[str, ...] = ()
    removed: bool = False


class CitationAnswer(Struct, frozen=True):
    """One citation: its words, its address, whether that provision exists, and what it says.

    `found` says `regulation_not_at_hand` where nobody can tell here: that is no statement that it does not exist.
    `other_title`: number and title are not of one regulation; `not_sure`: it is not there, but the text at hand is
    not whole or was not surely read, or the citation names a region by a name that another may have too.
    `not_read` is what looks like a citation and could not be read as one;
    `address` is then empty. `repealedBy` and `repealedSince` name what ended the regulation, where that is known;
    `amendedBy` the acts in a collection whose words the provision has now, and `removed` is one that they took out.
    """

    quote: str
    address: str
    citation: str
    found: Found
    words: str | None = None
    source: Source | None = None
    repealedBy: str | None = None
    repealedSince: str | None = None
    amendedBy: tuple[str, ...] = ()


class Hit(Struct, frozen=True):
    """A provision that holds the words that were searched for, and the words around them."""

    address: str
    citation: str
    snippet: str
    source: Source


class RuleAnswer(Struct, frozen=True):
    """What somebody must, may or may not do: `modality` in words, the sentence that says so, and its address."""

    bearer: str
    modality: str
    action: str
    object: str
    counterparties: tuple[str, ...]
    deadline: str | None
    conditions: tuple[str, ...]
    address: str
    citation: str
    words: str
    source: Source


class CheckAnswer(Struct, frozen=True):
    """What is wrong with a text: its findings as every output has them, and the checks that did not run."""

    title: str
    units: int
    references: int
    findings: tuple[FindingRecord, ...]
    notRun: tuple[str, ...]


def source_of(analysis: Analysis) -> Source:
    """Return where answers out of `analysis` are from."""
    document = analysis.document
    read = document.text.source
    return Source(document.metadata.iri, title(document), read.file, read.sha256)


def provision(analysis: Analysis, eid: str) -> ProvisionAnswer | None:
    """Return the provision at an address; None where the regulation does not have it."""
    document = analysis.document
    unit = document.index.get(eid)
    if unit is None:
        return None
    of = document.text.of
    return ProvisionAnswer(
        _address(document, eid),
        eid,
        citation_of(document, eid),
        of(unit.heading) if unit.heading else None,
        words_of(document, unit),
        document.text.pages_of(unit.span),
        tuple(child.eid for child in unit.children),
        source_of(analysis),
    )


def words_of(document: Document, unit: Provision) -> str:
    """Return all words of a unit in running text, its own number left out."""
    start = min([unit.span.end, *(span.start for span in unit.own), *(child.span.start for child in unit.children)])
    return document.text.content[start : unit.span.end].replace("\n", " ")


def citation_of(document: Document, eid: str) -> str:
    """Return how a provision is cited: `Pasal 7 ayat (1) Peraturan Bupati Bekasi Nomor 9 Tahun 2017`."""
    named = Places(document).name(eid) if eid in document.index else name_of(eid)
    return f"{named} {short_title(title(document))}"


def _address(document: Document, eid: str) -> str:
    iri = document.metadata.iri
    return pinpoint_iri(iri, eid) if iri else eid


def find_provision(works: Works, address: str) -> ProvisionAnswer | None:
    """Return the provision at a full address (`/akn/…/~art_7`); None where it is not at hand."""
    work, pinpoint = split_work(address)
    at_hand = works.named(work) if work else None
    return _as_it_stands(works, at_hand, pinpoint) if at_hand is not None else None


def _as_it_stands(works: Works, at_hand: Work, eid: str) -> ProvisionAnswer | None:
    """Return a provision with the words that it has now, also one that an amending act put in; None where it is not."""
    analysis = works.analysis(at_hand)
    made, now = provision(analysis, eid), works.wording(at_hand.iri, eid) if at_hand.iri and eid else None
    if now is None:
        return made
    document = analysis.document
    heading, pages = (made.heading, made.pages) if made is not None else (None, ())
    return ProvisionAnswer(
        _address(document, eid), eid, citation_of(document, eid), heading, now.words, pages, now.below,
        source_of(analysis), now.amended_by, now.removed,
    )  # fmt: skip


def resolve(works: Works, citation: str, within: str | None = None) -> tuple[CitationAnswer, ...]:
    """Return what each citation in some words points to, in their order.

    `within` is the IRI or key of the regulation that words without a work (`Pasal 7`) are about. An address
    (`/akn/…`) is taken as it is.
    """
    given = citation.strip()[:MOST_CHARACTERS]
    if is_external(given) and " " not in given:
        return (_looked_up(works, given, given, None),)
    framed = build(read_bytes(_FRAME.format(spelt_out(given)[0]).encode(), "kutipan.txt"))
    found = []
    for reference in references_of(framed):
        for target in reference.targets:
            found.append(_looked_up(works, framed.text.of(reference.span), target, within))
    return tuple(found)


def verify(works: Works, text: str) -> tuple[CitationAnswer, ...]:
    """Return every citation in any text, and whether its target is at hand; each once, none left out."""
    answers = (answer for cited in citations_in(text) for answer in _verified(works, cited))
    return tuple({(each.quote, each.address): each for each in answers}.values())


def _verified(works: Works, cited: Cited) -> Iterator[CitationAnswer]:
    quote = " ".join(cited.words.split())
    if cited.unread:
        yield CitationAnswer(quote, "", quote, "not_read")
    for eid in () if cited.unread else cited.eids or ("",):
        if cited.iri is None:
            yield CitationAnswer(quote, eid, name_of(eid) if eid else quote, "no_work_named")
        else:
            answer = _looked_up(works, quote, pinpoint_iri(cited.iri, eid) if eid else cited.iri, None)
            yield replace(answer, found="other_title", words=None) if _other_title(works, cited) else answer


def _other_title(works: Works, cited: Cited) -> bool:
    """Whether a citation prints a title that is not that of the regulation at hand with its number."""
    at_hand = works.named(cited.iri) if cited.title and cited.iri else None
    known = head_title(works.analysis(at_hand).document) if at_hand is not None else None
    return known is not None and not is_title_of(known, cited.title)


def _looked_up(works: Works, quote: str, target: str, within: str | None) -> CitationAnswer:
    if is_external(target):
        work, pinpoint = split_work(target)
    else:
        work, pinpoint = within, target
    if work is None:
        return CitationAnswer(quote, target, name_of(target), "no_work_named")
    placed = _placed(works, work, quote)
    if placed is not None:
        work, target = placed, pinpoint_iri(placed, pinpoint) if pinpoint and pinpoint != work else placed
    found, end = _found(works, quote, target, work, pinpoint), works.end_of(work)
    if placed is not None and found.found == "no_such_provision":
        found = replace(found, found="not_sure")  # a regulation of another region of that name may have it
    return replace(found, repealedBy=end.by, repealedSince=end.since) if end is not None else found


def _placed(works: Works, work: str, quote: str) -> str | None:
    """Return the one regulation at hand that a citation means which names its region by its bare name.

    `Perda Lembata Nomor 7 Tahun 2023` does not say whether Lembata is a Kabupaten or a Kota: its IRI has no place. None
    where the citation names no region, or several regulations at hand are of that kind, number and year and region.
    """
    steps = work.split("/")
    if len(steps) != _UNPLACED or not is_regional(steps[_KIND]):
        return None
    before, behind = "/".join(steps[: _KIND + 1]), "/".join(steps[_KIND + 1 :])
    words = f" {' '.join(re.findall(_WORD, quote.lower()))} "
    found = {
        each.iri
        for each in works.all()
        if each.iri is not None
        and each.iri.startswith(f"{before}/")
        and each.iri.endswith(f"/{behind}")
        and f" {each.iri.split('/')[_KIND + 1].partition('-')[2].replace('-', ' ')} " in words
    }
    return found.pop() if len(found) == 1 else None


def _found(works: Works, quote: str, target: str, work: str, pinpoint: str) -> CitationAnswer:
    at_hand = works.named(work)
    if at_hand is None:
        return CitationAnswer(quote, target, quote, "regulation_not_at_hand")
    analysis = works.analysis(at_hand)
    if not pinpoint or pinpoint == work:
        return CitationAnswer(quote, target, title(analysis.document), "found", None, source_of(analysis))
    said = _as_it_stands(works, at_hand, pinpoint)
    if said is None:
        if not _is_whole_and_sure(analysis):
            return CitationAnswer(quote, target, quote, "not_sure", None, source_of(analysis))
        named_so = citation_of(analysis.document, pinpoint)
        return CitationAnswer(quote, target, named_so, "no_such_provision", None, source_of(analysis))
    found: Found = "removed" if said.removed else "found"
    return CitationAnswer(quote, said.address, said.citation, found, said.words, said.source, amendedBy=said.amendedBy)


def _is_whole_and_sure(analysis: Analysis) -> bool:
    """Whether a text has head, body and tail, and no page of it is in doubt."""
    complete = analysis.document.completeness
    return complete.head and complete.body and complete.tail and not (analysis.quality and analysis.quality.zones)


def search(works: Works, wanted: str, most: int = _MOST) -> tuple[Hit, ...]:
    """Return the provisions at hand that hold all words of `wanted`, in any case, each with the words around them."""
    hits: list[Hit] = []
    for work, eid in works.holding(wanted, most):
        analysis = works.analysis(work)
        document = analysis.document
        unit = document.index.get(eid)
        if unit is not None and len(hits) < most:
            said = words_of(document, unit)
            at = max(0, said.lower().find(wanted.lower().split()[0]) - _SNIPPET // 2)
            snippet = said[at : at + _SNIPPET].strip()
            hits.append(Hit(_address(document, eid), citation_of(document, eid), snippet, source_of(analysis)))
    return tuple(hits)


def rules_of(works: Works, actor: str, within: str | None = None, most: int = _MOST) -> tuple[RuleAnswer, ...]:
    """Return what an actor must, may or may not do, in the regulation `within` or in all at hand."""
    wanted = " ".join(actor.lower().split())
    found: list[RuleAnswer] = []
    chosen: list[Work] = [work for work in works.with_actor(actor) if within is None or within in (work.iri, work.key)]
    for work in chosen:
        analysis = works.analysis(work)
        for rule in analysis.rules:
            if any(wanted in bearer.quote.text.lower() for bearer in rule.bearers) and len(found) < most:
                found.append(_rule(analysis, rule))
    return tuple(found)


def _rule(analysis: Analysis, rule: Rule) -> RuleAnswer:
    document = analysis.document
    eid = rule.source[0]
    unit = document.index[eid]
    return RuleAnswer(
        ", ".join(bearer.quote.text for bearer in rule.bearers),
        words("rule_type")[rule.type],
        rule.action.surface.text if rule.action else "",
        rule.object.text if rule.object else "",
        tuple(party.quote.text for party in rule.counterparties),
        rule.deadline.quote.text if rule.deadline else None,
        tuple(clause.quote.text for clause in rule.conditions),
        _address(document, eid),
        citation_of(document, eid),
        words_of(document, unit),
        source_of(analysis),
    )


def checked(analysis: Analysis) -> CheckAnswer:
    """Return the findings of an analysis, one fact once."""
    document = analysis.document
    return CheckAnswer(
        title(document),
        sum(1 for _ in document.walk()),
        len(analysis.references),
        tuple(finding_record(document.text, each) for each in folded(analysis.findings)),
        tuple(sorted({each.code for each in analysis.not_run})),
    )


def check_text(text: str) -> CheckAnswer:
    """Return the findings about a text; raises InputError where it is empty."""
    return checked(analyse(read_bytes(text[:MOST_CHARACTERS].encode(), "naskah.txt"), rules=False))
