"""How the time of a work grows: ratios within one run, in processor time, repeated; never seconds.

A busy machine slows both sides of a ratio, and the fastest of several rounds counts on both.
"""

import gc
from collections.abc import Callable
from time import process_time

Work = Callable[[], object]
TIMES = 4
# Between what is linear (4) and what is quadratic (16), nearer to the first: n to the power of 1.5.
MOST = TIMES**1.5
ROUNDS = 6
# The clock is too coarse for less; shorter works are repeated until they take as long.
_SHORTEST = 0.01


def assert_linear(prepare: Callable[[int], Work], size: int) -> None:
    """Fail where the work that `prepare(size)` returns takes more than MOST times as long for TIMES the size."""
    small, large = prepare(size), prepare(TIMES * size)
    small()
    found = _ratio(small, large)
    assert found < MOST, f"{TIMES} times the size takes {found:.1f} times the time"


def _ratio(small: Work, large: Work) -> float:
    """Return how many times as long `large` takes as `small`, by the fastest of some rounds; enough is one below MOST.

    Without the garbage collector, whose rounds come in leaps.
    """
    gc.disable()
    try:
        repeated = 1
        while _time(small, repeated) < _SHORTEST:
            repeated *= 2
        least, most = _time(small, repeated) / repeated, _time(large)
        for _ in range(ROUNDS):
            if most / least < MOST:
                break
            least = min(least, _time(small, repeated) / repeated)
            most = min(most, _time(large))
        return most / least
    finally:
        gc.enable()


def _time(work: Work, repeated: int = 1) -> float:
    start = process_time()
    for _ in range(repeated):
        work()
    return process_time() - start
