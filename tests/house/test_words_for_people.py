"""One set of words for people: complete in both languages, and in plain technical English."""

import re
import tomllib
from string import Formatter
from typing import get_args

import pytest

from extractor.cli.messages import LANGUAGES, Messages
from extractor.files import OUTPUT, data_folder
from extractor.model.finding import Severity
from extractor.model.rule import Deontic, RuleType
from extractor.review.reviewed import Status
from extractor.words import capital_words, counted, words

WORDS = tomllib.loads((OUTPUT / "words.toml").read_text(encoding="utf-8"))
SENTENCES = tomllib.loads((OUTPUT / "messages.toml").read_text(encoding="utf-8"))


def test_every_value_has_its_words() -> None:
    for table, entries in WORDS.items():
        for value, entry in entries.items():
            assert {"id", "en"} <= set(entry) <= {"id", "en", "many"}, (table, value)
            assert all(word and word == word.strip() for word in entry.values())
    assert list(words("severity")) == list(get_args(Severity))
    assert set(words("status")) == set(get_args(Status)) - {"open"}
    assert set(words("rule_type")) == set(get_args(RuleType))
    assert set(words("deontic")) == {str(value) for value in get_args(Deontic)}


def test_counts_and_capitals() -> None:
    assert [counted("severity", "error", count, "en") for count in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
    assert counted("severity", "info", 2, "en") == "2 information"
    assert counted("severity", "error", 2) == "2 kesalahan"
    assert capital_words("actor_kind")["office"] == "Pejabat"
    with pytest.raises(KeyError):
        words("galat")


def test_every_sentence_is_in_both_languages_with_the_same_values() -> None:
    for key, sentence in SENTENCES.items():
        assert tuple(sentence) == LANGUAGES, key
        values = [{name for _, name, _, _ in Formatter().parse(sentence[language]) if name} for language in LANGUAGES]
        assert values[0] == values[1], key
    assert Messages("en")("stopped") == SENTENCES["stopped"]["en"]
    assert Messages("fr")("stopped") == SENTENCES["stopped"]["id"]


def test_every_sentence_is_asked_for() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in data_folder("cli").rglob("*.py"))
    asked = set(re.findall(r"[\"']([A-Za-z_]+)[\"']", code))
    begun = tuple(re.findall(r"f[\"']([a-z_]+_)\{", code))
    assert {key for key in SENTENCES if key not in asked and not key.startswith(begun)} == set()


def test_nobody_writes_the_words_of_a_table_again() -> None:
    ours = {"kesalahan", "peringatan", "Galat", "Januari", "kebolehan"}
    for path in data_folder("emit").rglob("*.py"):
        said = set(re.findall(r'"(\w+)"', path.read_text(encoding="utf-8")))
        assert not said & ours, path
