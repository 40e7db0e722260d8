"""The verb that begins at a token: fixed phrases, `di` written apart, coordinated verbs, verbs without prefix."""

from extractor.rules.sentence.sentence import Range, Reading
from extractor.rules.sentence.vocabulary import vocabulary

_CHAIN = (["dan"], ["atau"], ["dan/atau"], ["serta"])
_CONJUNCTION = {"dan", "atau", "dan/atau", "serta", "maupun"}
_JOINS = {*_CONJUNCTION, ","}


def verb_at(reading: Reading, at: int) -> tuple[Range, str] | None:
    """Return the verb that begins at `at`, with those coordinated with it, and its voice; None where none does."""
    word, words = reading.low[at], vocabulary()
    phrase = reading.cues["predicate"].get(at)
    if phrase:
        first = " ".join(reading.low[at : phrase[0]])
        copula = first in words.copula
        passive = word.startswith("di")
        return (at, phrase[0]), "copula" if copula else "passive" if passive else "active"
    voice = words.voice(word)
    if not voice and word != "di":
        return None
    if at in reading.mentions and reading.mentions[at].end > at + 1:
        return None
    if word == "di" and at + 1 < reading.end and _split(reading.low[at + 1]):
        return (at, at + 2), "passive"
    if not voice or (reading.words[at][:1].isupper() and at > 0 and reading.words[at - 1][:1].isupper()):
        return None
    return (at, _coordinated(reading, at + 1)), voice


def _split(word: str) -> bool:
    """Whether `di` and this word are one verb that was written as two (`di koordinasikan`)."""
    return len(word) > 7 and word.endswith("kan") and vocabulary().voice("di" + word) == "passive"


def _coordinated(reading: Reading, end: int) -> int:
    """Return the end of `V dan V`, of which the verb at `end - 1` is the first."""
    low, words = reading.low, vocabulary()
    first = words.voice(low[end - 1])
    at = end
    while at < reading.end and low[at] in _JOINS:
        link = at
        while link < reading.end and low[link] in _JOINS:
            link += 1
        if (
            link >= reading.end
            or words.voice(low[link]) != first
            or first == "copula"
            or reading.cue("predicate", link)
        ):
            break
        if first == "active" and low[at - 1].startswith("ber") != low[link].startswith("ber"):
            break
        if low[at] == "," and link == at + 1 and low[link + 1 : link + 2] not in ([","], *_CHAIN):
            break
        at = end = link + 1
    return end


def roots_end(reading: Reading, at: int) -> int:
    """Return the end of the verbs without prefix that begin at `at`: `keluar`, `keluar dan masuk`."""
    low, end = reading.low, at + 1
    for link in (end, end + 1):
        if low[link : link + 1] and low[link] in vocabulary().roots and (link == end or low[end] in _CONJUNCTION):
            return link + 1
    return end
