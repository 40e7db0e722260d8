"""The actor of a passive: after `oleh`, right after the verb, or in the subject that names an act."""

from extractor.rules.sentence.sentence import Modal, Range, Sentence
from extractor.rules.words.forms import function_words
from extractor.rules.words.vocabulary import names_act, vocabulary

_WORDS = function_words().main_clause


def agent_of(sentence: Sentence, subject: Range, modal: Modal | None, verb: Range | None, voice: str) -> int | None:
    """Return the first token of the actor of a passive: after `oleh`, or right after the verb."""
    if voice != "passive" or verb is None:
        return None
    words = vocabulary()
    low, after = sentence.low, verb[1]
    named = subject[0] < (modal.start if modal else verb[0]) and sentence.cue("front", subject[0]) is None
    if after in sentence.mentions and named and low[after - 1] not in words.no_direct_agent:
        return after
    for at in range(after, sentence.end):
        if low[at] in _WORDS.subordinating or words.voice(low[at]) == "passive":
            break
        if low[at] in words.agent and not sentence.struck[at]:
            return at + 1
    return agent_of_act(sentence, subject) if modal is not None else None


def agent_of_act(sentence: Sentence, subject: Range) -> int | None:
    """Return the first token of the actor that the subject itself names: `Pemberian bantuan oleh masyarakat`."""
    start = subject[0]
    if start >= subject[1] or not names_act(sentence.low[start]):
        return None
    for at in range(start + 1, subject[1] - 1):
        if sentence.low[at] in vocabulary().agent and not sentence.struck[at]:
            return at + 1
    return None
