"""A rule of drafting applies from its date: an older regulation is not measured by it, and the report says so."""

import pytest
from mini_regulation import HEAD, TAIL, WHOLE, analysed

from extractor.checks import run

WORDS = "Pasal 1\nSatu.\nPasal 2\nRapat sebagaimana pada Pasal 1 dan pada Pasal 7 diadakan."


@pytest.mark.parametrize(("year", "measured"), [("1999", False), ("2003", False), ("2005", True), ("2020", True)])
def test_wording_is_measured_since_2004(year: str, measured: bool) -> None:
    text = f"{WHOLE}\n{HEAD}\n{WORDS}\n{TAIL}".replace("2020", year)
    checked = run(analysed(text))
    codes = {each.code for each in checked.findings}
    assert "REF001" in codes  # a target that is not there is a fault at any time
    assert ("REF010" in codes) == measured
    assert any(each.code == "REF010" and each.reason == "older" for each in checked.not_run) != measured
