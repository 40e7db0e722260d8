"""Ranges that are asked again and again."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from extractor.model.ranges import Ranges

PLACES = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted).map(tuple)


@given(st.lists(PLACES, max_size=6))
def test_a_place_is_held_where_one_of_the_ranges_has_it(ranges):
    found = Ranges(ranges)
    held = {at for start, end in ranges for at in range(start, end)}
    assert [found.hold(at) for at in range(14)] == [at in held for at in range(14)]
    for start, end in product(range(14), repeat=2):
        if start < end:
            assert found.touch(start, end) == any(at in held for at in range(start, end))
