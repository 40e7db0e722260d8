"""What one instruction changes: one case for each form, in `cases/*.yaml`.

To add a case, append to the file of its subject:

    - name: an inserted ayat
      instruction: Di antara ayat (1) dan ayat (2) Pasal 5 disisipkan 1 (satu) ayat, yakni ayat (1a), sehingga berbunyi:
      quoted: |
        Pasal 5
        (1) …
      changes: |
        insertion art_5__para_1a after art_5__para_1

`instruction` (or `instructions`, a list) stands below `Pasal I` of an amending Peraturan Daerah, numbered from 1;
`quoted` below it. `changes` has a line for every change: type, target, and as needed `after` or `before` a place,
`heading` or `in_part`, `in` a part of an annex,
`-> destination`, `until` a date, and for a phrase `"old" -> "new"`. `unread`: addresses of instructions that give no change. `text` instead of
`instruction` is all that stands between Menetapkan and the closing block. `quoted_as`: address of the quoted unit of
some targets. `explained` stands behind the closing block.
"""

from pathlib import Path

import pytest

from extractor.law.address import split_work
from extractor.model.change import Change
from extractor.pipeline import analyse
from tests.changes.amending_act import amending_act
from tests.yaml_files import read_yaml

CASES = Path(__file__).parent / "cases"
ROWS = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(CASES.glob("*.yaml"))
    for case in read_yaml(path)
]
KEYS = {"name", "instruction", "instructions", "quoted", "text", "changes", "unread", "quoted_as", "explained"}
AMENDED = "/akn/id/act/perda/kab-contoh/2015/3"


def local(iri: str | None) -> str:
    work, address = split_work(iri or "")
    return address if work == AMENDED and address else iri or ""


def said(change: Change) -> str:
    parts = [change.type, local(change.target)]
    parts += [change.pos, local(change.place)] if change.pos else []
    parts += [change.part] if change.part else []
    parts += ["in", change.within] if change.within else []
    parts += ["->", local(change.destination)] if change.destination else []
    parts += ["until", change.until] if change.until else []
    parts += [f'"{change.old}" -> "{change.new}"'] if change.type == "phrase" else []
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("case", ROWS)
def test_case(case):
    assert set(case) <= KEYS and "changes" in case, "see the head of this file"
    body = case.get("text") or "\n".join(
        f"{number}. {words}" for number, words in enumerate(case.get("instructions") or [case["instruction"]], start=1)
    )
    act = amending_act(
        body + "\n" + case.get("quoted", ""), whole=bool(case.get("text")), behind=case.get("explained", "")
    )
    analysis = analyse(act, rules=False)
    assert [said(change) for change in analysis.changes] == (case["changes"] or "").splitlines()
    assert [each.instruction for each in analysis.unread_instructions] == case.get("unread", [])
    quoted = {local(change.target): change.quoted for change in analysis.changes}
    assert {target: quoted[target] for target in case.get("quoted_as", {})} == case.get("quoted_as", {})
