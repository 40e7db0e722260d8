"""What a sentence leaves uncertain: its verb, an actor that no predicate took, a predicate that was lost."""

from collections.abc import Iterator

from extractor.rules.sentence.sentence import Sentence
from extractor.rules.words.forms import function_words
from extractor.rules.words.vocabulary import vocabulary

_JOINS = function_words().predicate_row.joining | function_words().coordination.words


def boundary_doubtful(sentence: Sentence) -> bool:
    """Whether the parts of the clause are not certain.

    Its verb is told by its place only, or an actor with `oleh` or a verb behind a conjunction belongs to no predicate.
    """
    if sentence.clause.doubtful:
        return True
    actors, verbs = _taken(sentence)
    low, voice = sentence.low, vocabulary().voice
    for at in _outside(sentence):
        if low[at] == "oleh" and at + 1 not in actors and not voice(low[at - 1]):
            return True
        joined = low[at - 1] in _JOINS and not voice(low[at - 2])
        if joined and at not in verbs and voice(low[at]) in ("active", "passive") and at not in sentence.mentions:
            return True
    return False


def _taken(sentence: Sentence) -> tuple[set[int | None], set[int]]:
    """Return the tokens where the actors of the predicates begin, and those of their verbs."""
    actors = {sentence.agent, *(each.agent for each in sentence.row)}
    return actors, {token for each in sentence.row if each.verb for token in range(*each.verb)}


def _outside(sentence: Sentence) -> Iterator[int]:
    """Yield the tokens behind the main verb that stand in no phrase and in no clause with `yang`."""
    inside = [(each.start, each.end) for each in sentence.phrases] + list(sentence.relatives)
    start = sentence.verb[1] if sentence.verb else sentence.end
    for at in range(start, sentence.end):
        if not sentence.struck[at] and not any(first <= at < last for first, last in inside):
            yield at
