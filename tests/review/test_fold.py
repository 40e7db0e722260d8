"""One fact is one finding: the same problem at many places, and what one rewrite settles."""

import pytest

from extractor.grammar import load
from extractor.model.finding import Finding, Place
from extractor.model.text import Span
from extractor.review.fold import _Table, folded


def found(code, start, end, message="Pesan.", eid="art_1", fix=None, severity="warning"):
    return Finding(code, severity, eid, Span(start, end), message, "Message.", (), fix)


def test_the_same_misspelling_is_one_finding_with_all_its_places():
    words = "“diatas” -> “di atas”."
    first = found("DRF004", 10, 16, words, "art_1", "di atas")
    (told,) = folded([first, *(found("DRF004", at, at + 6, words, f"art_{at}", "di atas") for at in (30, 50))])
    assert (told.eid, told.span, told.count) == ("art_1", Span(10, 16), 3)
    assert told.also == (Place("art_30", Span(30, 36), "di atas"), Place("art_50", Span(50, 56), "di atas"))
    assert told.is_fixable


def test_a_capital_is_no_other_fact_but_another_message_or_severity_is():
    same = [found("DRF004", 10, 16, "“Diatas” -> “Di atas”."), found("DRF004", 30, 36, "“diatas” -> “di atas”.")]
    assert len(folded(same)) == 1
    assert len(folded([same[0], found("DRF004", 30, 36, "“dibawah” -> “di bawah”.")])) == 2
    assert len(folded([same[0], found("DRF004", 30, 36, "“diatas” -> “di atas”.", severity="info")])) == 2


def test_broken_references_stay_one_by_one():
    assert len(folded([found("REF001", 10, 20, severity="error"), found("REF001", 30, 40, severity="error")])) == 2


def test_full_stops_are_told_once_a_list():
    one_list = [found("DRF002", at, at + 5, eid=f"art_1__point_{at}") for at in (10, 20, 30)]
    (told,) = folded(one_list)
    assert told.count == 3
    assert len(folded([one_list[0], found("DRF002", 50, 55, eid="art_2__point_a")])) == 2


def test_what_a_rewrite_settles_stands_in_its_finding():
    sentence = found("DRF003", 10, 60, "Gunakan rumusan.")
    kind = found("REF018", 30, 45, "Sebut jenisnya.", fix="Peraturan Bupati ini")
    (told,) = folded([sentence, kind])
    assert told.code == "DRF003"
    assert told.settled == (kind,)
    assert len(folded([sentence, found("REF018", 70, 85)])) == 2


def test_nothing_grave_is_settled_by_something_lesser():
    sentence = found("DRF003", 10, 60, severity="info")
    assert len(folded([sentence, found("REF018", 30, 45, severity="warning")])) == 2


def test_what_is_settled_in_turn_stands_with_the_first():
    target = found("REF004", 10, 60, severity="error")
    lead, form = found("REF010", 10, 40), found("REF011", 35, 60)
    (told,) = folded([target, lead, form])
    assert [each.code for each in told.settled] == ["REF010", "REF011"]


def test_nothing_is_lost_and_folding_twice_changes_nothing():
    words = "“diatas” -> “di atas”."
    row = [found("DRF003", 10, 60), found("REF012", 20, 40), found("DRF004", 34, 40, words)]
    row += [found("DRF004", at, at + 6, words) for at in (80, 90)]
    told = folded(row)
    assert sum(each.count + len(each.settled) for each in told) == len(row)
    assert folded(told) == told


@pytest.mark.parametrize("code", sorted({each.code for each in load("drafting/fold", _Table).settles}))
def test_no_finding_settles_itself(code):
    table = load("drafting/fold", _Table).settles
    seen, step = set(), {code}
    while step - seen:
        seen |= step
        step = {also for each in table if each.code in step for also in each.also}
        assert code not in step
