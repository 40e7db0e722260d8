"""Every check passes and fails on its cases, and on the examples of its manual."""

from pathlib import Path

import pytest
from mini_regulation import NEXT, analysed, checked

from extractor.checks import checks, codes, run
from extractor.checks.framework.manual import read_manual
from tests.yaml_files import read_yaml

CASES = Path(__file__).parent / "cases"
KEYS = {"name", "text", "at", "quotes", "severity", "suggests", "says", "fix"}


def _cases(kind):
    for path in sorted(CASES.glob("*.yaml")):
        for case in read_yaml(path)[kind]:
            yield pytest.param(path.stem, case, id=f"{path.stem}-{case['name'].replace(' ', '_')}")


def test_every_check_has_cases_and_every_case_a_check():
    assert {path.stem for path in CASES.glob("*.yaml")} == set(codes())
    for path in CASES.glob("*.yaml"):
        table = read_yaml(path)
        assert set(table) == {"fail", "pass"}, path.name
        assert table["fail"] and table["pass"], path.name
        for case in table["fail"] + table["pass"]:
            assert set(case) <= KEYS, (path.name, case["name"])


@pytest.mark.parametrize(("code", "case"), list(_cases("fail")))
def test_fail(code, case):
    found = checked(case["text"], code)
    findings = [finding for _, finding in found]
    assert [finding.eid for finding in findings] == case["at"], findings
    if "quotes" in case:
        assert [text.of(finding.span) for text, finding in found] == case["quotes"]
    if "severity" in case:
        assert {finding.severity for finding in findings} == {case["severity"]}
    if "suggests" in case:
        assert [finding.suggestions[0].text for finding in findings] == case["suggests"], findings
    if "says" in case:
        assert all(case["says"] in finding.message for finding in findings), findings
    if "fix" in case:
        assert {finding.fix for finding in findings} == {case["fix"]}


@pytest.mark.parametrize(("code", "case"), list(_cases("pass")))
def test_pass(code, case):
    assert checked(case["text"], code) == []


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)
def test_examples_of_the_manual(check):
    manual = read_manual(check)
    assert checked(manual.wrong, check.code)
    assert checked(manual.right, check.code) == []


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)
def test_the_right_example_is_right_for_every_check_of_errors(check):
    for part in read_manual(check).right.split(f"{NEXT}\n"):
        assert [finding.code for finding in run(analysed(part)).findings if finding.severity == "error"] == []
