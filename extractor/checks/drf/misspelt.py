"""Words that look like a slip of the pen: one letter lost, doubled or swapped in a word that regulations use."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from extractor.grammar import GRAMMARS

# Letters of a word that is looked at (chosen: a short word is one letter from many others).
_SHORTEST_CHARS, _LONGEST_CHARS = 7, 24
# Letters at the ends of a word that a slip leaves alone (chosen: prefixes and endings differ by a letter).
_KEPT_FIRST_CHARS, _KEPT_LAST_CHARS = 3, 2


@cache
def vocabulary() -> frozenset[str]:
    """Return the general words of regulations (`grammars/page/vocabulary.txt`), in small letters."""
    lines = (GRAMMARS / "page" / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in re.findall(r"[a-z]{3,}", line))


def misspelt(counted: Mapping[str, int]) -> dict[str, str]:
    """Return the words of a text that occur once and are one letter away from a known word, with that word.

    `counted` says how often the text holds each word in small letters. Known are the vocabulary and what the text
    itself writes twice. The letters at both ends of the word must be the same: another prefix or suffix makes another
    word. A letter replaced by another does not count, since that often makes another word too.
    """
    own = frozenset(word for word, count in counted.items() if count > 1) - vocabulary()
    known = vocabulary() | own
    general, special = _lacking_one(vocabulary()), _index(own)
    found: dict[str, str] = {}
    for word, count in counted.items():
        if count > 1 or word in known or not _SHORTEST_CHARS <= len(word) <= _LONGEST_CHARS:
            continue
        near = general.get(word) or special.get(word)
        if near is None:
            near = next((less for less in _shortened(word) if less in known and len(less) >= _SHORTEST_CHARS), None)
        if near is None:
            near = next((other for other in _swapped(word) if other in known), None)
        if near is not None:
            found[word] = near
    return found


@cache
def _lacking_one(words: frozenset[str]) -> dict[str, str]:
    return _index(words)


def _index(words: Iterable[str]) -> dict[str, str]:
    """Each form of the words that lacks one letter, with the word."""
    shorter: dict[str, str] = {}
    for word in sorted(words):
        if _SHORTEST_CHARS <= len(word) <= _LONGEST_CHARS:
            for less in _shortened(word):
                shorter.setdefault(less, word)
    return shorter


def _shortened(word: str) -> Iterator[str]:
    for at in range(_KEPT_FIRST_CHARS, len(word) - _KEPT_LAST_CHARS):
        yield word[:at] + word[at + 1 :]


def _swapped(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 2):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
