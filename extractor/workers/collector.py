"""The garbage collector, for programs that make a great many small objects and hardly a cycle."""

import gc


def spare_the_collector() -> None:
    """Let the garbage collector come rarely."""
    gc.set_threshold(100_000, 50, 100)


def leave_the_rest() -> None:
    """Let a process that ends now do so without a last search for garbage: all its memory goes with it."""
    gc.freeze()
