"""Words that look like a slip of the pen: one letter lost, doubled or swapped in a word that regulations use."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache

from extractor.grammar import GRAMMARS

# Letters of a word that is looked at (chosen: a short word is one letter from many others).
_SHORTEST_CHARS, _LONGEST_CHARS = 7, 24
# Letters at the ends of a word that a slip leaves alone (chosen: prefixes and endings differ by a letter).
_KEPT_FIRST_CHARS, _KEPT_LAST_CHARS = 3, 2

# The shortest root (chosen: the roots of formed words have four letters and more).
_ROOT_CHARS = 4
_FORMED = re.compile(
    r"""(?P<prefix> ber | ter | per | memper | diper | di | ke | se
      | (?: me | pe ) (?: ng (?= [aiueoghk] ) | m (?= [bfp] ) | n (?= [cdjt] ) | (?= [lrwy] ) ) ) (?P<rest> [a-z]+ )""",
    re.VERBOSE,
)
_SUFFIXES = ("an", "kan", "i")


@cache
def vocabulary() -> frozenset[str]:
    """Return the general words of regulations (`grammars/page/vocabulary.txt`), in small letters."""
    lines = (GRAMMARS / "page" / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in re.findall(r"[a-z]{3,}", line))


def misspelt(counted: Mapping[str, int], standard: frozenset[str], wrong: Set[str]) -> dict[str, str]:
    """Return the words of a text that occur once and are one letter away from a known word, with that word.

    `counted` says how often the text holds each word in lower case. Known are the `standard` words and what the text
    itself writes twice; a word of `wrong` is neither known nor looked at. The letters at both ends of the word must be
    the same: another prefix or suffix makes another word. A letter replaced by another does not count, since that often
    makes another word too.
    """
    own = frozenset(word for word, count in counted.items() if count > 1) - standard - wrong
    general, special = _lacking_one(standard), _index(own)

    def is_known(word: str) -> bool:
        return word in standard or word in own

    found: dict[str, str] = {}
    for word, count in counted.items():
        if count > 1 or not _SHORTEST_CHARS <= len(word) <= _LONGEST_CHARS or is_known(word) or word in wrong:
            continue
        near = general.get(word) or special.get(word)
        if near is None:
            near = next((less for less in _shortened(word) if len(less) >= _SHORTEST_CHARS and is_known(less)), None)
        if near is None:
            near = next((other for other in _swapped(word) if is_known(other)), None)
        if near is not None and not _is_formed(word):
            found[word] = near
    return found


def _is_formed(word: str) -> bool:
    """Whether a word is formed with prefix and suffix from the root of known words: *berjualan* as in *penjualan*."""
    return not _roots(word).isdisjoint(_known_roots())


@cache
def _known_roots() -> frozenset[str]:
    return frozenset(root for word in vocabulary() for root in _roots(word))


def _roots(word: str) -> frozenset[str]:
    """What is left of a word without a prefix and a suffix, by each way to part it."""
    formed = _FORMED.fullmatch(word)
    if formed is None:
        return frozenset()
    prefix, rest = formed["prefix"], formed["rest"]
    suffixes = _SUFFIXES[:1] if prefix == "ber" else _SUFFIXES
    ends = [end for end in suffixes if rest.endswith(end) and len(rest) - len(end) >= _ROOT_CHARS]
    return frozenset(rest.removesuffix(end) for end in ends)


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
