"""What must stand in the grammars of `grammars/rules/`: one form a file, for the modules that read them together."""

from functools import cache
from typing import Literal

from msgspec import field

from extractor.grammar import Form, Lists, Words, load
from extractor.model.rule import ActorKind, ModalValue, PartyRole, RuleType

KindKey = Literal[
    "role", "predicate", "phrase", "subject", "before", "anywhere", "after", "modal", "actor", "agent", "bare", "how",
    "sanction", "duty", "copula", "verb", "active", "passive", "example", "counter",
]  # fmt: skip
KindRow = dict[KindKey, str | bool | tuple[str, ...]]
"""A rule of `kinds.toml`: the role that it gives, and what it asks for in the order in which it asks."""


class Kinds(Form, frozen=True):
    """`kinds.toml`: the rules that give a provision its role, in order."""

    kind: tuple[KindRow, ...]


class WordSet(Form, frozen=True):
    """A table with one set of words, each read in lower case."""

    words: frozenset[str]


class ModalRow(Form, frozen=True):
    """Modal words, and what they say of a rule."""

    words: tuple[str, ...]
    value: ModalValue
    deontic: Literal["O", "P", "F"]
    type: RuleType
    basis: Literal["explicit_modal", "lexical_equivalent"]
    act: bool = False
    negated: bool = False


class FrontClause(Form, frozen=True):
    """The kinds of front words that open a whole clause."""

    kinds: tuple[str, ...]


class PredicateForm(Form, frozen=True):
    """Words around the main predicate; the grammar explains each list."""

    phrases: tuple[str, ...]
    copula: tuple[str, ...]
    before_infinitive: tuple[str, ...]
    moment: tuple[str, ...]
    before_complement: tuple[str, ...]
    negation: tuple[str, ...]
    adverbs: tuple[str, ...]
    between: tuple[str, ...]
    agent: tuple[str, ...]
    no_direct_agent: tuple[str, ...]
    punishment: tuple[str, ...]
    sanction: tuple[str, ...]
    penal: tuple[str, ...]
    task_nouns: tuple[str, ...]
    task_verbs: tuple[str, ...]
    subordinate: tuple[str, ...]
    only_after_modal: tuple[str, ...]
    roots: tuple[str, ...]


class VerbForm(Form, frozen=True):
    """Which words are verbs."""

    plain: tuple[str, ...]
    state: tuple[str, ...]
    whole: tuple[str, ...]
    no_verb: tuple[str, ...]
    never: tuple[str, ...]


class PointerForm(Form, frozen=True):
    """Phrases that point elsewhere: what opens them, what joins them, what they name."""

    open: tuple[str, ...]
    link: tuple[str, ...]
    unit: tuple[str, ...]


class Norms(Form, frozen=True):
    """`norms.toml`: the words by which a sentence obliges, permits, forbids or describes."""

    modal: tuple[ModalRow, ...]
    front: Lists
    front_clause: FrontClause
    predicate: PredicateForm
    verb: VerbForm
    pointer: PointerForm


@cache
def norms() -> Norms:
    """Return the words by which a sentence obliges, permits, forbids or describes."""
    return load("rules/norms", Norms)


class Heads(Form, frozen=True):
    """Head nouns in lower case."""

    heads: tuple[str, ...]


class PlaceForm(Form, frozen=True):
    """Words that open or forbid a name that only its place in the clause gives away."""

    enterprise: frozenset[str]
    no_person: frozenset[str]
    inner: frozenset[str]
    company: frozenset[str]
    numbered: frozenset[str]
    weak_verbs: frozenset[str]
    personal: frozenset[str]
    deeds: frozenset[str]
    small_no: frozenset[str]


class ActorForms(Form, frozen=True):
    """`actors.toml`: who can bear a rule."""

    office: Heads
    org_unit: Heads
    body: Heads
    team: Heads
    class_: Heads = field(name="class")
    common: Lists
    quantifier: Lists
    not_after: Words
    defined_as: Words
    abstract: Words
    act: Heads
    place: PlaceForm

    @property
    def kinds(self) -> dict[ActorKind, tuple[str, ...]]:
        """The head nouns of names by the kind of actor that they name, in the order in which they are tried."""
        return {
            "office": self.office.heads,
            "org_unit": self.org_unit.heads,
            "body": self.body.heads,
            "team": self.team.heads,
            "class": self.class_.heads,
        }


@cache
def actor_forms() -> ActorForms:
    """Return who can bear a rule."""
    return load("rules/actors", ActorForms)


class OneRule(Form, frozen=True):
    """Words of a lead-in that say what its items are."""

    words: tuple[str, ...]
    condition: tuple[str, ...]
    after: tuple[str, ...]
    closing: tuple[str, ...]
    tasks: tuple[str, ...]


class Connective(Form, frozen=True):
    """Words that join a list, leave it open, or make its items principles."""

    and_: tuple[str, ...] = field(name="and")
    or_: tuple[str, ...] = field(name="or")
    and_or: tuple[str, ...]
    illustrative: tuple[str, ...]
    principle: tuple[str, ...]


class NominalForm(Form, frozen=True):
    """Nouns that stand for a modal, by its value, and the words between such a noun and its actor."""

    wajib: tuple[str, ...]
    indicative: tuple[str, ...]
    berwenang: tuple[str, ...]
    berhak: tuple[str, ...]
    dilarang: tuple[str, ...]
    before: frozenset[str]
    opening: frozenset[str]

    @property
    def values(self) -> tuple[tuple[ModalValue, tuple[str, ...]], ...]:
        """Each modal with its nouns."""
        return (
            ("wajib", self.wajib),
            ("indicative", self.indicative),
            ("berwenang", self.berwenang),
            ("berhak", self.berhak),
            ("dilarang", self.dilarang),
        )


class ListForms(Form, frozen=True):
    """`lists.toml`: how a lead-in and its list go together."""

    one_rule: OneRule
    connective: Connective
    parts: WordSet
    nominal: NominalForm


@cache
def list_forms() -> ListForms:
    """Return how a lead-in and its list go together."""
    return load("rules/lists", ListForms)


class UnitRow(Form, frozen=True):
    """A unit of every region: its key, its names, the office that leads it, what it is an instance of."""

    key: str
    names: tuple[str, ...]
    class_: tuple[str, ...] = field(name="class")
    head: tuple[str, ...] = ()


class RegionForm(Form, frozen=True):
    """The words that open the name of a region, and the words behind which they are part of an office."""

    words: frozenset[str]
    office: frozenset[str]


class Nomenclature(Form, frozen=True):
    """`nomenclature.toml`: what the bodies and offices of every region are called."""

    unit: tuple[UnitRow, ...]
    region: RegionForm
    head: Words
    prefix: dict[str, str]


class Definitions(Form, frozen=True):
    """`definitions.toml`: how a regulation defines its words."""

    lead_in: tuple[str, ...]
    alone: tuple[str, ...]
    copula: tuple[str, ...]
    copula_sign: tuple[str, ...]
    short_form: tuple[str, ...]
    short_form_filler: tuple[str, ...]
    short_form_join: tuple[str, ...]
    short_form_tail: tuple[str, ...]


class FrequencyForm(Form, frozen=True):
    """Words that say how often."""

    every: tuple[str, ...]
    periodic: tuple[str, ...]
    incidental: tuple[str, ...]
    join: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    once: tuple[str, ...]


class ValidityForm(Form, frozen=True):
    """What makes a limit a term of validity."""

    valid: frozenset[str]
    opening: frozenset[str]


class BareForm(Form, frozen=True):
    """What makes an amount of time a limit by itself."""

    before: frozenset[str]
    not_after: frozenset[str]


class Deadlines(Form, frozen=True):
    """`deadlines.toml`: time limits and how often an act is due."""

    validity: ValidityForm
    limit: Lists
    unit: Lists
    day_type: Lists
    ordinal_unit: Lists
    direction: Lists
    bare: BareForm
    anchor: Lists
    recurs: Lists
    running: Words
    punishment: Words
    frequency: FrequencyForm
    period: Lists


@cache
def deadlines() -> Deadlines:
    """Return the words of time limits and of frequencies."""
    return load("rules/deadlines", Deadlines)


class SanctionList(Form, frozen=True):
    """Lead-ins and units that list the sanctions another ayat speaks of."""

    subject: tuple[str, ...]
    verbs: tuple[str, ...]


class Sanctions(Form, frozen=True):
    """`sanctions.toml`: what a breach leads to."""

    kind: Lists
    penalty: Lists
    bound: Lists
    per: WordSet
    measures: WordSet
    list: SanctionList


class PartyRow(Form, frozen=True):
    """A role, the words before a name that has it, and words between the verb and the name."""

    role: PartyRole
    before: tuple[str, ...]
    trigger: frozenset[str] = frozenset()
    root: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    also: bool = False


class AssignmentForm(Form, frozen=True):
    """Lead-ins over a list of bare names that assign these bodies to an actor."""

    coordinates: frozenset[str]
    supervises: frozenset[str]
    under: frozenset[str]


class SlotForm(Form, frozen=True):
    """Where a noun phrase is a party by its place alone, and which nouns cannot act."""

    open: frozenset[str]
    together: frozenset[str]
    consent: frozenset[str]
    consenting: frozenset[str]
    joint: frozenset[str]
    animate: frozenset[str]
    refer: frozenset[str]
    charge: frozenset[str]
    message: frozenset[str]
    thing: frozenset[str]


class BetweenForm(Form, frozen=True):
    """Words between a preposition or its noun and a name that change nothing in the role."""

    words: tuple[str, ...]
    describing: frozenset[str]


class Parties(Form, frozen=True):
    """`parties.toml`: towards whom an actor acts."""

    party: tuple[PartyRow, ...]
    slot: SlotForm
    passive_subject: Lists
    shared: dict[str, PartyRole | tuple[str, ...]]
    nominal: dict[str, PartyRole | tuple[str, ...]]
    between: BetweenForm
    assignment: AssignmentForm


@cache
def parties() -> Parties:
    """Return towards whom an actor acts."""
    return load("rules/parties", Parties)


class RelationPredicate(Form, frozen=True):
    """Which words of a predicate tell what act it is about."""

    light: frozenset[str]
    answering: frozenset[str]
    empty: frozenset[str]
    linking: frozenset[str]


class Relations(Form, frozen=True):
    """`relations.toml`: patterns of working relations, named or implied."""

    explicit: Lists
    lexical: Lists
    word: Lists
    predicate: RelationPredicate


@cache
def relations() -> Relations:
    """Return the words for patterns of working relations."""
    return load("rules/relations", Relations)


class PhraseRow(Form, frozen=True):
    """A kind of phrase: where it stands, how it opens and ends, and the field of a rule that it becomes."""

    at: Literal["behind", "beside"]
    open: tuple[str, ...]
    field: Literal["condition", "exception", "purpose", "manner"]
    until: Literal["clause", "aim", "noun", "words", "end"]
    kind: str = ""
    then: Literal["", "verb", "active", "actor", "noun"] = ""
    not_then: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


class FrontFields(Form, frozen=True):
    """The fields that phrases before the main clause become, by their kind or their first word."""

    condition: frozenset[str]
    purpose: frozenset[str]
    exception: frozenset[str]
    circumstance: frozenset[str]
    naming: frozenset[str]
    offence: frozenset[str]
    excepting: tuple[str, ...]
    about: frozenset[str]
    place: frozenset[str]


class Phrases(Form, frozen=True):
    """`phrases.toml`: the phrases that hang on a clause, and what each becomes."""

    phrase: tuple[PhraseRow, ...]
    front: FrontFields


@cache
def phrase_forms() -> Phrases:
    """Return the phrases that hang on a clause."""
    return load("rules/phrases", Phrases)
