"""Linear time, whatever is in the file: twice the text takes about twice the time."""

import gc
import time
from collections.abc import Callable

import pytest

from extractor.source import read_bytes

CASES: dict[str, Callable[[int], bytes]] = {
    "one line.txt": lambda n: b"huruf d dimaksudkan untuk " * (6_000 * n),
    "short lines.txt": lambda n: b"a\n" * (16_000 * n),
    "hyphens.txt": lambda n: b"abc-\n" * (6_000 * n),
    "dots.txt": lambda n: (b". " * 50 + b"\n") * (1_000 * n),
    "letters.txt": lambda n: b"A B " * (16_000 * n),
    "pages.txt": lambda n: b"x y\n\fz u\n" * (2_000 * n),
    "page numbers.txt": lambda n: b"- 7 -\nx y z\n" * (2_000 * n),
    "bold.md": lambda n: b"**" * (16_000 * n),
    "stars.md": lambda n: b"*a " * (10_000 * n),
    "underscores.md": lambda n: b"_a" * (16_000 * n),
    "brackets.md": lambda n: b"[" * (20_000 * n),
    "links.md": lambda n: b"[a](" * (10_000 * n),
    "entities.md": lambda n: b"&#" * (16_000 * n),
    "tags.md": lambda n: b"<a " * (10_000 * n),
    "cells.md": lambda n: b"|-" * (10_000 * n),
    "quotes.md": lambda n: b">" * (20_000 * n),
    "bullets.md": lambda n: b"- " * (16_000 * n),
    "no break.md": lambda n: b"**a\n" * (6_000 * n),
    "rule.md": lambda n: b"-" * (20_000 * n) + b"x",
}


def seconds(data: bytes, name: str) -> float:
    best = 1e9
    for _ in range(2):
        gc.collect()
        began = time.process_time()
        read_bytes(data, name)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("name", CASES)
def test_twice_the_text_twice_the_time(name: str) -> None:
    once, four = (seconds(CASES[name](times), name) for times in (1, 4))
    assert four < 9 * once + 0.05
