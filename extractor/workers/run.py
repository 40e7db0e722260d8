"""Many inputs, by this process where they are few and short, else by workers.

The workers are imported where they are used: a short text is read without anything that starts a process.
"""

from collections.abc import Iterator, Sequence

from extractor.workers.plan import Plan, Result, Step
from extractor.workers.work import Input, Wish, do, is_short_text

# Inputs that are read in this process, where all of them together are no larger than this (bytes): a worker would
# take longer to start.
SHORT = 512 << 10


def run(inputs: Sequence[Input], wish: Wish, plan: Plan) -> Iterator[Step | Result]:
    """Do what is wanted with every input and yield results as they come, and steps between them.

    Short texts are read here; where there is anything else, every input is read by a worker. All workers end with the
    iteration, however it ends.
    """
    if can_be_here(inputs):
        for at, given in enumerate(inputs):
            yield Result(at, do(wish, given, plan.limits))
        return
    from extractor.workers.pool import side_by_side

    yield from side_by_side(inputs, wish, plan)


def can_be_here(inputs: Sequence[Input]) -> bool:
    """Whether all inputs together are so short, and such plain text, that no worker is needed."""
    try:
        import resource  # noqa: F401
    except ImportError:
        return True  # a system without bounds for processes
    left = SHORT // max(1, len(inputs))
    return all(is_short_text(given, left) for given in inputs)
