"""Rules are held together by unit and type; their fields are compared only where both sides have the rule."""

from extractor.model.analysis import Analysis
from extractor.model.document import Document, Metadata
from extractor.model.rule import Action, Actor, Bearer, Counterparty, Deadline, Modality, Quote, Relation, Rule
from extractor.model.text import Source, Span, Text
from extractor.score import norms

_EMPTY = Document(Text("", (), Source("x", "", "text/plain", "text")), Metadata(), ())


def _quote(words):
    return Quote(words, Span(0, 1))


def _rule(unit, kind="obligation", bearers=(), **fields):
    modality = Modality("wajib", "O", "explicit_modal")
    return Rule("r", (unit,), kind, modality, tuple(Bearer(who, _quote(words)) for who, words in bearers), **fields)


def _gold(unit, kind="obligation", **fields):
    plain = {
        "from": [unit],
        "type": kind,
        "modality": {"value": "wajib", "deontic": "O"},
        "bearers": [],
        "counterparties": [],
        "action": None,
        "relations": [],
        "deadline": None,
        "conditions": [],
        "exceptions": [],
    }
    return plain | fields


def _measure(gold, rules, actors=()):
    return norms.norms(Analysis(_EMPTY, rules=tuple(rules), actors=tuple(actors)), gold)


def test_rules_are_found_by_unit_and_type_with_multiplicity():
    tally = _measure([_gold("art_1"), _gold("art_1"), _gold("art_2")], [_rule("art_1"), _rule("art_2", "permission")])
    assert (tally["norms"].right, tally["norms"].gold, tally["norms"].predicted) == (1, 3, 2)
    assert abs(tally["norms"].f1 - 2 / 5) < 1e-12


def test_no_rules_score_zero_and_leave_no_field_to_praise():
    tallies = _measure([_gold("art_1", bearers=["Camat"])], [])
    assert tallies["norms"].f1 == 0
    assert tallies["bearers"].gold == tallies["bearers"].predicted == 0


def test_rules_that_agree_most_are_held_together():
    gold = [_gold("art_1", bearers=["Camat"]), _gold("art_1", bearers=["Lurah"])]
    rules = [_rule("art_1", bearers=[("a", "Lurah")]), _rule("art_1", bearers=[("b", "Camat")])]
    assert _measure(gold, rules)["bearers"].f1 == 1


def test_an_actor_is_known_by_its_words_or_its_names():
    actor = Actor("a1", "Sekretaris Daerah", "office", aliases=("Sekda",))
    gold = [_gold("art_1", bearers=["Sekretaris Daerah"])]
    assert _measure(gold, [_rule("art_1", bearers=[("a1", "ia")])], [actor])["bearers"].f1 == 1
    assert _measure(gold, [_rule("art_1", bearers=[("a2", "ia")])], [actor])["bearers"].f1 == 0


def test_every_field_is_compared():
    gold = [
        _gold(
            "art_1",
            counterparties=[["report_to", "Bupati"]],
            action="melaporkan",
            relations=["koordinatif"],
            deadline={"limit": "at_latest", "ordinal": [3, "month"], "direction": "after"},
        )
    ]
    right = _rule(
        "art_1",
        counterparties=(Counterparty("b", "report_to", _quote("Bupati")),),
        action=Action(_quote("melaporkan"), "lapor", "active"),
        relation=Relation(("koordinatif",), "explicit"),
        deadline=Deadline(_quote("x"), "at_latest", ordinal=(3, "month"), direction="after"),
    )
    wrong = _rule(
        "art_1",
        counterparties=(Counterparty("b", "cc", _quote("Bupati")),),
        action=Action(_quote("menyampaikan"), "sampai", "active"),
        deadline=Deadline(_quote("x"), "at_latest", duration="P3M", direction="after"),
    )
    fields = ("counterparties", "action", "relations", "deadline")
    assert [_measure(gold, [right])[field].f1 for field in fields] == [1, 1, 1, 1]
    assert [_measure(gold, [wrong])[field].f1 for field in fields] == [0, 0, 0, 0]


def test_kinds_are_counted_over_the_gold_only():
    analysis = Analysis(_EMPTY, roles={"art_1": "norm", "art_2": "scope", "art_9": "other"})
    tally = norms.kinds(analysis, [["art_1", "norm"], ["art_2", "purpose"], ["art_3", "norm"]])
    assert (tally.right, tally.gold, tally.predicted) == (1, 3, 2)


def test_a_flag_of_doubt_is_right_where_what_it_doubts_is_wrong():
    gold = [_gold("art_1", bearers=["Camat"]), _gold("art_2", bearers=["Camat"]), _gold("art_3", bearers=["Camat"])]
    rules = [
        _rule("art_1", flags=("bearer_unclear",)),
        _rule("art_2", bearers=[("a", "Camat")], flags=("boundary_doubtful", "pronoun")),
        _rule("art_3", bearers=[("b", "Lurah")]),
    ]
    doubts = _measure(gold, rules)["doubts"]
    assert (doubts.right, doubts.extras, doubts.misses) == (
        1,
        ("art_2: boundary_doubtful",),
        ("art_3: bearers",),
    )
