"""Linear time, whatever is in the file."""

from collections.abc import Callable
from functools import partial

import pytest

from extractor.source import read_bytes
from tests.growth import assert_linear

pytestmark = [pytest.mark.perf, pytest.mark.hostile]

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


@pytest.mark.parametrize("name", CASES)
def test_the_time_grows_with_the_text(name: str) -> None:
    assert_linear(lambda size: partial(read_bytes, CASES[name](size), name), 1)
