"""Every format counts the same findings, and so does the last line."""

import json
import re
from collections import Counter

GOOD = ("perbup-bekasi-9-2017.txt", "perbup-pali-fragment.txt", "perwali-kotabekasi-68-2019.txt")
LEVELS = {"error": "error", "warning": "warning", "note": "info", "notice": "info"}
WORDS = {"kesalahan": "error", "peringatan": "warning", "informasi": "info"}


def test_every_format_counts_the_same(thk, corpus) -> None:
    inputs = [corpus / name for name in GOOD]

    def said(form: str) -> str:
        return thk("check", *inputs, "--format", form, "--fail-on", "never").stdout

    record = json.loads(said("json"))
    counts = Counter(finding["severity"] for each in record["documents"] for finding in each["findings"])
    assert set(counts) == {"error", "warning", "info"}
    assert sum(each["count"] for each in record["statistics"]) == counts.total()
    (run,) = json.loads(said("sarif"))["runs"]
    assert Counter(LEVELS[each["level"]] for each in run["results"]) == counts
    annotations = re.findall(r"^::(error|warning|notice) ", said("github"), re.MULTILINE)
    assert Counter(LEVELS.get(each, each) for each in annotations) == counts
    page = said("html")
    assert Counter(re.findall(r'<li id="t-\d+" class="(\w+)"', page)) == counts
    assert {level: int(count) for level, count in re.findall(r'<span class="(\w+)"><b>(\d+)</b>', page)} == counts
    text = said("text")
    assert _counts(text.strip().splitlines()[-1]) == counts
    each_input = [_counts(line) for line in text.splitlines() if line.startswith(tuple(f"{path}: " for path in inputs))]
    assert sum(each_input, Counter()) == counts and len(each_input) == len(inputs)


def _counts(line: str) -> Counter[str]:
    return Counter(
        {WORDS[word]: int(count) for count, word in re.findall(r"(\d+) (kesalahan|peringatan|informasi)", line)}
    )
