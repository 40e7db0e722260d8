"""Words and numbers by themselves: the voice of a verb, its dictionary form, nouns for acts, printed numbers."""

import pytest

from extractor.rules.fields.counts import Count, count
from extractor.rules.sentence.lexicon import no_lexicon
from extractor.rules.sentence.pipeline import read_all
from extractor.rules.sentence.predicates import key
from extractor.rules.sentence.vocabulary import names_act, vocabulary


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
    ("word", "intransitive"), [("berkeliaran", True), ("beras", False), ("berkas", False), ("melapor", False)]
)
def test_a_verb_in_ber_can_open_an_item(word: str, intransitive: bool) -> None:
    assert vocabulary().is_intransitive(word) is intransitive


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
