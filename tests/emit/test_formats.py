"""The table of formats: its writers exist, the README lists them, and a missing library is said in a sentence."""

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from made_rules import rules_analysis

from extractor.changes.consolidate import consolidate
from extractor.changes.difference import compared
from extractor.emit.comparison.compare import compare
from extractor.emit.formats import FORMATS, Format, MissingLibrary, Of, formats_of
from extractor.serve.forms import MEDIA
from extractor.source.readers import READERS

ROOT = Path(__file__).parents[2]
HIDDEN = {"parquet": "pyarrow", "xlsx": "openpyxl", "ics": "icalendar", "ttl": "rdflib", "jsonld": "rdflib"}
EACH = pytest.mark.parametrize("form", FORMATS, ids=lambda form: f"{form.of}-{form.name}")


def test_names_and_suffixes_tell_formats_apart() -> None:
    for of in get_args(Of):
        assert formats_of(of), of
    assert len({(form.of, form.name) for form in FORMATS}) == len(FORMATS)
    written = [suffix for form in FORMATS if form.of in ("regulation", "rules") for suffix in form.suffixes]
    assert len(set(written)) == len(written)


def test_a_form_of_a_regulation_has_a_media_type_its_own_or_that_of_its_reader() -> None:
    read = tuple(suffix for reader in READERS for suffix in reader.suffixes)
    for form in formats_of("regulation").values():
        assert bool(form.media) != form.suffixes[0].endswith(read), form.name
    assert len(set(MEDIA.values())) == len(formats_of("regulation"))


@EACH
def test_each_format_can_be_made(form: Format) -> None:
    analysis = rules_analysis()
    subjects: dict[str, Callable[[], object]] = {
        "regulation": lambda: analysis,
        "rules": lambda: [analysis] if form.joint else analysis,
        "comparison": lambda: compare(analysis, rules_analysis()),
        "consolidation": lambda: consolidate(analysis, [rules_analysis()]),
        "difference": lambda: compared(analysis.document, rules_analysis().document),
    }
    if form.of == "findings":
        (report,) = form.load()
        assert {"add", "close", "has_unused"} <= set(dir(report))
        return
    files = form.files(subjects[form.of]())
    assert tuple(suffix for suffix, _ in files) == form.suffixes
    assert all(data for _, data in files)
    if not form.binary:
        assert form.first(subjects[form.of]()).decode() == files[0][1].decode()


@EACH
def test_the_readme_lists_each_format(form: Format) -> None:
    readme = (ROOT / "README.en.md").read_text(encoding="utf-8")
    if form.of == "regulation":
        assert any(f"`NAME{suffix}`" in readme for suffix in form.suffixes)
    elif form.of == "findings":
        assert f"| `--format {form.name}` |" in readme
    elif form.of == "rules":
        table = readme[readme.index("| `--to` | what |") :].partition("\n\n")[0]
        assert f"`{form.name}`" in re.sub(r"\|[^|]*\|\n", "|\n", table)
    else:
        assert "(`--to " + ",".join(formats_of("comparison")) + "`)" in readme


def test_the_extras_are_those_of_the_package() -> None:
    with (ROOT / "pyproject.toml").open("rb") as stream:
        project = tomllib.load(stream)["project"]
    extras = project["optional-dependencies"]
    assert {form.extra for form in FORMATS if form.extra} <= set(extras)
    always = {re.split(r"[<>=~! \[]", line)[0] for line in project["dependencies"]}
    for name, library in HIDDEN.items():
        (form,) = [each for each in FORMATS if each.name == name]
        assert form.extra and any(line.startswith(library) for line in extras[form.extra])
        assert library not in always


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that hides a library, and THK's modules that have it already."""

    def hide(library: str) -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] == library]:
            monkeypatch.delitem(sys.modules, name)
        for name in ("parquet", "xlsx", "ics", "rdf"):
            monkeypatch.delitem(sys.modules, f"extractor.emit.rules.{name}", raising=False)
        monkeypatch.setitem(sys.modules, library, None)  # type: ignore[arg-type]

    return hide


@pytest.mark.parametrize("name", HIDDEN)
def test_a_missing_library_is_named_by_its_extra(without: Callable[[str], None], name: str) -> None:
    without(HIDDEN[name])
    form = formats_of("rules")[name]
    with pytest.raises(MissingLibrary) as caught:
        form.load()
    assert caught.value.extra == form.extra
    for other in FORMATS:
        if other.extra != form.extra:
            other.load()
