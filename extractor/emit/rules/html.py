"""The rules of one regulation as a page: the relation picture, the duties by who bears them, and the provisions.

The page is self-contained and works offline; without scripts everything is shown, with scripts it can be filtered by
actor, relation pattern, modality and words, and a click on the picture shows the duties behind a box or a line.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from extractor.emit.names import Places, title
from extractor.emit.rules.graph import Graph, graph_of, sorted_patterns
from extractor.emit.rules.picture import BOX, LINE, WIDTH, Picture, picture
from extractor.emit.rules.register import page_of
from extractor.emit.rules.words import (
    DEONTIC,
    MODALS,
    PATTERNS,
    TYPES,
    deadline_words,
    delegation_words,
    role_words,
    sanction_words,
    what,
)
from extractor.emit.templates import rendered
from extractor.law.units import ITEMS
from extractor.model.analysis import Analysis
from extractor.model.document import Document, Provision
from extractor.model.rule import Rule
from extractor.model.text import Span

_MODES = {
    "each_severally": "masing-masing", "jointly": "bersama-sama", "any": "salah satu atau semua",
    "single": "", "implicit": "",
}  # fmt: skip
NO_PATTERN = "lain"


class Word(Struct, frozen=True):
    """A run of words of a provision; `part`: empty, siapa, kata (verb, modal), pihak, waktu."""

    text: str
    part: str = ""


class Card(Struct, frozen=True):
    """One rule as the page shows it."""

    anchor: str
    rule: Rule
    modal: str
    type: str
    what: str
    place: str
    page: int | None
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    facts: tuple[tuple[str, str], ...]
    quote: tuple[Word, ...]
    actors: tuple[str, ...]
    patterns: tuple[str, ...]


class Group(Struct, frozen=True):
    """The rules that the same actors bear, and a line for each counterparty: (role, name, pattern, number of rules)."""

    bearers: tuple[str, ...]
    mode: str
    cards: tuple[Card, ...]
    pairs: tuple[tuple[str, str, str, int], ...]


class Unit(Struct, frozen=True):
    """One provision of a Pasal with rules: its depth below the Pasal, number and own text."""

    eid: str
    depth: int
    num: str
    text: str


class View:
    """What the page shows, as plain values."""

    def __init__(self, analysis: Analysis) -> None:
        """Read the rules of an analysis."""
        self.document = analysis.document
        self.rules = analysis.rules
        self.graph: Graph = graph_of(analysis)
        self.picture: Picture | None = picture(self.graph)
        self._labels = {actor.id: actor.label for actor in analysis.actors}
        self._numbers = {actor.id: str(number) for number, actor in enumerate(analysis.actors)}
        self._places = Places(analysis.document)
        self.anchors = {rule.id: f"aturan-{number}" for number, rule in enumerate(analysis.rules, 1)}

    def number(self, actor: str) -> str:
        """Return the number by which the page knows an actor."""
        return self._numbers.get(actor, "")

    def label(self, actor: str) -> str:
        """Return the name of an actor."""
        return self._labels.get(actor, actor)

    def groups(self) -> list[Group]:
        """Return the rules by who bears them: in document order, those without a named bearer last."""
        found: dict[tuple[str, ...], list[Rule]] = {}
        for rule in self.rules:
            found.setdefault(tuple(dict.fromkeys(bearer.actor for bearer in rule.bearers)), []).append(rule)
        return [self._group(bearers, rules) for bearers, rules in sorted(found.items(), key=lambda item: not item[0])]

    def _group(self, bearers: tuple[str, ...], rules: Sequence[Rule]) -> Group:
        modes = {_MODES.get(rule.bearer_mode, "") for rule in rules}
        pairs: Counter[tuple[str, str, str]] = Counter()
        for rule in rules:
            by_role: dict[str, list[str]] = {}
            for party in rule.counterparties:
                by_role.setdefault(party.role, []).append(self.label(party.actor))
            patterns = rule.relation.patterns if rule.relation else ()
            for role, names in by_role.items():
                pattern = sorted_patterns(patterns, [role])[0] if patterns else NO_PATTERN
                for name in names if len(names) <= 3 else [f"{len(names)} pelaku"]:
                    pairs[role_words(role), name, pattern] += 1
        return Group(
            tuple(self.label(bearer) for bearer in bearers),
            modes.pop() if len(bearers) > 1 and len(modes) == 1 else "",
            tuple(self._card(rule) for rule in rules),
            tuple((*key, count) for key, count in pairs.items()),
        )

    def _card(self, rule: Rule) -> Card:
        parties: dict[str, list[str]] = {}
        for party in rule.counterparties:
            names = parties.setdefault(role_words(party.role), [])
            if (name := self.label(party.actor)) not in names:
                names.append(name)
        modal = rule.modality.cue.text if rule.modality.cue else MODALS.get(rule.modality.value, rule.modality.value)
        actors = [bearer.actor for bearer in rule.bearers] + [party.actor for party in rule.counterparties]
        return Card(
            self.anchors[rule.id],
            rule,
            modal,
            TYPES.get(rule.type, rule.type),
            what(rule),
            self._places.name(rule.source[0]),
            page_of(self.document, rule.source[0]),
            tuple((role, tuple(names)) for role, names in parties.items()),
            tuple(_facts(rule)),
            tuple(_quote(self.document, rule)),
            tuple(dict.fromkeys(self.number(actor) for actor in actors)),
            (rule.relation.patterns if rule.relation else ()) or (NO_PATTERN,),
        )

    def actors(self) -> list[tuple[str, list[tuple[str, str, int]]]]:
        """Return (kind, [(number, name, rules)]) for the list of actors to choose from, by name."""
        return [
            (
                kind,
                sorted(
                    ((self.number(n.id), n.label, len({*n.borne, *n.towards})) for n in nodes),
                    key=lambda entry: entry[1].lower(),
                ),
            )
            for kind, nodes in self.graph.by_kind()
        ]

    def patterns(self) -> list[tuple[str, int]]:
        """Return the relation patterns that occur with the number of their rules, rules without one last."""
        found = Counter(p for rule in self.rules for p in ((rule.relation and rule.relation.patterns) or (NO_PATTERN,)))
        known = [pattern for pattern in PATTERNS if pattern in found]
        others = sorted(pattern for pattern in found if pattern not in (*PATTERNS, NO_PATTERN))
        return [(pattern, found[pattern]) for pattern in (*known, *others, NO_PATTERN) if pattern in found]

    def deontics(self) -> list[tuple[str, str, int]]:
        """Return (value, name, number of rules) of the deontic values that occur."""
        found: Counter[str] = Counter(rule.modality.deontic for rule in self.rules)
        return [(value, name, found[value]) for value, name in DEONTIC.items() if found[value]]

    def units(self) -> Iterator[Unit]:
        """Yield every Pasal (or other stem) with a rule in it, with all units below, in document order."""
        stems = dict.fromkeys(self._stem(eid) for rule in self.rules for eid in rule.source)
        wanted = [self.document.index[stem] for stem in stems if stem in self.document.index]
        for stem in sorted(wanted, key=lambda provision: provision.span):
            stack = [(stem, 0)]
            while stack:
                provision, depth = stack.pop()
                yield self._unit(provision, depth)
                stack.extend((child, depth + 1) for child in reversed(provision.children))

    def _stem(self, eid: str) -> str:
        provision = self.document.index.get(eid)
        if provision is None or provision.kind == "pasal":
            return eid
        below = eid
        for above in self.document.ancestors(eid):
            if above.kind == "pasal":
                return above.eid
            if above.kind not in ITEMS | {"ayat"}:
                return below
            below = above.eid
        return below

    def _unit(self, provision: Provision, depth: int) -> Unit:
        text = self.document.text
        num = text.of(provision.num) if provision.num else provision.label
        return Unit(provision.eid, depth, num, self.document.own_text(provision))


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    for label, clauses in (("Syarat", rule.conditions), ("Kecuali", rule.exceptions), ("Tujuan", rule.purposes)):
        for clause in clauses:
            yield label, clause.quote.text
    if rule.deadline:
        yield "Tenggat", deadline_words(rule.deadline)
    if rule.validity:
        yield "Masa berlaku", rule.validity.quote.text
    if rule.frequency:
        yield "Kekerapan", rule.frequency.quote.text
    if rule.sanction:
        yield "Sanksi", sanction_words(rule.sanction)
    if rule.delegation:
        yield "Diatur dengan", delegation_words(rule.delegation)


def _quote(document: Document, rule: Rule) -> Iterator[Word]:
    """Yield the own text of the unit, its bearers, verb, counterparties and time limits marked."""
    provision = document.index.get(rule.source[0])
    if provision is None:
        return
    marked: list[tuple[Span, str]] = [(bearer.quote.span, "siapa") for bearer in rule.bearers]
    marked += [(party.quote.span, "pihak") for party in rule.counterparties]
    marked += [(cue.span, "kata") for cue in (rule.modality.cue, rule.action and rule.action.surface) if cue]
    marked += [(timed.quote.span, "waktu") for timed in (rule.deadline, rule.frequency) if timed]
    marked.sort(key=lambda mark: (mark[0].start, -mark[0].end))
    for number, own in enumerate(provision.own):
        if number:
            yield Word(" ")
        at = own.start
        for span, part in marked:
            if span.start < at or not own.covers(span):
                continue
            if span.start > at:
                yield Word(document.text.of(Span(at, span.start)))
            yield Word(document.text.of(span), part)
            at = span.end
        if at < own.end:
            yield Word(document.text.of(Span(at, own.end)))


def to_rules_html(analysis: Analysis) -> bytes:
    """Return the page of the rules. All words of the regulation are escaped."""
    view = View(analysis)
    return rendered(
        "rules",
        view=view,
        title=title(analysis.document),
        analysis=analysis,
        width=WIDTH,
        box=BOX,
        line=LINE,
        no_pattern=NO_PATTERN,
    ).encode()
