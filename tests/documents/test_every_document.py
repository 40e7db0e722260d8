"""What holds of every regulation, from its file to XML: of the corpus, and of the shared folder where it is at hand.

One module for all of it, so that each document is read and analysed once, by one worker.
"""

import json
from collections.abc import Collection
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from extractor.emit.record.record import to_json
from extractor.emit.record.schema import schema
from extractor.law.address import parent
from extractor.model.analysis import Analysis
from extractor.model.finding import Finding
from extractor.model.text import Text
from extractor.pipeline import analyse
from extractor.score.gold import read_outline
from extractor.score.losses.source import unaccounted
from extractor.source.ocr.tesseract import is_installed
from extractor.source.pdf.probe import is_suspect
from tests.emit import strict_schema, whole_page
from tests.emit.same_document import assert_same
from tests.rules import rule_integrity
from tests.shared_documents import SHARED, shared_documents, text_of_file
from tests.tree.sample import sound

ROOT = Path(__file__).parents[2]
GOLD = (ROOT / "corpus" / "gold", SHARED / "gold")


def gold_of(path: Path) -> Path | None:
    return next((each for folder in GOLD if (each := folder / f"{path.stem}.outline.txt").exists()), None)


FILES = [*sorted((ROOT / "corpus").glob("*.txt")), *shared_documents(".pdf", ".txt")]
WITH_GOLD = [each for each in FILES if gold_of(each if isinstance(each, Path) else each.values[0])]
every_document = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def text_of(path: Path) -> Text:
    text = text_of_file(path)
    if not text.content and not is_installed():
        pytest.skip("needs tesseract")
    return text


@cache
def analysis_of(path: Path) -> Analysis:
    return analyse(text_of(path))


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema()))


@every_document
def test_every_character_is_accounted_for(path: Path) -> None:
    text = text_of(path)
    assert unaccounted(path, text) == {}
    assert text.content == text.content.strip() and "\n\n" not in text.content and "  " not in text.content
    ends = [line.span.end for line in text.lines]
    for line, end in zip(text.lines[1:], ends, strict=False):
        assert line.span.start == end + (not line.joined)


@every_document
def test_a_regulation_is_not_taken_for_a_hostile_file(path: Path) -> None:
    assert not is_suspect(path.read_bytes())


@every_document
def test_every_character_stands_in_one_unit_or_block(path: Path) -> None:
    sound(analysis_of(path).document)


@every_document
def test_the_record_is_of_its_schema_and_its_rules_hold(path: Path) -> None:
    record = json.loads(to_json(analysis_of(path)))
    validator().validate(record)
    assert list(rule_integrity.faults(record)) == []


@every_document
def test_the_xml_is_of_its_schema_and_comes_back_the_same(path: Path) -> None:
    assert strict_schema.faults(analysis_of(path)) == []
    assert_same(analysis_of(path))


@every_document
def test_the_page_is_whole(path: Path) -> None:
    whole_page.check(analysis_of(path))


@pytest.mark.parametrize("path", WITH_GOLD, ids=lambda path: path.stem)
def test_no_unit_of_the_gold_is_lost_without_a_finding(path: Path) -> None:
    analysis, gold = analysis_of(path), gold_of(path)
    assert gold is not None
    units = [unit.address for unit in read_outline(gold).units]
    assert len(units) > 20
    assert untold(units, {unit.eid for unit in analysis.document.walk()}, analysis.findings) == []


def untold(wanted: Collection[str], found: Collection[str], findings: Collection[Finding]) -> list[str]:
    """Return the units that were not found and about which nothing is said at them, their parent or a sibling."""
    told = {finding.eid for finding in findings} | {parent(finding.eid) for finding in findings}
    return [eid for eid in wanted if eid not in found and not {eid, parent(eid)} & told - {None, ""}]


def test_what_is_not_told_is_found() -> None:
    said = Finding("STR001", "error", "art_2__para_3", None, "", "")
    wanted = ["art_1__para_2", "art_2__para_2", "art_3"]
    assert untold(wanted, {"art_3"}, [said]) == ["art_1__para_2"]
    assert untold(wanted, {"art_3"}, []) == ["art_1__para_2", "art_2__para_2"]
