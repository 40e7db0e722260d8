"""Citations and what they mean: one case for each rule, in `cases/*.yaml`.

To add a case, append to the file of its subject (or make a new file):

    - name: an exception holds for all that is listed after it
      at: art_7
      text: Pasal 4 sampai dengan Pasal 6 kecuali Pasal 5 dan Pasal 5A
      expect: {art_4: resolved, art_6: resolved, art_5: resolved, art_5A: resolved}

`name` says the rule (in `forms.yaml` `form` gives its number in the catalogue of forms). `text` is put into the unit
`at` of the small regulation in `base.outline.txt`. A case that needs another regulation has an `outline` instead, where
a line `@ADDRESS NUMBER` begins each unit and `#iri:`, `#jenis:`, `#tentang:` say which regulation it is.

`expect` lists every target of that unit (with an outline: `UNIT TARGET`, of all units) with its status and, after a
space, the reason. As needed: `relations` of some targets (`kecuali`, `mencabut` …), `quotes` (the words of every
reference, in order), `statuses` (the status and reason of every reference, in order, those without a target included)
and `gazettes`.
"""

from pathlib import Path
from typing import Any

import pytest

from extractor.model.document import Document
from extractor.references import references_of
from extractor.score.gold import document_of, read_outline
from tests.yaml_files import read_yaml

FOLDER = Path(__file__).parent
BASE = (FOLDER / "base.outline.txt").read_text(encoding="utf-8")
CASES = [(path.stem, case) for path in sorted((FOLDER / "cases").glob("*.yaml")) for case in read_yaml(path)]
KEYS = {"name", "form", "at", "text", "outline", "expect", "relations", "quotes", "statuses", "gazettes"}


def _outline(case: dict[str, Any]) -> str:
    if "outline" in case:
        return case["outline"]
    out: list[str] = []
    replacing = False
    for line in BASE.splitlines():
        if line.startswith("@"):
            replacing = line[1:].split(" ")[0] == case["at"]
            out.append(line)
            if replacing:
                out.append(case["text"])
        elif not replacing:
            out.append(line)
    return "\n".join(out)


def _document(case: dict[str, Any], folder: Path) -> Document:
    path = folder / "case.outline.txt"
    path.write_text(_outline(case), encoding="utf-8")
    return document_of(read_outline(path), "case")


def _id(row: tuple[str, dict[str, Any]]) -> str:
    stem, case = row
    name = case.get("name") or f"{case['form']}, {case['text'][:60]}"
    return f"{stem}: {name}"


@pytest.mark.parametrize("row", CASES, ids=_id)
def test_case(row: tuple[str, dict[str, Any]], tmp_path: Path) -> None:
    _, case = row
    assert set(case) <= KEYS and "expect" in case, "see the head of this file"
    document = _document(case, tmp_path)
    references = [r for r in references_of(document) if "outline" in case or r.source == case["at"]]
    found, relations = {}, {}
    for reference in references:
        for target in reference.targets:
            place = f"{reference.source} {target}" if "outline" in case else target
            found[place] = f"{reference.status} {reference.reason or ''}".strip()
            relations[place] = reference.relation
    assert found == case["expect"]
    assert {place: relations[place] for place in case.get("relations", ())} == case.get("relations", {})
    if "quotes" in case:
        assert [document.text.of(reference.span) for reference in references] == case["quotes"]
    if "statuses" in case:
        assert [f"{reference.status} {reference.reason or ''}".strip() for reference in references] == case["statuses"]
    if "gazettes" in case:
        gazettes = [g for r in references if r.citation for g in r.citation.gazettes]
        assert [f"{g.nama} {g.tahun or '-'} {g.nomor}" for g in gazettes] == case["gazettes"]


def test_every_form_of_the_catalogue_has_a_case() -> None:
    assert {case["form"] for stem, case in CASES if stem == "forms"} == set(range(1, 39))
