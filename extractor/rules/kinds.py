"""The component that gives a provision its kind from its own words: the ordered rules of `grammars/kinds.toml`."""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc

from extractor.resources import grammar
from extractor.rules.model import Role
from extractor.rules.reading import Reading
from extractor.rules.vocabulary import vocabulary


class Facts:
    """What the rules of `kinds.toml` may ask of a reading."""

    def __init__(self, reading: Reading) -> None:
        """Gather the facts once."""
        low, words = reading.low, vocabulary()
        main = [low[i] for i in range(reading.end) if not reading.struck[i] or _in_verb(reading, i)]
        self.main = " " + " ".join(main) + " "
        self.whole = " " + " ".join(low) + " "
        start, end = reading.subject
        self.subject = " ".join(low[i] for i in range(start, end) if not reading.struck[i]) + " "
        verb = reading.verb
        self.predicate = reading.predicate
        self.before = " " + " ".join(low[: verb[0]] if verb else low) + " "
        self.after = " ".join(low[verb[1] : verb[1] + 6]) + " " if verb else ""
        self.modal = reading.modal is not None
        self.actor = bool(reading.subject_actors())
        self.agent = reading.agent is not None
        self.verb = verb is not None
        self.bare = verb is None and reading.modal is None
        self.copula = reading.voice == "copula"
        self.active = reading.voice == "active"
        self.passive = reading.voice == "passive"
        self.duty = self.active or self._tasks(reading)
        punishes = any(f" {word} " in self.whole for word in words.punishment)
        following = low[verb[1] : verb[1] + 2] if verb else []
        self.how = len(following) == 2 and following[0] == "dengan" and words.voice(following[1]) == "active"
        self.sanction = verb is not None and self.passive and low[verb[0]] in words.sanction and punishes

    def _tasks(self, reading: Reading) -> bool:
        """Whether the predicate lists tasks: `mempunyai tugas`, `memiliki fungsi`."""
        words = vocabulary()
        if reading.verb is None or reading.low[reading.verb[0]] not in words.task_verbs:
            return False
        after = reading.low[reading.verb[1] : reading.verb[1] + 3]
        return bool(after) and after[0] in words.task_nouns and "sebagai" not in after

    def holds(self, name: str, wanted: Any) -> bool:
        """Whether the condition `name` of a rule holds."""
        if isinstance(wanted, bool):
            return cast(bool, getattr(self, name)) is wanted
        return any(_TESTS[name](self, phrase) for phrase in wanted)


_TESTS: dict[str, Callable[[Facts, str], bool]] = {
    "predicate": lambda facts, phrase: f"{facts.predicate} ".startswith(f"{phrase} "),
    "phrase": lambda facts, phrase: f" {phrase} " in facts.main,
    "subject": lambda facts, phrase: facts.subject.startswith(f"{phrase} "),
    "before": lambda facts, phrase: f" {phrase} " in facts.before,
    "anywhere": lambda facts, phrase: f" {phrase} " in facts.whole,
    "after": lambda facts, phrase: facts.after.startswith(f"{phrase} "),
}


def _in_verb(reading: Reading, at: int) -> bool:
    return reading.verb is not None and reading.verb[0] <= at < reading.verb[1]


@cache
def _rules() -> tuple[tuple[Role, str, tuple[tuple[str, Any], ...]], ...]:
    rules = []
    for entry in grammar("kinds")["kind"]:
        conditions = tuple((name, wanted) for name, wanted in entry.items() if name != "role")
        asked = "+".join(name for name, _ in conditions)
        rules.append((cast(Role, entry["role"]), f"{entry['role']}/{asked}", conditions))
    return tuple(rules)


@Language.component("thk_kind")
def find_kind(doc: Doc) -> Doc:
    """Fill `reading.role` with the first rule that holds; None where the words alone decide nothing."""
    reading: Reading = doc.user_data["reading"]
    facts = Facts(reading)
    for role, entry, conditions in _rules():
        if all(facts.holds(name, wanted) for name, wanted in conditions):
            reading.role, reading.kind_entry = role, entry
            break
    return doc
