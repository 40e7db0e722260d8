"""The same duty in two regulations: which rules of A and B belong together, and in what they differ.

Two rules can belong together where their bearers share a canonical key, or neither names a bearer. How near they are is
a mean of four: bearers 0.35, action 0.25, object 0.25, counterparties 0.15; the action by its key, actors by their
canonical keys, the object (where one is missing: the whole sentence) by its words in any order (rapidfuzz). Without a
bearer the sentence counts 0.75. Another relation pattern makes two rules less alike. Pairs are made from the nearest
down; each rule is in one pair at most.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from extractor.emit.names import Places, title
from extractor.emit.rules.register import words_of
from extractor.emit.rules.words import MODALS, deadline_value, deadline_words, frequency_value, role_words, what
from extractor.model.analysis import Analysis
from extractor.model.rule import Rule

NEAR = 0.62
_OTHER_PATTERN = 0.85
Difference = Literal["modality", "deadline", "frequency", "counterparty", "action"]
_APART = {"repeal", "commencement", "annex_incorporation", "delegation", "application"}


class Side(Struct, frozen=True):
    """One rule of one of the regulations as it is shown; `counterparties` are (role, name, canonical key)."""

    rule: str
    address: str
    provision: str
    bearers: tuple[str, ...]
    modality: str
    deontic: str
    action: str
    counterparties: tuple[tuple[str, str, str], ...]
    deadline: str
    frequency: str
    quote: str


class Pair(Struct, frozen=True):
    """Two rules that belong together, how near they are (0 to 1), and in what they differ."""

    a: Side
    b: Side
    likeness: float
    differences: tuple[Difference, ...]


class Regulation(Struct, frozen=True):
    """A regulation of the comparison and the number of its rules that were compared."""

    title: str
    iri: str | None
    file: str
    rules: int


class Comparison(Struct, frozen=True, rename={"only_a": "onlyA", "only_b": "onlyB"}):
    """Pairs in the order of A, then what only A and only B have, in their order."""

    format: Literal["thk-compare"]
    a: Regulation
    b: Regulation
    pairs: tuple[Pair, ...]
    only_a: tuple[Side, ...]
    only_b: tuple[Side, ...]


class _Reader:
    """The rules of one regulation with the keys that they are compared by."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.rules = [rule for rule in analysis.rules if rule.type not in _APART]
        self._actors = {actor.id: actor for actor in analysis.actors}
        self._places = Places(analysis.document)
        self.bearers = [frozenset(self._key(bearer.actor) for bearer in rule.bearers) for rule in self.rules]
        self.parties = [frozenset(self._key(party.actor) for party in rule.counterparties) for rule in self.rules]
        self.patterns = [frozenset(rule.relation.patterns if rule.relation else ("",)) for rule in self.rules]
        self.words = [words_of(analysis.document, rule.source[0]).lower() for rule in self.rules]
        self.roles = [
            frozenset((party.role, self._key(party.actor)) for party in rule.counterparties) for rule in self.rules
        ]

    def _key(self, id: str) -> str:
        actor = self._actors.get(id)
        return (actor.canonical or actor.label.lower()) if actor else id

    def _label(self, id: str) -> str:
        actor = self._actors.get(id)
        return actor.label if actor else id

    def regulation(self) -> Regulation:
        document = self.analysis.document
        return Regulation(title(document), document.metadata.iri, document.text.source.file, len(self.rules))

    def side(self, number: int) -> Side:
        rule, document = self.rules[number], self.analysis.document
        return Side(
            rule.id,
            rule.source[0],
            self._places.name(rule.source[0]),
            tuple(dict.fromkeys(self._label(bearer.actor) for bearer in rule.bearers)),
            rule.modality.value,
            rule.modality.deontic,
            what(rule),
            tuple((party.role, self._label(party.actor), self._key(party.actor)) for party in rule.counterparties),
            deadline_words(rule.deadline) if rule.deadline else "",
            rule.frequency.quote.text if rule.frequency else "",
            words_of(document, rule.source[0]),
        )


def compare(a: Analysis, b: Analysis) -> Comparison:
    """Return the comparison of two regulations. Repeals, commencement, delegations and the like are left out."""
    left, right = _Reader(a), _Reader(b)
    taken: dict[int, tuple[int, float]] = {}
    given: set[int] = set()
    for likeness, one, other in sorted(_near(left, right), key=lambda near: (-near[0], near[1], near[2])):
        if one not in taken and other not in given:
            taken[one] = (other, likeness)
            given.add(other)
    pairs = tuple(
        Pair(
            left.side(one),
            right.side(other),
            round(likeness, 3),
            tuple(_differences(left, one, right, other)),
        )
        for one, (other, likeness) in sorted(taken.items())
    )
    return Comparison(
        "thk-compare",
        left.regulation(),
        right.regulation(),
        pairs,
        tuple(left.side(number) for number in range(len(left.rules)) if number not in taken),
        tuple(right.side(number) for number in range(len(right.rules)) if number not in given),
    )


def _near(left: _Reader, right: _Reader) -> Iterator[tuple[float, int, int]]:
    """Yield (likeness, rule of A, rule of B) for pairs that share a bearer and are near enough."""
    by_bearer: dict[str, list[int]] = defaultdict(list)
    for number, bearers in enumerate(right.bearers):
        for key in bearers or {""}:
            by_bearer[key].append(number)
    for one, bearers in enumerate(left.bearers):
        for other in sorted({number for key in bearers or {""} for number in by_bearer.get(key, ())}):
            likeness = _likeness(left, one, right, other)
            if likeness >= NEAR:
                yield likeness, one, other


def _likeness(left: _Reader, one: int, right: _Reader, other: int) -> float:
    from rapidfuzz import fuzz

    a, b = left.rules[one], right.rules[other]
    action = 1.0 if _verb(a) == _verb(b) else 0.8 if left.roles[one] & right.roles[other] else 0.0
    bearers, parties = (left.bearers[one], right.bearers[other]), (left.parties[one], right.parties[other])
    if a.object and b.object:
        words = a.object.text.lower(), b.object.text.lower()
        thing = fuzz.token_set_ratio(*words) / 200 + fuzz.token_sort_ratio(*words) / 200
    else:
        thing = fuzz.token_sort_ratio(left.words[one], right.words[other]) / 100
    if not any(bearers):  # nobody to tell them apart: the whole sentence decides
        likeness = 0.25 * action + 0.75 * fuzz.token_sort_ratio(left.words[one], right.words[other]) / 100
    else:
        towards = _share(*parties) if any(parties) else thing
        likeness = 0.35 * _share(*bearers) + 0.25 * action + 0.25 * thing + 0.15 * towards
    return likeness * (_OTHER_PATTERN if left.patterns[one].isdisjoint(right.patterns[other]) else 1.0)


def _verb(rule: Rule) -> str:
    return rule.action.key if rule.action else ""


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def _differences(left: _Reader, one: int, right: _Reader, other: int) -> Iterator[Difference]:
    a, b = left.rules[one], right.rules[other]
    if (a.modality.value, a.modality.deontic) != (b.modality.value, b.modality.deontic):
        yield "modality"
    if deadline_value(a.deadline) != deadline_value(b.deadline):
        yield "deadline"
    if frequency_value(a.frequency) != frequency_value(b.frequency):
        yield "frequency"
    if left.roles[one] != right.roles[other]:
        yield "counterparty"
    if _verb(a) != _verb(b):
        yield "action"


_SIDE_KEYS = (
    "rule_id", "address", "provision", "bearers", "modality", "action", "counterparties", "deadline", "frequency",
    "quote",
)  # fmt: skip
COMPARE_KEYS = ("status", "likeness", "differences", *(f"{side}_{key}" for side in "ab" for key in _SIDE_KEYS))


def compare_rows(comparison: Comparison) -> Iterator[Sequence[str | None]]:
    """Yield the comparison as rows under `COMPARE_KEYS`; `status` is both, only_a or only_b."""
    nothing: tuple[str, ...] = ("",) * 10
    for pair in comparison.pairs:
        yield "both", f"{pair.likeness:.3f}", "; ".join(pair.differences), *_cells(pair.a), *_cells(pair.b)
    for side in comparison.only_a:
        yield "only_a", "", "", *_cells(side), *nothing
    for side in comparison.only_b:
        yield "only_b", "", "", *nothing, *_cells(side)


def _cells(side: Side) -> tuple[str, ...]:
    return (
        side.rule, side.address, side.provision, "; ".join(side.bearers), side.modality, side.action,
        parties_of(side), side.deadline, side.frequency, side.quote,
    )  # fmt: skip


def parties_of(side: Side) -> str:
    """Return the counterparties of a rule in words: `melapor kepada Sekretaris Daerah; tembusan kepada …`."""
    by_role: dict[str, list[str]] = {}
    for role, name, _ in side.counterparties:
        by_role.setdefault(role, []).append(name)
    return "; ".join(f"{role_words(role)} {', '.join(dict.fromkeys(names))}" for role, names in by_role.items())


def modal_of(side: Side) -> str:
    """Return the modal of a rule in words, empty where it has none."""
    return "" if side.modality == "none" else MODALS.get(side.modality, side.modality)


def bearers_of(side: Side, nobody: str = "(pelaku tidak disebut)") -> str:
    """Return who bears a rule, in words; `nobody` where the text names none."""
    return ", ".join(side.bearers) or nobody


def shown(side: Side) -> Iterable[tuple[Difference, str]]:
    """Return what can differ, in words, in a fixed order."""
    return (
        ("modality", modal_of(side)),
        ("action", side.action),
        ("counterparty", parties_of(side)),
        ("deadline", side.deadline),
        ("frequency", side.frequency),
    )
