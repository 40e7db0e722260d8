import csv
import io
import json

from made_rules import rules_analysis
from msgspec.structs import replace

from extractor.emit.comparison.compare import COMPARE_KEYS, compare
from extractor.emit.comparison.page import to_compare_csv, to_compare_html, to_compare_json, to_compare_text
from extractor.model.analysis import Analysis
from extractor.model.rule import Actor, Counterparty, Modality, Rule


def other(*rules: Rule) -> Analysis:
    """The same regulation in another region: other ids and names, the same canonical keys, other rules."""
    analysis = rules_analysis()
    renamed = tuple(
        Actor(actor.id, f"{actor.label} Lain", actor.kind, canonical=actor.canonical) for actor in analysis.actors
    )
    return Analysis(analysis.document, actors=renamed, rules=rules)


def test_a_regulation_is_like_itself():
    comparison = compare(rules_analysis(), rules_analysis())
    assert [(pair.a.rule, pair.b.rule, pair.likeness) for pair in comparison.pairs] == [
        (f"rule:{n}", f"rule:{n}", 1.0) for n in range(1, 6)
    ]
    assert not any(pair.differences for pair in comparison.pairs)
    assert (comparison.only_a, comparison.only_b) == ((), ())


def test_what_differs_is_named():
    first, second, *_ = rules_analysis().rules
    softer = replace(
        first,
        modality=Modality("dapat", "P", "explicit_modal"),
        counterparties=(Counterparty("actor:sekda", "consult", first.counterparties[0].quote),),
    )
    later = replace(second, deadline=replace(second.deadline, duration="P7D"))
    comparison = compare(rules_analysis(), other(later, softer))
    assert {(pair.a.rule, pair.b.rule): pair.differences for pair in comparison.pairs} == {
        ("rule:1", "rule:1"): ("modality", "counterparty"),
        ("rule:2", "rule:2"): ("deadline",),
    }
    assert [side.rule for side in comparison.only_a] == ["rule:3", "rule:4", "rule:5"]
    assert comparison.only_b == ()


def test_rules_of_other_actors_are_no_pair():
    first = rules_analysis().rules[0]
    moved = replace(first, bearers=(replace(first.bearers[0], actor="actor:lurah"),))
    comparison = compare(
        Analysis(rules_analysis().document, actors=rules_analysis().actors, rules=(first,)), other(moved)
    )
    assert comparison.pairs == ()
    assert [len(sides) for sides in (comparison.only_a, comparison.only_b)] == [1, 1]


def test_two_regions_share_duties(analysed):
    a, b = (analysed(name) for name in ("perbup-bekasi-9-2017", "perwali-kotabekasi-68-2019"))
    pairs = {(pair.a.address, pair.b.address) for pair in compare(a, b).pairs}
    assert {("art_16__para_1", "art_13"), ("art_7__para_2", "art_5__para_3")} <= pairs


def test_every_form_has_everything():
    comparison = compare(rules_analysis(), other(*rules_analysis().rules[:2]))
    record = json.loads(to_compare_json(comparison))
    assert (len(record["pairs"]), len(record["onlyA"]), len(record["onlyB"])) == (2, 3, 0)
    read = list(csv.DictReader(io.StringIO(to_compare_csv(comparison).decode())))
    assert list(read[0]) == list(COMPARE_KEYS)
    assert [row["status"] for row in read] == ["both", "both", "only_a", "only_a", "only_a"]
    html = to_compare_html(comparison).decode()
    assert html.count("<tbody>") == 2
    assert "<img" not in html
    indonesian, english = to_compare_text(comparison).decode(), to_compare_text(comparison, "en").decode()
    assert "Hanya dalam A: 3" in indonesian
    assert "Only in A: 3" in english
    assert max(map(len, indonesian.splitlines())) <= 100
