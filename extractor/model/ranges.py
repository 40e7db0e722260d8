"""Where many ranges lie, asked again and again: in the time of a search, not of all ranges."""

from bisect import bisect_left
from collections.abc import Iterable


class Ranges:
    """Half-open ranges of whole numbers, in any order; those that overlap or meet are one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Join the ranges; empty ones hold nothing."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether any of them has a number in common with `start:end`."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start

    def hold(self, place: int) -> bool:
        """Whether any of them has the number `place`."""
        return self.touch(place, place + 1)
