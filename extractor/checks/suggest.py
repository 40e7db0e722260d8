"""What a broken reference may mean: provisions that exist, ranked, each with the reason why it is offered."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from extractor.checks.naming import last_step, name_of
from extractor.checks.regulation import Regulation
from extractor.finding import Suggestion
from extractor.references.model import Pinpoint, Reference
from extractor.resources import grammar
from extractor.tree.document import Provision

_MOST = 4
_SUBJECT_WORDS = 8
_LONGEST_TEXT = 6000
_NEAR = 12


class _Candidate(Struct):
    """A provision that may be meant: its address, how likely it is, and why (Indonesian, English)."""

    address: str
    weight: float
    reason: tuple[str, str]


def suggestions_for(regulation: Regulation, reference: Reference, pinpoint: Pinpoint) -> tuple[Suggestion, ...]:
    """Return what a broken or self reference may mean, best first, at most four; the citing unit is never offered.

    In order of weight: the same ayat or huruf in the citing Pasal; provisions of the same list with near numbers;
    the same ayat or huruf of Pasal whose number is near in spelling or place. A candidate that holds the words before
    `sebagaimana dimaksud` rises above the others.
    """
    if "/~" in pinpoint.address or pinpoint.address.startswith("lampiran"):
        return ()
    best: dict[str, _Candidate] = {}
    for candidate in _candidates(regulation, reference, pinpoint.address):
        if candidate.address in (reference.source, pinpoint.address):
            continue
        known = best.get(candidate.address)
        if known is None or candidate.weight > known.weight:
            best[candidate.address] = candidate
    subject = _subject(regulation, reference)
    for candidate in best.values():
        share = _share(subject, _words_of(regulation, candidate.address))
        candidate.weight += share
        if share >= 0.6:
            phrase = " ".join(subject)
            candidate.reason = (
                f"{candidate.reason[0]}; memuat “{phrase}”",
                f"{candidate.reason[1]}; holds “{phrase}”",
            )
    ranked = sorted(best.values(), key=lambda candidate: -candidate.weight)
    return tuple(Suggestion(name_of(c.address), c.address, c.reason[0], c.reason[1]) for c in ranked[:_MOST])


def _candidates(regulation: Regulation, reference: Reference, address: str) -> Iterator[_Candidate]:
    index = regulation.document.index
    steps = address.split("__")
    own_pasal = _pasal_of(regulation, reference.source)
    tail = steps[1:]
    if own_pasal and tail:
        own = "__".join([own_pasal, *tail])
        if own in index:
            yield _Candidate(
                own,
                1.0,
                (f"{last_step(own)} ada dalam Pasal yang mengacu", f"{last_step(own)} is in the citing Pasal"),
            )
    yield from _same_list(regulation, reference, steps)
    yield from _inside(regulation, address, steps)
    yield from _other_pasal(regulation, steps, own_pasal)


def _same_list(regulation: Regulation, reference: Reference, steps: Sequence[str]) -> Iterator[_Candidate]:
    """Units of the list that the missing unit would stand in, the nearest number first."""
    holder = regulation.document.index.get("__".join(steps[:-1]))
    if holder is None or len(steps) < 2:
        return
    kind, wanted = _split(steps[-1])
    units = [unit for unit in holder.children if _split(unit.eid.rpartition("__")[2])[0] == kind]
    source_at = next((at for at, unit in enumerate(units) if reference.source.startswith(unit.eid)), None)
    for at, unit in enumerate(units):
        label = _split(unit.eid.rpartition("__")[2])[1]
        weight = 0.5 - 0.02 * abs(_order(label) - _order(wanted))
        weight += 0.25 * (_spelling(label, wanted) == 1)
        if source_at is not None:  # an ayat mostly cites the one before it, or the first
            weight += 0.3 if at == source_at - 1 else 0.25 if at == 0 else 0.0
            weight -= 0.3 * (at > source_at)
        name = name_of(holder.eid)
        yield _Candidate(unit.eid, max(weight, 0.05), (f"nomor terdekat dalam {name}", f"nearest number in {name}"))


def _inside(regulation: Regulation, address: str, steps: Sequence[str]) -> Iterator[_Candidate]:
    """A huruf cited without its ayat, or with one too many; the holder itself where it is not divided at all."""
    index = regulation.document.index
    if len(steps) > 2 and steps[1].startswith("para_") and "__".join(steps[:2]) not in index:
        shorter = "__".join([steps[0], *steps[2:]])
        if shorter in index:
            name = name_of(steps[0])
            yield _Candidate(shorter, 1.0, (f"{name} tidak memiliki ayat", f"{name} has no ayat"))
    holder = index.get("__".join(steps[:-1])) if len(steps) > 1 else None
    if holder is None:
        return
    wanted = steps[-1]
    for unit in holder.children:
        deeper = f"{unit.eid}__{wanted}"
        if deeper in index:
            yield _Candidate(
                deeper,
                0.9,
                (f"{last_step(deeper)} ada dalam {last_step(unit.eid)}", f"{last_step(unit.eid)} has {wanted}"),
            )
    if not holder.children:
        name = name_of(holder.eid)
        yield _Candidate(holder.eid, 0.45, (f"{name} tidak terbagi", f"{name} is not divided"))


def _other_pasal(regulation: Regulation, steps: Sequence[str], own_pasal: str | None) -> Iterator[_Candidate]:
    """The same ayat or huruf in a Pasal whose number is near in spelling, or that stands near."""
    kind, wanted = _split(steps[0])
    if kind not in ("art", "chp"):
        return
    index = regulation.document.index
    tops = [unit for unit in regulation.body if unit.kind in ("pasal", "bab") and _split(unit.eid)[0] == kind]
    places = {unit.eid: at for at, unit in enumerate(tops)}
    here = places.get(own_pasal or "")
    aimed = places.get(steps[0])
    for at, unit in enumerate(tops):
        address = "__".join([unit.eid, *steps[1:]])
        if unit.eid == own_pasal or unit.eid == steps[0] or address not in index:
            continue
        label = _split(unit.eid)[1]
        distance = _spelling(label, wanted)
        weight = 0.0
        reason = ("nomor serupa", "a similar number")
        if distance == 1 and (len(wanted) > 1 or len(label) > 1):
            weight = 0.6
        if here is not None and 0 < here - at <= _NEAR:
            near = 0.5 - 0.03 * (here - at) + 0.3 * (steps[0] == own_pasal)
            if near > weight:
                weight, reason = near, ("Pasal terdekat sebelum ketentuan ini", "a near Pasal before this provision")
        middle = aimed if aimed is not None else len(tops) - 1
        near = 0.35 - 0.03 * abs(at - middle)
        if near > weight:
            weight, reason = near, ("Pasal terdekat", "a near Pasal")
        if weight > 0:
            if len(steps) > 1:
                tail = last_step(address)
                reason = (f"{reason[0]}, memiliki {tail}", f"{reason[1]}, has {tail}")
            yield _Candidate(address, weight, reason)


def _pasal_of(regulation: Regulation, eid: str) -> str | None:
    unit = regulation.document.index.get(eid)
    if unit is None or unit.kind in ("pasal", "diktum"):
        return eid if unit else None
    return next((above.eid for above in regulation.document.ancestors(eid) if above.kind in ("pasal", "diktum")), None)


def _split(step: str) -> tuple[str, str]:
    kind, _, label = step.partition("_")
    return kind, label


def _order(label: str) -> int:
    digits = re.match(r"[0-9]+", label)
    if digits:
        return int(digits[0])
    return ord(label[0].lower()) - 96 if label else 0


def _spelling(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other))


def _subject(regulation: Regulation, reference: Reference) -> tuple[str, ...]:
    """The content words of the phrase before `sebagaimana dimaksud`, as printed, in order."""
    start = (reference.lead or reference.span).start
    unit = regulation.document.index.get(reference.source)
    if unit is None:
        return ()
    low = next((span.start for span in unit.own if span.start <= start <= span.end), start)
    before = re.split(r"[.;:]\s", regulation.text.content[max(low, start - 300) : start].replace("\n", " "))[-1]
    words = [word for word in re.findall(r"[^\W\d_]{3,}", before) if word.lower() not in _silent()]
    return tuple(words[-_SUBJECT_WORDS:])


@cache
def _silent() -> frozenset[str]:
    words: list[str] = grammar("wording")["silent"]["words"]
    return frozenset(words)


def _words_of(regulation: Regulation, address: str) -> frozenset[str]:
    unit: Provision | None = regulation.document.index.get(address)
    if unit is None:
        return frozenset()
    text = regulation.text.content[unit.span.start : min(unit.span.end, unit.span.start + _LONGEST_TEXT)]
    return frozenset(re.findall(r"[^\W\d_]{3,}", text.lower()))


def _share(subject: Sequence[str], words: frozenset[str]) -> float:
    """The share of the subject's words that a candidate holds; the last ones, nearest to the reference, weigh less."""
    if not subject:
        return 0.0
    return sum(word.lower() in words for word in subject) / len(subject)
