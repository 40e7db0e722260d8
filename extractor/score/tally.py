"""Counting: what was right, what was missed, what was made up."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from msgspec import Struct


class Tally(Struct, frozen=True):
    """Right, missed and extra items of one measure. `misses` and `extras` name them, one line an item."""

    right: int = 0
    misses: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def gold(self) -> int:
        """How many items the gold has."""
        return self.right + len(self.misses)

    @property
    def predicted(self) -> int:
        """How many items the program gave."""
        return self.right + len(self.extras)

    @property
    def precision(self) -> float:
        """Share of the program's items that are right; 1 where both sides are empty, 0 where it gave none."""
        return self.right / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the gold's items that were found; 1 where both sides are empty."""
        return self.right / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.gold + self.predicted
        return 2 * self.right / both if both else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        """Return both tallies as one."""
        return Tally(self.right + other.right, self.misses + other.misses, self.extras + other.extras)

    def named(self, name: str) -> "Tally":
        """Return the tally with `name` before each item."""
        return Tally(
            self.right,
            tuple(f"{name}: {item}" for item in self.misses),
            tuple(f"{name}: {item}" for item in self.extras),
        )


def compare(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Tally:
    """Return the tally of two bags of items: an item counts as often as it stands in both."""
    wanted, given = Counter(gold), Counter(predicted)
    return Tally(
        sum((wanted & given).values()),
        tuple(_line(item) for item in (wanted - given).elements()),
        tuple(_line(item) for item in (given - wanted).elements()),
    )


def compare_values(gold: Mapping[str, Hashable], predicted: Mapping[str, Hashable]) -> Tally:
    """Return the tally of named values: a wrong value is a miss and an extra, an absent one only a miss."""
    return compare(gold.items(), predicted.items())


def _line(item: Hashable) -> str:
    if not isinstance(item, tuple):
        return str(item)
    return " | ".join(str(part) for part in item)
