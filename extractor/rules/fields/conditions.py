"""Conditions, exceptions, purposes and how an act is done: the phrases of a sentence, and restrictive clauses."""

from extractor.law.words import phrase_ends
from extractor.model.rule import Clause, ClauseKind, Quote, clause_kind
from extractor.model.text import Text
from extractor.rules.fields.deadlines import limits_of
from extractor.rules.sentence.relatives import relative_after
from extractor.rules.sentence.sentence import Predicate, Range, Sentence
from extractor.rules.sentence.unit import Unit
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention
from extractor.rules.words.vocabulary import names_act, vocabulary

_RELATIVE = function_words().relative
_TRAILING = function_words().actor_row.trailing


def clauses(
    unit: Unit, text: Text, predicate: Predicate
) -> tuple[tuple[Clause, ...], tuple[Clause, ...], tuple[Clause, ...]]:
    """Return the conditions, exceptions and purposes that hold for a predicate of a unit.

    A time limit is no condition, nor is the event that it is counted from.
    """
    sentence = unit.sentence
    timed = _timed(sentence)
    found: dict[str, list[Clause]] = {"condition": [], "exception": [], "purpose": []}
    subject = sentence.subject_actors()
    reach = sentence.reach(predicate)
    for phrase in sentence.phrases:
        if phrase.place == "behind" and not any(start <= phrase.start < end for start, end in reach):
            continue
        if phrase.place == "beside" and not (subject and phrase.start == _past(sentence, subject[-1])):
            continue
        if phrase.field not in found or (phrase.field == "condition" and phrase.start in timed):
            continue
        cue = sentence.cue("front", phrase.start)
        opening = cue[0] - phrase.start if cue is not None and unit.is_opened else 0
        quotes = unit.quotes(text, phrase.start, phrase.end)
        bare = len(quotes) > 1 and len(quotes[0].text.split()) <= opening
        found[phrase.field] += [Clause(clause_kind(phrase.kind), quote) for quote in quotes[bare:]]
    return tuple(found["condition"]), tuple(found["exception"]), tuple(found["purpose"])


def _timed(sentence: Sentence) -> frozenset[int]:
    """Return the tokens of the time limits of a sentence, with what they are counted from."""
    spans = ((each.start, max(each.end, each.anchor[1] if each.anchor else 0)) for each in limits_of(sentence))
    return frozenset(token for start, end in spans for token in range(start, end))


def manner(unit: Unit, text: Text, tail: Range) -> tuple[Quote, ...]:
    """Return the phrases that say how the act is done: `secara …`, `dengan cara …`, `dengan memperhatikan …`."""
    return tuple(
        unit.quote(text, phrase.start, phrase.end)
        for phrase in unit.sentence.phrases
        if phrase.field == "manner" and tail[0] <= phrase.start < tail[1]
    )


def _past(sentence: Sentence, mention: Mention) -> int:
    """Return where a name ends, past `lain` and `terkait`."""
    at = mention.end
    while at < sentence.end and sentence.low[at] in _TRAILING:
        at += 1
    return at


def _past_place(sentence: Sentence, at: int) -> int:
    """Return where a place right behind a name ends: `instansi | di luar kota | yang …`."""
    return next((each.end for each in sentence.phrases if each.place == "beside" and each.start == at), at)


def restriction(unit: Unit, text: Text, mention: Mention) -> Clause | None:
    """Return the `yang` clause after a name, or the clause after `barang siapa`.

    Between the two stand `lain` or `terkait`, or behind a name of one word what describes it: `Petani | miskin | yang`.
    """
    sentence = unit.sentence
    at = _past_place(sentence, _past(sentence, mention))
    found = relative_after(sentence, at)
    described = at == mention.start + 1 < sentence.end and sentence.words[at].islower()
    if (
        found is None
        and described
        and not (names_act(sentence.low[at]) or sentence.low[at] in vocabulary().object_ends)
    ):
        found = relative_after(sentence, at + 1)
    if found is None or not any(word[:1].isalnum() for word in sentence.low[at + 1 : found[1]]):
        return None
    return _restriction(unit, text, found)


def restricted_thing(unit: Unit, text: Text) -> Clause | None:
    """Return the `yang` clause on the head of a subject that is no actor: `Bangunan yang rusak dibongkar`."""
    sentence = unit.sentence
    start, end = sentence.subject
    found = next((each for each in sentence.relatives if start < each[0] < end and each[0] >= start), None)
    if found is None or not phrase_ends("object").isdisjoint(sentence.low[start : found[0]]):
        return None
    return _restriction(unit, text, found)


def _restriction(unit: Unit, text: Text, found: Range) -> Clause | None:
    """Return a clause with `yang` as a condition; in a penal clause what it says is the offence."""
    start, end = found
    low = unit.sentence.low
    if low[start] == "yang" and low[start + 1] in _RELATIVE.composing:
        return None
    kind: ClauseKind = "lainnya" if unit.sentence.predicate in vocabulary().penal else "relative_clause"
    return Clause(kind, unit.quote(text, start, end))
