"""The parts of a word: prefix, root and suffix, by `grammars/rules/word_formation.toml` and the roots beside it."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from extractor.grammar import GRAMMARS
from extractor.rules.words.forms import PrefixRow, word_formation

_LONGEST_CHAIN = 3
_SHORTEST_ROOT = 2
_SHORTEST_STEM = 3


class Word(Struct, frozen=True, gc=False):
    """A word with a verbal prefix, in lower case.

    `voice` is `active`, `passive`, `state` (ber-, ter-) or `noun` (pe-…-an); `root` is what is left without affixes,
    not always a word of the list of roots; `suffix` is -kan or -i; `clitic` a word that is written together with it
    (-nya, -lah).
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
    bare = [("", word)]
    bare += [(end, word[: -len(end)]) for end in (*form.clitic.object, *form.clitic.emphatic) if word.endswith(end)]
    for read in (_prefixed, _loosely):
        for clitic, inner in bare if read is _prefixed else reversed(bare):
            for row in form.prefix:
                found = read(inner, row)
                if found is not None:
                    return Word(row.voice, *found, clitic)
    return None


def _stems(word: str, row: PrefixRow) -> Iterator[tuple[str, str]]:
    """Yield what can be left of a word without its prefix, each with the spelling of the prefix."""
    for spelt, lost in row.spelt.items():
        if word.startswith(spelt):
            for letter in lost:
                yield letter + word[len(spelt) :], spelt


def _prefixed(word: str, row: PrefixRow) -> tuple[str, str] | None:
    """Return root and suffix of a word with this prefix and a known root, None where it has none."""
    affix, noun = word_formation().affix, row.voice == "noun"
    for stem, _ in _stems(word, row):
        if stem in roots() and not noun:
            return stem, ""
        for suffix in affix.nominal if noun else affix.suffixes:
            root = stem.removesuffix(suffix)
            if root != stem and len(root) >= _SHORTEST_STEM and _is_root(root):
                return root, suffix
        if not noun and _is_root(stem):
            return stem, ""
    return None


def _loosely(word: str, row: PrefixRow) -> tuple[str, str] | None:
    """Return root and suffix of a word whose root is not known, but whose prefix and suffix leave no doubt."""
    for stem, spelt in _stems(word, row):
        for suffix in word_formation().affix.suffixes if row.compound else ():
            root = stem.removesuffix(suffix)
            if root != stem and len(root) >= _SHORTEST_STEM:
                return root, suffix
        if stem[:1] and stem[:1] in row.regular.get(spelt, "") and len(stem) > _SHORTEST_STEM:
            return stem, ""
    return None


@cache
def possible_roots(word: str) -> frozenset[str]:
    """Return every root that a word may be formed of (`menagih`: tagih, agih), none of a root."""
    found = analyse(word)
    if found is None:
        return frozenset()
    form = word_formation()
    inner = word.removesuffix(found.clitic)
    endings = ("", *form.affix.suffixes, *form.affix.nominal)
    stems = [stem for row in form.prefix for stem, _ in _stems(inner, row)]
    return frozenset((found.root, *(stem.removesuffix(end) for stem in stems for end in endings))) & roots() | {
        found.root
    }


@cache
def names_doer(word: str) -> bool:
    """Whether a word is pe- and a root that itself ends like a noun for acts: `pelanggan`, `penyimpan`."""
    form = word_formation()
    endings = form.affix.nominal
    if not word.startswith(form.doer.prefix) or not word.endswith(endings):
        return False
    row = next(row for row in form.prefix if row.voice == "noun")
    stems = [stem for stem, spelt in _stems(word, row) if spelt not in form.doer.never and stem in roots()]
    return any(stem[: -len(end)] not in roots() for stem in stems for end in endings if stem.endswith(end))


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
