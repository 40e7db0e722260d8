"""The list of checks, their manuals and their messages."""

import re
import string
from pathlib import Path

import pytest
from mini_regulation import analysed

import extractor.checks
from extractor.checks import checks, codes, manual, run
from extractor.checks.framework import check
from extractor.checks.framework.manual import read_manual

FOLDER = Path(extractor.checks.__file__).parent
NAMED = re.compile(r"[a-z]{3}\d{3}_").match
FAULTY = """
Pasal 1
Setiap orang wajib menjaga ketertiban sebagaimana dimaksud dalam Pasal 9.

Pasal 3
Peraturan ini mulai berlaku pada tanggal diundangkan sesuai dengan Pasal 3.
"""


def test_codes_are_those_of_the_catalogue():
    """The folders of the groups hold one module a code, and the numbers of a group have no gap."""
    modules = {path: path.relative_to(FOLDER).parts[0].strip("_") for path in FOLDER.rglob("*.py") if NAMED(path.name)}
    assert sorted(path.name[:6].upper() for path in modules) == sorted(codes())
    assert {group.upper() for group in modules.values()} == {code[:3] for code in codes()}
    assert all(path.name.startswith(group) for path, group in modules.items())
    for group in {code[:3] for code in codes()}:
        numbers = sorted(int(code[3:]) for code in codes() if code.startswith(group))
        assert numbers == list(range(1, len(numbers) + 1)), group
    assert len({each.name for each in checks()}) == len(codes())


def test_no_check_imports_another():
    """What two checks need is a module of its own."""
    importing = re.compile(r"^\s*(?:from|import) extractor\.checks\.\S*\.[a-z]{3}\d{3}_", re.M)
    assert importing.search("from extractor.checks.src.page.src004_x import y")
    assert [path.name for path in FOLDER.rglob("*.py") if importing.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("each", checks(), ids=lambda each: each.code)
def test_manual(each):
    parts = read_manual(each)
    assert all((parts.text, parts.text_en, parts.wrong, parts.right)), each.code
    assert "\nAturan:" in parts.text
    assert "\nRule:" in parts.text_en
    assert manual(each.code) != manual(each.code, "en")
    for language, wrong in (("id", "Salah:"), ("en", "Wrong:")):
        printed = manual(each.code.lower(), language)
        assert printed.startswith(f"{each.code} {each.name} (")
        assert wrong in printed
    # Numbers of butir are printed only where they were checked against the text of the annex.
    assert not re.search(r"\b[Bb]utir\s+\d", each.docstring)


@pytest.mark.parametrize("each", checks(), ids=lambda each: each.code)
def test_messages_take_the_same_words_in_both_languages(each):
    def words(message):
        return {name for _, name, _, _ in string.Formatter().parse(message) if name}

    assert words(each.message) == words(each.message_en) or words(each.message_en) <= words(each.message)


def test_an_unknown_code_is_a_key_error():
    with pytest.raises(KeyError):
        manual("REF999")


def test_a_module_with_another_name_is_no_check():
    with pytest.raises(ValueError, match="ref001_acuan_tak_ditemukan"):
        check.check(severity="info", message="", message_en="")(lambda regulation: iter(()))


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        (("REF",), None, {"REF001", "REF002", "REF018"}),
        (("REF00",), None, {"REF001", "REF002"}),
        (("ref001", "STR"), None, {"REF001", "STR001"}),
        (("REF",), ("REF018", "REF001"), {"REF002"}),
        ((), None, set()),
    ],
)
def test_select_and_ignore(select, ignore, wanted):
    assert {finding.code for finding in run(analysed(FAULTY), select, ignore).findings} == wanted


def test_without_selection_every_check_runs():
    found = {finding.code for finding in run(analysed(FAULTY)).findings}
    assert found >= {"REF001", "REF002", "REF018", "STR001"}
    assert {finding.code for finding in run(analysed(FAULTY), None, ("REF",)).findings} == {
        code for code in found if not code.startswith("REF")
    }


def test_findings_stand_in_the_order_of_the_text():
    findings = run(analysed(FAULTY)).findings
    places = [finding.span.start for finding in findings]
    assert places == sorted(places)
    assert findings == run(analysed(FAULTY)).findings
