"""Every grammar fits the form of its reader, every pattern compiles, and every example and counter-example holds."""

import importlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from marked import finds, marked

from extractor.grammar import GRAMMARS, Form, GrammarError, Lists, Pattern, entries, load
from extractor.law.instruments import heads_of_regions

V = TypeVar("V")
PACKAGE = Path(__file__).parents[2] / "extractor"
CALL = re.compile(r'\bload\(\s*"([\w/]+)",\s*(\w+)(?:\[\w+, (\w+)\])?\)')
FILES = sorted(str(path.relative_to(GRAMMARS).with_suffix("")) for path in GRAMMARS.rglob("*.toml"))
# Examples of whole sentences and of words with their affixes, which the tests of rules read.
SENTENCES = ("rules/kinds:kind", "rules/norms:modal")
FORMED = tuple(f"rules/word_formation:{table}" for table in ("prefix", "affix", "clitic", "further", "doer"))
X, ANY, M = re.VERBOSE, re.IGNORECASE, re.MULTILINE
# How the readers compile the patterns of a file, or of one of its tables.
FLAGS = {
    "": 0,
    "references/citations": X,
    "references/citations:annex": X | ANY,
    "references/citations:amending": X | ANY,
    "references/citations:repeal": X | ANY,
    "references/citations:lead": X | ANY,
    "page/markdown": M,
    "drafting": X | ANY,
    "drafting/drf002_tanda_baca_akhir": 0,
    "drafting/drf002_tanda_baca_akhir:joined": ANY,
    "drafting/ext003_format_kutipan": X,
    "drafting/drf003_rumusan_baku": X,
    "drafting/drf004_kata_baku": X,
    "changes": ANY,
    "structure/amending": ANY,
    "structure/closing": ANY,
    "structure/closing:gazette_head": 0,
    "structure/closing:name": 0,
    "structure/closing:small_word": 0,
    "structure/closing:place_and_day": 0,
    "structure/head_number:number": ANY,
    "structure/amending:pasal_named": 0,
}
# How much of an example, and of a counter-example, they look at: all of it, its beginning, or anything in it.
WHOLE, BEGINNING, ANYWHERE = re.Pattern.fullmatch, re.Pattern.match, re.Pattern.search
EXAMPLES_BY = {
    "": ANYWHERE,
    "page": WHOLE,
    "page/glued_numbers": BEGINNING,
    "page/markdown": ANYWHERE,
    "page/side_by_side": ANYWHERE,
    "page/tables": ANYWHERE,
    "structure/closing": BEGINNING,
    "structure/closing:small_word": ANYWHERE,
    "structure/closing:name": WHOLE,
    "structure/title": BEGINNING,
    "structure/head_number": WHOLE,
    "structure/head_number:year_in_number": ANYWHERE,
    "structure/markers": BEGINNING,
    "structure/markers:explanation": WHOLE,
}
COUNTERS_BY = {
    "": WHOLE,
    "page/glued_numbers": BEGINNING,
    "page/markdown": BEGINNING,
    "page/side_by_side": ANYWHERE,
    "structure/amending": ANYWHERE,
    "structure/sections": ANYWHERE,
    "drafting": ANYWHERE,
}
HEADS = "|".join(re.escape(name) for head in heads_of_regions() for name in head.names)
# Other fields than `pattern` that hold a regular expression.
PATTERN_FIELDS = {"pattern", "before", "opening", "first", "wrong"}


def of(table: dict[str, V], path: str) -> V:
    """What a table above says of a place in a grammar: the longest beginning of its path counts."""
    return table[max((key for key in table if path.startswith(key)), key=len)]


@cache
def modules() -> dict[Path, str]:
    """Every module of the package and its text."""
    return {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}


@cache
def forms() -> dict[str, Any]:
    """The form of every file, found where a module of the package loads it."""
    found: dict[str, Any] = {}
    for path, text in modules().items():
        for name, form, inner in CALL.findall(text):
            module = importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
            found[name] = dict[str, getattr(module, inner)] if inner else getattr(module, form)
    return found


def tables(table: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield every table of a grammar with its place: `file:table.key`."""
    if isinstance(table, tuple):
        for row in table:
            yield from tables(row, path)
        return
    if not isinstance(table, Form | dict):
        return
    yield path, table
    inner = (
        table.items() if isinstance(table, dict) else ((key, getattr(table, key)) for key in table.__struct_fields__)
    )
    for key, value in inner:
        yield from tables(value, f"{path}{'.' if ':' in path else ':'}{key}")


@cache
def tables_of(name: str) -> list[tuple[str, Any]]:
    """Every table of a file with its place."""
    return list(tables(load(name, forms()[name]), name))


def patterns(path: str, table: object) -> list[re.Pattern[str]]:
    fields = PATTERN_FIELDS.intersection(getattr(table, "__struct_fields__", ()))
    sources = [value for value in (getattr(table, field) for field in fields) if isinstance(value, str)]
    return [re.compile(source.replace("{heads}", HEADS), of(FLAGS, path)) for source in sources]


def words(table: object) -> set[str]:
    """Every word or phrase of a table, in lower case."""
    if isinstance(table, dict):
        lists: Lists = entries({key: value for key, value in table.items() if isinstance(value, tuple)})
        values = [*lists.values(), tuple(table)]
    else:
        fields = [key for key in table.__struct_fields__ if key not in ("example", "counter")]
        values = [getattr(table, key) for key in fields]
        values = [tuple(value) if isinstance(value, dict) else value for value in values]
    return {
        word.lower()
        for value in values
        if isinstance(value, tuple | frozenset)
        for word in value
        if isinstance(word, str)
    }


def examples(name: str, key: str) -> Iterator[tuple[str, Any, str]]:
    """Yield the examples, or the counter-examples, of a file: the place and the table of each, and its words."""
    for path, table in tables_of(name):
        if not path.startswith((*SENTENCES, *FORMED)):
            for each in table.get(key, ()) if isinstance(table, dict) else getattr(table, key):
                yield path, table, each


def test_every_file_has_a_form() -> None:
    assert sorted(forms()) == FILES
    assert sum(1 for name in FILES for _ in examples(name, "example")) > 1000


@pytest.mark.parametrize("name", FILES)
def test_patterns_compile(name: str) -> None:
    for path, table in tables_of(name):
        patterns(path, table)


def holds(path: str, table: object, example: str) -> bool:
    """Whether a pattern of the table finds an example, or one of its words stands in it."""
    if compiled := patterns(path, table):
        if marked(example) is None or path.startswith("page/"):
            return any(of(EXAMPLES_BY, path)(pattern, example) for pattern in compiled)
        return any(finds(pattern, example) for pattern in compiled)
    parts = marked(example)
    if parts is not None:
        return parts[0][parts[1] : parts[2]].lower() in words(table)
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", example.lower()) for word in words(table))


@pytest.mark.parametrize("name", FILES)
def test_examples_hold(name: str) -> None:
    found = [(path, each) for path, table, each in examples(name, "example") if not holds(path, table, each)]
    assert found == []


@pytest.mark.parametrize("name", FILES)
def test_counter_examples_do_not_hold(name: str) -> None:
    for path, table, each in examples(name, "counter"):
        assert not any(of(COUNTERS_BY, path)(pattern, each) for pattern in patterns(path, table)), (path, each)
        if not patterns(path, table):
            assert not holds(path, table, each), (path, each)


@pytest.mark.parametrize("name", FILES)
def test_examples_are_keys(name: str) -> None:
    text = (GRAMMARS / f"{name}.toml").read_text(encoding="utf-8")
    assert not re.findall(r"(?m)^# Example: .*", text)
    tomllib.loads(text)


class Sum(Form, frozen=True):
    sum: Pattern


def test_a_misspelt_key_is_told_with_its_file_and_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.grammar.GRAMMARS", tmp_path)
    (tmp_path / "one.toml").write_text("[sum]\npatern = 'a'\n")
    with pytest.raises(GrammarError, match=r"grammars/one\.toml, table sum: .*`patern`|required field `pattern`"):
        load("one", Sum)
    (tmp_path / "two.toml").write_text("[summ]\npattern = 'a'\n")
    with pytest.raises(GrammarError, match=r"grammars/two\.toml, top level: .*`summ`"):
        load("two", Sum)
    (tmp_path / "three.toml").write_text("[sum\n")
    with pytest.raises(GrammarError, match=r"grammars/three\.toml: "):
        load("three", Sum)


@pytest.mark.parametrize("name", FILES)
def test_fragments_stand_in_every_example(name: str) -> None:
    """A text without any of the fragments `needs` is not searched, so each example must hold one."""
    for path, table, each in examples(name, "example"):
        needs = getattr(table, "needs", ())
        assert not needs or any(
            need in text.replace("[", "").replace("]", "") for need in needs for text in (each, each.lower())
        ), (path, each)


@pytest.mark.parametrize("name", FILES)
def test_every_pattern_has_an_example(name: str) -> None:
    assert [path for path, table in tables_of(name) if patterns(path, table) and not table.example] == []


# Files whose names are printed in the outputs (`fired` of a rule) keep them.
PRINTED = {"rules/kinds", "rules/nomenclature", "rules/definitions", "rules/sanctions"}


@pytest.mark.parametrize("name", [name for name in FILES if name not in PRINTED])
def test_a_file_is_named_after_the_module_that_reads_it(name: str) -> None:
    """Or, where several modules of a stage read it, its form lies with the forms of that stage."""
    readers = {path.stem for path, text in modules().items() if f'load("{name}"' in text}
    assert readers in ({name.rpartition("/")[2]}, {"forms"}, {"patterns"})


@pytest.mark.parametrize("path", [path for path in FILES if not path.startswith("page/")])
def test_one_space_is_asked_for_where_there_is_no_more_than_one(path: str) -> None:
    """A frozen text has no two spaces in a row, and a pattern that looks for many takes long on them elsewhere."""
    assert not re.search(r"\\s[*+]", (GRAMMARS / f"{path}.toml").read_text(encoding="utf-8"))
