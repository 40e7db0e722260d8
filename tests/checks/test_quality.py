"""How surely a text was read: what puts it, a page or a unit in doubt, and what the checks then say."""

import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from mini_regulation import analysed, framed

from extractor.checks import run
from extractor.checks.framework.registry import checks
from extractor.checks.shared.regulation import Regulation
from extractor.model.text import Furniture, Page
from extractor.pipeline import analyse, enrich
from extractor.source import read_bytes
from extractor.tree import build

GOOD = "\n".join(f"Pasal {n}\nSetiap orang wajib menjaga ketertiban dengan baik." for n in range(1, 9))
ABBREVIATIONS = "Kepala SKPD, BKPSDM, UPTD/B, DPMPTSP, Rp5.000,00, 113/PMK.05/2012, e-Regulasi, PerumDa.\n"
BEKASI = (Path(__file__).parents[2] / "corpus" / "perbup-bekasi-9-2017.txt").read_text()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (GOOD, None),
        (GOOD.replace("dengan", "dcngan", 6), None),
        (
            GOOD.replace("dengan", "dcngan", 3).replace("Setiap", "k^tiga", 3).replace("wajib", "rvnhprrmr", 3),
            "letters",
        ),
        (GOOD + "\n" + "\n".join(f"({n})" for n in range(1, 12)), "order"),
        (re.sub("Pasal ([2468])", r"Pasa1 \1", GOOD).replace("Pasa1 8", "Pasa! B"), "markers"),
        (ABBREVIATIONS + GOOD, None),
        ("\n".join(f"Pasal {n}\nHal dalam Pasal {n + 50} ayat (1) berlaku." for n in range(1, 15)), None),
    ],
    ids=["clean", "one slip often", "three kinds", "markers alone", "misread markers", "abbreviations", "broken"],
)
def test_what_puts_a_text_in_doubt_as_a_whole(text, reason):
    assert {zone.reason for zone in Regulation(analysed(text)).quality.zones} == ({reason} if reason else set())


def test_a_slip_is_a_doubt_about_its_own_unit():
    (doubt,) = Regulation(analysed(GOOD.replace("dengan", "dcngan", 3).replace("dcngan", "dengan", 2))).quality.doubts
    assert (doubt.reason, doubt.eid, doubt.words) == ("word", "art_3", "dcngan")


def _read(text):
    analysis = analyse(read_bytes(text.encode(), "rancangan.txt"), rules=False)
    return analysis, [finding.severity for finding in analysis.findings]


def test_a_typed_draft_is_not_excused_by_its_mistakes():
    _, before = _read(BEKASI)
    places = iter(range(1, 13))

    def broken(match):
        return f"{match[1]} Pasal {next(places) + 80}"

    text, count = re.subn(r"(dimaksud\s+(?:dalam|pada))\s+Pasal \d+", broken, BEKASI, count=12)
    assert count == 12
    draft, after = _read(text)
    assert after.count("error") >= before.count("error") + 11
    assert len(after) >= len(before) and not draft.not_run


def test_five_misspelt_words_silence_nothing():
    plain, _ = _read(BEKASI)
    wrong, _ = _read(BEKASI.replace("dengan", "clengan", 5))
    lost = Counter((each.code, each.eid) for each in plain.findings)
    lost.subtract((each.code, each.eid) for each in wrong.findings)
    # The one that names the misspelt words themselves is another one now.
    assert len(plain.findings) > 100 and +lost == Counter({("DRF003", "recs_1__rec_c"): 1})
    assert not wrong.not_run


SLIPS = """PERATURAN BUPATI CONTOH
NOMOR 3 TAHUN 2020
TENTANG
KEBERSIHAN

Pasal 1
Setiap orang menjaga ketertiban sebagaimana dimaksud pada Pasal 9 ayat (1).

Pasal 2
Setiap orang menjaga kebersihan sebagaimana dimaksud pada Pasal 9 ayat (1).
"""


def _on_pages(methods):
    """Return the analysis of SLIPS with a page for each Pasal, read as `methods` say."""
    text = read_bytes(framed(SLIPS).replace("\nPasal 2", "\fPasal 2").encode(), "contoh.txt")
    pages = tuple(Page(n, 595.0, 842.0, method) for n, method in enumerate(methods, 1))
    return enrich(build(msgspec.structs.replace(text, pages=pages)), rules=False)


def _severities(findings):
    return {(each.code, each.eid): each.severity for each in findings}


def test_a_page_read_from_its_picture_is_named_and_the_others_are_checked():
    analysis = _on_pages(("text", "ocr"))
    said = _severities(analysis.findings)
    assert said["REF001", "art_1"] == "error" and said["REF001", "art_2"] == "info"
    assert ("REF011", "art_1") in said and ("REF011", "art_2") not in said
    assert {(each.code, each.reason, each.pages) for each in analysis.not_run} == {
        (each.code, "picture", (2,)) for each in checks() if each.on_damage == "skip"
    }
    assert [page.method for page in analysis.quality.pages] == ["text", "ocr"]


def test_a_unit_in_doubt_lowers_what_is_said_about_it_and_nothing_else():
    said = _severities(run(analysed(SLIPS.replace("Setiap", "Sctiap dcngan", 1))).findings)
    assert said["REF001", "art_1"] == "info" and said["REF001", "art_2"] == "error"
    assert said["REF011", "art_1"] == "info" and said["REF011", "art_2"] == "warning"


LOOKS_SCANNED = GOOD.replace("dengan", "dcngan", 3).replace("Setiap", "k^tiga", 3).replace("wajib", "rvnhprrmr", 3)


def test_a_text_that_is_trusted_is_checked_fully():
    doubted, trusted = (run(analysed(LOOKS_SCANNED), trusted=trusted) for trusted in (False, True))
    assert doubted.not_run and not trusted.not_run
    assert not trusted.quality.doubts and trusted.quality.trusted
    assert len(trusted.findings) > len(doubted.findings)


def test_a_page_read_from_its_picture_is_not_trusted():
    checked = run(_on_pages(("text", "ocr")), trusted=True)
    assert {doubt.page for doubt in checked.quality.doubts} == {2}
    assert checked.not_run


def test_no_check_asks_for_itself_whether_the_text_is_in_doubt():
    folder = Path(__file__).parents[2] / "extractor" / "checks"
    named = [path.name for path in folder.rglob("???[0-9]*.py") if "damaged" in path.read_text()]
    assert named == []


@pytest.mark.parametrize(("words", "told"), [("wajib menjaga", ["info"]), ("~ .x lil |", [])])
def test_words_that_were_set_aside_as_dirt_are_told(words: str, told: list[str]) -> None:
    text = read_bytes(framed(GOOD).encode(), "contoh.txt")
    text = msgspec.structs.replace(text, furniture=(*text.furniture, Furniture("garbage", words, 0, 1, 1)))
    found = run(enrich(build(text))).findings
    assert [each.severity for each in found if each.code == "SRC013"] == told
