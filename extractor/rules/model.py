"""The rules of a regulation as data: who must, may or may not do what, towards whom, when.

Every quoted field carries its span; the field names and value sets follow the drafting practice described in the
documentation of the rule record.
"""

from typing import Literal

from msgspec import Struct

from extractor.text import Span

Role = Literal[
    "norm", "definition", "purpose", "scope", "principle", "classification", "relation", "assignment", "manner",
    "exception", "delegation", "annex_incorporation", "repeal", "commencement", "transitional", "other",
]  # fmt: skip
RuleType = Literal[
    "obligation", "prohibition", "permission", "power", "relation", "assignment", "composition", "manner", "exception",
    "delegation", "repeal", "commencement", "application", "annex_incorporation",
]  # fmt: skip
Deontic = Literal["O", "P", "F", "none"]
ModalValue = Literal["wajib", "harus", "dapat", "dilarang", "berwenang", "berhak", "indicative", "none"]
Basis = Literal[
    "explicit_modal", "lexical_equivalent", "indicative_duty", "inherited_from_lead_in", "verbless_assignment",
    "nominalised", "none",
]  # fmt: skip
BearerMode = Literal["single", "each_severally", "jointly", "any", "implicit"]


class Quote(Struct, frozen=True):
    """Words of the text and where they stand."""

    text: str
    span: Span


class Term(Struct, frozen=True):
    """A defined term: the defining unit (`eid`), the words of the definition, and its abbreviations."""

    id: str
    term: str
    span: Span
    definition: Quote
    defined_by: str
    abbreviations: tuple[str, ...] = ()


class Actor(Struct, frozen=True):
    """A person or body that can bear a rule.

    `kind`: office, org_unit, body, class, team, external. `defined_by` is the address of its definition or of the list
    that names it, None where it is only mentioned.
    """

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    defined_by: str | None = None
    mentions: tuple[Span, ...] = ()


class Modality(Struct, frozen=True):
    """The modal word (or how the duty is expressed without one) and its deontic value."""

    value: ModalValue
    deontic: Deontic
    basis: Basis
    cue: Quote | None = None
    negated: bool = False


class Bearer(Struct, frozen=True):
    """Who must act: the actor's id and the words that name it.

    `quantifier` is the word that counts it (`setiap`, `seluruh`), None where there is none.
    """

    actor: str
    quote: Quote
    quantifier: Quote | None = None


class Counterparty(Struct, frozen=True):
    """Towards whom: the actor's id, its role (report_to, cc, coordinate_with …) and the words that name it."""

    actor: str
    role: str
    quote: Quote


class Action(Struct, frozen=True):
    """The finite verb as printed, its dictionary key, and its voice (`active`, `passive`)."""

    surface: Quote
    key: str
    voice: str


class Relation(Struct, frozen=True):
    """Working-relation patterns (konsultatif, kolegial, fungsional, struktural, koordinatif) and their basis."""

    patterns: tuple[str, ...]
    basis: Literal["explicit", "inherited", "lexical"]


class Clause(Struct, frozen=True):
    """A condition or exception: its cue word (`dalam hal`, `jika`, `selain` …) and the whole clause."""

    kind: str
    quote: Quote


class Deadline(Struct, frozen=True):
    """A time limit: ISO 8601 `duration`, or `ordinal` (n, unit); `direction` before, after or at `anchor`."""

    quote: Quote
    limit: str
    duration: str | None = None
    ordinal: tuple[int, str] | None = None
    direction: str | None = None
    anchor: Quote | None = None


class Rule(Struct, frozen=True):
    """One modality, one main predicate, one bearer group.

    `source` is the address of the unit, then of the lead-in that a field was inherited from. `purposes` are adjuncts
    with `dalam rangka`, `untuk`, `guna`. `connective` joins the rules of one list (and, or, and_or, illustrative).
    `references` are the ids of the references in the unit. `flags` mark a reading that the text leaves open.
    """

    id: str
    source: tuple[str, ...]
    type: RuleType
    modality: Modality
    bearers: tuple[Bearer, ...] = ()
    bearer_mode: BearerMode = "implicit"
    counterparties: tuple[Counterparty, ...] = ()
    action: Action | None = None
    object: Quote | None = None
    relation: Relation | None = None
    conditions: tuple[Clause, ...] = ()
    exceptions: tuple[Clause, ...] = ()
    deadline: Deadline | None = None
    frequency: Quote | None = None
    delegation: Quote | None = None
    purposes: tuple[Clause, ...] = ()
    connective: str | None = None
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


class RuleBook(Struct, frozen=True):
    """What the rule stage finds: actors, rules in document order, and the kind of every provision by address."""

    actors: tuple[Actor, ...]
    rules: tuple[Rule, ...]
    roles: dict[str, Role]
