"""Every form of citation, found and resolved in a small regulation. The cases are in forms.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor.model.reference import Reference
from extractor.references import references_of
from extractor.score.gold import document_of, read_outline

BOOK = yaml.safe_load(Path(__file__).with_name("forms.yaml").read_text(encoding="utf-8"))


def _outline(case: dict[str, Any]) -> str:
    if "outline" in case:
        return case["outline"]
    out: list[str] = []
    replacing = False
    for line in BOOK["base"].splitlines():
        if line.startswith("@"):
            replacing = line[1:].split(" ")[0] == case["at"]
            out.append(line)
            if replacing:
                out.append(case["text"])
        elif not replacing:
            out.append(line)
    return "\n".join(out)


def _references(case: dict[str, Any], folder: Path) -> tuple[Reference, ...]:
    path = folder / "case.outline.txt"
    path.write_text(_outline(case), encoding="utf-8")
    return references_of(document_of(read_outline(path), "case"))


@pytest.mark.parametrize(
    "case", BOOK["cases"], ids=lambda case: f"{case['form']}: {case.get('text', case.get('name'))[:60]}"
)
def test_form(case: dict[str, Any], tmp_path: Path) -> None:
    references = _references(case, tmp_path)
    found = {}
    for reference in references:
        for target in reference.targets:
            place = f"{reference.source} {target}" if "outline" in case else target
            if "outline" in case or reference.source == case["at"]:
                found[place] = f"{reference.status} {reference.reason or ''}".strip()
    assert found == case["expect"]
    if "gazettes" in case:
        gazettes = [g for r in references if r.citation for g in r.citation.gazettes]
        assert [f"{g.nama} {g.tahun or '-'} {g.nomor}" for g in gazettes] == case["gazettes"]


def test_every_form_of_the_catalogue_has_a_case() -> None:
    assert {case["form"] for case in BOOK["cases"]} == set(range(1, 39))
