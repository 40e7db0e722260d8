"""Sanctions: their kind and every penalty with its amounts, by `grammars/rules/sanctions.toml`."""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import structs

from extractor.grammar import Lists, entries, load
from extractor.model.document import Document
from extractor.model.rule import Penalty, Rule, Sanction
from extractor.model.text import Text
from extractor.rules.fields.deadlines import iso_duration
from extractor.rules.forms import Sanctions, deadlines
from extractor.rules.sentence.lead_ins import connective
from extractor.rules.sentence.unit import Unit

_RUPIAH = re.compile(r"Rp\s?\.?\s?(\d{1,3}(?:[.\s]{1,2}\d{3})+|\d{1,15})(?:,(?:\d{2}\b|-))?", re.IGNORECASE)
_PERCENT = re.compile(r"\d{1,3}(?:,\d{1,4})?\s?%")
_REACH = 14
_PERIODS = ("D", "W", "M", "Y")

Bound = str | int


def _table() -> Sanctions:
    return load("rules/sanctions", Sanctions)


@cache
def _phrases(name: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    table: Lists = getattr(_table(), name)
    for key, phrases in entries(table).items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, key))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


def _at(low: list[str], at: int, name: str) -> tuple[int, str] | None:
    for words, key in _phrases(name).get(low[at], ()):
        if tuple(low[at : at + len(words)]) == words:
            return at + len(words), key
    return None


def sanction(unit: Unit, text: Text, start: int) -> Sanction | None:
    """Return the sanction that a unit imposes from token `start` on; None where its words name no kind of sanction."""
    low = unit.sentence.low
    words = " " + " ".join(low) + " "
    kind = next(
        (kind for kind, all_ in entries(_table().kind).items() if any(f" {word} " in words for word in all_)), "lainnya"
    )
    penalties = penalties_of(unit, text, start)
    measures = _table().measures.words
    if kind == "lainnya" and penalties and measures.issuperset(penalty.kind for penalty in penalties):
        kind = "administratif"
    if kind == "lainnya" and not penalties and "sanksi" not in low:
        return None
    joined = set(low[start:])
    link = "and_or" if "dan/atau" in joined else "or" if "atau" in joined else "and" if "dan" in joined else ""
    return Sanction(
        kind,  # type: ignore[arg-type]
        penalties,
        link if len(penalties) > 1 and link else "unspecified",  # type: ignore[arg-type]
    )


def penalties_of(unit: Unit, text: Text, start: int = 0) -> tuple[Penalty, ...]:
    """Return the penalties that a unit names from token `start` on, each with its bounds."""
    low, end = unit.sentence.low, unit.sentence.end
    places: list[tuple[int, int, str]] = []
    at = start
    while at < end:
        found = _at(low, at, "penalty")
        if found is None or unit.sentence.struck[at]:
            at += 1
            continue
        places.append((at, found[0], found[1]))
        at = found[0]
    result = []
    for number, (first, after, kind) in enumerate(places):
        stop = places[number + 1][0] if number + 1 < len(places) else end
        bounds, last = _bounds(unit, after, stop)
        per, last = _again(low, last, stop) if bounds else (None, last)
        result.append(Penalty(kind, unit.quote(text, first, last), **bounds, per=per))
    return tuple(result)


def _bounds(unit: Unit, at: int, stop: int) -> tuple[dict[str, Bound], int]:
    """Return the bounds printed between tokens `at` and `stop`, and the end of the last one."""
    low = unit.sentence.low
    bounds: dict[str, Bound] = {}
    last = at
    plain = _value(unit, at, stop) if at < stop else None
    if plain is not None:
        return {"exactly": plain[0]}, plain[1]
    while at < stop and low[at] != ";":
        found = _at(low, at, "bound")
        if found is None:
            if at - last > _REACH:
                break
            at += 1
            continue
        value = _value(unit, found[0], stop)
        if value is not None:
            bounds.setdefault(found[1], value[0])
            last = value[1]
        at = max(found[0], last)
    return bounds, last


def _again(low: list[str], at: int, stop: int) -> tuple[str | None, int]:
    """Return the period that an amount is due for (`2% | per bulan`, `| untuk setiap hari`), and where it ends."""
    every, first = _table().per.words, at + 1 if low[at : at + 1] == ["untuk"] else at
    if first + 1 >= stop or low[first] not in every:
        return None, at
    signs = entries(deadlines().unit)
    sign = next((sign for sign, named in signs.items() if low[first + 1] in named), None)
    return (f"P1{sign}", first + 2) if sign in _PERIODS else (None, at)


def _value(unit: Unit, at: int, stop: int) -> tuple[Bound, int] | None:
    """Return the amount of money, the percentage or the duration that follows a bound, and its end."""
    while at < stop and unit.sentence.low[at] in ("sebesar", "selama", "sebanyak"):
        at += 1
    if at >= stop:
        return None
    offset = unit.sentence.offsets[at]
    for pattern in (_RUPIAH, _PERCENT):
        found = pattern.match(unit.text, offset)
        if found:
            end = at + 1
            while end < stop and unit.sentence.offsets[end] < found.end():
                end += 1
            value: Bound = int(re.sub(r"\D", "", found[1])) if pattern is _RUPIAH else found[0].replace(" ", "")
            return value, _past_bracket(unit, end, stop)
    period = iso_duration(unit.sentence, at, stop)
    return (period[0], period[1]) if period else None


def _past_bracket(unit: Unit, at: int, stop: int) -> int:
    low = unit.sentence.low
    if at < stop and low[at] == "(":
        close = next((i for i in range(at, min(at + 20, stop)) if low[i] == ")"), None)
        return close + 1 if close is not None else at
    return at


def lists_sanctions(unit: Unit) -> bool:
    """Whether a unit says what the sanctions of another ayat are."""
    start, end = unit.sentence.subject
    words = " ".join(unit.sentence.low[start:end]) + " "
    return any(words.startswith(f"{opener} ") for opener in _table().list.subject) and (
        unit.sentence.predicate in _table().list.verbs or unit.sentence.colon
    )


def listed_penalties(document: Document, units: Mapping[str, Unit], rule: Rule) -> Rule:
    """Return a rule that imposes a sanction with the penalties that its items or another ayat of its Pasal list.

    The unit that lists them is added to the sources of the rule.
    """
    if rule.sanction is None or rule.sanction.penalties:
        return rule
    own = rule.source[0]
    above = document.parents[own]
    places = (
        [own] + [below.eid for below in document.index[above].children if above and below.eid != own]
        if above
        else [own]
    )
    for eid in places:
        unit = units.get(eid)
        if unit is None or (eid != own and not lists_sanctions(unit)):
            continue
        items = [units[below.eid] for below in unit.provision.children if below.eid in units]
        found = () if eid == own else penalties_of(unit, document.text)
        found += tuple(penalty for item in items for penalty in penalties_of(item, document.text)[:1])
        if found:
            link = connective(unit.sentence, [item.sentence for item in items]) if items else "unspecified"
            link = link if link in ("and", "or", "and_or") and len(found) > 1 else "unspecified"
            return structs.replace(
                rule,
                source=rule.source if eid in rule.source else (*rule.source, eid),
                sanction=structs.replace(rule.sanction, penalties=found, connective=link),
            )
    return rule
