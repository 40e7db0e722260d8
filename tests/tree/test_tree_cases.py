"""The tree of a few printed lines: one case for each rule of drafting, in `cases/*.yaml`.

To add a case, append to the file of its subject (or make a new file):

    - name: a letter that no list announces is text
      text: |
        Pasal 1
        (1) Rapat dipimpin oleh Camat
        a. sebagai ketua.
      tree: |
        art_1
        art_1__para_1 Rapat dipimpin oleh Camat a. sebagai ketua.

`name` says the rule. `text` is what is printed; `[kepala]` on a line stands for the title and preamble of an ordinary
Peraturan Bupati of 2021, `[penutup]` for its closing block. `tree` has a line for every unit of the text (below
`[kepala]`), in order: its address and its own words. As needed: `kind`, `num` (the number as printed, null where none is) and
`heading` of some units, `pieces` (how many paragraphs or pieces its own text has), `also` (the labels of the further
units that it stands for), `blocks` (the kinds of the blocks, in order), `complete` (which of head, body and tail are
there), `metadata` (`ditetapkan.tanggal`: 2021-03-02), and `doubts` (`nomor berita`: the field of each value that was not
surely read, and where it comes from).
In every case each character of the text must be in one unit or block.
"""

from pathlib import Path

import pytest

from tests.tree.sample import HEAD, TAIL, sound, units
from tests.yaml_files import read_yaml

CASES = Path(__file__).parent / "cases"
ROWS = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(CASES.glob("*.yaml"))
    for case in read_yaml(path)
]
KEYS = {"name", "text", "tree", "kind", "num", "heading", "pieces", "also", "blocks", "complete", "metadata", "doubts"}


@pytest.mark.parametrize("case", ROWS)
def test_case(tree, case):
    assert set(case) <= KEYS and len(case) > 2, "see the head of this file"
    document = tree(case["text"].replace("[kepala]\n", HEAD).replace("[penutup]\n", TAIL))
    sound(document)
    found = units(document)
    if "[kepala]" in case["text"]:
        found = {eid: words for eid, words in found.items() if not eid.startswith(("recs_", "cits_"))}
    if "tree" in case:
        assert [f"{eid} {words}".strip() for eid, words in found.items()] == case["tree"].splitlines()
    said = {unit.eid: unit for unit in document.walk()}
    assert {eid: said[eid].kind for eid in case.get("kind", ())} == case.get("kind", {})
    for part in ("num", "heading"):
        spans = {eid: getattr(said[eid], part) for eid in case.get(part, ())}
        assert {eid: span and document.text.of(span) for eid, span in spans.items()} == case.get(part, {})
    assert {eid: len(said[eid].own) for eid in case.get("pieces", ())} == case.get("pieces", {})
    assert {eid: list(said[eid].also) for eid in case.get("also", ())} == case.get("also", {})
    if "complete" in case:
        complete = document.completeness
        assert [part for part in ("head", "body", "tail") if getattr(complete, part)] == case["complete"]
    if "blocks" in case:
        assert [block.kind for block in document.blocks] == case["blocks"]
    if "doubts" in case:
        doubts = document.metadata.doubts
        assert [f"{doubt.field} {doubt.source or ''}".strip() for doubt in doubts] == case["doubts"]
    for name, value in case.get("metadata", {}).items():
        part = document.metadata
        for step in name.split("."):
            part = getattr(part, step)
        assert part == value, name
