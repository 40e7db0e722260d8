"""The rules of a regulation as data: who must, may or may not do what, towards whom, when.

Every quoted field carries its span; the field names and value sets follow the drafting practice described in the
documentation of the rule record.
"""

from typing import Literal, get_args

from msgspec import Struct

from extractor.model.text import Span

Role = Literal[
    "norm", "definition", "purpose", "scope", "principle", "classification", "relation", "assignment", "manner",
    "exception", "delegation", "annex_incorporation", "repeal", "commencement", "transitional", "other",
]  # fmt: skip
RuleType = Literal[
    "obligation", "prohibition", "permission", "power", "relation", "assignment", "composition", "manner", "exception",
    "delegation", "repeal", "commencement", "application", "annex_incorporation", "sanction",
]  # fmt: skip
Deontic = Literal["O", "P", "F", "none"]
ModalValue = Literal["wajib", "harus", "dapat", "dilarang", "berwenang", "berhak", "indicative", "none"]
Basis = Literal[
    "explicit_modal", "lexical_equivalent", "indicative_duty", "inherited_from_lead_in", "verbless_assignment",
    "nominalised", "none",
]  # fmt: skip
DayType = Literal["working", "calendar", "unspecified"]
AnchorKind = Literal["event", "date", "period_start", "period_end", "receipt", "promulgation"]
ActorKind = Literal["office", "org_unit", "body", "class", "team", "external"]
PartyRole = Literal[
    "coordinate_with", "consult", "report_to", "cc", "receive_from", "request_from", "inform", "coordinated_by",
    "coordinates", "supervises", "instructs", "accountable_to", "via", "approved_by", "delegated_to", "supports",
    "grants_access_to", "jointly_with", "peer", "addressee", "recipient", "other",
]  # fmt: skip
ClauseKind = Literal[
    "dalam_hal", "jika", "apabila", "sepanjang", "relative_clause", "dalam_rangka", "untuk", "pada_saat", "setelah",
    "sebelum", "berdasarkan", "kecuali", "selain", "tanpa", "tempat", "lainnya",
]  # fmt: skip
LimitKind = Literal["at_latest", "at_earliest", "at_most", "at_least", "exactly"]
Direction = Literal["before", "after", "at"]
Voice = Literal["active", "passive"]
BearerMode = Literal["single", "each_severally", "jointly", "any", "implicit"]
Flag = Literal[
    "bearer_unclear", "sanction", "beneficiary_or_power", "counterparty_inferred", "actor_unlisted",
    "deadline_without_anchor", "number_words_differ", "deadline_ambiguous", "delegation_open", "sanction_unspecified",
    "repeal_without_reference", "exclusive", "pronoun", "party_unlisted", "boundary_doubtful",
]  # fmt: skip

PARTY_ROLES: dict[str, PartyRole] = {role: role for role in get_args(PartyRole)}
LIMIT_KINDS: dict[str, LimitKind] = {limit: limit for limit in get_args(LimitKind)}
DIRECTIONS: dict[str, Direction] = {direction: direction for direction in get_args(Direction)}
_CLAUSE_KINDS: dict[str, ClauseKind] = {kind: kind for kind in get_args(ClauseKind)} | {
    "sesudah": "setelah",
    "disamping": "selain",
}


def clause_kind(word: str) -> ClauseKind:
    """Return the kind of a clause that opens with `word`; `lainnya` for a word that names no kind of its own."""
    return _CLAUSE_KINDS.get(word, "lainnya")


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
    that names it, None where it is only mentioned. `heads` is the unit that this office leads (Camat: Kecamatan),
    `parent` the unit that this one is a part of, `instance_of` the classes that it belongs to, `coordinated_by` the
    actors whose rules say that they coordinate it; all are ids of actors of the same regulation. `canonical` is a key
    that is the same in every region (`id:perangkat-daerah/bappeda`), from `grammars/rules/nomenclature.toml`.
    """

    id: str
    label: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    defined_by: str | None = None
    mentions: tuple[Span, ...] = ()
    heads: str | None = None
    parent: str | None = None
    instance_of: tuple[str, ...] = ()
    coordinated_by: tuple[str, ...] = ()
    canonical: str | None = None


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
    role: PartyRole
    quote: Quote


class Action(Struct, frozen=True):
    """The finite verb as printed, its dictionary key, and its voice (`active`, `passive`)."""

    surface: Quote
    key: str
    voice: Voice


class Relation(Struct, frozen=True):
    """Working-relation patterns (konsultatif, kolegial, fungsional, struktural, koordinatif) and their basis."""

    patterns: tuple[str, ...]
    basis: Literal["explicit", "inherited", "lexical"]


class Clause(Struct, frozen=True):
    """A condition or exception: its cue word (`dalam hal`, `jika`, `selain` …) and the whole clause."""

    kind: ClauseKind
    quote: Quote


class TimeReading(Struct, frozen=True, rename="camel"):
    """One of several ways to read a time limit, and in what it differs (`hari_kerja`, `akhir_bulan` …)."""

    note: str
    duration: str | None = None


class Deadline(Struct, frozen=True, rename="camel"):
    """A time limit: ISO 8601 `duration`, `ordinal` (n, unit) or `date`; `direction` before, after or at `anchor`.

    `limit`: at_latest, at_earliest, at_most, at_least, exactly. `day_type` is given where days are counted:
    working, calendar, or unspecified where neither the sentence nor a definition says which. `date` is an ISO 8601
    date without the parts that are not printed (`---10` the tenth of a month, `--12-31`). `anchor_kind`: event, date,
    period_start, period_end, receipt, promulgation. `readings` lists what the wording leaves open; it is empty where
    there is one reading.
    """

    quote: Quote
    limit: LimitKind
    duration: str | None = None
    ordinal: tuple[int, str] | None = None
    direction: Direction | None = None
    anchor: Quote | None = None
    date: str | None = None
    day_type: DayType | None = None
    anchor_kind: AnchorKind | None = None
    recurrence: str | None = None
    readings: tuple[TimeReading, ...] = ()


class Frequency(Struct, frozen=True, rename="camel"):
    """How often: `interval` is an ISO 8601 duration, `times` how often within it, `recurrence` an RFC 5545 RRULE.

    `limit` is at_least or at_most where the text says so (`paling sedikit 2 (dua) kali dalam 1 (satu) tahun`).
    """

    quote: Quote
    kind: Literal["periodic", "incidental", "periodic_and_incidental", "each_event", "once"]
    interval: str | None = None
    times: int | None = None
    limit: Literal["at_least", "at_most"] | None = None
    recurrence: str | None = None


class Validity(Struct, frozen=True):
    """How long a permit or the like is valid: ISO 8601 `duration`, None where it is not printed as one.

    `limit`: at_latest, at_earliest, at_most, at_least, exactly.
    """

    quote: Quote
    limit: LimitKind
    duration: str | None = None


class Delegation(Struct, frozen=True, rename="camel"):
    """What is left to another regulation: `subject` is the matter, `instrument` the kind of regulation (`perbup`).

    `instrument` is None where none is named; `open` says that the text names no regulation at all or leaves the choice.
    `actor` is who is to regulate, where the text names one after `oleh`.
    """

    quote: Quote
    subject: Quote | None = None
    instrument: str | None = None
    instrument_quote: Quote | None = None
    actor: str | None = None
    open: bool = False


class Penalty(Struct, frozen=True, rename="camel"):
    """One punishment or measure: `kind` as in `grammars/rules/sanctions.toml` (penjara, denda, teguran_tertulis …).

    Amounts are whole rupiah, durations ISO 8601; `at_least` and `at_most` give the bounds the text prints.
    A bound is None where none is printed. `per` is the ISO 8601 period that an amount falls due for again
    (`denda 2% per bulan`: P1M), None for an amount that is due once.
    """

    kind: str
    quote: Quote
    at_least: str | int | None = None
    at_most: str | int | None = None
    exactly: str | int | None = None
    per: str | None = None


class Sanction(Struct, frozen=True, rename="camel"):
    """What a breach leads to: administrative, criminal or civil, and the penalties in their order."""

    kind: Literal["administratif", "pidana", "perdata", "lainnya"]
    penalties: tuple[Penalty, ...] = ()
    connective: Literal["and", "or", "and_or", "unspecified"] = "unspecified"


class Rule(Struct, frozen=True):
    """One modality, one main predicate, one bearer group.

    `source` is the address of the unit, then of the lead-in that a field was inherited from. `purposes` are adjuncts
    with `dalam rangka`, `untuk`, `guna`. `connective` joins the rules of one list (and, or, and_or, illustrative).
    `references` are the ids of the references in the unit, `repeals` those of the regulations and provisions that a
    repeal ends. `manner` are adjuncts that say how (`secara`, `dengan cara`). `flags` mark a reading that the text
    leaves open; `fired` names the patterns of `grammars/` that the rule was read by, as `file:entry`.
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
    frequency: Frequency | None = None
    delegation: Delegation | None = None
    purposes: tuple[Clause, ...] = ()
    connective: str | None = None
    references: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    manner: tuple[Quote, ...] = ()
    sanction: Sanction | None = None
    validity: Validity | None = None
    repeals: tuple[str, ...] = ()
    fired: tuple[str, ...] = ()


class RuleBook(Struct, frozen=True):
    """What the rule stage finds: actors, rules in document order, and the kind of every provision by address."""

    actors: tuple[Actor, ...]
    rules: tuple[Rule, ...]
    roles: dict[str, Role]
