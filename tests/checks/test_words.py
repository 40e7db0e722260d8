"""The word lists of the checks, slips of one letter, and fixes that mend what they were made for."""

import re
from collections import Counter
from pathlib import Path

import pytest
from mini_regulation import analysed

from extractor.checks import run
from extractor.checks.drf.drf003_rumusan_baku import StandardWording
from extractor.checks.drf.drf004_kata_baku import WordList
from extractor.checks.drf.misspelt import misspelt, vocabulary
from extractor.checks.ext.ext003_format_kutipan import CitationSlips
from extractor.checks.shared.citation_wording import anywhere, citation_wording
from extractor.grammar import load
from extractor.model.analysis import Analysis
from extractor.references import references_of
from extractor.rules.terms import terms_of
from extractor.source import read_bytes
from extractor.tree import build

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
FIXING = ("EXT003", "DRF002", "DRF003", "DRF004")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["kegiaatan"], {"kegiaatan": "kegiatan"}),
        (["penyelengaraan"], {"penyelengaraan": "penyelenggaraan"}),
        (["kegaitan"], {"kegaitan": "kegiatan"}),
        (["kegiaatan", "kegiaatan"], {}),  # written twice: a word of this text
        (["kegiatannya", "berkegiatan", "kerja", "kegiatans"], {}),
        (["barangbaru", "barangbaru", "barangbru"], {"barangbru": "barangbaru"}),
        ([], {}),
    ],
)
def test_misspelt(words, found):
    assert misspelt(Counter(words), vocabulary(), set()) == found


def test_no_word_that_the_list_asks_for_is_called_misspelt():
    table = load("drafting/drf004_kata_baku", WordList).words
    asked = {word for right in table.values() for word in re.findall(r"[a-z]{3,}", right)}
    wrong = set(table)
    written = "".join(f"Camat {word} rapat itu.\n" for word in sorted(asked))
    found = [each for each in run(analysed(f"Pasal 1\n{written}")).findings if each.code == "DRF004"]
    assert not [each.message for each in found if {one.text for one in each.suggestions} & wrong]
    assert misspelt(Counter(["memedomani"]), vocabulary(), set()) == {"memedomani": "mempedomani"}


def test_no_standard_word_is_in_the_list_as_a_wrong_one():
    table = load("drafting/drf004_kata_baku", WordList).words
    for wrong, right in table.items():
        assert re.fullmatch(r"[a-z]{3,}", wrong), wrong
        assert right.lower() != wrong
        assert not any(word in table for word in right.lower().split()), right


def test_words_of_the_vocabulary_are_hardly_called_wrong():
    # The vocabulary was made from printed regulations: what many of them write wrongly is in it too.
    assert len(vocabulary() & set(load("drafting/drf004_kata_baku", WordList).words)) < 0.02 * len(vocabulary())


def _analysis(content):
    document = build(read_bytes(content.encode(), "naskah.txt"))
    return Analysis(document, references_of(document), terms=terms_of(document))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize("code", FIXING)
def test_a_fix_mends_what_it_was_made_for(path, code):
    content = _analysis(path.read_text()).document.text.content
    before = run(_analysis(content), select=(code,)).findings
    fixes = sorted((each for each in before if each.fix is not None), key=lambda each: -each.span.start)
    for each in fixes:
        content = f"{content[: each.span.start]}{each.fix}{content[each.span.end :]}"
    after = run(_analysis(content), select=(code,)).findings
    assert len(after) <= len(before) - len(fixes)
    assert [each for each in after if each.fix is not None] == []


def test_text_read_from_a_picture_is_left_alone():
    text = "\n".join(f"Pasal {n}\nSctiap dcngan kcpala daerah, pcraturan dan kerjasama" for n in range(1, 9))
    assert run(analysed(text), select=("DRF", "EXT", "DEF003")).findings == ()


def _searched():
    """Every pattern that is only searched where one of its fragments stands: (name, pattern, fragments, as printed)."""
    for formula in load("drafting/drf003_rumusan_baku", StandardWording).formula:
        yield formula.right, re.compile(formula.wrong, re.VERBOSE), formula.needs, False
    for phrase in load("drafting/drf004_kata_baku", WordList).phrase:
        yield phrase.wrong, re.compile(phrase.wrong, re.VERBOSE), phrase.needs, False
    wording = citation_wording()
    for name, form in (("vague", wording.vague), ("superfluous", wording.superfluous), ("blanket", wording.blanket)):
        yield name, anywhere(form), form.needs, False
    slips = load("drafting/ext003_format_kutipan", CitationSlips)
    for slip in (*slips.around, *slips.bracket):
        yield slip.wrong, re.compile(slip.wrong, re.VERBOSE), slip.needs, True


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_no_words_are_found_without_a_fragment_that_they_need(path):
    pieces = _analysis(path.read_text()).document.pieces.rows
    for name, pattern, needs, printed in _searched():
        for piece in pieces:
            words = piece.words if printed else piece.words.lower()
            if not any(need in words for need in needs):
                found = [match[0] for match in pattern.finditer(piece.words)]
                assert name == "blanket" or found == [], (name, found)
