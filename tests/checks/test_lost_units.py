"""A unit of the gold that was not found is told: by a finding at its place, for a person who reads the report."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from extractor.law.address import parent
from extractor.model.finding import Finding
from extractor.pipeline import analyse_file
from extractor.score.gold import read_outline
from extractor.source.ocr.tesseract import is_installed
from tests.shared_documents import SHARED

GOLD = SHARED / "gold"
SCANS = ("pergub_sulut_8_2018", "perbup_dairi_23_2017", "pergub_sulut_26_2014", "pergub_sulut_7_2019")


def documents() -> Iterator[object]:
    """Yield the name and the file of every regulation with gold; those that are read from pictures need tesseract."""
    if not GOLD.is_dir():
        yield pytest.param("", Path(), marks=(pytest.mark.shared, pytest.mark.skip(reason="needs ../shared/gold")))
        return
    for row in (GOLD / "map.tsv").read_text(encoding="utf-8").splitlines():
        name, _, file = row.partition("\t")
        marks = [pytest.mark.shared]
        if name in SCANS:
            marks += [pytest.mark.ocr, pytest.mark.skipif(not is_installed(), reason="needs tesseract")]
        yield pytest.param(name, SHARED / file, id=name, marks=marks)


@pytest.mark.parametrize(("name", "file"), list(documents()))
def test_no_unit_is_lost_without_a_finding(name: str, file: Path) -> None:
    analysis = analyse_file(file, rules=False)
    units = [unit.address for unit in read_outline(GOLD / f"{name}.outline.txt").units]
    assert len(units) > 20
    assert untold(units, {unit.eid for unit in analysis.document.walk()}, analysis.findings) == []


def untold(wanted: Collection[str], found: Collection[str], findings: Collection[Finding]) -> list[str]:
    """Return the units that were not found and about which nothing is said at them, their parent or a sibling."""
    told = {finding.eid for finding in findings} | {parent(finding.eid) for finding in findings}
    return [eid for eid in wanted if eid not in found and not {eid, parent(eid)} & told - {None, ""}]


def test_what_is_not_told_is_found() -> None:
    said = Finding("STR001", "error", "art_2__para_3", None, "", "")
    wanted = ["art_1__para_2", "art_2__para_2", "art_3"]
    assert untold(wanted, {"art_3"}, [said]) == ["art_1__para_2"]
    assert untold(wanted, {"art_3"}, []) == ["art_1__para_2", "art_2__para_2"]
