"""The first suggestion after a Pasal was put in or taken out: that is how references break.

A Pasal is put in or taken out of a text of the corpus and the headings are numbered anew, but no reference is. What a
broken reference meant is then known: the provision that it named before. Seeded; the score is committed here.
"""

import random
import re
from functools import cache
from pathlib import Path

from extractor.checks import run
from extractor.model.analysis import Analysis
from extractor.model.document import Provision
from extractor.pipeline import analyse
from extractor.source import read_bytes

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = ("perbup-bekasi-9-2017", "perwali-kotabekasi-31-2021", "perwali-kotabekasi-68-2019", "perbup-paser-56-2020")
HEADING = re.compile(r"(?m)^(?P<before>\W*)Pasal (?P<number>\d+)(?P<after>\W*)$")
BREAKS = 40
SEED = 12
# Lists of each text in which something is moved.
MOVED = 20


def _moved(text: str, at: int, *, out: bool) -> str:
    """Return a text in which the Pasal `at` was taken out, or one was put in before it, numbered anew."""
    headings = list(HEADING.finditer(text))
    place = next(n for n, each in enumerate(headings) if int(each["number"]) == at)
    start = headings[place].start()
    if out:
        text = text[:start] + text[headings[place + 1].start() :]
    else:
        text = f"{text[:start]}Pasal {at - 1}\nSetiap orang menaati ketentuan ini.\n\n{text[start:]}"
    shift, seen = (-1 if out else 1), 0

    def renumbered(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        number = int(match["number"])
        if not out and seen == place + 1:
            number = at
        elif seen > place + (0 if out else 1):
            number += shift
        return f"{match['before']}Pasal {number}{match['after']}"

    return HEADING.sub(renumbered, text)


def _faults(text: str) -> dict[tuple[str, str], list[str | None]]:
    findings = run(analyse(read_bytes(text.encode(), "naskah.txt"))).findings
    found = {}
    for each in findings:
        if each.code == "REF001" and each.span is not None:
            found[each.eid, text_of(text, each.message)] = [one.target for one in each.suggestions]
    return found


def text_of(text: str, message: str) -> str:
    """The words of the reference, as the message quotes them."""
    return message.partition("“")[2].partition("”")[0]


@cache
def outcomes() -> tuple[tuple[str, str, int], ...]:
    """Each break: the text and change, the reference, the place of the right suggestion (0: not offered)."""
    chance = random.Random(SEED)
    out: list[tuple[str, str, int]] = []
    made: set[tuple[str, int, bool]] = set()
    while len(out) < BREAKS:
        name = chance.choice(NAMES)
        text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
        numbers = sorted({int(each["number"]) for each in HEADING.finditer(text)})
        at, taken = chance.choice(numbers[1:-2]), chance.random() < 0.5
        if (name, at, taken) in made:
            continue
        made.add((name, at, taken))
        known = {quote for _, quote in _faults(text)}
        for (eid, quote), targets in _faults(_moved(text, at, out=taken)).items():
            cited = re.match(r"(?i)pasal (\d+)", quote)
            if quote in known or cited is None or (taken and int(cited[1]) == at) or int(cited[1]) < at:
                continue
            right = f"art_{int(cited[1]) + (-1 if taken else 1)}"
            place = next((n for n, each in enumerate(targets, 1) if each and (each + "__").startswith(f"{right}__")), 0)
            out.append((f"{name} {'-' if taken else '+'}{at} {eid}", quote, place))
    return tuple(out[:BREAKS])


def test_the_first_suggestion_is_right() -> None:
    places = [place for _, _, place in outcomes()]
    first, three = sum(place == 1 for place in places), sum(1 <= place <= 3 for place in places)
    wrong = [each for each in outcomes() if each[2] != 1]
    assert first >= 0.8 * BREAKS and three >= 0.95 * BREAKS, (first, three, wrong)


def _list_moved(text: str, units: list[Provision], at: int) -> str:
    """Return a text in which an ayat was put in before the unit `at`, or an item taken out there, numbered anew."""
    out, low = [], 0
    taken = units[at] if units[at].kind == "huruf" else None
    for place, unit in enumerate(units[at:], at):
        label = chr(ord(unit.label) - 1) if taken else str(int(unit.label) + 1)
        if unit is taken:
            out.append(text[low : unit.span.start])
            low = unit.span.end + 1
            continue
        if not taken and place == at:
            out += [text[low : unit.num.start], f"({unit.label}) Setiap orang menaati ketentuan ini.\n"]
            low = unit.num.start
        out += [text[low : unit.num.start], text[unit.num.start : unit.num.end].replace(unit.label, label, 1)]
        low = unit.num.end
    return "".join((*out, text[low:]))


def _lists(analysis: Analysis) -> list[tuple[Provision, list[Provision]]]:
    """The ayat and the items below each unit, where they can be moved and something is cited in them."""
    cited = [target for each in analysis.references for target in each.targets]
    found = []
    for unit in analysis.document.walk():
        for kind in ("ayat", "huruf"):
            row = [each for each in unit.children if each.kind == kind and each.num and len(each.label) == 1]
            step = f"{unit.eid}__{'para' if kind == 'ayat' else 'point'}_"
            if unit.eid.startswith("art_") and len(row) > 2 and any(target.startswith(step) for target in cited):
                found.append((unit, row))
    return found


@cache
def moved_outcomes() -> tuple[tuple[str, str, int], ...]:
    """As `outcomes`, for an ayat that was put in and an item of a list that was taken out."""
    chance = random.Random(SEED)
    out: dict[tuple[str, str, str], int] = {}
    for name in NAMES:
        before = analyse(read_bytes((CORPUS / f"{name}.txt").read_bytes(), "naskah.txt"), rules=False)
        text, known = before.document.text.content, {quote for _, quote in _faults(before.document.text.content)}
        lists = _lists(before)
        for unit, row in chance.sample(lists, min(MOVED, len(lists))):
            at = chance.randrange(len(row) - 1)
            step = row[at].eid.rpartition("_")[0]
            for (eid, quote), targets in _faults(_list_moved(text, row, at)).items():
                meant = {t for each in before.references for t in each.targets if each.source == eid}
                moved = {_next_label(target, step, row[at]) for target in meant} - {""}
                if quote in known or not moved or not any(target.startswith(step) for target in meant):
                    continue
                place = next((n for n, each in enumerate(targets, 1) if each in moved), 0)
                out[f"{name} {unit.eid} {row[at].eid}", eid, quote] = place
    return tuple((where, f"{eid} {quote}", place) for (where, eid, quote), place in out.items())


def _next_label(target: str, step: str, changed: Provision) -> str:
    """The address of a target after the change, empty where it did not move."""
    label, _, rest = target.removeprefix(f"{step}_").partition("__")
    if not target.startswith(f"{step}_") or len(label) != 1 or label < changed.label:
        return ""
    below = chr(ord(label) - 1) if label > changed.label else ""
    label = below if changed.kind == "huruf" else str(int(label) + 1)
    return f"{step}_{label}" + (f"__{rest}" if rest else "") if label else ""


def test_the_first_suggestion_is_right_where_an_ayat_or_item_moved() -> None:
    places = [place for _, _, place in moved_outcomes()]
    first, three = sum(place == 1 for place in places), sum(1 <= place <= 3 for place in places)
    wrong = [each for each in moved_outcomes() if each[2] != 1]
    assert len(places) >= 10 and first >= 0.8 * len(places) and three >= 0.95 * len(places), (first, len(places), wrong)
