"""The garbage collector, for programs that make a great many small objects and hardly a cycle."""

import gc


def spare_the_collector() -> None:
    """Let the garbage collector come rarely."""
    gc.set_threshold(100_000, 50, 100)
