"""The word lists of `grammars/rules/norms.toml`, ready to ask: is this word a verb, what is its voice."""

import re
from functools import cache

from extractor.law.words import phrase_ends
from extractor.rules.forms import Norms, actor_forms, norms
from extractor.rules.words.forms import word_formation
from extractor.rules.words.lexicon import heads
from extractor.rules.words.morphology import analyse, names_doer


class Vocabulary:
    """The lists of `norms.toml` as sets."""

    def __init__(self, data: Norms) -> None:
        """Take the parsed `norms.toml`."""
        verb, predicate = data.verb, data.predicate
        self.plain = frozenset(verb.plain)
        self.never = frozenset(verb.never)
        self.no_verb = frozenset(verb.no_verb)
        self.copula = frozenset(predicate.copula)
        self.before_infinitive = frozenset(predicate.before_infinitive)
        self.moment = frozenset(predicate.moment)
        self.before_complement = frozenset(predicate.before_complement)
        self.negation = frozenset(predicate.negation)
        self.adverbs = self.negation | frozenset(predicate.adverbs)
        self.between = frozenset(predicate.between)
        self.agent = frozenset(predicate.agent)
        self.no_direct_agent = frozenset(predicate.no_direct_agent)
        self.sanction = frozenset(predicate.sanction)
        self.penal = frozenset(predicate.penal)
        self.punishment = frozenset(predicate.punishment)
        self.subordinate = frozenset(predicate.subordinate)
        self.only_after_modal = frozenset(predicate.only_after_modal)
        self.roots = frozenset(predicate.roots)
        self.object_ends = phrase_ends("object")
        self.task_nouns = frozenset(predicate.task_nouns)
        self.task_verbs = frozenset(predicate.task_verbs)
        self.pointer_open = frozenset(data.pointer.open)
        self.pointer_link = frozenset(data.pointer.link)
        self.pointer_unit = frozenset(data.pointer.unit)
        self.front_clause = frozenset(data.front_clause.kinds)
        self.state = frozenset(verb.state)
        self.whole = frozenset(verb.whole)
        self.voice = cache(self._voice)

    def says_state(self, word: str) -> bool:
        """Whether a word in ber- or ter- can be the predicate of a clause (`berkeliaran`, `terpenuhi`)."""
        found = analyse(word)
        return found is not None and found.voice == "state" and not found.clitic and word not in self.no_verb

    @staticmethod
    def event(word: str) -> str:
        """Return the voice of a verb that -nya makes a noun of outside a clause with `yang` (`dihasilkannya`)."""
        found = analyse(word)
        return found.voice if found is not None and found.names_event and found.voice == "passive" else ""

    def _voice(self, word: str) -> str:
        """Return `active`, `passive` or `copula` for a verb in small letters, the empty string for any other word."""
        first = word.partition("/")[0]
        if word in self.never or first in self.never or not word[:1].isalpha():
            return ""
        if first != word:
            return self.voice(first)
        if word in self.copula:
            return "copula"
        if word in self.plain:
            return "active"
        found = analyse(word)
        return "" if found is None or found.voice in ("state", "noun") or found.names_event else found.voice


_ACT = re.compile(word_formation().act.pattern)


@cache
def vocabulary() -> Vocabulary:
    """Return the word lists, read once a process."""
    return Vocabulary(norms())


@cache
def _act_heads() -> frozenset[str]:
    return frozenset(actor_forms().act.heads)


@cache
def names_act(word: str) -> bool:
    """Whether a noun in small letters names an act or its result (`pengawasan`, `koordinasi`) and so never acts."""
    if word in _act_heads():
        return True
    return _ACT.fullmatch(word) is not None and word not in heads() and not names_doer(word)
