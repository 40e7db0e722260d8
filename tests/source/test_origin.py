"""Every word of a text is found again in the file that it was read from."""

import random
from pathlib import Path

import pytest

from extractor.model.text import Span
from extractor.source import read_bytes
from extractor.source.origin import origin_of as way_back

CORPUS = Path(__file__).parents[2] / "corpus"


def origin_of(typed, name="contoh.txt"):
    data = typed if isinstance(typed, bytes) else typed.encode()
    text = read_bytes(data, name)
    return text, way_back(data, text)


def typed_words(typed, words, name="contoh.txt"):
    """Return what stands in the file at the place of `words` of the running text."""
    text, origin = origin_of(typed, name)
    start = text.content.replace("\n", " ").index(words)
    found = origin.range_of(Span(start, start + len(words)))
    return found and origin.raw[slice(*found)]


@pytest.mark.parametrize(
    ("typed", "words", "found"),
    [
        ("Pasal 1\nBupati   menetapkan\n", "Bupati menetapkan", "Bupati   menetapkan"),
        ("Pasal 1\r\n\r\n   Peraturan\r\n   ini berlaku\r\n", "Peraturan ini", "Peraturan\r\n   ini"),
        ("a\tb c\n", "b c", "b c"),
        ("masing-\nmasing orang\n", "masing-masing", "masing-\nmasing"),
        ("kewajiban itu\nkewa-\njiban ini\n", "kewajiban ini", "kewa-\njiban ini"),
        ("T E N T A N G\nX\n", "TENTANG", "T E N T A N G"),
        ("cafe\u0301 ini\n", "café", "cafe\u0301"),
        ("satu\u00a0dua\n", "satu dua", "satu\u00a0dua"),
        ("satu\u200bdua tiga\n", "dua tiga", "dua tiga"),
    ],
)
def test_plain_text(typed, words, found):
    assert typed_words(typed, words) == found


@pytest.mark.parametrize(
    ("typed", "words", "found"),
    [
        ("## Pasal 1\n\n- (1) Setiap **orang** wajib\n", "orang wajib", "orang** wajib"),
        ("## Pasal 1\n\n- (1) Setiap **orang** wajib\n", "(1) Setiap", "(1) Setiap"),
        ("## Pasal 1\n\nsatu **d**ua tiga\n", "dua", "d**ua"),
        ("## Pasal 1\n\n[Pasal 5](http://a/ayat) ayat (1)\n", "ayat (1)", "ayat (1)"),
        ("## Pasal 1\n\nsatu<br>satu dua\n", "satu dua", "satu dua"),
        ("## Pasal 1\n\nsatu &amp; dua\n", "& dua", "&amp; dua"),
        ("## Pasal 1\n\n1\\. satu\n", "1. satu", "1\\. satu"),
    ],
)
def test_markdown(typed, words, found):
    assert typed_words(typed, words, "contoh.md") == found


def test_line_and_column_are_those_of_the_file():
    text, origin = origin_of("Pasal 1\r\n\r\n  Bupati  ini\r\n")
    start = text.content.index("ini")
    assert origin.place(origin.range_of(Span(start, start + 3))[0]) == (3, 11)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings(encoding):
    text, origin = origin_of("Pasal 1\n“Bupati” menetapkan\n".encode(encoding))
    start = text.content.index("Bupati")
    assert origin.raw[slice(*origin.range_of(Span(start, start + 6)))] == "Bupati"


@pytest.mark.parametrize(
    ("typed", "at", "before"), [("satu dua\ntiga\n", 8, "satu dua"), ("satu dua\ntiga\n", 9, "satu dua\n")]
)
def test_the_place_for_new_words(typed, at, before):
    _, origin = origin_of(typed)
    place = origin.range_of(Span(at, at))
    assert origin.raw[: place[0]] == before
    assert place[0] == place[1]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_word_of_the_corpus(path):
    data = path.read_bytes()
    text = read_bytes(data, path.name)
    origin = way_back(data, text)
    chance = random.Random(1)
    for _ in range(500):
        start = chance.randrange(len(text.content) - 40)
        span = Span(start, start + chance.randrange(1, 40))
        if text.content[span.start] in " \n" or text.content[span.end - 1] in " \n":
            continue
        raw = origin.raw[slice(*origin.range_of(span))]
        # Beside the words stand only blanks and, in Markdown, marks.
        beside = " \r\n" if text.source.media_type == "text/plain" else " \r\n-*#>"
        typed, read = ("".join(sign for sign in words if sign not in beside) for words in (raw, text.of(span)))
        assert typed == read
