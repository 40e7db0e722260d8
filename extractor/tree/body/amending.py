"""What the instruction of an amending act announces: the Pasal whose new wording follows it."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import Literal

from extractor.grammar import Form, Pattern, load
from extractor.law.numbers import LISTS, Position
from extractor.law.units import ARTICLES, HEADINGS, UnitKind
from extractor.tree.evidence import is_instruction
from extractor.tree.markers import Line
from extractor.tree.numbering import position

# The words below Pasal I that name the amended act have no more lines (chosen).
_LEAD_IN_LINES = 12
_LAST_WORDS_CHARS = 60  # `berbunyi menjadi sebagai berikut ini :` and some blanks


class WordingForm(Form, frozen=True):
    """The end of an instruction that new wording follows, and fragments of which its last words must hold one."""

    pattern: str
    needs: tuple[str, ...]


class Amending(Form, frozen=True):
    """The whole of `structure/amending.toml`: the words of an amending act around the Pasal that it names."""

    changes_follow: Pattern
    wording_follows: WordingForm
    pasal_named: Pattern
    insertion: Pattern
    smaller_unit: Pattern
    diktum_named: Pattern
    place_named: Pattern
    ayat_named: Pattern
    huruf_named: Pattern


_Level = tuple[UnitKind, Literal["pasal_named", "diktum_named", "ayat_named", "huruf_named"]]


def _amending() -> Amending:
    return load("structure/amending", Amending)


@cache
def _pattern(
    key: Literal[
        "changes_follow",
        "wording_follows",
        "pasal_named",
        "insertion",
        "smaller_unit",
        "diktum_named",
        "place_named",
        "ayat_named",
        "huruf_named",
    ],
) -> re.Pattern[str]:
    form: Pattern | WordingForm = getattr(_amending(), key)
    return re.compile(form.pattern, re.IGNORECASE if key != "pasal_named" else 0)


def changes_follow(words: str) -> bool:
    """Whether `words`, the lead-in of a Pasal, say that another act is changed by what follows."""
    return bool(_pattern("changes_follow").search(words))


def changes_follow_below(content: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the words below the heading on line `at`, before the first number, say that another act is changed."""
    below = list(takewhile(lambda line: not _is_numbered(line), lines[at + 1 : at + 1 + _LEAD_IN_LINES]))
    return any(changes_follow(content[below[0].start : line.end]) for line in below)


def _is_numbered(line: Line) -> bool:
    return bool(line.markers) and line.markers[0].name in LISTS | HEADINGS


def wording_follows(words: str) -> bool:
    """Whether `words` are an instruction after which new wording must stand: `… diubah sehingga berbunyi:`."""
    return _end_of_instruction(words) is not None


def _end_of_instruction(words: str) -> re.Match[str] | None:
    end = words[-_LAST_WORDS_CHARS:].lower()
    if not any(need in end for need in _amending().wording_follows.needs):
        return None
    found = _pattern("wording_follows").search(words)
    return found if found and is_instruction(words) else None


def names(words: str, kind: str, label: str) -> bool:
    """Whether an instruction names the unit of `kind` with the number `label`, alone or within a range of Pasal."""
    if kind == "diktum":
        named = _pattern("diktum_named").finditer(_pattern("place_named").sub("", words))
        return any(match["low"].replace(" ", "").upper() == label.upper() for match in named)
    if kind == "ayat":
        return bool(re.search(rf"\bayat +\( ?{re.escape(label)} ?\)", words, re.IGNORECASE))
    if kind != "pasal":
        return bool(re.search(rf"\b{kind} +{re.escape(label)}\b", words, re.IGNORECASE))
    for match in _pattern("pasal_named").finditer(words):
        low = match["low"].replace(" ", "")
        if low == label:
            return True
        if match["high"] and label.isdigit() and low.isdigit() and int(low) <= int(label) <= int(match["high"]):
            return True
    return False


def path_named(words: str, kind: UnitKind) -> tuple[tuple[UnitKind, str, Position], ...]:
    """Return the Pasal, ayat and huruf above a unit of `kind` that an instruction puts in new words, with their places.

    A diktum stands for the Pasal where no Pasal is named. Empty where neither is, or more than one unit on one of these
    levels.
    """
    first: _Level = ("pasal", "pasal_named") if _pattern("pasal_named").search(words) else ("diktum", "diktum_named")
    levels: tuple[_Level, ...] = (first, ("ayat", "ayat_named"), ("huruf", "huruf_named"))
    found: list[tuple[UnitKind, str, Position]] = []
    for level, key in levels:
        if level == kind:
            break
        matches = list(_pattern(key).finditer(words))
        labels = {match["low"].replace(" ", "") for match in matches}
        if not labels and level not in ARTICLES:
            continue
        place = position(level, next(iter(labels), ""))
        if len(labels) != 1 or place is None or any(match.groupdict().get("high") for match in matches):
            return ()
        found.append((level, labels.pop(), place))
    return tuple(found)


def reworded(words: str) -> tuple[str, bool] | None:
    """Return the number of the one Pasal that an instruction puts in new words, and whether it is whole.

    It is not whole where only an ayat of it changes. None where that is not one Pasal, or a smaller unit than an ayat.
    """
    end = _end_of_instruction(words)
    if end is None:
        return None
    head = words[: end.start("wording")].rstrip()
    found = list(_pattern("pasal_named").finditer(head))
    if not found:
        return None
    last = found[-1]
    if last.end() == len(head) and re.search(r"\b(?:sehingga|maka|menjadi) +$", head[: last.start()], re.IGNORECASE):
        return None if last["high"] else (last["low"].replace(" ", ""), True)
    if insertion := _pattern("insertion").search(head):
        found = [match for match in found if match.start() > insertion.start()]
    labels = {match["low"].replace(" ", "") for match in found}
    if len(labels) != 1 or any(match["high"] for match in found) or _pattern("smaller_unit").search(head):
        return None
    return labels.pop(), not re.search(r"\bayat\b", head, re.IGNORECASE)
