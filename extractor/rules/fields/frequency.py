"""How often an act is due: `grammars/rules/deadlines.toml`, tables `frequency` and `period`."""

from functools import cache
from typing import Literal, get_args

from msgspec import Struct

from extractor.grammar import entries
from extractor.law.dates import months
from extractor.rules.fields.counts import count
from extractor.rules.forms import FrequencyForm, deadlines
from extractor.rules.sentence.sentence import Predicate, Sentence
from extractor.rules.words.vocabulary import vocabulary

Kind = Literal["periodic", "incidental", "periodic_and_incidental", "each_event", "once"]

Bound = Literal["at_least", "at_most"]
_LAST_DAY = 31
_BOUNDS: tuple[Bound, ...] = get_args(Bound)


class Often(Struct, frozen=True):
    """A frequency in a sentence: token range and the values of `extractor.model.rule.Frequency`."""

    start: int
    end: int
    kind: Kind
    interval: str | None = None
    times: int | None = None
    limit: Bound | None = None
    recurrence: str | None = None


def _table() -> FrequencyForm:
    return deadlines().frequency


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in getattr(_table(), name))


@cache
def _periods() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """The periods by their first word, the longest first."""
    table = entries(deadlines().period)
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for phrase, (iso, rule) in sorted(table.items(), key=lambda entry: -len(entry[0].split())):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, iso, rule))
    return {first: tuple(entries) for first, entries in found.items()}


@cache
def _openers() -> frozenset[str]:
    return frozenset(("kali", "secara", "sekali", *_table().every, *_table().incidental))


def frequency(sentence: Sentence, predicate: Predicate) -> Often | None:
    """Return the first frequency in the words of a predicate, None where they name none.

    A clause with `yang` has none for it, nor has a later predicate.
    """
    low, openers = sentence.low, _openers()
    if openers.isdisjoint(low):
        return None
    periodic: Often | None = None
    reach = sentence.reach(predicate)[:2]
    for at, word in enumerate(low):
        if word not in openers or any(start <= at < end for start, end in sentence.relatives):
            continue
        if not any(start <= at < end for start, end in reach):
            continue
        found = (
            _times(sentence, at) or _once_in(sentence, at)
            if word in ("kali", "sekali")
            else _every(sentence, at) or _named(low, at)
        )
        if found and found.kind == "periodic" and found.interval is None:
            periodic = periodic or found
        elif found and periodic and at - periodic.end <= 1:
            return Often(periodic.start, found.end, found.kind, found.interval, None, None, found.recurrence)
        elif found:
            return found
    return periodic


def _starts(low: list[str], at: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
    return next((at + len(words) for words in phrases if tuple(low[at : at + len(words)]) == words), None)


def _period(low: list[str], at: int) -> tuple[int, str, str] | None:
    for words, iso, rule in _periods().get(low[at], ()) if at < len(low) else ():
        if tuple(low[at : at + len(words)]) == words:
            return at + len(words), iso, rule
    return None


def _every(sentence: Sentence, at: int) -> Often | None:
    """Read `setiap 3 (tiga) bulan sekali`, `setiap akhir tahun`, `setiap tanggal 10`."""
    low = sentence.low
    if low[at] not in _table().every:
        return None
    if low[at + 1 : at + 2] == ["tanggal"]:
        return _on_day(sentence, at)
    number = count(sentence, at + 1, len(low))
    start = number.end if number else at + 1
    period = _period(low, start)
    if period is None:
        return None
    end, iso, rule = period
    if low[end - 1] == "hari" and _goes_on(sentence, end):
        return None
    if number:
        sized = int(iso[1:-1]) * number.value
        iso, rule = f"P{sized}{iso[-1]}", _times_rule(rule, number.value)
    if end < len(low) and low[end] in _table().once:
        end += 1
    return Often(at, end, "periodic", iso, None, None, rule)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a noun behind `setiap hari` says on which days: `setiap hari | besar`."""
    if at >= len(sentence.low) or not sentence.words[at].islower() or not sentence.low[at].isalpha():
        return False
    word = sentence.low[at]
    return at not in sentence.mentions and not vocabulary().voice(word) and word not in vocabulary().object_ends


def _on_day(sentence: Sentence, at: int) -> Often | None:
    """Read `setiap tanggal 5 (lima) bulan berikutnya`, `setiap tanggal 17 Agustus`; `tanggal` stands behind `at`."""
    low = sentence.low
    day = count(sentence, at + 2, len(low))
    if day is None or not 1 <= day.value <= _LAST_DAY:
        return None
    end = day.end + 1 if low[day.end : day.end + 1] == ["bulan"] else day.end
    month = months().get(low[end]) if end < len(low) else None
    if month is not None:
        return Often(at, end + 1, "periodic", "P1Y", recurrence=f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day.value}")
    if end > day.end and low[end : end + 1] and low[end] in ("berikutnya", "berjalan"):
        end += 1
    return Often(at, end, "periodic", "P1M", recurrence=f"FREQ=MONTHLY;BYMONTHDAY={day.value}")


def _times_rule(rule: str, number: int) -> str:
    name, _, rest = rule.partition(";INTERVAL=")
    size, _, tail = rest.partition(";") if rest else ("1", "", "")
    if int(size) * number == 1:
        return rule
    return f"{name};INTERVAL={int(size) * number}" + (f";{tail}" if tail else "")


def _times(sentence: Sentence, at: int) -> Often | None:
    """Read `2 (dua) kali dalam 1 (satu) tahun`, `sekali setahun`, at the word `kali`."""
    low = sentence.low
    start, times = at, 1
    if low[at] == "kali":
        back = next(
            (i for i in range(max(0, at - 8), at) if (found := count(sentence, i, at)) and found.end == at),
            None,
        )
        if back is None or low[back] == "(":
            return None
        number = count(sentence, back, at)
        start, times = back, number.value if number else 1
    after = at + 1
    while after < len(low) and low[after] in ("dalam", "setiap", "tiap", "untuk", "selama"):
        after += 1
    size = count(sentence, after, len(low))
    period = _period(low, size.end if size else after)
    if period is None:
        return None
    end, iso, rule = period
    if size:
        iso = f"P{int(iso[1:-1]) * size.value}{iso[-1]}"
        rule = _times_rule(rule, size.value)
    limit = next((name for name in _BOUNDS if _ends(low, start, _phrases(name)) is not None), None)
    first = _ends(low, start, _phrases(limit)) if limit else None
    return Often(start if first is None else first, end, "periodic", iso, times, limit, rule if times == 1 else None)


def _once_in(sentence: Sentence, at: int) -> Often | None:
    """Read `paling sedikit 1 (satu) bulan sekali`, `sekurang-kurangnya setahun sekali` at the word `sekali`."""
    low = sentence.low
    single = _period(low, at - 1) if at and low[at - 1].startswith("se") else None
    if single is not None and single[0] == at:
        limit = next((name for name in _BOUNDS if _ends(low, at - 1, _phrases(name)) is not None), None)
        start = _ends(low, at - 1, _phrases(limit)) if limit else None
        return Often(at - 1 if start is None else start, at + 1, "periodic", single[1], 1, limit, single[2])
    for back in range(max(0, at - 8), at):
        size = count(sentence, back, at)
        period = _period(low, size.end) if size else None
        if size is None or period is None or period[0] != at:
            continue
        iso = f"P{int(period[1][1:-1]) * size.value}{period[1][-1]}"
        limit = next((name for name in _BOUNDS if _ends(low, back, _phrases(name))), None)
        start = _ends(low, back, _phrases(limit)) if limit else None
        return Often(
            back if start is None else start, at + 1, "periodic", iso, 1, limit, _times_rule(period[2], size.value)
        )
    return None


def _ends(low: list[str], at: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
    found = (at - len(words) for words in phrases if len(words) <= at and tuple(low[at - len(words) : at]) == words)
    return next(found, None)


def _named(low: list[str], at: int) -> Often | None:
    """Read `secara berkala maupun insidental`, `sewaktu-waktu`."""
    incidental = _table().incidental
    if low[at] in incidental:
        return Often(at, at + 1, "incidental")
    if low[at] == "secara" and low[at + 1 : at + 2] and low[at + 1] in incidental:
        return Often(at, at + 2, "incidental")
    end = _starts(low, at, _phrases("periodic"))
    if end is None:
        return None
    further = end
    while further < len(low) and low[further] in _table().join:
        further += 1
    if further > end and further < len(low) and low[further] in incidental:
        return Often(at, further + 1, "periodic_and_incidental")
    return Often(at, end, "periodic")
