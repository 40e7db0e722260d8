"""Words and numbers by themselves: the voice of a verb, its dictionary form, nouns for acts, printed numbers."""

import pytest

from extractor.rules.fields.counts import Count, count
from extractor.rules.sentence.pipeline import read_all
from extractor.rules.sentence.predicates import key
from extractor.rules.words.forms import word_formation
from extractor.rules.words.lexicon import no_lexicon
from extractor.rules.words.morphology import Word, analyse, names_doer
from extractor.rules.words.vocabulary import names_act, vocabulary


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("disusun", "menyusun"),
        ("dipungut", "memungut"),
        ("Dikirim", "mengirim"),
        ("ditulis", "menulis"),
        ("dibina", "membina"),
        ("didata", "mendata"),
        ("diatur", "mengatur"),
        ("dilaporkan", "melaporkan"),
        ("diproses", "memproses"),
        ("dia", "dia"),
        ("melapor", "melapor"),
    ],
)
def test_a_passive_has_the_key_of_its_active_form(verb: str, form: str) -> None:
    assert key(verb) == form


@pytest.mark.parametrize(
    ("word", "voice"),
    [
        ("melapor", "active"),
        ("dilaporkan", "passive"),
        ("adalah", "copula"),
        ("terdiri", "copula"),
        ("ikut", "active"),
        ("melaksanakan/menyusun", "active"),
        ("pengawasan", ""),
        ("membinanya", ""),
        ("menteri", ""),
        ("dia", ""),
        ("mentalitas", ""),
        ("liberalisme", ""),
        ("5", ""),
    ],
)
def test_the_form_of_a_word_tells_its_voice(word: str, voice: str) -> None:
    assert vocabulary().voice(word) == voice


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("berkeliaran", True),
        ("terpenuhi", True),
        ("bertentangan", True),
        ("terhadap", False),
        ("beras", False),
        ("berkas", False),
        ("melapor", False),
    ],
)
def test_a_word_in_ber_or_ter_can_be_a_predicate(word: str, state: bool) -> None:
    assert vocabulary().says_state(word) is state


@pytest.mark.parametrize(
    ("word", "act"), [("pengawasan", True), ("koordinasi", True), ("kegiatannya", True), ("pengelola", False)]
)
def test_a_noun_for_an_act_never_acts(word: str, act: bool) -> None:
    assert names_act(word) is act


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5 hari", Count(1, 5)),
        ("5 (lima) hari", Count(4, 5)),
        ("5 (enam) hari", Count(4, 5, 6)),
        ("lima (5) hari", Count(4, 5)),
        ("lima (6) hari", Count(4, 6, 5)),
        ("lima belas (15) hari", Count(5, 15)),
        ("dua puluh lima hari", Count(3, 25)),
        ("5 (abc) hari", Count(4, 5)),
        ("5 (lima", None),
        ("lima (5 hari", Count(1, 5)),
        ("5", Count(1, 5)),
        ("hari", None),
        ("12345 hari", None),
    ],
)
def test_digits_win_over_words(text: str, found: Count | None) -> None:
    (sentence,) = read_all([(text, ())], no_lexicon())
    assert count(sentence, 0, len(sentence.low)) == found
    assert count(sentence, len(sentence.low), len(sentence.low)) is None


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("menyusun", Word("active", "susun")),
        ("memberlakukan", Word("active", "berlaku", "kan")),
        ("diperbaiki", Word("passive", "perbaik", "i")),
        ("mem-bayar", Word("active", "bayar")),
        ("menghalang-halangi", Word("active", "halanghalang", "i")),
        ("terpenuhi", Word("state", "penuh", "i")),
        ("bertentangan", Word("state", "tentangan")),
        ("bekerja", Word("state", "kerja")),
        ("melaporkannya", Word("active", "lapor", "kan", "nya")),
        ("dilakukanlah", Word("passive", "laku", "kan", "lah")),
        ("metode", None),
        ("menteri", None),
        ("camat", None),
    ],
)
def test_a_word_is_taken_apart(word: str, parts: Word | None) -> None:
    assert analyse(word) == parts


@pytest.mark.parametrize(
    ("word", "event"),
    [("diterimanya", True), ("meningkatnya", True), ("melaporkannya", False), ("melapor", False)],
)
def test_nya_makes_a_noun_of_a_passive_and_stands_for_the_object_of_an_active(word: str, event: bool) -> None:
    found = analyse(word)
    assert found is not None
    assert found.names_event is event


def test_the_examples_of_prefixes_hold() -> None:
    formation = word_formation()
    for row in formation.prefix:
        for word in row.example:
            found = analyse(word)
            assert found is not None
            assert found.voice == row.voice, word
        assert not [word for word in row.counter if (found := analyse(word)) and found.voice == row.voice]
    for table in (formation.affix, formation.clitic, formation.further):
        assert all(analyse(word) for word in table.example)
    assert all(names_doer(word) for word in formation.doer.example)
    assert not any(names_doer(word) for word in formation.doer.counter)
