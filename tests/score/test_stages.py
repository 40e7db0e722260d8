"""Scoring itself: what the gold says of itself is perfect, and every kind of fault is counted."""

from pathlib import Path

import msgspec
import pytest

from extractor.model.analysis import Analysis
from extractor.model.change import Change
from extractor.model.finding import Finding
from extractor.model.reference import Reference
from extractor.model.text import Span
from extractor.score import stages
from extractor.score.gold import document_of, read_outline, read_rows

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
NAMES = sorted(path.name.removesuffix(".outline.txt") for path in GOLD.glob("*.outline.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_the_gold_tree_scores_one_against_itself(name):
    outline = read_outline(GOLD / f"{name}.outline.txt")
    for measure, tally in stages.units(document_of(outline, name), outline).items():
        assert tally.f1 == 1, measure
        assert tally.gold > 0 or measure == "headings"


def test_an_empty_tree_scores_zero_and_a_changed_text_is_counted():
    outline = read_outline(GOLD / f"{NAMES[0]}.outline.txt")
    document = document_of(outline, NAMES[0])
    empty = msgspec.structs.replace(document, provisions=())
    assert stages.units(empty, outline)["units"].f1 == 0

    unit = next(unit for unit in outline.units if unit.address == "art_2")
    other = msgspec.structs.replace(unit, text=unit.text + " dan lain-lain")
    changed = msgspec.structs.replace(outline, units=tuple(other if u is unit else u for u in outline.units))
    tallies = stages.units(document, changed)
    assert len(tallies["units"].misses) == len(tallies["units"].extras) == 1
    assert "dan lain-lain" in tallies["units"].misses[0]
    assert tallies["addresses"].f1 == 1


def _analysis(**parts):
    outline = read_outline(GOLD / f"{NAMES[0]}.outline.txt")
    return Analysis(document_of(outline, NAMES[0]), **parts)


def _reference(source, target, status):
    return Reference("r", source, Span(0, 1), "internal", "lainnya", (target,), status)


def test_references_are_pairs_with_a_status():
    rows = [["art_2", "art_1", "ok", "Pasal 1"], ["art_3", "art_9__para_9", "broken", "Pasal 9 ayat (9)"]]
    found = (
        _reference("art_2", "art_1", "resolved"),
        _reference("art_2", "art_1", "resolved"),  # a second mention is no second pair
        _reference("art_3", "art_9__para_9", "resolved"),  # found, but called sound
        _reference("expl__art_1", "art_1", "resolved"),  # not counted
        _reference("art_4", "art_1", "resolved"),  # made up
    )
    tallies = stages.references(_analysis(references=found), rows)
    assert (tallies["references"].right, tallies["references"].extras) == (2, ("art_4 | art_1",))
    assert tallies["references"].precision == 2 / 3
    assert tallies["status"].right == 1
    assert tallies["broken"].f1 == 0


def test_no_reference_at_all_scores_zero():
    rows = read_rows(GOLD / f"{NAMES[0]}.references.tsv")
    assert rows
    assert stages.references(_analysis(), rows)["references"].f1 == 0


def test_a_doubtful_finding_is_neither_miss_nor_false_alarm():
    def finding(code, eid):
        return Finding(code, "error", eid, None, "", "")

    rows = [["REF001", "art_1", "x", ""], ["REF001", "art_2", "y", ""], ["STR001", "preface", "z", ""]]
    doubtful = [["REF001", "art_3", "x", ""], ["REF002", "art_4", "x", ""]]
    found = (finding("REF001", "art_1"), finding("REF001", "art_3"), finding("REF002", "art_9"))
    found += (finding("STR001", "document"), finding("DRF004", "art_1"))
    tallies = stages.findings(_analysis(findings=found), rows, doubtful, ["REF001", "REF002", "STR001"])
    assert (tallies["REF001"].right, tallies["REF001"].misses, tallies["REF001"].extras) == (1, ("art_2",), ())
    assert tallies["REF002"].extras == ("art_9",)
    assert tallies["STR001"].f1 == 1
    assert set(tallies) == {"REF001", "REF002", "STR001"}


def test_metadata_names_the_wrong_value():
    outline = read_outline(GOLD / "perbup-bekasi-9-2017.outline.txt")
    document = document_of(outline, "x")
    tally = stages.metadata(document, outline)
    assert set(tally.misses) == {f"berita | {outline.metadata['berita'].casefold()}"}  # a gold tree has no gazette
    wrong = msgspec.structs.replace(document, metadata=msgspec.structs.replace(document.metadata, nomor="8"))
    assert "nomor | 8" in stages.metadata(wrong, outline).extras


def test_changes_count_by_type_and_target():
    analysis = Analysis(
        document_of(read_outline(GOLD / f"{NAMES[0]}.outline.txt"), NAMES[0]),
        changes=(
            Change("change_1", "art_I__point_1", "repeal", "/akn/id/act/perda/x/2015/3/~art_7", Span(0, 1)),
            Change("change_2", "art_I__point_2", "insertion", "/akn/id/act/perda/x/2015/3/~art_8", Span(0, 1)),
        ),
    )
    rows = [
        ["art_I__point_1", "repeal", "/akn/id/act/perda/x/2015/3/~art_7", "-"],
        ["art_I__point_2", "substitution", "/akn/id/act/perda/x/2015/3/~art_8", "-"],
    ]
    tally = stages.changes(analysis, rows)
    assert (tally.gold, tally.predicted, len(tally.misses), len(tally.extras)) == (2, 2, 1, 1)
