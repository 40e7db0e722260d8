"""Whether a text reads as the language of Indonesian regulations: the share of its words that such regulations use.

A text layer that is garbage has letters in plenty, but few words; its length says nothing.
"""

import re
from functools import cache, lru_cache
from itertools import islice
from operator import itemgetter

from msgspec import Struct

from extractor.grammar import GRAMMARS

_WORD = re.compile(r"[^\W\d_]{3,40}")
_PLAIN_WORD = re.compile("[a-z]{3,40}")  # the same in text of ASCII characters in lower case, found sooner
_whole = itemgetter(0)
# Enough words to judge a page by, and so few that a long page costs no more than a short one.
_ENOUGH = 400
# Endings that a word may bear besides its form in the list.
_ENDINGS = ("nya", "lah", "kah", "pun")
# Below this share a page of at least so many words is garbage. The worst page that a person can still read has 0.45;
# tables of names have few words of the list, but few words in all, or a layer that is as good as any other.
_GARBAGE = 0.3
_LEAST_WORDS = 25
# What print looks like: a word (`Undang-Undang`, `dan/atau`, `S.H.`), a number or marker (`(2)`, `3A.`, `Rp1.500,00`,
# `27/PMK.07/2009`), a sign that stands alone; with the signs of punctuation around it.
_PRINTED = re.compile(
    r"[\"“‘'(\[]{0,3}(?:[^\W\d_]++(?:[-/'’.&][^\W\d_]++)*+\.?|\(?[0-9a-zA-Z]{1,3}[.)]{1,2}|(?:Rp\.?)?[0-9][0-9.,/:-]*+%?"
    r"|[-–—:;•/=%&,.]|[.…]++|[A-Za-z0-9]++(?:[/.-][A-Za-z0-9.-]++)++|[0-9]++[A-Za-z]{1,2})[\"”’')\],.;:!?-]{0,4}"
)
_NO_LETTERS = re.compile(r"[\W\d_]++")
# So many letters show whether the case of a word is mixed.
_CASED = 4


class Legibility(Struct, frozen=True, order=True):
    """How well a text reads: the share of known words (0 to 1) among the words looked at, and how many those were."""

    share: float
    words: int

    @property
    def known(self) -> float:
        """How many known words there are."""
        return self.share * self.words

    @property
    def is_garbage(self) -> bool:
        """Whether there are words enough to judge by, and hardly one is a word."""
        return self.words >= _LEAST_WORDS and self.share < _GARBAGE


@cache
def vocabulary() -> frozenset[str]:
    """Return the words of `grammars/page/vocabulary.txt`, read once a process."""
    lines = (GRAMMARS / "page" / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_known(word: str) -> bool:
    """Whether the word (any case) is one that regulations use, with or without an ending such as -nya."""
    word = word.lower()
    known = vocabulary()
    return word in known or (len(word) > 5 and word.endswith(_ENDINGS) and word[:-3] in known)


def legibility_of(text: str) -> Legibility:
    """Return how well `text` reads. Words of one or two letters do not count: garbage is full of them."""
    if text.isascii():
        words = list(map(_whole, islice(_PLAIN_WORD.finditer(text.lower()), _ENOUGH)))
    else:
        words = [found[0].lower() for found in islice(_WORD.finditer(text), _ENOUGH)]
    if not words:
        return Legibility(0.0, 0)
    known = vocabulary()
    others = [word for word in words if word not in known]
    return Legibility((len(words) - len(others) + sum(map(is_known, others))) / len(words), len(words))


def broken_share(text: str) -> tuple[float, int]:
    """Return which share of the words (0 to 1) no print has (`n:Bm`, `KlI,^i^an`, `|;`), and how many words there are.

    Names and foreign words are print: this tells a layer of misread letters from one whose words are merely unknown.
    """
    words = text.split()[:_ENOUGH]
    return sum(map(_is_broken, words)) / max(1, len(words)), len(words)


@lru_cache(maxsize=8192)
def _is_broken(word: str) -> bool:
    if not _PRINTED.fullmatch(word):
        return True
    letters = _NO_LETTERS.sub("", word)
    return len(letters) >= _CASED and not letters.isupper() and not letters[1:].islower()
