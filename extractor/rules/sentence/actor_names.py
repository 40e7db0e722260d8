"""The component that finds the names of actors in a provision."""

from functools import cache

from msgspec import structs
from spacy.language import Language
from spacy.tokens import Doc

from extractor.law.words import phrase_ends
from extractor.rules.forms import actor_forms, parties
from extractor.rules.sentence.sentence import Sentence, sentences_of
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention, Names, common, company, heads, quantifiers
from extractor.rules.words.morphology import roots
from extractor.rules.words.vocabulary import vocabulary


@cache
def _not_after() -> frozenset[str]:
    return frozenset(actor_forms().not_after.words)


@cache
def _small_no() -> frozenset[str]:
    return actor_forms().place.small_no


_WORDS = function_words().name
_JOIN = _WORDS.inside | {","}
# So many names stand in one another at most: `Kepala Sub Bagian ...`.
_MOST_NESTED = 12
# Letters that stand for a whole name are more than so many.
_SHORT = 2


@Language.factory("thk_names", assigns=["span._.mentions"])
def create_names(nlp: Language, name: str) -> "NameFinder":
    """Make the component that finds actors' names."""
    return NameFinder()


class NameFinder:
    """Fills the mentions of each sentence: known ones in any case, others by head noun and capitals."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names in every sentence."""
        for sentence in sentences_of(doc):
            self._mark(sentence)
        return doc

    def _mark(self, sentence: Sentence) -> None:
        known, openers = sentence.lexicon.names, sentence.lexicon.openers
        no_names, not_after = quantifiers(), _not_after()
        before, end = "", 0
        for at, word in enumerate(sentence.low):
            if at >= end:
                opens = (word in openers or "/" in word) and word not in no_names
                mention = self._find(sentence, known, at) if opens else None
                if word in _WORDS.bound and (mention is None or mention.end == at + 1):
                    mention = _bound(sentence, at)
                if mention is not None:
                    mention = _with_level(sentence, mention)
                    end = mention.end
                    if before not in not_after:
                        sentence.mentions[at] = mention
                elif before in _WORDS.before_acronym and self._acronym(sentence, at):
                    mention = Mention(at, _capitals(sentence, known, at, at + 1), "class")
                    sentence.mentions[at], end = mention, mention.end
            before = word

    @staticmethod
    def _acronym(sentence: Sentence, at: int) -> bool:
        word = sentence.words[at]
        return (
            word.isupper()
            and len(word) > 1
            and word[0].isalpha()
            and sentence.low[at] not in sentence.lexicon.things
            and parties().slot.charge.isdisjoint(sentence.low[:at])
        )

    def _find(self, sentence: Sentence, known: Names, at: int, depth: int = 0) -> Mention | None:
        """Return the name that begins at a word; names stand in names, but not without end."""
        low, words = sentence.low, sentence.words
        best = known.at(low, at) or common().at(low, at)
        first = low[at]
        kind = heads().get(first) or (heads().get(first.partition("/")[0]) if "/" in first else None)
        if first in company() and words[at].isupper() and at + 1 < len(low):
            start = at + 2 if low[at + 1] == "." else at + 1
            if start < len(words) and words[start][:1].isupper():
                return Mention(at, _capitals(sentence, known, at, start), "body")
        if kind is None and best is not None and words[best.end - 1].isupper():
            return structs.replace(best, end=max(best.end, _capitals(sentence, known, at, best.end)))
        if kind is None or (first in _numbered() and _counts(low, at + 1)):
            return best or (_slashed(sentence, known, at) if "/" in first else None)
        if words[at][:1].isupper():
            end = _capitals(sentence, known, at, best.end if best else at + 1)
            if best and end <= best.end:
                return best
            if (
                end == at + 1
                and not best
                and first in _WORDS.leading
                and at + 1 < len(low)
                and not words[at + 1][:1].isupper()
                and depth < _MOST_NESTED
            ):
                inner = self._find(sentence, known, at + 1, depth + 1)
                if inner and inner.end > at + 2:
                    return Mention(at, inner.end, "office")
            if end == at + 1 and not best and first in _WORDS.alone:
                return None
            return Mention(at, end, best.kind if best and kind == "class" else kind)
        if kind in ("office", "class", "team") and at + 1 < len(low) and depth < _MOST_NESTED:
            inner = self._find(sentence, known, at + 1, depth + 1) if (best is None or best.end == at + 1) else None
            if inner and first in _WORDS.leading:
                return Mention(at, inner.end, "office")
        if best is None and kind in ("office", "class", "team") and first in heads() and first not in _small_no():
            return Mention(at, at + 1, kind)
        return best or _slashed(sentence, known, at)


def _bound(sentence: Sentence, at: int) -> Mention | None:
    """Return the name of whom a duty binds (`wajib bayar`), None where the word at `at` is the modal."""
    low, words = sentence.low, vocabulary()
    if at + 2 >= len(low) or (at and low[at - 1] not in _WORDS.before_bound and low[at - 1] not in quantifiers()):
        return None
    noun, after = low[at + 1], low[at + 2]
    plain = noun.isalpha() and noun in roots() and noun not in words.roots and noun not in words.between
    if not plain or words.voice(noun) or noun in phrase_ends("name"):
        return None
    end = at + 2
    if not at and end + 1 < len(low) and low[end + 1] == "sebagaimana" and after not in phrase_ends("name"):
        end, after = end + 1, low[end + 1]
    acts = sentence.cue("modal", end) is not None or bool(words.voice(after)) or after in ("yang", "sebagaimana")
    return Mention(at, end, "class") if acts or at else None


def _with_level(sentence: Sentence, mention: Mention) -> Mention:
    """Return a name in capitals with the level behind it (`Komisi Taman kecamatan`), which tells two bodies apart."""
    end = mention.end
    named = sentence.words[mention.start][:1].isupper() and mention.kind in ("body", "org_unit", "team")
    if named and sentence.low[end : end + 1] and sentence.low[end] in _WORDS.level and sentence.words[end].islower():
        return structs.replace(mention, end=end + 1)
    return mention


def _slashed(sentence: Sentence, known: Names, at: int) -> Mention | None:
    """Return the name whose first word is several names with strokes between them: `PA/KPA`, `pengelola/pengurus`.

    The words after it belong to the last of them: `pimpinan/penanggung jawab`.
    """
    low = sentence.low
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
    return actor_forms().place.inner


@cache
def _numbered() -> frozenset[str]:
    return actor_forms().place.numbered


def _counts(low: list[str], at: int) -> bool:
    """Whether the word at `at` numbers a division of the regulation: `Bagian Kesatu`."""
    return at >= len(low) or low[at].startswith("ke") or not low[at][:1].isalpha()


def _capitals(sentence: Sentence, known: Names, first: int, start: int) -> int:
    """Return the end of the run of capital words from `start`, over `dan` and commas inside one official name."""
    words, low = sentence.words, sentence.low
    at = start
    size = len(words)
    while at < size:
        if at > first and sentence.cue("modal", at) and at + 1 < size and vocabulary().voice(low[at + 1]):
            break
        hyphen = low[at] in ("-", "–") and at + 1 < size and words[at + 1][:1].isupper() and low[at + 1] not in heads()
        if words[at][:1].isupper() or hyphen or (low[at] in _JOIN and _joins(sentence, known, first, at)):
            at += 1
        else:
            break
    return at


def _joins(sentence: Sentence, known: Names, start: int, at: int) -> bool:
    """Whether the `dan` or comma at `at` stands inside a name: a capital word follows that begins no other name."""
    words, low = sentence.words, sentence.low
    if at + 1 >= len(words) or not words[at + 1][:1].isupper():
        return False
    following = low[at + 1]
    parts = following.split("/")
    if at == start + 2 and words[at - 1].isupper() and len(words[at - 1]) > _SHORT and low[start] in _WORDS.leading:
        return False  # letters complete the name of an office: `Kepala BPBD | dan Danrem`
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
            return _joins(sentence, known, start, later)
        if not (words[later][:1].isupper() or low[later] == ","):
            return False
    return False
