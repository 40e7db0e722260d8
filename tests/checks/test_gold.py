"""The findings on regulations whose findings were written down by hand."""

from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import pytest

from extractor.checks import checks, codes, run
from extractor.model.analysis import Analysis
from extractor.references import references_of
from extractor.rules.terms import terms_of
from extractor.score.gold import read_rows
from extractor.score.stages import findings
from extractor.score.tally import Tally
from extractor.source import read
from extractor.tree import build

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "corpus" / "gold"
NAMES = sorted(path.stem for path in (ROOT / "corpus").glob("*.txt"))
OTHERS = ROOT.parent / "shared"
READ_WELL = ("perbup_banyuwangi_19_2012.pdf", "perda_sulut_5_2018.pdf", "pergub_dki_33_2020.pdf", "uu_24_2019.pdf")
PARTLY = {"REF001", "REF002", "REF007", "REF008", "REF009", "REF017", "STR001", "STR002", "DEF002"}


def _analysis(path):
    document = build(read(path))
    return Analysis(document, references_of(document), terms=terms_of(document))


def _rows(stem, wanted):
    return Counter((row[0], row[1]) for row in read_rows(Path(f"{stem}.tsv")) if row[0] in wanted)


@cache
def _tallies(name):
    analysis = _analysis(ROOT / "corpus" / f"{name}.txt")
    analysis = msgspec.structs.replace(analysis, findings=run(analysis).findings)
    rows = [read_rows(GOLD / f"{name}.{kind}.tsv") for kind in ("findings", "findings-doubtful")]
    return findings(analysis, *rows, codes())


@pytest.mark.parametrize("name", NAMES)
def test_every_error_is_found_and_no_others(name):
    for check in checks():
        if check.severity == "error":
            tally = _tallies(name)[check.code]
            assert (check.code, tally.misses, tally.extras) == (check.code, (), ())


def test_nearly_all_findings_are_found_and_right():
    total = sum((tally.named(code) for name in NAMES for code, tally in _tallies(name).items()), Tally())
    assert total.precision >= 0.9, total.extras
    assert total.recall >= 0.85, total.misses


@pytest.mark.parametrize("file", READ_WELL)
def test_other_regulations_that_were_read_well(file, documents):
    analysis = _analysis(documents / file)
    found = Counter((finding.code, finding.eid) for finding in run(analysis, select=PARTLY).findings)
    stem = OTHERS / "gold" / Path(file).stem
    wanted, doubtful = _rows(f"{stem}.findings", PARTLY), _rows(f"{stem}.findings-doubtful", PARTLY)
    assert wanted - found == Counter()
    assert (found - wanted) - doubtful == Counter()


def test_first_suggestions_in_the_five():
    firsts = {}
    for name in NAMES:
        for finding in run(_analysis(ROOT / "corpus" / f"{name}.txt"), select=("REF001", "REF002")).findings:
            firsts[name, finding.eid] = (finding.suggestions[0].text, finding.suggestions[0].target)
            assert all(each.reason and each.reason_en for each in finding.suggestions)
            assert len(finding.suggestions) <= 4
    assert firsts == {
        ("perwali-kotabekasi-31-2021", "art_6__para_9"): ("Pasal 6 ayat (6)", "art_6__para_6"),
        ("perwali-kotabekasi-68-2019", "art_9__para_2"): ("Pasal 9 ayat (1)", "art_9__para_1"),
    }
