"""Time limits, read as written: `grammars/rules/deadlines.toml`. Days are never converted to working days."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from extractor.grammar import Lists, entries
from extractor.law.dates import months
from extractor.law.numbers import ordinal_value
from extractor.model.rule import DIRECTIONS, LIMIT_KINDS, AnchorKind, DayType, Direction, LimitKind, TimeReading
from extractor.rules.fields.counts import count
from extractor.rules.forms import deadlines
from extractor.rules.sentence.sentence import Limit, Sentence
from extractor.rules.words.vocabulary import vocabulary

_TIMES_24 = re.compile(r"(\d{1,3})[x×]24")
# The longest amount of time in words: `7 (tujuh) hari kerja`.
_AMOUNT = 8
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _limits() -> dict[str, tuple[tuple[tuple[str, ...], LimitKind], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], LimitKind]]] = {}
    for limit, phrases in entries(deadlines().limit).items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, LIMIT_KINDS[limit]))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


@cache
def _by_word(name: Literal["unit", "day_type", "ordinal_unit", "direction", "anchor", "recurs"]) -> dict[str, str]:
    table: Lists = getattr(deadlines(), name)
    return {words: key for key, all_ in entries(table).items() for words in all_}


def limits_of(sentence: Sentence) -> tuple[Limit, ...]:
    """Return the time limits of a sentence in their order, but for those in a clause with `yang`; read once.

    The event that one is counted from ends with the words of the predicate, or with the adjunct, that holds it.
    """
    if sentence.limits is None:
        low = sentence.low
        none = _limits().keys().isdisjoint(low) and deadlines().bare.before.isdisjoint(low)
        sentence.limits = () if none else tuple(_read(sentence))
    return sentence.limits


def limit_of(sentence: Sentence, reach: Iterable[tuple[int, int]]) -> Limit | None:
    """Return the first time limit within token ranges; one in a clause of condition is that of the condition."""
    found = limits_of(sentence)
    if not found:
        return None
    kinds = vocabulary().front_clause
    clauses = [front for front in sentence.fronts if front.kind in kinds]
    free = [each for each in found if not any(front.start < each.start < front.end for front in clauses)]
    return next((each for start, end in reach for each in free if start <= each.start < end), None)


def _read(sentence: Sentence) -> Iterator[Limit]:
    low, limits, last = sentence.low, _limits(), 0
    plain = not deadlines().bare.before.isdisjoint(low)
    for at in range(sentence.end):
        if at < last or low[at] not in limits:
            bare = _bare(sentence, at) if plain and at >= last and low[at][0].isdigit() else None
            if bare is not None:
                last = bare.end
                yield bare
            continue
        beside = _beside(sentence, at)
        if sentence.struck[at] and (beside is None or any(first <= at < last for first, last in sentence.relatives)):
            continue
        for words, limit in limits[low[at]]:
            if tuple(low[at : at + len(words)]) != words:
                continue
            end = _bound(sentence, at) if beside is None else beside
            found = _period(sentence, at, at + len(words), end, limit)
            if found:
                last = found.end
                yield found
                break


def _bare(sentence: Sentence, at: int) -> Limit | None:
    """Return the limit that an amount of time before `sebelum` or `sejak` is: `melapor | 7 hari sebelum rapat`."""
    form, low = deadlines().bare, sentence.low
    if sentence.verb is None or at <= sentence.verb[1] or sentence.struck[at]:
        return None
    if not form.not_after.isdisjoint(low[max(0, at - 3) : at]):
        return None
    found = _period(sentence, at, at, _bound(sentence, at), "exactly")
    if found is None or found.anchor is None or found.anchor[0] >= sentence.end:
        return None
    return found if low[found.anchor[0]] in form.before and found.anchor[0] - at <= _AMOUNT else None


def _bound(sentence: Sentence, at: int) -> int:
    """Return where the words end that belong to the predicate of token `at`, or to what stands before the first."""
    if sentence.verb is not None and at < sentence.verb[0]:
        return sentence.verb[0]
    ends = (each.tail[1] for each in sentence.row if each.tail[0] <= at < each.tail[1])
    return min((sentence.end, *ends))


def is_validity(sentence: Sentence, limit: Limit) -> bool:
    """Whether a limit says how long something is valid: `berlaku paling lama …`, `untuk jangka waktu …`."""
    form = deadlines().validity
    before = sentence.low[max(0, limit.start - 3) : limit.start]
    if "," in before:
        before = before[before.index(",") :]
    opening = " ".join(sentence.low[limit.start : limit.start + 3])
    return not form.valid.isdisjoint(before) or opening in form.opening


def _beside(sentence: Sentence, at: int) -> int | None:
    """Return the end of the last adjunct that holds the token `at`."""
    ends = [front.end for front in (*sentence.fronts, *sentence.adjuncts) if front.start <= at < front.end]
    return ends[-1] if ends else None


def _period(sentence: Sentence, start: int, at: int, end: int, limit: LimitKind) -> Limit | None:
    low = sentence.low
    if set(low[max(0, start - 14) : start]) & set(deadlines().punishment.words) or (start and low[start - 1] == "kali"):
        return None
    while at < end and low[at] in ("pada", "dalam", "waktu", "jangka", "di"):
        at += 1
    if at >= end:
        return None
    units = _by_word("ordinal_unit")
    number = ordinal_value(low[at + 1]) if low[at] in units and at + 1 < end else None
    if number is not None:
        return _ordinal(sentence, start, at, end, limit, number)
    if low[at] in ("tanggal", "akhir", "awal", "bulan"):
        return _date(sentence, start, at, end, limit)
    return _duration(sentence, start, at, end, limit)


def _ordinal(sentence: Sentence, start: int, at: int, end: int, limit: LimitKind, number: int) -> Limit:
    """Read `bulan ketiga setelah …`: the wording leaves open whether its beginning or its end is meant."""
    low = sentence.low
    unit = _by_word("ordinal_unit")[low[at]]
    direction, anchor, kind, again = _anchor(sentence, at + 2, end)
    sign = {"day": "D", "week": "W", "month": "M", "quarter": "M", "semester": "M", "year": "Y"}[unit]
    size = {"quarter": 3, "semester": 6}.get(unit, 1)
    readings = (
        TimeReading(f"awal_{low[at]}", f"P{(number - 1) * size}{sign}"),
        TimeReading(f"akhir_{low[at]}", f"P{number * size}{sign}"),
    )
    return Limit(
        start, at + 2, limit, None, (number, unit), direction, anchor, None, None, kind, again, readings
    )  # fmt: skip


def _duration(sentence: Sentence, start: int, at: int, end: int, limit: LimitKind) -> Limit | None:
    low = sentence.low
    glued = _TIMES_24.fullmatch(low[at])
    number = count(sentence, at, end)
    if glued is None and number is None:
        return None
    value = int(glued[1]) if glued else number.value if number else 0
    at = at + 1 if glued else number.end if number else at
    hours = glued is not None
    if not hours and low[at : at + 1] in (["x"], ["×"], ["kali"]) and low[at + 1 : at + 2] == ["24"]:
        inner = count(sentence, at + 1, end)
        hours, at = True, inner.end if inner else at + 2
    sign = _by_word("unit").get(low[at]) if at < end else None
    if sign is None or (hours and sign != "H"):
        return None
    value *= 24 if hours else 1
    day_type: DayType | None = None
    if sign == "D":
        named = _by_word("day_type").get(low[at + 1]) if at + 1 < end else None
        day_type = named or sentence.lexicon.day or "unspecified"  # type: ignore[assignment]
        at += 1 if named else 0
    if low[at + 1 : at + 2] == ["sekali"] or low[at + 1 : at + 3] == ["atau", "lebih"]:
        return None
    direction, anchor, kind, again = _anchor(sentence, at + 1, end)
    duration = _iso(value, sign)
    readings: list[TimeReading] = []
    if number is not None and number.words is not None and not glued:
        readings = [TimeReading("angka", duration), TimeReading("huruf", _iso(number.words, sign))]
    elif day_type == "unspecified":
        readings = [TimeReading("hari_kalender", duration), TimeReading("hari_kerja", duration)]
    return Limit(
        start, anchor[1] if anchor else at + 1, limit, duration, None, direction, anchor,
        None, day_type, kind, again, tuple(readings),
    )  # fmt: skip


def _iso(value: int, sign: str) -> str:
    return {"H": f"PT{value}H", "I": f"PT{value}M"}.get(sign, f"P{value}{sign}")


def _date(sentence: Sentence, start: int, at: int, end: int, limit: LimitKind) -> Limit | None:
    """Read a date that is printed in part: `tanggal 10 bulan berikutnya`, `akhir bulan Maret`, `31 Desember 2020`."""
    low, month_numbers = sentence.low, months()
    day: int | None = None
    last = low[at] == "akhir"
    if low[at] == "tanggal":
        number = count(sentence, at + 1, end)
        if number is None or number.value > 31:
            return None
        day, at = number.value, number.end
    elif low[at] in ("akhir", "awal"):
        at += 1
    if low[at : at + 1] == ["bulan"]:
        at += 1
    month = month_numbers.get(low[at]) if at < end else None
    if month is not None:
        at += 1
        if low[at : at + 1] == ["tahun"]:
            at += 1
    elif day is None:
        return None
    year = low[at] if month is not None and at < end and _YEAR.fullmatch(low[at]) else None
    running = month is not None and at < end and low[at] in deadlines().running.words
    at += 1 if year or running else 0
    stop = at
    while stop < min(at + 4, end) and low[stop] not in (",", ";", "."):
        stop += 1
    after = " ".join(low[max(start, at - 2) : stop])
    again = _recurs(after) if year is None else None
    if again and again.startswith("FREQ=MONTHLY") and month is not None:
        again = None
    if again:
        at = stop if stop < end else end
        again += (f";BYMONTH={month}" if month else "") + (f";BYMONTHDAY={day}" if day else "")
    text = f"{year or '-'}-{month:02d}" if month else "--"
    if day:
        text += f"-{day:02d}"
    readings = () if day or month is None or last else (
        TimeReading("awal_bulan"), TimeReading("akhir_bulan"),
    )  # fmt: skip
    return Limit(start, at, limit, None, None, "at", None, text, None, "date", again, readings)


def _recurs(words: str) -> str | None:
    return next((rule for phrase, rule in _by_word("recurs").items() if f" {phrase} " in f" {words} "), None)


def _anchor(
    sentence: Sentence, at: int, end: int
) -> tuple[Direction | None, tuple[int, int] | None, AnchorKind | None, str | None]:
    """Return before or after, the words that name the event (up to the next comma), its kind and its RRULE."""
    for word in range(at, min(at + 3, end)):
        named_as = _by_word("direction").get(sentence.low[word])
        if named_as:
            direction = DIRECTIONS[named_as]
            stop = word + 1
            while stop < end and sentence.low[stop] not in (",", ";", "."):
                stop += 1
            named = sentence.low[word:stop]
            if stop == word + 1:
                return direction, None, None, _recurs(" ".join(sentence.low[max(0, word - 1) : stop]))
            return direction, (word, stop), _kind(named), _recurs(" ".join(named))
    return None, None, None, None


def _kind(words: Sequence[str]) -> AnchorKind:
    kinds = _by_word("anchor")
    found = [kinds[word] for word in words if word in kinds]
    plain = next((kind for kind in found if kind != "date"), None)
    if plain:
        return plain  # type: ignore[return-value]
    return "date" if found and any(word.isdigit() for word in words) else "event"


def iso_duration(sentence: Sentence, at: int, end: int) -> tuple[str, int] | None:
    """Return the ISO 8601 duration that is printed at token `at` (`3 (tiga) bulan`) and where it ends."""
    number = count(sentence, at, end)
    if number is None or number.end >= end:
        return None
    sign = _by_word("unit").get(sentence.low[number.end])
    return (_iso(number.value, sign), number.end + 1) if sign else None
