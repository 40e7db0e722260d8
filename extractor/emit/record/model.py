"""The types of the JSON record of one regulation: fixed keys, spans into the frozen text.

`SCHEMA_VERSION` rises when a key changes its meaning or leaves; new keys may come at any time. All offsets are Unicode
code points, 0-based, end-exclusive, into `text`.
"""

from typing import Literal

from msgspec import Struct

from extractor.law.units import UnitKind
from extractor.model.change import ChangeType, Part, Position
from extractor.model.document import BlockKind, Completeness, HeadField, HeadSource, Maker, Signature
from extractor.model.document import Gazette as Publication
from extractor.model.finding import Severity, Suggestion
from extractor.model.quality import DoubtReason, ReadBy, UnreadReason
from extractor.model.reference import Pinpoint, Reason, RelationKind, Scope, Status
from extractor.model.rule import (
    Action,
    ActorKind,
    Bearer,
    BearerMode,
    Clause,
    Counterparty,
    Deadline,
    Delegation,
    Frequency,
    Modality,
    Quote,
    Relation,
    Role,
    RuleType,
    Sanction,
    Validity,
)
from extractor.model.text import Area, FurnitureKind, SourceMethod, Span

SCHEMA_VERSION = "1.0"


class SourceRecord(Struct, frozen=True):
    """The file the text came from; `pages` is null where the source has no pages."""

    file: str
    sha256: str
    mediaType: str
    pages: int | None
    method: SourceMethod


class CorrectionRecord(Struct, frozen=True):
    """A reading that a person has corrected: page and line, what was read, what is printed there, who, when, why.

    `placed` is false where the line is not in the text any more, so that nothing was changed.
    """

    page: int | None
    line: int
    old: str
    new: str
    by: str
    at: str
    note: str
    placed: bool


class PageRecord(Struct, frozen=True):
    """One page, its size in points, and how its text was read.

    `confidence` is the mean confidence of character recognition (0 to 100), null where it was not used; `known` the
    share of known words (0 to 1), null without words.
    """

    number: int
    width: float
    height: float
    method: ReadBy
    confidence: float | None
    known: float | None


class DoubtRecord(Struct, frozen=True):
    """A place in doubt: why, where, and for a single unit what is printed there. `document` is the whole text."""

    reason: DoubtReason
    eId: str
    page: int | None
    span: Span
    quote: str


class NotRunRecord(Struct, frozen=True):
    """A check that did not run on these pages (empty: on the whole text), and why."""

    code: str
    reason: DoubtReason | Literal["older"]
    pages: tuple[int, ...]


class UnreadRecord(Struct, frozen=True):
    """A number at the start of a line that opened no unit: as printed, where, why; only `unplaced` may be a loss."""

    quote: str
    span: Span
    page: int | None
    line: int
    reason: UnreadReason


class QualityRecord(Struct, frozen=True):
    """How surely the text was read: share of known words, places in doubt, checks that did not run.

    `trusted`: the user said that the text was typed, so that nothing but pages read from their picture is in doubt.
    """

    known: float | None
    doubts: tuple[DoubtRecord, ...]
    notRun: tuple[NotRunRecord, ...]
    trusted: bool


class HeadDoubtRecord(Struct, frozen=True):
    """A value of the title or the closing block that is not surely read, by its key in `document`.

    `value` is what it was read as, null where it was not read; `source` is where the value comes from: `bentuk` (its
    own place, a misread character corrected), `judul` (its own place, though another says `other`), `lampiran`,
    `berita`, `penutup`, `menetapkan` (another place). `span` is null where the line is lost.
    """

    field: HeadField
    value: str | None
    source: HeadSource | None
    other: str | None
    span: Span | None


class DocumentRecord(Struct, frozen=True):
    """What the title and closing blocks say; null where the text does not say it.

    `parent` is the IRI of the regulation that an annex, a Penjelasan or an abstract published alone belongs to.
    `bersama` are all who made a regulation together, each with its number, signatures and gazette.
    """

    iri: str | None
    jenis: str | None
    nomor: str | None
    tahun: str | None
    tentang: str | None
    pembentuk: str | None
    tempat: str | None
    ditetapkan: Signature
    diundangkan: Signature
    berita: Publication | None
    parent: str | None
    bersama: tuple[Maker, ...]
    doubts: tuple[HeadDoubtRecord, ...]
    source: SourceRecord
    completeness: Completeness


class ProvisionRecord(Struct, frozen=True):
    """One unit: `text` is its own text, a line for each paragraph, `span` covers it with its children.

    `own` are the pieces of the text: a paragraph each, and what follows a child (in `text` behind a blank). `also` are
    the further addresses that it stands for (`art_3` of *Pasal 2 sampai dengan Pasal 3*). `explains` are the provisions
    that a unit of the Penjelasan is about (IRIs where it is published alone), `explainedBy` the unit of the Penjelasan
    about a provision.
    """

    eId: str
    also: tuple[str, ...]
    parent: str | None
    kind: UnitKind
    role: Role | None
    num: str | None
    heading: str | None
    text: str
    span: Span
    own: tuple[Span, ...]
    pages: tuple[int, ...]
    explains: tuple[str, ...]
    explainedBy: str | None


class BlockRecord(Struct, frozen=True):
    """Text outside provisions: title, preamble labels and formulas, closing block."""

    kind: BlockKind
    text: str
    span: Span


class CellRecord(Struct, frozen=True):
    """One cell: `text` is the running text at `span` (empty where nothing is printed), `column` its first, from 0."""

    text: str
    span: Span
    column: int
    rowspan: int
    colspan: int
    header: bool


class TableRecord(Struct, frozen=True):
    """One table, over however many pages: `unit` is the provision it stands in, null outside every provision.

    `rows` hold the cells that begin in each row; with their reach they fill the grid of `columns`.
    """

    eId: str
    unit: str | None
    span: Span
    columns: int
    areas: tuple[Area, ...]
    rows: tuple[tuple[CellRecord, ...], ...]


class FurnitureRecord(Struct, frozen=True):
    """Print that is no part of the text (page number, header, stamp …); `offset` is its place in `text`."""

    kind: FurnitureKind
    text: str
    offset: int
    page: int | None


class GazetteCitation(Struct, frozen=True):
    """A gazette named in a citation."""

    nama: str
    tahun: str | None
    nomor: str | None
    span: Span


class CitationRecord(Struct, frozen=True):
    """Another regulation as it is cited."""

    iri: str
    jenis: str
    nomor: str | None
    tahun: str | None
    judul: Quote | None
    gazettes: tuple[GazetteCitation, ...]


class ReferenceRecord(Struct, frozen=True, rename={"source": "from"}):
    """One mention of a provision, annex or regulation; `quote` is the text at `span`, `lead` introduces it."""

    id: str
    source: str
    quote: str
    span: Span
    page: int | None
    scope: Scope
    relation: RelationKind
    targets: tuple[str, ...]
    status: Status
    reason: Reason | None
    lead: Quote | None
    pinpoints: tuple[Pinpoint, ...]
    citation: CitationRecord | None


class PlaceRecord(Struct, frozen=True):
    """A further place of a problem, with the fix of its words."""

    eId: str
    quote: str | None
    span: Span | None
    page: int | None
    fix: str | None


class SettledRecord(Struct, frozen=True):
    """A finding about the same words that is settled where they are rewritten."""

    code: str
    severity: Severity
    eId: str
    quote: str | None
    span: Span | None
    message: str
    messageEn: str
    fix: str | None


class FindingRecord(Struct, frozen=True):
    """One problem; `span`, `quote` and `page` are null where something is absent. `message` is Indonesian.

    `fix` is made by `--fix` unless it is `unsafe`. `count` is how often it occurs, `also` where else; `settles` are
    findings that a rewrite of the words settles too.
    """

    code: str
    severity: Severity
    eId: str
    quote: str | None
    span: Span | None
    page: int | None
    message: str
    messageEn: str
    suggestions: tuple[Suggestion, ...]
    fix: str | None
    unsafe: bool
    count: int
    also: tuple[PlaceRecord, ...]
    settles: tuple[SettledRecord, ...]


class ChangeRecord(Struct, frozen=True):
    """One change that an amending act makes, or one act that a closing provision ends.

    `target`, `place` and `destination` are IRIs with `~address` in the amended act, `target` without it for the whole
    act. A new unit stands `pos` its `place`; `destination` is the number that a renumbered unit gets. `part` says that
    only the heading changes, or that an act ends only in part; `within` is the part of an annex that changes, from the
    annex down. `until` is the date up to which a provision is suspended
    or postponed, None where none is printed. `quoted` is the unit in this text with the new wording,
    `span` the words of `instruction`.
    """

    id: str
    instruction: str
    type: ChangeType
    target: str
    place: str | None
    pos: Position | None
    part: Part | None
    within: str | None
    destination: str | None
    old: str | None
    new: str | None
    quoted: str | None
    until: str | None
    span: Span


class AmountRecord(Struct, frozen=True):
    """An amount of money in a provision: the words before it that name it, its value in rupiah, its place.

    The value is below zero where the amount is printed in brackets.
    """

    eId: str
    name: str
    value: float
    span: Span


class UnreadInstructionRecord(Struct, frozen=True):
    """An instruction of an amending act of which no change could be read; `quote` is the text at `span`."""

    instruction: str
    quote: str
    span: Span


class ActorRecord(Struct, frozen=True):
    """A person or body that can bear a rule; `heads`, `parent`, `instanceOf` and `coordinatedBy` are ids of others."""

    id: str
    label: str
    aliases: tuple[str, ...]
    kind: ActorKind
    definedBy: str | None
    mentions: tuple[Span, ...]
    heads: str | None
    parent: str | None
    instanceOf: tuple[str, ...]
    coordinatedBy: tuple[str, ...]
    canonical: str | None


class TermRecord(Struct, frozen=True):
    """A defined term; `span` is the term where it is defined, `definition` the words that define it."""

    id: str
    term: str
    span: Span
    definition: Quote
    definedBy: str
    abbreviations: tuple[str, ...]


class RuleRecord(Struct, frozen=True, rename={"source": "from"}):
    """One modality, one main predicate, one bearer group; `from` is the unit, then the lead-ins it inherits from.

    `spans` are the own text of these units in that order, `pages` the pages they stand on (empty where the source has
    none). `fired` names the patterns the rule was read by, `flags` what the text leaves open.
    """

    id: str
    source: tuple[str, ...]
    type: RuleType
    modality: Modality
    bearers: tuple[Bearer, ...]
    bearerMode: BearerMode
    counterparties: tuple[Counterparty, ...]
    action: Action | None
    object: Quote | None
    relation: Relation | None
    conditions: tuple[Clause, ...]
    exceptions: tuple[Clause, ...]
    deadline: Deadline | None
    frequency: Frequency | None
    delegation: Delegation | None
    purposes: tuple[Clause, ...]
    manner: tuple[Quote, ...]
    sanction: Sanction | None
    validity: Validity | None
    connective: str | None
    references: tuple[str, ...]
    repeals: tuple[str, ...]
    spans: tuple[Span, ...]
    pages: tuple[int, ...]
    flags: tuple[str, ...]
    fired: tuple[str, ...]


class Record(Struct, frozen=True):
    """Everything known about one regulation.

    `notExtracted` names the parts that this run did not look for: an empty list there says nothing about the text.
    `quality` is null where no checks were run. `unread` accounts for every number at the start of a line that opened no
    unit.
    """

    format: Literal["thk"]
    schemaVersion: str
    document: DocumentRecord
    notExtracted: tuple[Literal["rules"], ...]
    provisions: tuple[ProvisionRecord, ...]
    blocks: tuple[BlockRecord, ...]
    tables: tuple[TableRecord, ...]
    references: tuple[ReferenceRecord, ...]
    findings: tuple[FindingRecord, ...]
    changes: tuple[ChangeRecord, ...]
    unreadInstructions: tuple[UnreadInstructionRecord, ...]
    amounts: tuple[AmountRecord, ...]
    actors: tuple[ActorRecord, ...]
    terms: tuple[TermRecord, ...]
    rules: tuple[RuleRecord, ...]
    pages: tuple[PageRecord, ...]
    quality: QualityRecord | None
    unread: tuple[UnreadRecord, ...]
    furniture: tuple[FurnitureRecord, ...]
    corrections: tuple[CorrectionRecord, ...]
    text: str
