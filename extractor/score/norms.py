"""Measuring the rules of one regulation against its gold: kinds of provisions, norms found, and their fields."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractor.model.analysis import Analysis
from extractor.model.rule import Actor, Deadline, Flag, Rule
from extractor.score.tally import Tally, compare, compare_values

# What a flag of doubt says may be wrong.
_DOUBTED: dict[Flag, tuple[str, ...]] = {
    "bearer_unclear": ("bearers",),
    "boundary_doubtful": ("bearers", "counterparties", "action", "conditions"),
}
_FIELDS = ("modality", "bearers", "counterparties", "action", "relations", "deadline", "conditions", "exceptions")


def kinds(analysis: Analysis, rows: Sequence[Sequence[str]]) -> Tally:
    """Return the tally of the kind (role) of every unit that the gold has; a unit without a role is a miss."""
    wanted = {row[0]: row[1] for row in rows}
    return compare_values(wanted, {unit: role for unit, role in analysis.roles.items() if unit in wanted})


def norms(analysis: Analysis, gold: Sequence[Mapping[str, Any]]) -> dict[str, Tally]:
    """Return the tally `norms` (rules by unit and type, as often as they come) and one a field of the rules found.

    `doubts` tells how often a flag of doubt was right to be there: right is a flag on a rule of which such a field is
    wrong, a miss a wrong field without a flag, extra a flag on fields that are right. Where a unit has several rules of
    one type, those that agree most are held together. A field counts only in rules that both sides have, so that a
    missed rule is counted once.
    """
    names = {actor.id: actor for actor in analysis.actors}
    wanted: dict[tuple[str, str], list[dict[str, list[Any]]]] = defaultdict(list)
    found: dict[tuple[str, str], list[dict[str, list[Any]]]] = defaultdict(list)
    for rule in gold:
        wanted[rule["from"][0], rule["type"]].append(_gold_fields(rule))
    for given in analysis.rules:
        found[given.source[0], given.type].append(_fields(given, names))
    tallies = {"norms": compare(_keys(wanted), _keys(found))} | {field: Tally() for field in (*_FIELDS, "doubts")}
    for key, rules in wanted.items():
        for left, right in _pairs(rules, found.get(key, [])):
            held = {field: _field(left[field], right[field]) for field in _FIELDS}
            for field, tally in held.items():
                tallies[field] += tally.named(key[0])
            tallies["doubts"] += _doubts(right["flags"], held).named(key[0])
    return tallies


def _doubts(flags: Sequence[Flag], held: Mapping[str, Tally]) -> Tally:
    """Return how the flags of one rule bear out."""
    wrong = {field for field, tally in held.items() if tally.misses or tally.extras}
    doubted = {flag: set(_DOUBTED[flag]) for flag in flags if flag in _DOUBTED}
    borne_out = [flag for flag, fields in doubted.items() if fields & wrong]
    told = {field for fields in doubted.values() for field in fields}
    open_to_doubt = {field for fields in _DOUBTED.values() for field in fields}
    return Tally(
        len(borne_out),
        tuple(sorted((wrong & open_to_doubt) - told)),
        tuple(flag for flag in doubted if flag not in borne_out),
    )


def _keys(rules: Mapping[tuple[str, str], list[Any]]) -> Iterable[tuple[str, str]]:
    return (key for key, several in rules.items() for _ in several)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" ,.;:")


def _gold_fields(rule: Mapping[str, Any]) -> dict[str, list[Any]]:
    modality, deadline = rule["modality"], rule["deadline"]
    return {
        "modality": [(modality["value"], modality["deontic"])],
        "bearers": [_plain(name) for name in rule["bearers"]],
        "counterparties": [(role, _plain(name)) for role, name in rule["counterparties"]],
        "action": [_plain(rule["action"])] if rule["action"] else [],
        "relations": list(rule["relations"]),
        "deadline": [_deadline(deadline)] if deadline else [],
        "conditions": [(cue, _plain(words)) for cue, words in rule["conditions"]],
        "exceptions": [(cue, _plain(words)) for cue, words in rule["exceptions"]],
    }


def _deadline(deadline: Mapping[str, Any]) -> tuple[Any, ...]:
    ordinal = deadline.get("ordinal")
    return (
        deadline.get("limit"),
        deadline.get("duration"),
        tuple(ordinal) if ordinal else None,
        deadline.get("direction"),
    )


def _fields(rule: Rule, actors: Mapping[str, Actor]) -> dict[str, list[Any]]:
    """Return the same fields of a rule of ours; an actor may be known by its words here or by its names."""

    def called(actor: str, words: str) -> frozenset[str]:
        known = actors.get(actor)
        return frozenset(_plain(name) for name in (words, *((known.label, *known.aliases) if known else ())))

    def clause(kind: str, words: str) -> tuple[str, str]:
        return kind, _plain(" ".join(words.split()[:4]))

    return {
        "modality": [(rule.modality.value, rule.modality.deontic)],
        "bearers": [called(bearer.actor, bearer.quote.text) for bearer in rule.bearers],
        "counterparties": [(other.role, called(other.actor, other.quote.text)) for other in rule.counterparties],
        "action": [_plain(rule.action.surface.text)] if rule.action else [],
        "relations": list(rule.relation.patterns) if rule.relation else [],
        "deadline": [_own_deadline(rule.deadline)] if rule.deadline else [],
        "conditions": [clause(each.kind, each.quote.text) for each in rule.conditions],
        "exceptions": [clause(each.kind, each.quote.text) for each in rule.exceptions],
        "flags": list(rule.flags),
    }


def _own_deadline(deadline: Deadline) -> tuple[Any, ...]:
    return deadline.limit, deadline.duration, deadline.ordinal, deadline.direction


def _same(gold: Any, given: Any) -> bool:
    if isinstance(given, frozenset):
        return gold in given
    if isinstance(given, tuple) and given and isinstance(given[-1], frozenset):
        return bool(gold[0] == given[0] and gold[1] in given[1])
    return bool(gold == given)


def _field(gold: Sequence[Any], given: Sequence[Any]) -> Tally:
    rest = list(given)
    misses = []
    for item in gold:
        match = next((at for at, other in enumerate(rest) if _same(item, other)), None)
        if match is None:
            misses.append(_shown(item))
        else:
            del rest[match]
    return Tally(len(gold) - len(misses), tuple(misses), tuple(_shown(item) for item in rest))


def _shown(item: Any) -> str:
    if isinstance(item, frozenset):
        return "/".join(sorted(item))
    return " ".join(_shown(part) for part in item if part is not None) if isinstance(item, tuple) else str(item)


def _pairs(
    gold: Sequence[dict[str, list[Any]]], given: Sequence[dict[str, list[Any]]]
) -> Iterable[tuple[dict[str, list[Any]], dict[str, list[Any]]]]:
    """Hold rules of one unit and type together, those that agree most first."""
    ranked = sorted(
        ((-_agreement(left, right), i, j) for i, left in enumerate(gold) for j, right in enumerate(given)),
    )
    used_gold: set[int] = set()
    used_given: set[int] = set()
    for _, i, j in ranked:
        if i not in used_gold and j not in used_given:
            used_gold.add(i)
            used_given.add(j)
            yield gold[i], given[j]


def _agreement(gold: dict[str, list[Any]], given: dict[str, list[Any]]) -> int:
    return sum(_field(gold[field], given[field]).right for field in _FIELDS)
