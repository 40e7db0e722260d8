"""The parts of a word: prefix, root and suffix, by `grammars/rules/word_formation.toml` and the roots beside it."""

from functools import cache

from msgspec import Struct

from extractor.grammar import GRAMMARS
from extractor.rules.words.forms import PrefixRow, word_formation

_LONGEST_CHAIN = 3
_SHORTEST_ROOT = 2
_SHORTEST_STEM = 3


class Word(Struct, frozen=True, gc=False):
    """A word with a verbal prefix, in lower case.

    `voice` is `active`, `passive` or `state` (ber-, ter-); `root` is what is left without affixes, not always a word of
    the list of roots; `suffix` is -kan or -i; `clitic` a word that is written together with it (-nya, -lah).
    """

    voice: str
    root: str
    suffix: str = ""
    clitic: str = ""

    @property
    def names_event(self) -> bool:
        """Whether -nya makes a noun of it: `diterimanya permohonan`, `meningkatnya mutu`."""
        return self.clitic in word_formation().clitic.object and not (self.voice == "active" and self.suffix)


@cache
def roots() -> frozenset[str]:
    """The roots of Indonesian words, in lower case; read once a process."""
    lines = (GRAMMARS / "rules" / "roots.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#")).union(word_formation().further.words)


@cache
def analyse(word: str) -> Word | None:
    """Return the parts of a word in lower case, None where it has no verbal prefix or is itself a root.

    A hyphen inside it is one of a broken line (`mem-bayar`), or parts the two halves of a doubled root.
    """
    if word in roots():
        return None
    if "-" in word:
        return analyse(word.replace("-", "")) or analyse(word.partition("-")[0])
    form = word_formation()
    for clitic in ("", *form.clitic.object, *form.clitic.emphatic):
        if clitic and not word.endswith(clitic):
            continue
        bare = word.removesuffix(clitic) if clitic else word
        for row in form.prefix:
            found = _prefixed(bare, row)
            if found is not None:
                return Word(row.voice, *found, clitic)
    return None


def _prefixed(word: str, row: PrefixRow) -> tuple[str, str] | None:
    """Return root and suffix of a word with this prefix; None where it has another beginning or no such root."""
    loose: tuple[str, str] | None = None
    for spelt, lost in row.spelt.items():
        if not word.startswith(spelt):
            continue
        for letter in lost:
            stem = letter + word[len(spelt) :]
            if stem in roots():
                return stem, ""
            for suffix in word_formation().affix.suffixes:
                root = stem.removesuffix(suffix)
                if root == stem or len(root) < _SHORTEST_STEM:
                    continue
                if _is_root(root):
                    return root, suffix
                if row.compound and loose is None:
                    loose = root, suffix
            if _is_root(stem):
                return stem, ""
    return loose


@cache
def _is_root(stem: str, depth: int = 0) -> bool:
    """Whether a stem is a root, a loan word, or a root with further affixes."""
    affix = word_formation().affix
    if stem in roots() or (len(stem) > _SHORTEST_STEM + 1 and stem.endswith(affix.loan)):
        return True
    if depth == _LONGEST_CHAIN:
        return False
    rest = [stem[len(inner) :] for inner in affix.inner if stem.startswith(inner)]
    rest += [stem[: -len(end)] for end in (*affix.nominal, *affix.suffixes) if stem.endswith(end)]
    return any(len(part) > _SHORTEST_ROOT and _is_root(part, depth + 1) for part in rest)
