from extractor.score.tally import Tally, compare, compare_values


def test_known_precision_recall_f1():
    tally = compare(["a", "b", "c", "d"], ["a", "b", "x"])
    assert (tally.right, tally.gold, tally.predicted) == (2, 4, 3)
    assert tally.precision == 2 / 3
    assert tally.recall == 0.5
    assert abs(tally.f1 - 4 / 7) < 1e-12
    assert set(tally.misses) == {"c", "d"}
    assert tally.extras == ("x",)


def test_no_prediction_gives_zero():
    tally = compare(["a", "b"], [])
    assert (tally.precision, tally.recall, tally.f1) == (0, 0, 0)


def test_prediction_without_gold_gives_zero():
    tally = compare([], ["a"])
    assert (tally.precision, tally.recall, tally.f1) == (0, 0, 0)


def test_an_item_counts_as_often_as_it_stands_in_both():
    tally = compare(["a", "a", "b"], ["a", "b", "b"])
    assert (tally.right, tally.misses, tally.extras) == (2, ("a",), ("b",))


def test_a_wrong_value_is_a_miss_and_an_extra():
    tally = compare_values({"nomor": "9", "tahun": "2017", "jenis": "perbup"}, {"nomor": "8", "tahun": "2017"})
    assert tally.right == 1
    assert set(tally.misses) == {"nomor | 9", "jenis | perbup"}
    assert tally.extras == ("nomor | 8",)


def test_sum_keeps_items_with_their_regulation():
    both = Tally(1, ("x",)).named("one") + Tally(2, (), ("y",)).named("two")
    assert both == Tally(3, ("one: x",), ("two: y",))
