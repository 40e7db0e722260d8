"""What a sentence leaves uncertain: its verb, an actor that no predicate took, a predicate that was lost."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from extractor.model.ranges import Ranges
from extractor.rules.sentence.sentence import Predicate, Sentence
from extractor.rules.words.forms import function_words
from extractor.rules.words.morphology import analyse
from extractor.rules.words.vocabulary import names_act, vocabulary

_CONJUNCTION = function_words().coordination.words
_JOINS = function_words().predicate_row.joining | _CONJUNCTION


@lru_cache(maxsize=1)  # asked of one finished sentence for each of its predicates
def boundary_doubtful(sentence: Sentence) -> bool:
    """Whether the parts of the clause are not certain.

    Its verb or the end of an adjunct in front is told by its place only, or an actor with `oleh` or a verb behind a
    conjunction belongs to no predicate, or a verb in a clause with `yang` may be a further one of the main clause.
    """
    if any(front.guessed for front in sentence.fronts):
        return True
    if sentence.clause.doubtful or any(_holds_further(sentence, *each) for each in sentence.relatives):
        return True
    actors = {sentence.agent, *(each.agent for each in sentence.row)}
    low, voice = sentence.low, vocabulary().voice
    start = sentence.verb[1] if sentence.verb else sentence.end
    by = [at for at in range(start, sentence.end) if low[at] == "oleh"] if "oleh" in low else []
    if any(
        at + 1 not in actors and not voice(low[at - 1]) and not names_act(low[at - 1]) for at in _outside(sentence, by)
    ):
        return True
    joined = [] if _JOINS.isdisjoint(low) else [at for at in range(start, sentence.end) if low[at - 1] in _JOINS]
    return any(map(_lost_in(sentence), _outside(sentence, joined))) if joined else False


def _holds_further(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb in the last clause with `yang` has a party of its own and the voice of the main verb.

    `mengawasi petugas yang memungut sewa dan | melaporkan hasilnya kepada Lurah` can be read in two ways.
    """
    low, voice = sentence.low, vocabulary().voice
    if (
        sentence.verb is None
        or start < sentence.verb[1]
        or sentence.voice != "active"
        or "kepada" not in low[start:end]
    ):
        return False
    given = max(at for at in range(start, end) if low[at] == "kepada")
    return any(
        low[at - 1] in _CONJUNCTION and voice(low[at]) == "active" != voice(low[at - 2])
        for at in range(start + 2, given)
    )


def _lost_in(sentence: Sentence) -> Callable[[int], bool]:
    """Return what tells if a word behind a conjunction is a verb of no predicate and no adjunct (`untuk A dan | B`)."""
    low, voice, inner = sentence.low, vocabulary().voice, _before_inner_verbs()
    predicates = Ranges(each.verb for each in sentence.row if each.verb)
    modals = Ranges((each.modal.start, each.modal.end) for each in sentence.row if each.modal and _acts(sentence, each))
    start = sentence.verb[1] if sentence.verb else 0
    first_inner: dict[str | None, int] = {}  # of each voice
    for at in range(start + 1, sentence.end) if not inner.isdisjoint(low) else ():
        if low[at - 1] in inner:
            first_inner.setdefault(voice(low[at]), at)

    def is_lost(at: int) -> bool:
        its = voice(low[at])
        if its not in ("active", "passive") or at in sentence.mentions or voice(low[at - 2]):
            return False
        return not (predicates.hold(at) or modals.hold(at)) and first_inner.get(its, at) >= at

    return is_lost


@cache
def _before_inner_verbs() -> frozenset[str]:
    return frozenset(vocabulary().before_infinitive) - _CONJUNCTION


def _acts(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether the word of a predicate is a verb by its form, with -nya for its object or without: `menutupnya`."""
    found = analyse(sentence.low[predicate.verb[0]]) if predicate.verb else None
    return found is not None and found.voice in ("active", "passive")


def _outside(sentence: Sentence, tokens: Sequence[int]) -> Iterator[int]:
    """Yield those of `tokens` that stand in no phrase and in no clause with `yang`."""
    if not tokens:
        return
    inside = Ranges([*((each.start, each.end) for each in sentence.phrases), *sentence.relatives])
    for at in tokens:
        if not sentence.struck[at] and not inside.hold(at):
            yield at
