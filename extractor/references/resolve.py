"""Resolving citations: from what is printed to addresses, by where the citation stands. Knows no grammar."""

import re
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from extractor.law.address import (
    below,
    explained,
    first_steps,
    is_pinpoint,
    joined,
    kind_of,
    parent,
    pasal_of,
    pinpoint_iri,
    top_of,
)
from extractor.law.units import BELOW_PASAL, CITED_ITEMS, FRAME, GROUPING, TEXT
from extractor.model.document import Document
from extractor.model.reference import Citation, Reason, Status
from extractor.references.amended import Amended
from extractor.references.cited_works import Known, Registry
from extractor.references.find import Mention
from extractor.references.labels import labels_between
from extractor.references.lookup import Located, Lookup, outer_address, outer_range
from extractor.references.paths import Item, items_of
from extractor.references.patterns import patterns
from extractor.references.site import Site

_RECITAL_UNITS = CITED_ITEMS | {"diktum"}
_COMMON_WORDS = CITED_ITEMS | GROUPING | {"diktum"}


# The verb of an instruction stands within so many characters after the Pasal that it changes (chosen).
_INSTRUCTION_CHARS = 120
# A Pasal whose number cannot be read, right before its ayat (chosen: `Pasal` and six characters, spaces between).
_DAMAGED_CHARS = 20
# What a name stands right behind that is one of a cited work: the number of the provision.
_BEHIND_NUMBER = re.compile(r"(?:[0-9][A-Z]?|\)|\s[a-z]|\s[IVXLC]{1,6})\s\Z")
# Behind an annex of the amending act itself: `diganti dengan Lampiran Peraturan Bupati ini`.
_OF_THIS_ACT = re.compile(r"\s(?:Peraturan|Keputusan|Qanun|Undang-Undang)(?:\s\w+){0,3}?\sini\b", re.IGNORECASE)


class Target(Struct, frozen=True):
    """One address that a citation means: its status and reason, and which item of the citation names it.

    `part` is the part of an annex that is named, empty for the whole of it.
    """

    address: str
    status: Status
    item: int = 0
    reason: Reason | None = None
    part: str = ""


class Resolved(Struct):
    """A citation with its targets. `items` are its provisions as printed, none for a work that is cited whole."""

    mention: Mention
    items: list[Item]
    targets: list[Target]
    citation: Citation | None = None
    reason: Reason | None = None


class Resolver:
    """Resolves the citations of one document, unit by unit in document order."""

    def __init__(self, document: Document) -> None:
        """Prepare the tree for look-ups."""
        self.document = document
        self.lookup = Lookup(document)
        self.registry = Registry(document.metadata, _head(document))
        self.amended = Amended(self.lookup)
        self._previous: dict[str, str] = {}
        self._previous_top = ""
        self._in_unit: tuple[str, Known] | None = None
        self._clause_end = 0  # where the clause of an instruction ends and its new wording begins

    def resolve(self, site: Site, text: str, offset: int, mentions: Sequence[Mention]) -> list[Resolved]:
        """Return the citations of one piece of `site`'s own text with their targets; lookalikes are left out."""
        out: list[Resolved] = []
        self._clause_end = 0
        if top_of(site.unit.eid) != self._previous_top:  # `Pasal tersebut` was named in this Pasal
            self._previous, self._previous_top = {}, top_of(site.unit.eid)
        if site.instruction:
            wording = patterns("amending")["wording"].search(text)
            self._clause_end = wording.start() if wording else len(text)
        for at, mention in enumerate(mentions):
            resolved = self._one(site, text, offset, mention, mentions[at + 1 :] if site.instruction else ())
            if resolved is None:
                continue
            if mention.relation == "kecuali" and out and ". " not in text[out[-1].mention.end : mention.start]:
                self._subtract(out[-1], [target.address for target in resolved.targets])
            out.append(resolved)
            self._remember(resolved)
        return out

    def _one(self, site: Site, text: str, offset: int, mention: Mention, coming: Sequence[Mention]) -> Resolved | None:
        work = mention.work
        if mention.quoted and not site.amending:
            return Resolved(mention, items_of(mention.steps), [], reason="quotation")
        if mention.doubtful:
            own = self._provisions(site, text, mention, coming)
            if own and all(target.status != "broken" for target in own.targets):
                return own
            if own and mention.beside and self._uses(mention.beside):
                return own
        if mention.elsewhere:
            return Resolved(mention, items_of(mention.steps), [], reason="unnamed_work")
        if work is None:
            return self._provisions(site, text, mention, coming)
        own_kind = work.form == "this" or (work.form == "bare" and work.kind.jenis == self.document.metadata.jenis)
        if own_kind:
            return self._provisions(site, text, mention, coming) if mention.steps else None
        known: Known | None = None
        if work.form == "numbered":
            known = self.registry.numbered(work, text, offset)
        elif work.form == "that":
            known = self.registry.last(work.kind.jenis)
        elif work.form == "statute":
            known = self.registry.statute(work)
        elif work.form == "named" and (named := self.registry.named(work)):
            known, size = named
            mention = _trimmed(mention, text, size)
        if known is None:
            told = mention.steps or work.form == "unknown"
            return Resolved(mention, items_of(mention.steps), [], reason="unnamed_work") if told else None
        if mention.steps and known.citation.iri == self.document.metadata.iri:
            return self._provisions(site, text, mention, coming)
        if not work.inside:
            self._in_unit = (site.unit.eid, known)
        if not mention.steps:
            target = Target(known.citation.iri, "ambiguous" if known.reason else "external", reason=known.reason)
            return Resolved(mention, [], [target], known.citation)
        items = items_of(mention.steps)
        if site.amended == known.citation.iri and not site.instruction and not site.quoted:
            self.amended.open(site, items)
        return Resolved(mention, items, _outer_targets(items, known), known.citation)

    def _uses(self, words: str) -> bool:
        """Whether this text uses words elsewhere than right behind a number: they name something of its own."""
        content = self.document.text.content
        printed = r"\s".join(map(re.escape, words.split()))
        found = re.finditer(rf"(?<!\w){printed}(?!\w)", content)
        return any(not _BEHIND_NUMBER.search(content[max(0, each.start() - 8) : each.start()]) for each in found)

    def _provisions(self, site: Site, text: str, mention: Mention, coming: Sequence[Mention]) -> Resolved | None:
        items = items_of(mention.steps)
        resolved = Resolved(mention, items, [])
        if site.unit.kind in FRAME and items[0].path[0].level not in _RECITAL_UNITS:
            return self._of_work_before(site, mention, items)
        for at, item in enumerate(items):
            if item.excepted:
                break
            resolved.targets += self._item(site, text, mention, item, at, coming)
        if not resolved.targets or self._is_lookalike(mention, resolved):
            return None
        for at, item in enumerate(items):
            if item.excepted:
                excepted = self._item(site, text, mention, item, at, coming)
                self._subtract(resolved, [target.address for target in excepted])
                resolved.targets += excepted
        return resolved

    def _of_work_before(self, site: Site, mention: Mention, items: list[Item]) -> Resolved:
        """In the preamble, give a provision without a work to the work that the same recital cited before it."""
        known = self._in_unit if self._in_unit and self._in_unit[0] == site.unit.eid else None
        if known is None:
            return Resolved(mention, items, [], reason="unnamed_work")
        return Resolved(mention, items, _outer_targets(items, known[1]), known[1].citation)

    def _is_lookalike(self, mention: Mention, resolved: Resolved) -> bool:
        """Whether a word that is also a common one (`huruf b`, `angka 3`) cites nothing here."""
        if mention.lead or mention.work or any(not target.reason for target in resolved.targets):
            return False
        return all(item.path[0].level in _COMMON_WORDS for item in resolved.items)

    def _item(
        self, site: Site, text: str, mention: Mention, item: Item, at: int, coming: Sequence[Mention]
    ) -> list[Target]:
        first = item.path[0]
        if first.deictic == "tersebut" and len(item.path) == 1:
            address = self._previous.get(first.level)
            return (
                [Target(address, "external" if is_pinpoint(address) else "resolved", at, "anaphora")] if address else []
            )
        if at == 0 and first.level == "ayat" and not first.deictic and _of_unread_pasal(text, mention.start):
            return [Target("", "ambiguous", at, "no_context")]
        changing = site.instruction or site.wording
        if site.quoted or (changing and not _annex_of_this_act(first.level, text, mention)):
            instructs = bool(patterns("amending")["verb"].search(text, mention.end, mention.end + _INSTRUCTION_CHARS))
            clause = mention.start < self._clause_end
            return self._in_amended(site, item, at, coming, instructs=instructs, clause=clause)
        if self.document.metadata.parent is not None:
            return self._in_parent(self.document.metadata.parent, site, item, at)
        if first.level == "lampiran":
            return self._annexes(item, at)
        if item.loose:
            item = self._alone(site, item)
        located = self._located(item, site)
        if located is None:
            return [] if first.deictic else [Target("", "ambiguous", at, "no_context")]
        if located.reason and site.amending and site.amended and first.level == "pasal":
            return self._in_amended(site, item, at, coming)
        if item.upto is not None:
            return self._range(site, item, located, at)
        return [self._target(site, located, at, first.deictic if len(item.path) == 1 else "")]

    def _located(self, item: Item, site: Site) -> Located | None:
        """Return where an item leads; `angka 2 huruf b Pasal 3` also from the smallest unit to the largest."""
        located = self.lookup.locate(item.path, site.here)
        earlier = self._previous.get(item.path[0].level, "") if item.path[0].deictic == "tersebut" else ""
        if (located is None or located.reason) and earlier and not is_pinpoint(earlier):
            return self.lookup.descend(Located(earlier, None), item.path[1:])
        first = next((at for at, step in enumerate(item.path) if step.level in CITED_ITEMS), 0)
        above, items = item.path[:first], item.path[first:]
        if located is None or not located.reason or len(items) < 2 or not above or above[-1].start < items[0].start:
            return located
        turned = self.lookup.locate((*above, *reversed(items)), site.here)
        return turned if turned and not turned.reason else located

    def _alone(self, site: Site, item: Item) -> Item:
        """Read `Pasal 6 dan ayat (2)` as an ayat of the citing Pasal where that has such an ayat."""
        own = msgspec.structs.replace(item, path=item.path[-1:])
        located = self.lookup.locate(own.path, site.here)
        return own if located and not located.reason else item

    def _target(self, site: Site, located: Located, at: int, deictic: str = "") -> Target:
        if located.reason:
            status: Status = "ambiguous" if located.reason == "marker_unread" else "broken"
            return Target(located.address, status, at, located.reason)
        if deictic:
            return Target(located.address, "resolved", at, "deictic")
        if located.address == site.unit.eid:
            return Target(located.address, "self", at, "self")
        return Target(located.address, "resolved", at)

    def _in_amended(
        self,
        site: Site,
        item: Item,
        at: int,
        coming: Sequence[Mention],
        *,
        instructs: bool = False,
        clause: bool = False,
    ) -> list[Target]:
        addresses = self.amended.addresses(site, item, coming, first=at == 0, clause=clause)
        if site.amended is None or not addresses:
            return [Target("", "ambiguous", at, "no_context" if site.amended else "no_amended_act")]
        own = below(site.unit.eid, site.quoted) if site.quoted else ""
        return [
            Target(pinpoint_iri(site.amended, address), "self", at, "self")
            if address == own and item.upto is None and not item.path[0].deictic and not instructs
            else Target(pinpoint_iri(site.amended, address), "external", at)
            for address in addresses
        ]

    def _in_parent(self, parent: str, site: Site, item: Item, at: int) -> list[Target]:
        """In an annex or a Penjelasan that is a file of its own, a provision is one of the regulation it belongs to."""
        first = item.path[0]
        if first.level == "lampiran" and not self.lookup.annex(first.label).reason:
            return self._annexes(item, at)
        if first.deictic:
            return []
        around = explained(site.unit.eid)
        base = ""
        if first.level in BELOW_PASAL:
            pasal = pasal_of(around) if around else None
            if around is None or pasal is None:
                located = self.lookup.locate(item.path, site.here)
                return [self._target(site, located, at)] if located and self._is_here(located) else []
            base = pasal if first.level == "ayat" else first_steps(around, 2 if kind_of(around) in TEXT else 1)
        addresses = outer_range(item.path, item.upto) if item.upto else [outer_address(item.path)]
        return [
            Target(pinpoint_iri(parent, joined(base, address) if base else address), "external", at)
            for address in addresses
        ]

    def _is_here(self, located: Located) -> bool:
        """Whether a unit of this text is meant: it exists, or is missing in a list that does."""
        return not located.reason or parent(located.address) in self.lookup.index

    def _annexes(self, item: Item, at: int) -> list[Target]:
        labels = [item.path[0].label]
        if item.upto and item.upto[0].level == "lampiran":
            labels = labels_between(item.path[0].label, item.upto[0].label)
        found = [self.lookup.annex(label) for label in labels]
        if len(item.path) > 1 and not found[0].reason:
            part = self.lookup.annex_part(item.path)
            if part is None:
                return [Target(found[0].address, "resolved", at, "annex_part_unread")]
            if part.reason:
                return [Target(part.address, "broken", at, part.reason)]
            return [Target(found[0].address, "resolved", at, part=part.address)]
        return [Target(a.address, "broken" if a.reason else "resolved", at, a.reason) for a in found]

    def _range(self, site: Site, item: Item, first: Located, at: int) -> list[Target]:
        """Expand a range over the units that exist; a missing end or a reversed range is broken."""
        last = self.lookup.locate(item.upto or (), site.here)
        if last is None:
            return [self._target(site, first, at)]
        if first.reason and last.reason:
            reason: Reason = "truncated" if "truncated" in (first.reason, last.reason) else "open_range"
            return [Target(end.address, "broken", at, reason) for end in (first, last)]
        if first.reason or last.reason:
            missing, present = (first, last) if first.reason else (last, first)
            label = (item.upto or item.path)[-1].label if missing is last else item.path[-1].label
            reason = "truncated" if missing.reason == "truncated" else "open_range"
            found = self.lookup.up_to(present.address, label, after=missing is last)
            return [*(Target(eid, "resolved", at) for eid in found), Target(missing.address, "broken", at, reason)]
        row = self.lookup.between(first.address, last.address)
        if row is None:
            return [Target(end.address, "broken", at, "reversed_range") for end in (first, last)]
        return [Target(eid, "resolved", at) for eid in row]

    def _subtract(self, earlier: Resolved, excepted: Sequence[str]) -> None:
        """Take what stands after *kecuali* out of the targets before it."""
        for address in excepted:
            left: list[Target] = []
            for target in earlier.targets:
                kept = self.lookup.without([target.address], address)
                left += [msgspec.structs.replace(target, address=eid) for eid in kept]
            earlier.targets = left

    def _remember(self, resolved: Resolved) -> None:
        """Keep the last provision named of each level, for `Pasal tersebut`, and those that it lies in."""
        if any(item.path[0].deictic for item in resolved.items):
            return
        for step in (step for item in resolved.items for step in item.path):
            self._previous.pop(step.level, None)  # of several that were named none is the one
        if len(resolved.items) == 1 and len(resolved.targets) == 1:
            address = resolved.targets[0].address
            for step in reversed(resolved.items[0].path):
                self._previous[step.level] = address
                address = parent(address)


def _head(document: Document) -> str:
    """Return the words above the title, which may name the province of a regency."""
    return "\n".join(document.text.of(block.span) for block in document.blocks if block.kind == "kepala")


def _outer_targets(items: Sequence[Item], known: Known) -> list[Target]:
    """Return the provisions of another work that `items` name; they are not looked up."""
    return [
        Target(pinpoint_iri(known.citation.iri, address), "ambiguous" if known.reason else "external", at, known.reason)
        for at, item in enumerate(items)
        for address in (outer_range(item.path, item.upto) if item.upto else [outer_address(item.path)])
    ]


def _of_unread_pasal(text: str, start: int) -> bool:
    """Whether the words before an ayat are a Pasal whose number cannot be read: it is not of the citing one."""
    return bool(patterns("damaged")["pasal"].search(text[max(0, start - _DAMAGED_CHARS) : start]))


def _annex_of_this_act(level: str, text: str, mention: Mention) -> bool:
    """Whether an instruction means an annex of the amending act: `sebagaimana tercantum dalam Lampiran`."""
    if level != "lampiran":
        return False
    lead = text[mention.lead[0] : mention.lead[1]].lower() if mention.lead else ""
    return "tercantum" in lead or "tersebut" in lead or bool(_OF_THIS_ACT.match(text, mention.end))


def _trimmed(mention: Mention, text: str, size: int) -> Mention:
    """Cut a citation by short title to the `size` words of the title that were recognised."""
    work = mention.work
    if work is None:
        return mention
    start = text.index(work.words.split()[0], work.start + len(work.kind.name) - 2)
    end = start
    for word in work.words.split()[:size]:
        end = text.index(word, end) + len(word)
    return msgspec.structs.replace(mention, end=end if mention.end == work.end else mention.end)
