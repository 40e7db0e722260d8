"""The actors a regulation can name, and the component that finds their names in a provision."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.grammar import grammar
from extractor.rules.sentence.sentence import Mention, Reading
from extractor.rules.sentence.vocabulary import vocabulary

KINDS = ("office", "org_unit", "body", "team", "class")


class Names:
    """Known names as word sequences in small letters, longest first, each with its kind."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take pairs of name and kind."""
        self._kinds: dict[tuple[str, ...], str] = {}
        sizes: dict[str, set[int]] = {}
        for name, kind in names:
            words = tuple(name.lower().replace(",", " ,").replace("(", "( ").replace(")", " )").split())
            if words:
                self._kinds.setdefault(words, kind)
                sizes.setdefault(words[0], set()).add(len(words))
        self._sizes = {first: sorted(all_, reverse=True) for first, all_ in sizes.items()}

    def openers(self) -> Iterable[str]:
        """The words that a known name begins with."""
        return self._sizes.keys()

    def at(self, low: list[str], start: int) -> Mention | None:
        """Return the longest known name that begins at token `start`."""
        for size in self._sizes.get(low[start], ()):
            kind = self._kinds.get(tuple(low[start : start + size]))
            if kind is not None and start + size <= len(low):
                return Mention(start, start + size, kind)
        return None


@cache
def heads() -> dict[str, str]:
    """Head nouns of names in small letters with the kind of actor they name."""
    data = grammar("rules/actors")
    found: dict[str, str] = {}
    for kind in KINDS:
        for head in data[kind]["heads"]:
            found.setdefault(head, kind)
    return found


@cache
def common() -> Names:
    """The names that every regulation may use."""
    data = grammar("rules/actors")["common"]
    return Names((name, kind) for kind in KINDS for name in data[kind])


@cache
def quantifiers() -> frozenset[str]:
    """Words that count the actor they precede: setiap, seluruh …"""
    return frozenset(word for words in grammar("rules/actors")["quantifier"].values() for word in words)


@cache
def _not_after() -> frozenset[str]:
    return frozenset(grammar("rules/actors")["not_after"]["words"])


def name_kind(name: str) -> str | None:
    """Return the kind of actor whose name begins like this, None where the first word is no head noun."""
    first = name.replace("/", " ").split(None, 1)
    return heads().get(first[0].lower()) if first else None


@cache
def _small_no() -> frozenset[str]:
    return frozenset(grammar("rules/actors")["place"]["small_no"])


_JOIN = {"dan", "dan/atau", "atau", ","}
_BEFORE_ACRONYM = ("kepada", "oleh")


@Language.factory("thk_names")
def create_names(nlp: Language, name: str) -> "NameFinder":
    """Make the component that finds actors' names."""
    return NameFinder()


class NameFinder:
    """Marks the actors' names: known ones in any case, others by head noun and capitals."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the mentions of every reading."""
        for reading in doc.user_data["readings"]:
            self._mark(reading)
        return doc

    def _mark(self, reading: Reading) -> None:
        known: Names = reading.known["names"]
        openers: frozenset[str] = reading.known["openers"]
        no_names, not_after = quantifiers(), _not_after()
        before, end = "", 0
        for at, word in enumerate(reading.low):
            if at >= end:
                opens = (word in openers or "/" in word) and word not in no_names
                mention = self._find(reading, known, at) if opens else None
                if mention is not None:
                    end = mention.end
                    if before not in not_after:
                        reading.mentions[at] = mention
                elif before in _BEFORE_ACRONYM and self._acronym(reading, at):
                    reading.mentions[at] = Mention(at, at + 1, "class")
            before = word

    @staticmethod
    def _acronym(reading: Reading, at: int) -> bool:
        word = reading.words[at]
        return word.isupper() and len(word) > 1 and word[0].isalpha() and reading.low[at] not in reading.known["things"]

    def _find(self, reading: Reading, known: Names, at: int) -> Mention | None:
        low, words = reading.low, reading.words
        best = known.at(low, at) or common().at(low, at)
        first = low[at]
        kind = heads().get(first) or (heads().get(first.partition("/")[0]) if "/" in first else None)
        if first in _company() and words[at].isupper() and at + 1 < len(low):
            start = at + 2 if low[at + 1] == "." else at + 1
            if start < len(words) and words[start][:1].isupper():
                return Mention(at, _capitals(reading, known, at, start), "body")
        if kind is None or (first in _numbered() and _counts(low, at + 1)):
            return best or (_slashed(reading, known, at) if "/" in first else None)
        if words[at][:1].isupper():
            end = _capitals(reading, known, at, best.end if best else at + 1)
            if best and end <= best.end:
                return best
            if (
                end == at + 1
                and not best
                and first in _HEADING
                and at + 1 < len(low)
                and not words[at + 1][:1].isupper()
            ):
                inner = self._find(reading, known, at + 1)
                if inner and inner.end > at + 2:
                    return Mention(at, inner.end, "office")
            if (
                end == at + 1
                and not best
                and first in ("wajib", "setiap", "badan", "rumah", "wali", "staf", "juru", "pos")
            ):
                return None
            return Mention(at, end, best.kind if best and kind == "class" else kind)
        if kind in ("office", "class", "team") and at + 1 < len(low):
            inner = self._find(reading, known, at + 1) if (best is None or best.end == at + 1) else None
            if inner and first in _HEADING:
                return Mention(at, inner.end, "office")
        if best is None and kind in ("office", "class", "team") and first in heads() and first not in _small_no():
            return Mention(at, at + 1, kind)
        return best or _slashed(reading, known, at)


def _slashed(reading: Reading, known: Names, at: int) -> Mention | None:
    """Return the name whose first word is several names with strokes between them: `PA/KPA`, `pengelola/pengurus`.

    The words after it belong to the last of them: `pimpinan/penanggung jawab`.
    """
    low = reading.low
    parts = low[at].split("/")
    if len(parts) < 2 or not all(parts):
        return None
    last = parts[-1]
    rest = [last, *low[at + 1 : at + 8]]
    longest = known.at(rest, 0) or common().at(rest, 0)
    kind = longest.kind if longest else heads().get(last)
    if kind is None:
        return None
    for part in parts[:-1]:
        if not (known.at([part], 0) or common().at([part], 0) or part in heads()):
            return None
    return Mention(at, at + (longest.end if longest else 1), kind)


@cache
def _inner_heads() -> frozenset[str]:
    return frozenset(grammar("rules/actors")["place"]["inner"])


@cache
def _company() -> frozenset[str]:
    return frozenset(grammar("rules/actors")["place"]["company"])


@cache
def _numbered() -> frozenset[str]:
    return frozenset(grammar("rules/actors")["place"]["numbered"])


def _counts(low: list[str], at: int) -> bool:
    """Whether the word at `at` numbers a division of the regulation: `Bagian Kesatu`."""
    return at >= len(low) or low[at].startswith("ke") or not low[at][:1].isalpha()


_HEADING = {"kepala", "pimpinan", "ketua", "sekretaris", "wakil", "anggota", "pejabat", "pegawai", "staf", "direktur"}


def _capitals(reading: Reading, known: Names, first: int, start: int) -> int:
    """Return the end of the run of capital words from `start`, over `dan` and commas inside one official name."""
    words, low = reading.words, reading.low
    at = start
    size = len(words)
    while at < size:
        if at > first and reading.cue("modal", at) and at + 1 < size and vocabulary().voice(low[at + 1]):
            break
        hyphen = low[at] in ("-", "–") and at + 1 < size and words[at + 1][:1].isupper() and low[at + 1] not in heads()
        if words[at][:1].isupper() or hyphen or (low[at] in _JOIN and _joins(reading, known, first, at)):
            at += 1
        else:
            break
    return at


def _joins(reading: Reading, known: Names, start: int, at: int) -> bool:
    """Whether the `dan` or comma at `at` stands inside a name: a capital word follows that begins no other name."""
    words, low = reading.words, reading.low
    if at + 1 >= len(words) or not words[at + 1][:1].isupper():
        return False
    following = low[at + 1]
    parts = following.split("/")
    if heads().get(parts[0]) == "class" and low[start] in _inner_heads() and not known.at(low, at + 1):
        return low[at] == "dan" and common().at(low, at + 1) is None
    if (
        following in heads()
        or following.partition("/")[0] in heads()
        or known.at(low, at + 1)
        or common().at(low, at + 1)
    ):
        return False
    if low[at] in ("dan/atau", "atau"):
        return False
    if low[at] != ",":
        return True
    for later in range(at + 2, min(at + 10, len(words))):
        if low[later] == "dan":
            return _joins(reading, known, start, later)
        if not (words[later][:1].isupper() or low[later] == ","):
            return False
    return False


def known_context(names: Names, things: Iterable[str] = (), day: str | None = None) -> dict[str, Any]:
    """Return what each reading must know of its regulation; `openers` are the words that a name can begin with.

    `things` are defined terms that are no actors; `day` says how it defines `Hari` (working, calendar).
    """
    return {
        "names": names,
        "openers": frozenset((*names.openers(), *common().openers(), *heads(), *_company())),
        "quantifiers": quantifiers(),
        "things": frozenset(things),
        "day": day,
    }
