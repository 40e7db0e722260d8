"""The component that gives a provision its kind from its own words: the ordered rules of `rules/kinds.toml`."""

from functools import cache
from itertools import compress
from operator import not_
from typing import cast

from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc

from extractor.grammar import entries, load
from extractor.model.rule import Role
from extractor.rules.forms import Kinds, Sanctions
from extractor.rules.sentence.sentence import Range, Sentence, sentences_of
from extractor.rules.words.vocabulary import vocabulary

_FLAGS = ("modal", "actor", "agent", "verb", "bare", "copula", "active", "passive", "duty", "how", "sanction")
_BEGINS = ("subject", "after")
_HOLDS = {"phrase": "main", "before": "before", "anywhere": "whole"}


class Facts:
    """What the rules of `kinds.toml` may ask of a sentence; its texts begin and end with a blank."""

    def __init__(self, sentence: Sentence) -> None:
        """Gather what most rules ask for."""
        self._sentence = sentence
        start, end = sentence.subject
        low = sentence.low
        self.subject = f" {' '.join(compress(low[start:end], map(not_, sentence.struck[start:end])))} "
        self.predicate = f" {sentence.predicate} "
        self.whole = f" {' '.join(low)} "

    @property
    def main(self) -> str:
        """The words of the main clause."""
        sentence = self._sentence
        kept = [not struck for struck in sentence.struck[: sentence.end]]
        if sentence.verb is not None:
            for at in range(*sentence.verb):
                kept[at] = True
        return f" {' '.join(compress(sentence.low, kept))} "

    @property
    def before(self) -> str:
        """The words before the main verb: those of the subject, all where there is none; all words without a verb.

        A front with `pada saat` may hold the subject: no sign parts a list of names in it from the words before.
        """
        sentence = self._sentence
        if sentence.verb is None:
            return self.whole
        end = sentence.verb[0]
        if not any(front.kind == "pada_saat" for front in sentence.fronts):
            kept = list(compress(sentence.low[:end], map(not_, sentence.struck[:end])))
            if any(word.isalpha() for word in kept):
                return f" {' '.join(kept)} "
        return f" {' '.join(sentence.low[:end])} "

    @property
    def after(self) -> str:
        """The first words after the main verb, none where there is none."""
        verb = self._sentence.verb
        return f" {' '.join(self._sentence.low[verb[1] : verb[1] + 6])} " if verb else "  "

    def flags(self) -> tuple[bool, ...]:
        """Whether each of `_FLAGS` holds."""
        sentence, clause = self._sentence, self._sentence.clause
        verb, voice = clause.verb, clause.voice
        active, passive = voice == "active", voice == "passive"
        return (
            clause.modal is not None,
            bool(sentence.subject_actors()),
            clause.agent is not None,
            verb is not None,
            verb is None and clause.modal is None,
            voice == "copula",
            active,
            passive,
            active or (verb is not None and self._tasks(verb)),
            verb is not None and self._how(verb),
            passive and verb is not None and self._punishes(verb),
        )

    def _tasks(self, verb: Range) -> bool:
        """Whether the clause lists tasks: `mempunyai tugas`, `memiliki fungsi`."""
        low, words = self._sentence.low, vocabulary()
        if low[verb[0]] not in words.task_verbs:
            return False
        after = low[verb[1] : verb[1] + 3]
        names = "sebagai" in after and "berikut" not in low[verb[1] : verb[1] + 4]
        return bool(after) and after[0] in words.task_nouns and not names

    def _how(self, verb: Range) -> bool:
        """Whether the predicate is followed by `dengan` and a verb: `ditetapkan dengan memperhatikan`."""
        following = self._sentence.low[verb[1] : verb[1] + 2]
        return len(following) == 2 and following[0] == "dengan" and vocabulary().voice(following[1]) == "active"

    def _punishes(self, verb: Range) -> bool:
        """Whether the main verb imposes a punishment that the text names."""
        low, words = self._sentence.low, vocabulary()
        if low[verb[0]] not in words.sanction:
            return False
        return not words.punishment.isdisjoint(low) or any(
            tuple(low[verb[1] : verb[1] + len(penalty)]) == penalty for penalty in _penalties()
        )


class _Rule(Struct, frozen=True):
    """A rule of `kinds.toml`: its flags, and the phrases (between blanks) that its texts begin with or hold."""

    role: Role
    entry: str
    flags: tuple[tuple[int, bool], ...]
    predicate: tuple[str, ...]
    begins: tuple[tuple[str, tuple[str, ...]], ...]
    holds: tuple[tuple[str, tuple[str, ...]], ...]

    def fits(self, facts: Facts) -> bool:
        """Whether the texts of a sentence begin with and hold what the rule asks for."""
        for name, phrases in self.begins:
            if not getattr(facts, name).startswith(phrases):
                return False
        for name, phrases in self.holds:
            words = getattr(facts, name)
            for phrase in phrases:
                if phrase in words:
                    break
            else:
                return False
        return True


@cache
def _penalties() -> frozenset[tuple[str, ...]]:
    """The names of the penalties that a sanction can be."""
    named = entries(load("rules/sanctions", Sanctions).penalty).values()
    return frozenset(tuple(words.split()) for phrases in named for words in phrases)


@cache
def _rules() -> tuple[_Rule, ...]:
    rules = []
    for entry in load("rules/kinds", Kinds).kind:
        asked = {name: wanted for name, wanted in entry.items() if name not in ("role", "example", "counter")}
        phrases = {
            name: tuple(f" {words} " for words in wanted) for name, wanted in asked.items() if isinstance(wanted, tuple)
        }
        flags = {name: wanted for name, wanted in asked.items() if isinstance(wanted, bool)}
        rules.append(
            _Rule(
                cast(Role, entry["role"]),
                f"{entry['role']}/{'+'.join(asked)}",
                tuple((at, flags[name]) for at, name in enumerate(_FLAGS) if name in flags),
                phrases.get("predicate", ("",)),
                tuple((name, phrases[name]) for name in _BEGINS if name in phrases),
                tuple((text, phrases[name]) for name, text in _HOLDS.items() if name in phrases),
            )
        )
    return tuple(rules)


@cache
def _possible(predicate: str, flags: tuple[bool, ...]) -> tuple[_Rule, ...]:
    """Return the rules that a sentence with this predicate and these flags leaves open, in order."""
    return tuple(
        rule
        for rule in _rules()
        if predicate.startswith(rule.predicate) and all(flags[at] is wanted for at, wanted in rule.flags)
    )


@Language.component(
    "thk_kind", requires=["doc._.sentences", "span._.clause", "token._.struck"], assigns=["span._.role"]
)
def find_kind(doc: Doc) -> Doc:
    """Give every sentence the role of the first rule that holds; None where the words alone decide nothing."""
    for sentence in sentences_of(doc):
        facts = Facts(sentence)
        for rule in _possible(facts.predicate, facts.flags()):
            if rule.fits(facts):
                sentence.role, sentence.role_entry = rule.role, rule.entry
                break
    return doc
