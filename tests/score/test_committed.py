from extractor.score import committed
from extractor.score.tally import Tally


def test_gains_and_losses_are_named_item_by_item(tmp_path):
    before = {"units": Tally(8, ("one: a", "one: b"), ("one: x",)), "references": Tally(5)}
    now = {"units": Tally(9, ("one: b", "one: c"), ()), "references": Tally(5), "new": Tally(1, ("n",))}
    assert committed.changes(before, now) == [
        committed.Change("units", gained=("- one: a", "+ one: x"), lost=("- one: c",))
    ]


def test_scores_survive_the_file(tmp_path):
    tallies = {"units": Tally(3, ("a",), ("b",))}
    assert committed.read(tmp_path) is None
    committed.write(tmp_path, tallies)
    assert committed.read(tmp_path) == tallies
