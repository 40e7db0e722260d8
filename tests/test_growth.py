"""The measure itself tells linear work from quadratic."""

import pytest

from tests.growth import assert_linear

pytestmark = pytest.mark.perf


def test_linear_work_passes() -> None:
    assert_linear(lambda size: lambda: sum(range(size)), 20_000)


def test_quadratic_work_fails() -> None:
    with pytest.raises(AssertionError, match="times the time"):
        assert_linear(lambda size: lambda: sum(1 for _ in range(size) for _ in range(size)), 200)
