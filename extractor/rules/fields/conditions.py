"""Conditions, exceptions and purposes: adjuncts before the main clause, restrictive clauses on actors."""

from functools import cache

from extractor.model.rule import Clause, ClauseKind, Quote, clause_kind
from extractor.model.text import Text
from extractor.rules.fields.deadlines import deadline
from extractor.rules.sentence.adjuncts import relative_after
from extractor.rules.sentence.sentence import Adjunct, Range, Sentence
from extractor.rules.sentence.unit import Unit
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention
from extractor.rules.words.vocabulary import vocabulary

_PURPOSE = {"dalam_rangka", "untuk"}
_EXCEPTION = {"selain", "kecuali"}
_WORDS = function_words().adjunct
_TRAILING = function_words().actor_row.trailing
_LATE = _WORDS.conditions | _WORDS.moments | {"kecuali", "dalam"}
_CONDITION = {"dalam_hal", "jika", "apabila", "sepanjang", "pada_saat", "setelah", "sebelum", "tanpa"}


def clauses(unit: Unit, text: Text) -> tuple[tuple[Clause, ...], tuple[Clause, ...], tuple[Clause, ...]]:
    """Return the conditions, exceptions and purposes that hold for every rule of a unit."""
    sentence = unit.sentence
    conditions: list[Clause] = []
    exceptions: list[Clause] = []
    purposes: list[Clause] = []
    for front in sentence.fronts:
        clause = Clause(clause_kind(front.kind), unit.quote(text, front.start, front.end))
        if front.kind in _PURPOSE:
            purposes.append(clause)
        elif front.kind in _EXCEPTION:
            if front.kind == "kecuali" or _only_name(sentence, front):
                exceptions.append(clause)
        elif front.kind in _CONDITION:
            conditions.append(clause)
        elif front.kind == "lainnya" and sentence.low[front.start] == "dalam":
            conditions.append(Clause("lainnya", clause.quote))
    for front in sentence.adjuncts:
        if sentence.low[front.start + 1 : front.start + 2] == ["rangka"]:
            purposes.append(Clause("dalam_rangka", unit.quote(text, front.start, front.end)))
        else:
            conditions.append(Clause(clause_kind(front.kind), unit.quote(text, front.start, front.end)))
    for start, end in sentence.topics:
        conditions.append(Clause("relative_clause", unit.quote(text, start, end)))
    exceptions += _after_subject(unit, text)
    for at in range(sentence.subject[0], sentence.subject[1]):
        if sentence.low[at] == "sepanjang":
            conditions.append(Clause("sepanjang", unit.quote(text, at, sentence.subject[1])))
            break
    verb_at = sentence.verb[1] if sentence.verb else sentence.subject[1]
    aim = _aim(sentence, verb_at)
    if aim:
        purposes.append(Clause(aim[2], unit.quote(text, aim[0], aim[1])))
    late = () if _LATE.isdisjoint(sentence.low[verb_at:]) else range(verb_at, sentence.end)
    for at in late:
        if _opens_condition(sentence, at) and at not in _timed(sentence):
            stop = at + 1
            while stop < sentence.end and sentence.low[stop] not in (",", ";", ":"):
                stop += 1
            opener = "dalam_hal" if sentence.low[at] == "dalam" else sentence.low[at]
            conditions.append(Clause(clause_kind(opener), unit.quote(text, at, stop)))
            break
        if sentence.low[at] == "kecuali":
            exceptions.append(Clause("kecuali", unit.quote(text, at, sentence.end)))
            break
    return tuple(conditions), tuple(exceptions), tuple(purposes)


def _timed(sentence: Sentence) -> range:
    """Return the tokens of the time limit of a sentence, with its anchor."""
    limit = deadline(sentence, 0, sentence.end)
    if limit is None:
        return range(0)
    return range(limit.start, max(limit.end, limit.anchor[1] if limit.anchor else 0))


def _opens_condition(sentence: Sentence, at: int) -> bool:
    """Whether a condition behind the verb begins at `at`; a moment (`setelah …`) has a verb, or a person's act."""
    word = sentence.low[at]
    if sentence.struck[at]:
        return False
    if word in _WORDS.conditions or sentence.low[at : at + 2] == ["dalam", "hal"]:
        return sentence.low[at + 1 : at + 2] != ["ini"] and sentence.low[at + 2 : at + 3] != ["ini"]
    return word in _WORDS.moments and sentence.low[at - 1] not in _WORDS.measures


def _aim(sentence: Sentence, start: int) -> tuple[int, int, ClauseKind] | None:
    """Return the first adjunct of purpose after the verb (`untuk menjamin …`), up to the next comma."""
    low = sentence.low
    for at in range(start, sentence.end - 1):
        if low[at] in ("yang", ";", ":"):
            return None
        if low[at] not in _WORDS.aims:
            continue
        rank = low[at] == "dalam" and low[at + 1] == "rangka"
        aim = low[at] != "dalam" and vocabulary().voice(low[at + 1]) in ("active", "passive")
        if not (rank or aim) or sentence.struck[at]:
            continue
        stop = at + 1
        while stop < sentence.end and low[stop] not in (",", ";", ":"):
            stop += 1
        return at, stop, "dalam_rangka" if rank else "untuk"
    return None


@cache
def _manner_ends() -> frozenset[str]:
    return vocabulary().object_ends - {"dari", "di", "pada", "yang", "dalam", "sebagaimana"}


def manner(unit: Unit, text: Text, tail: Range) -> tuple[Quote, ...]:
    """Return the adjuncts that say how the act is done: `secara …`, `dengan cara …`, `dengan memperhatikan …`."""
    sentence = unit.sentence
    low, ends = sentence.low, _manner_ends()
    found: list[Quote] = []
    at, end = tail[0], min(tail[1], sentence.end)
    while at < end - 1:
        if low[at] in ("yang", ";", ":"):
            break
        how = low[at] == "secara" or (
            low[at] == "dengan" and (low[at + 1] == "cara" or vocabulary().voice(low[at + 1]) == "active")
        )
        if not how or sentence.struck[at]:
            at += 1
            continue
        stop = at + 1
        while stop < end and low[stop] not in ends and low[stop] != ",":
            stop += 1
        if stop > at + 2 or low[at + 1] != "cara":
            found.append(unit.quote(text, at, max(stop, at + 2)))
        at = max(stop, at + 2)
    return tuple(found)


def _only_name(sentence: Sentence, front: Adjunct) -> bool:
    """Whether `Selain …,` leaves out an actor: it holds nothing but a name."""
    mention = sentence.mentions.get(front.start + 1)
    return mention is not None and mention.end >= front.end


def _after_subject(unit: Unit, text: Text) -> list[Clause]:
    """Exceptions right after the subject: `Perangkat Daerah selain Kecamatan`."""
    sentence = unit.sentence
    actors = sentence.subject_actors()
    if not actors:
        return []
    at = actors[-1].end
    for words, kind in ((("selain",), "selain"), (("di", "luar"), "lainnya"), (("kecuali",), "kecuali")):
        if tuple(sentence.low[at : at + len(words)]) == words:
            stop = at + len(words)
            mention = sentence.mentions.get(stop)
            stop = mention.end if mention else stop + 1
            return [Clause(clause_kind(kind), unit.quote(text, at, stop))]
    return []


def restriction(unit: Unit, text: Text, mention: Mention) -> Clause | None:
    """Return the `yang` clause right after a name (past `lain`, `terkait`), or the clause after `barang siapa`."""
    sentence = unit.sentence
    at = mention.end
    while at < sentence.end and sentence.low[at] in _TRAILING:
        at += 1
    found = relative_after(sentence, at)
    if found is None:
        return None
    if not any(word[:1].isalnum() for word in sentence.low[at + 1 : found[1]]):
        return None
    return Clause("relative_clause", unit.quote(text, *found))
