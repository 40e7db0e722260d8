"""Regulations whose lines were deleted, doubled, swapped and joined: nothing lost, nothing doubled, no exception.

A sample of the trials runs each time; `THK_LINE_MUTATIONS=3000` runs as many.
"""

import os
import random
from pathlib import Path

import pytest

from extractor.source import read_bytes
from extractor.tree import build
from tests.tree.sample import sound

FILES = sorted((Path(__file__).parent.parent.parent / "corpus").glob("*.txt"))
TRIALS = int(os.environ.get("THK_LINE_MUTATIONS", "60"))
ROWS, MOST_CHANGES = 10, 12


def _changed(lines, chance):
    """Return the lines after some random changes; half of them fall on the title and the preamble."""
    lines = list(lines)
    for _ in range(chance.randint(1, MOST_CHANGES)):
        reach = min(len(lines), 30) if chance.random() < 0.5 else len(lines)
        at, other = chance.randrange(reach), chance.randrange(len(lines))
        what = chance.choice(("delete", "double", "swap", "join"))
        if what == "delete" and len(lines) > 1:
            del lines[at]
        elif what == "double":
            lines.insert(other, lines[at])
        elif what == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    return "\n".join(lines)


@pytest.mark.parametrize("row", range(ROWS))
def test_nothing_is_lost_or_doubled(row):
    for trial in range(row, TRIALS, ROWS):
        chance = random.Random(trial)
        every = chance.choice(FILES).read_text(encoding="utf-8").splitlines()
        text = read_bytes(_changed(every, chance).encode(), "contoh.txt")
        document = build(text)
        sound(document)
        addresses = [unit.eid for unit in document.walk()]
        assert len(addresses) == len(set(addresses)), f"trial {trial}"
