import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args

import pytest
from msgspec import Struct

from extractor.model.document import Document, Metadata, Provision
from extractor.model.reference import Reference, RelationKind, Scope
from extractor.model.rule import Quote, Role, Rule
from extractor.model.text import SourceLine, Span, Text
from extractor.rules import extract
from extractor.rules.rule_book import RuleBook
from extractor.rules.terms import terms_of
from extractor.score.gold import document_of, read_outline, read_rows
from tests.growth import Work, assert_linear

Make = Callable[[str], Document]
GOLD = Path(__file__).parents[2] / "corpus" / "gold"
FIVE = sorted(path.name.removesuffix(".outline.txt") for path in GOLD.glob("*.outline.txt"))


def read(document: Document) -> RuleBook:
    return extract(document, (), terms_of(document))


def brief(rule: Rule) -> tuple[object, ...]:
    bearers = [bearer.quote.text for bearer in rule.bearers]
    return rule.source, rule.type, rule.modality.value, bearers, rule.action.surface.text if rule.action else None


def test_only_the_body_has_kinds_and_quoted_text_has_no_rules(regulation: Make) -> None:
    outline = (
        "@recs_1__rec_a a.\nbahwa Camat wajib melapor;\n"
        "@art_I Pasal I\nKetentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:\n"
        "@art_I__qstr_1__art_5 Pasal 5\nCamat wajib melapor kepada Bupati.\n"
        "@expl__art_5 Pasal 5\nCamat wajib melapor.\n@att_I Lampiran I\n"
    )
    book = read(regulation(outline))
    assert book.roles["art_I__qstr_1__art_5"] == "norm"
    assert set(book.roles) == {"art_I", "art_I__qstr_1__art_5"}
    assert book.rules == ()


def quotes(rule: Rule) -> list[Quote]:
    """Every quote of a rule, however deep it lies."""
    found: list[Quote] = []
    waiting: list[object] = [rule]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Quote):
            found.append(value)
        elif isinstance(value, Struct):
            waiting += [getattr(value, field) for field in value.__struct_fields__]
        elif isinstance(value, tuple):
            waiting += value
    return found


@pytest.mark.parametrize("name", FIVE)
def test_the_five(name: str) -> None:
    document = document_of(read_outline(GOLD / f"{name}.outline.txt"), name)
    book = read(document)
    kinds = {row[0]: row[1] for row in read_rows(GOLD / f"{name}.kinds.tsv")}
    assert sum(book.roles.get(eid) == kind for eid, kind in kinds.items()) >= 0.95 * len(kinds)
    assert set(book.roles.values()) <= set(get_args(Role))
    actors = {actor.id for actor in book.actors}
    assert len(actors) == len(book.actors)
    assert len({rule.id for rule in book.rules}) == len(book.rules)
    for rule in book.rules:
        assert all(eid in document.index for eid in rule.source)
        assert all(party.actor in actors for party in (*rule.bearers, *rule.counterparties))
        for quote in quotes(rule):
            assert document.text.of(quote.span) == quote.text


def test_own_text_in_pieces_keeps_its_spans() -> None:
    content = "Pasal 1\nCamat wajib melapor kepada\nhalaman 2\nSekretaris Daerah setiap bulan."
    lines = []
    at = 0
    for number, line in enumerate(content.split("\n"), start=1):
        lines.append(SourceLine(Span(at, at + len(line)), number))
        at += len(line) + 1
    text = Text(content, tuple(lines), document_of(read_outline(GOLD / f"{FIVE[0]}.outline.txt"), "x").text.source)
    own = (lines[1].span, lines[3].span)
    unit = Provision("art_1", "pasal", "1", Span(0, len(content)), lines[0].span, None, own)
    (rule,) = read(Document(text, Metadata(), (unit,))).rules
    assert [(p.role, p.quote.text) for p in rule.counterparties] == [("report_to", "Sekretaris Daerah")]
    for quote in quotes(rule):
        assert text.of(quote.span) == quote.text


def test_a_repeal_names_what_it_repeals_and_every_rule_its_citations(regulation: Make) -> None:
    document = regulation(
        "@art_1 Pasal 1\nPada saat Peraturan ini mulai berlaku, Peraturan Bupati Nomor 5 Tahun 2010 dicabut.\n"
        "@art_2 Pasal 2\nCamat sebagaimana dimaksud dalam Pasal 9 wajib melapor.\n"
    )

    def cited(name: str, source: str, words: str, scope: Scope, relation: RelationKind) -> Reference:
        at = document.text.content.index(words)
        return Reference(name, source, Span(at, at + len(words)), scope, relation, (), "external")

    found = (
        cited("ref:1", "art_1", "Peraturan ini", "internal", "lainnya"),
        cited("ref:2", "art_1", "Peraturan Bupati Nomor 5 Tahun 2010", "external", "mencabut"),
        cited("ref:3", "art_2", "Pasal 9", "internal", "lainnya"),
    )
    repeal, duty = extract(document, found, ()).rules
    assert (repeal.id, repeal.type, repeal.repeals, repeal.flags) == ("rule:1", "repeal", ("ref:2",), ())
    assert (repeal.references, duty.references, duty.repeals) == (("ref:1", "ref:2"), ("ref:3",), ())
    assert duty.fired == ("kinds:norm/modal", "norms:modal/wajib", "norms:subject")
    unnamed, _ = extract(document, found[:1], ()).rules
    assert (unnamed.repeals, unnamed.flags) == ((), ("repeal_without_reference",))


HOSTILE = [
    "yang wajib yang dapat ",
    "Bupati, ",
    "dalam hal Camat, ",
    "dan melaksanakan ",
    "sebagaimana dimaksud dalam Pasal 1 ayat (1) ",
    "( ",
    "Dinas dan ",
    "paling lambat 5 (lima ",
    "Camat sebelum rapat ",
    "setelah melapor ",
    "denda paling banyak Rp5.000 (lima ",
    "2 (dua) kali dalam ",
    "setiap 3 (tiga) ",
    "kepada PPID secara tertulis untuk menjamin ",
    "Camat wajib melapor. ",
    "Camat di bidang usaha ",
    "orang yang tidak ",
    "pegawai yang pada saat diterima ",
    "tugas pokok dan fungsi Camat ",
    "setiap unit wajib masuk dan ",
]


@pytest.mark.perf
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_takes_linear_time(words: str) -> None:
    def prepare(size: int) -> Work:
        content = words * size + "Camat wajib melapor."
        text = Text(content, (SourceLine(Span(0, len(content)), 1),), document.text.source)
        unit = Provision("art_1", "pasal", "1", Span(0, len(content)), None, None, (Span(0, len(content)),))
        return partial(read, Document(text, Metadata(), (unit,)))

    document = document_of(read_outline(GOLD / f"{FIVE[0]}.outline.txt"), "x")
    assert_linear(prepare, 500)


def test_definitions_do_not_load_spacy() -> None:
    code = "import sys, extractor.rules, extractor.rules.terms; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.perf
def test_the_pipeline_is_ready_soon_after_spacy() -> None:
    code = (
        "from time import process_time as now; a = now(); import spacy; b = now();"
        "from extractor.rules.sentence.pipeline import pipeline; pipeline(); print((now() - b) / (b - a))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert float(done.stdout) < 0.5
