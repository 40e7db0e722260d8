"""What must stand in the grammars of words: function words and word formation, one form a file."""

from functools import cache
from typing import Literal

from msgspec import field

from extractor.grammar import Form, Pattern, load
from extractor.rules.forms import WordSet


class RelativeWords(Form, frozen=True):
    """What opens a clause about the noun before it, and what ends it behind the main verb."""

    words: frozenset[str]
    closing: frozenset[str]
    complete: frozenset[str]
    composing: frozenset[str]


class FrontWords(Form, frozen=True):
    """What opens, closes and passes what stands before the main clause."""

    pointing: frozenset[str]
    in_force: frozenset[str]
    passed: frozenset[str]
    addressing: frozenset[str]
    closing: frozenset[str]
    opening: frozenset[str]
    aim: frozenset[str]
    clause: frozenset[str]
    every: frozenset[str]
    period: frozenset[str]
    governing: frozenset[str]


class MainClauseWords(Form, frozen=True):
    """What stands on the way to the main predicate."""

    inserted: frozenset[str]
    answers: frozenset[str]
    namely: frozenset[str]
    told: frozenset[str]
    denying: frozenset[str]
    only: frozenset[str]
    doing: frozenset[str]
    subordinating: frozenset[str]
    after_modal: frozenset[str]
    after_state: frozenset[str]
    finite: frozenset[str]
    lasting: frozenset[str]
    acting_as: frozenset[str]
    asking: frozenset[str]
    aiming: frozenset[str]
    urging: frozenset[str]


class PredicateRow(Form, frozen=True):
    """What joins predicates, and what keeps a verb from being a main one."""

    joining: frozenset[str]
    sharing: frozenset[str]
    sequel: frozenset[str]
    behind_object: frozenset[str]
    dependent: frozenset[str]
    blocking: frozenset[str]
    nominal: frozenset[str]


class ActorRow(Form, frozen=True):
    """What stands between and behind the names of a row of actors."""

    linking: frozenset[str]
    including: frozenset[str]
    trailing: frozenset[str]
    field: frozenset[str]
    after_slash: frozenset[str]


class NameWords(Form, frozen=True):
    """What stands inside a name, before it, and never alone as one."""

    inside: frozenset[str]
    level: frozenset[str]
    lower: frozenset[str]
    bound: frozenset[str]
    before_bound: frozenset[str]
    before_acronym: frozenset[str]
    leading: frozenset[str]
    alone: frozenset[str]


class PartyWords(Form, frozen=True):
    """What bounds the place of a counterparty."""

    prepositions: frozenset[str]
    linking: frozenset[str]
    nouns: frozenset[str]
    timed: frozenset[str]
    lacking: frozenset[str]
    closing: frozenset[str]
    stops: frozenset[str]
    slots: frozenset[str]
    fixed: frozenset[str]


class DelegationWords(Form, frozen=True):
    """What names the matter of a delegation, and what leaves its instrument open."""

    about: frozenset[str]
    loose: frozenset[str]


class BearerWords(Form, frozen=True):
    """How several bearers act."""

    any: frozenset[str]
    together: frozenset[str]
    after: frozenset[str]


class ExceptedWords(Form, frozen=True):
    """What brings in whom or what a rule leaves out."""

    naming: frozenset[str]


class RootActWords(Form, frozen=True):
    """What tells that the word before it is a verb without prefix."""

    before: frozenset[str]


class FunctionWords(Form, frozen=True):
    """`function_words.toml`: the function words of a sentence, one table a use."""

    coordination: WordSet
    relative: RelativeWords
    front: FrontWords
    main_clause: MainClauseWords
    predicate_row: PredicateRow
    actor_row: ActorRow
    name: NameWords
    counterparty: PartyWords
    delegation: DelegationWords
    bearers: BearerWords
    beneficiary: WordSet
    excepted: ExceptedWords
    root_act: RootActWords


@cache
def function_words() -> FunctionWords:
    """Return the function words of a sentence."""
    return load("rules/function_words", FunctionWords)


class ActiveForm(Form, frozen=True):
    """The prefix of an active verb by the first letter of its root, which it replaces or goes before."""

    dropped: dict[str, str]
    kept: dict[str, str]


class PrefixRow(Form, frozen=True):
    """A prefix of verbs: its voice, its spellings with the letters that the root loses, whether any root will do."""

    voice: Literal["active", "passive", "state", "noun"]
    spelt: dict[str, tuple[str, ...]]
    compound: bool
    regular: dict[str, str] = field(default_factory=dict)


class AffixForm(Form, frozen=True):
    """What a root may carry besides its prefix."""

    suffixes: tuple[str, ...]
    inner: tuple[str, ...]
    nominal: tuple[str, ...]
    loan: tuple[str, ...]


class CliticForm(Form, frozen=True):
    """Small words that are written together with a verb."""

    object: tuple[str, ...]
    emphatic: tuple[str, ...]


class DoerForm(Form, frozen=True):
    """How a noun for a person is told from one for an act that ends alike."""

    prefix: str
    never: frozenset[str]


class WordFormation(Form, frozen=True):
    """`word_formation.toml`: how nouns for persons and acts, and verbs, are formed."""

    person: Pattern
    doer: DoerForm
    act: Pattern
    active: ActiveForm
    prefix: tuple[PrefixRow, ...]
    affix: AffixForm
    clitic: CliticForm
    further: WordSet


@cache
def word_formation() -> WordFormation:
    """Return how words are formed."""
    return load("rules/word_formation", WordFormation)
