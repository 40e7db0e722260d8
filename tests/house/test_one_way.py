"""One way for one thing: what every output needs is written in one module."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "extractor"
ONCE = {
    r"jinja2\.|from jinja2|import jinja2": ["emit/templates.py"],
    r"json\.format\(": ["emit/json_text.py"],
    r"\.write_bytes\(|\.write_text\(|mkstemp|open\(\"[wxa]": [
        "files.py",
    ],  # the latter into a temporary folder of its own
    r"wordprocessingml\.document\"|\"application/pdf\"|\"text/markdown\"|\"text/plain\"": ["source/readers.py"],
    r"THK_CACHE|XDG_CACHE_HOME|Path\.home|expanduser": ["cache.py"],
    r"\bpickle\b|\bmarshal\b|\bshelve\b": [],
    r"etree\.(?:Sub)?Element\(|etree\.tostring\(": [
        "emit/graphml.py",
        "source/docx/markup.py",
        "source/docx/origin.py",
    ],
}


@pytest.mark.parametrize("way", ONCE)
def test_only_here(way: str) -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        code = re.sub(r'"""[\s\S]*?"""', "", path.read_text(encoding="utf-8"))
        if re.search(way, code):
            found.append(path.relative_to(PACKAGE).as_posix())
    assert found == ONCE[way]
