"""The rows that one regulation has in the tables of a store; a field here is a column there (`store.tables`).

They are made where the regulation is read (`store.reading`), so that the one who writes them has nothing to compute.
"""

from msgspec import Struct

TITLE = "title"
"""The slot of a print that is a title; the others are those of gazettes."""


class RegulationRow(Struct, frozen=True):
    """One regulation (work). `iri` is `file:` and the beginning of the file's hash where no title could be read.

    `day` is the day on which it was made: promulgated, else enacted, else the first of its year. `in_force` is the day
    from which it holds, which may be a later one.
    """

    iri: str
    jenis: str | None
    nomor: str | None
    tahun: str | None
    tentang: str | None
    title: str
    pembentuk: str | None
    tempat: str | None
    ditetapkan: str | None
    diundangkan: str | None
    day: str | None
    in_force: str | None
    gazette: str | None
    gazette_year: str | None
    gazette_number: str | None
    parent: str | None


class ReadingRow(Struct, frozen=True):
    """How surely one file was read: `grade` compares readings of one regulation, the greater the better."""

    sha256: str
    media_type: str
    method: str
    pages: int | None
    known: float | None
    units: int
    grade: int


class ProvisionRow(Struct, frozen=True):
    """One unit: its address, place in the text, words without those of the units below it.

    `also` are the addresses of further units that it stands for, with spaces between. `source` is the IRI of the
    amending act that its wording comes from, None where nobody has amended it.
    """

    position: int
    eid: str
    parent: str | None
    kind: str
    role: str | None
    num: str | None
    heading: str | None
    text: str
    page: int | None
    also: str | None = None
    source: str | None = None


class ReferenceRow(Struct, frozen=True):
    """One target of one mention; all are None where the mention has no target that can be named.

    `target_iri` is the regulation, `target_eid` the provision in it, empty for the whole; `upto_eid` ends a range.
    """

    ref: str
    eid: str
    quote: str
    page: int | None
    scope: str
    relation: str
    status: str
    reason: str | None
    target_iri: str | None
    target_eid: str | None
    upto_eid: str | None


class TermRow(Struct, frozen=True):
    """One defined term; `key` is the term in lower case."""

    key: str
    term: str
    definition: str
    eid: str


class FindingRow(Struct, frozen=True):
    """One finding. `about` is empty, or the regulation that other files of the collection say it of."""

    code: str
    severity: str
    eid: str
    quote: str | None
    page: int | None
    message: str
    message_en: str
    suggestion: str | None
    about: str = ""


class ActorRow(Struct, frozen=True):
    """One actor; `key` is its label in lower case, `canonical` the same in every region."""

    actor: str
    key: str
    label: str
    kind: str
    canonical: str | None


class RuleRow(Struct, frozen=True):
    """One rule of one unit; `deadline` is as in the register of rules, `instrument` the kind that is to follow."""

    rule: str
    eid: str
    type: str
    modality: str
    deontic: str
    action: str
    action_key: str
    object: str
    conditions: str
    deadline: str
    delegates: bool
    instrument: str | None
    subject: str | None


class RuleActorRow(Struct, frozen=True):
    """One party of a rule: `role` is `bearer`, or that of a counterparty (`report_to` …)."""

    rule: str
    eid: str
    key: str
    label: str
    canonical: str | None
    role: str


class ChangeRow(Struct, frozen=True):
    """One change of another regulation, or its end; as in the JSON record, with regulation and provision apart.

    `until` is the last day of what is only postponed or suspended, None where none is printed.
    """

    change: str
    instruction: str
    type: str
    target_iri: str
    target_eid: str
    destination_eid: str | None
    part: str | None
    old: str | None
    new: str | None
    until: str | None
    quote: str


class CitationRow(Struct, frozen=True):
    """One regulation as another one cites it by number.

    `base` is the one that it amends, as the words say; `ground` says that it is a legal basis, `latest` which
    amendment is named with that. `inner`: named in the title of another.
    """

    eid: str
    iri: str
    quote: str
    ground: bool
    latest: str | None
    base: str | None
    inner: bool


class PrintRow(Struct, frozen=True):
    """What is printed of the gazette or the title of a regulation: `slot` (`lembaran negara`, `tambahan`, `gazette`,
    `title`), `reading` as it is compared, `printed` as it stands. `own`: by the regulation itself. `doubted`: it cannot
    be right by itself, and has no voice.
    """

    eid: str
    iri: str
    slot: str
    reading: str
    printed: str
    quote: str
    own: bool
    doubted: bool = False


class Rows(Struct, frozen=True):
    """All rows of one regulation.

    `words` are those of the provisions as they are indexed, in their order. `analysis` is the whole analysis, packed.
    """

    regulation: RegulationRow
    reading: ReadingRow
    provisions: tuple[ProvisionRow, ...]
    references: tuple[ReferenceRow, ...]
    terms: tuple[TermRow, ...]
    findings: tuple[FindingRow, ...]
    actors: tuple[ActorRow, ...]
    rules: tuple[RuleRow, ...]
    rule_actors: tuple[RuleActorRow, ...]
    changes: tuple[ChangeRow, ...]
    citations: tuple[CitationRow, ...]
    prints: tuple[PrintRow, ...]
    words: tuple[str, ...]
    analysis: bytes
