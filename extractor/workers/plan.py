"""How many inputs are to be read, and what is told while they are."""

from msgspec import Struct

from extractor.workers.failure import Failure
from extractor.workers.limits import Limits
from extractor.workers.work import Made


class Plan(Struct, frozen=True):
    """How inputs are read: the bounds of each, and how many at a time (None: one on each core)."""

    limits: Limits = Limits()
    jobs: int | None = None


class Step(Struct, frozen=True):
    """Input number `at` has come to page `page` of `pages` (0 of 0: its pages are read)."""

    at: int
    page: int
    pages: int


class Result(Struct, frozen=True):
    """What became of input number `at`."""

    at: int
    made: Made | Failure
