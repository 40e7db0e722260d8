"""The register of rules: one row for every bearer × counterparty of every rule, the same columns in every table format.

A rule without a bearer or without a counterparty still has one row, with these columns empty.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.emit.names import Places, title
from extractor.emit.rules.words import (
    deadline_value,
    deadline_words,
    delegation_words,
    frequency_value,
    joined,
    sanction_words,
)
from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.model.rule import Actor, Bearer, Counterparty, Rule


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key for programs, its heading for people, its width in a sheet, and what it holds."""

    key: str
    heading: str
    width: int
    about: str
    number: bool = False


COLUMNS = (
    Column("regulation", "Peraturan", 22, "Jenis, nomor, tahun dan judul peraturan"),
    Column("provision", "Ketentuan", 22, "Ketentuan yang memuat aturan, sebagaimana lazim disebut"),
    Column("rule_id", "Aturan", 10, "Nomor aturan dalam peraturan ini"),
    Column("type", "Jenis", 14, "obligation, prohibition, permission, power, relation, assignment, manner, …"),
    Column(
        "modality", "Kata", 12, "Kata modalitas: wajib, harus, dapat, dilarang, berwenang, berhak, indicative, none"
    ),
    Column("deontic", "Norma", 8, "O kewajiban, P kebolehan, F larangan, none"),
    Column("bearer", "Siapa", 26, "Pelaku yang memikul aturan"),
    Column("role", "Hubungan", 16, "Peran pihak lain: report_to, cc, consult, coordinate_with, …"),
    Column("counterparty", "Terhadap siapa", 26, "Pihak lain dalam aturan"),
    Column("action", "Tindakan", 18, "Kata kerja sebagaimana tertulis"),
    Column("object", "Objek", 36, "Yang dilakukan"),
    Column("relation", "Pola hubungan", 18, "konsultatif, kolegial, fungsional, struktural, koordinatif"),
    Column(
        "relation_basis", "Dasar pola", 12, "explicit tertulis, inherited dari ketentuan induk, lexical dari kata kerja"
    ),
    Column("conditions", "Syarat", 30, "Syarat, sebagaimana tertulis"),
    Column("exceptions", "Pengecualian", 24, "Pengecualian, sebagaimana tertulis"),
    Column("purposes", "Tujuan", 24, "Tujuan (dalam rangka, untuk, guna)"),
    Column("deadline", "Tenggat", 24, "Batas waktu, sebagaimana tertulis"),
    Column("deadline_value", "Nilai tenggat", 18, "Batas waktu menurut ISO 8601, dengan arah terhadap peristiwanya"),
    Column("frequency", "Kekerapan", 18, "Kekerapan, sebagaimana tertulis"),
    Column("frequency_value", "Nilai kekerapan", 16, "Kekerapan menurut ISO 8601"),
    Column("sanction", "Sanksi", 26, "Sanksi dan besarnya"),
    Column("delegation", "Pengaturan lanjut", 22, "Peraturan yang akan mengatur"),
    Column("quote", "Bunyi ketentuan", 70, "Bunyi ketentuan yang memuat aturan"),
    Column("lead_in", "Kalimat pengantar", 40, "Bunyi ketentuan induk yang ikut menentukan aturan"),
    Column("page", "Halaman", 9, "Halaman naskah; kosong bila naskah tidak berhalaman", number=True),
    Column("address", "Alamat", 20, "Alamat ketentuan (eId)"),
    Column("flags", "Tanda", 18, "Hal yang oleh naskah dibiarkan terbuka"),
    Column("bearer_mode", "Cara memikul", 14, "single, each_severally, jointly, any, implicit"),
    Column("action_key", "Kunci tindakan", 18, "Bentuk aktif kata kerja"),
    Column("bearer_id", "ID pelaku", 16, "Pengenal pelaku dalam peraturan ini"),
    Column("bearer_canonical", "Kunci pelaku", 20, "Pengenal pelaku yang sama di semua daerah"),
    Column("counterparty_id", "ID pihak", 16, "Pengenal pihak lain dalam peraturan ini"),
    Column("counterparty_canonical", "Kunci pihak", 20, "Pengenal pihak lain yang sama di semua daerah"),
    Column("regulation_iri", "IRI", 26, "Pengenal peraturan (Akoma Ntoso)"),
    Column("source", "Berkas", 20, "Berkas naskah"),
)
KEYS = tuple(column.key for column in COLUMNS)

Cell = str | int | None
Row = dict[str, Cell]


def register(analyses: Iterable[Analysis]) -> Iterator[Row]:
    """Yield the rows of all analyses in order, each with all `KEYS`; empty text and None where nothing is said."""
    for analysis in analyses:
        yield from _rows(analysis)


def _rows(analysis: Analysis) -> Iterator[Row]:
    document = analysis.document
    places, actors = Places(document), {actor.id: actor for actor in analysis.actors}
    regulation: Row = {
        "regulation": title(document),
        "regulation_iri": document.metadata.iri or "",
        "source": document.text.source.file,
    }
    for rule in analysis.rules:
        shared = regulation | _of_rule(rule, document, places)
        bearers: Sequence[Bearer | None] = rule.bearers or (None,)
        parties: Sequence[Counterparty | None] = rule.counterparties or (None,)
        for bearer in bearers:
            for party in parties:
                row = shared | _of_actor("bearer", bearer, actors) | _of_actor("counterparty", party, actors)
                row["role"] = party.role if party else ""
                yield {key: row[key] for key in KEYS}


def _of_rule(rule: Rule, document: Document, places: Places) -> Row:
    unit, *lead_ins = rule.source
    return {
        "rule_id": rule.id,
        "provision": places.name(unit),
        "address": unit,
        "page": page_of(document, unit),
        "type": rule.type,
        "modality": rule.modality.value,
        "deontic": rule.modality.deontic,
        "bearer_mode": rule.bearer_mode,
        "action": rule.action.surface.text if rule.action else "",
        "action_key": rule.action.key if rule.action else "",
        "object": rule.object.text if rule.object else "",
        "relation": joined(rule.relation.patterns) if rule.relation else "",
        "relation_basis": rule.relation.basis if rule.relation else "",
        "conditions": joined(clause.quote.text for clause in rule.conditions),
        "exceptions": joined(clause.quote.text for clause in rule.exceptions),
        "purposes": joined(clause.quote.text for clause in rule.purposes),
        "deadline": deadline_words(rule.deadline) if rule.deadline else "",
        "deadline_value": deadline_value(rule.deadline),
        "frequency": rule.frequency.quote.text if rule.frequency else "",
        "frequency_value": frequency_value(rule.frequency),
        "sanction": sanction_words(rule.sanction),
        "delegation": delegation_words(rule.delegation),
        "quote": words_of(document, unit),
        "lead_in": joined(words_of(document, eid) for eid in lead_ins),
        "flags": joined(rule.flags),
    }


def _of_actor(column: str, mention: Bearer | Counterparty | None, actors: dict[str, Actor]) -> Row:
    actor = actors.get(mention.actor) if mention else None
    printed = mention.quote.text if mention else ""
    return {
        column: actor.label if actor else printed,
        f"{column}_id": mention.actor if mention else "",
        f"{column}_canonical": (actor.canonical or "") if actor else "",
    }


def words_of(document: Document, eid: str) -> str:
    """Return the own text of the provision `eid`, empty where the document does not have it."""
    provision = document.index.get(eid)
    return document.own_text(provision) if provision else ""


def page_of(document: Document, eid: str) -> int | None:
    """Return the page on which the provision `eid` begins, None where the source has no pages."""
    provision = document.index.get(eid)
    return document.text.page_at(provision.span.start) if provision else None
