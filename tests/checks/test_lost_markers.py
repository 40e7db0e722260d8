"""Take one marker after another out of the five: each must show, as a finding or by the same tree all the same.

`make mutations` tries every marker; the number of the variable THK_MARKERS is otherwise a sample.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from extractor.law.units import ATTACHED
from extractor.pipeline import analyse
from extractor.source import read_bytes

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
SAMPLE = int(os.environ.get("THK_MARKERS", "12"))


def _read(content, name):
    return analyse(read_bytes(content.encode(), name), rules=False)


def _findings(analysis):
    """How often each code speaks of each unit: not of wording, which a lost marker does not explain."""
    return Counter((each.code, each.eid) for each in analysis.findings if each.code[:3] in ("SRC", "STR", "REF"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_no_marker_is_lost_in_silence(path):
    # Read as plain text until nothing changes, so that the marker is all that differs.
    whole = _read(_read(path.read_text(), path.name).document.text.content, path.name)
    content = whole.document.text.content
    known, tree = _findings(whole), [unit.eid for unit in whole.document.walk()]
    units = [unit for unit in whole.document.walk() if unit.num is not None and unit.kind not in ATTACHED]
    silent = []
    for unit in units[:: max(1, len(units) // SAMPLE)]:
        mutated = _read(content[: unit.num.start] + content[unit.num.end :].lstrip(" \n"), path.name)
        same = [each.eid for each in mutated.document.walk()] == tree
        if not same and not _findings(mutated) - known:
            silent.append(unit.eid)
    assert silent == []
