"""The reference grammar itself, and its speed on hostile text."""

import logging
from functools import partial

import lark
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark

from extractor.grammar import GRAMMARS
from extractor.references.expression import extent, steps
from extractor.references.find import find
from extractor.references.parse_tables import build
from tests.growth import assert_linear

GRAMMAR = (GRAMMARS / "references" / "references.lark").read_text(encoding="utf-8")


def test_grammar_has_no_conflict(caplog: pytest.LogCaptureFixture) -> None:
    lark.logger.propagate = True
    with caplog.at_level(logging.DEBUG, logger=lark.logger.name):
        lark.Lark(GRAMMAR, parser="lalr", start=["expression", "extent"], debug=True)
    assert not [record for record in caplog.records if "conflict" in record.getMessage().lower()]


def test_a_conflict_would_be_seen(caplog: pytest.LogCaptureFixture) -> None:
    lark.logger.propagate = True
    with caplog.at_level(logging.DEBUG, logger=lark.logger.name):
        lark.Lark('start: start "+" start | "a"', parser="lalr", debug=True)
    assert [record for record in caplog.records if "conflict" in record.getMessage().lower()]


def test_terminals_do_not_collide() -> None:
    build(strict=True)


def test_steps_keep_printed_offsets() -> None:
    text = "Pasal 5 ayat (2) dan ayat (3)"
    assert [text[step.start : step.end] for step in steps(text)] == ["Pasal 5", "ayat (2)", "ayat (3)"]
    assert [step.joint for step in steps(text)] == ["", "", "dan"]


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 5, 6 dan 7",
        "ayat (1) s.d. (4)",
        "Pasal 34 A, Pasal 34 B, dan Pasal 34 C",
        "Bagian Kedua Puluh Satu",
        "Lampiran I dan II",
        "Pasal 5 ayat (2) huruf c angka 3 huruf b)",
        "Diktum KEDUA",
    ],
)
def test_extent_is_the_whole_expression(text: str) -> None:
    assert extent(f"{text} berlaku", 0) == len(text)


@pytest.mark.parametrize(
    ("text", "lead", "relation"),
    [
        ("hubungan sebagaimana dimaksud dalam Pasal 7", "sebagaimana dimaksud dalam", "sebagaimana_dimaksud"),
        ("hubungan sebagaimana yang dimaksud pada Pasal 7", "sebagaimana yang dimaksud pada", "sebagaimana_dimaksud"),
        ("hubungan sebagaimana ayat (1)", "sebagaimana", "sebagaimana_dimaksud"),
        ("hubungan dimaksud Pasal 6", "dimaksud", "sebagaimana_dimaksud"),
        ("berdasarkan ketentuan Pasal 7", "berdasarkan ketentuan", "berdasarkan"),
        ("sesuai dengan ketentuan Pasal 7", "sesuai dengan ketentuan", "sesuai"),
        ("dikecualikan dari Pasal 7", "dikecualikan dari", "kecuali"),
        ("dalam rangka melaksanakan ketentuan Pasal 7", "melaksanakan ketentuan", "melaksanakan"),
    ],
)
def test_lead_and_relation(text: str, lead: str, relation: str) -> None:
    (mention,) = find(text)
    assert mention.lead is not None
    assert text[mention.lead[0] : mention.lead[1]] == lead
    assert mention.relation == relation


HOSTILE = {
    "huruf": "huruf d dimaksudkan untuk ",
    "pasal": "Pasal 1 dan ",
    "ayat": "ayat (1) ",
    "bracket": "(((((((((( Lembaran Negara ",
    "work": "Peraturan Menteri A B C D E F G H ",
    "title": "Undang-Undang Nomor 1 Tahun 2000 tentang Perubahan Atas ",
    "number": "Nomor 1/2/3/4/5/6/7/8/",
    "comma": "Pasal 1, , , ",
    "lead": "sebagaimana sebagaimana yang telah ",
    "blank": "Peraturan      ",
}


@pytest.mark.perf
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(find, piece * size), 1000)


_SIGNS = [
    "Pasal", "ayat", "huruf", "angka", "BAB", "Bagian", "Paragraf", "Buku", "Lampiran", "Penjelasan", "Diktum", "ini",
    "tersebut", "1", "12", "5A", "(1)", "(1a)", "(21", "a", "b)", "I", "III", "Kesatu", "KEDUA", "dan", "atau", "serta",
    "dan/atau", ",", ", ", " , ", "sampai dengan", "s.d.", "kecuali", "ketentuan", "jo.", " ", "  ", "Undang-Undang",
    "Nomor 5", "Tahun 2014", "tentang", "Peraturan Daerah", "(", ")", ".", ";", "bis",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_SIGNS), min_size=1, max_size=14), st.booleans())
def test_nothing_that_is_found_fails_to_parse(signs: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(signs)
    for start in range(len(text)):
        end = extent(text, start)
        if end is not None:
            row = steps(text[start:end])
            assert row, text[start:end]
            assert row[-1].end == end - start, text[start:end]
    for mention in find(text):
        assert 0 <= mention.start < mention.end <= len(text)


# What stands for each terminal in the rows below: the grammar's own patterns look around themselves, so that words made
# of them alone would hardly ever fit together.
_TERMINALS = {
    "PASAL": ["Pasal", "pasal"], "AYAT": ["ayat", "Ayat"], "HURUF": ["huruf"], "ANGKA": ["angka"], "BAB": ["BAB", "Bab"],
    "BAGIAN": ["Bagian"], "PARAGRAF": ["Paragraf"], "BUKU": ["BUKU"], "LAMPIRAN": ["Lampiran", "lampiran"],
    "PENJELASAN": ["Penjelasan"], "DIKTUM": ["Diktum"], "THIS": ["ini", "tersebut"], "NUMBER": ["7", "7A", "34 A", "5 bis"],
    "BRACKETED": ["(1)", "(1a)", "( 2 )"], "LETTER": ["a", "b)"], "DIGITS": ["5", "2)"], "ROMAN": ["I", "III", "IIIA"],
    "ANNEX": ["I", "V.9", "2"], "ORDINAL": ["Kesatu", "KEDUA", "Kedua Puluh Satu"],
    "UNTIL": ["sampai dengan", "s.d.", "s/d"], "EXCEPT": ["kecuali", ", kecuali ketentuan"], "AND": ["dan", ", dan", "serta"],
    "OR": ["atau", "dan/atau"], "COMMA": [","], "WS": [" "],
}  # fmt: skip
# The further numbers that the finder allows after a unit, by its first word in lower case.
_FURTHER = {"pasal": ["6", "8A"], "ayat": ["(3)", "(4a)"], "huruf": ["c"], "angka": ["6"]}


def _made_by(rule: str) -> st.SearchStrategy[str]:
    """Words that a rule of the grammar makes, one space between them."""
    explicit = {name: st.sampled_from(words).map("{} ".format) for name, words in _TERMINALS.items()}
    parser = lark.Lark(GRAMMAR, parser="lalr", start=[rule])
    known = {terminal.name for terminal in parser.terminals}
    words = from_lark(parser, start=rule, explicit={name: each for name, each in explicit.items() if name in known})
    return words.map(lambda made: " ".join(made.split()))


def _with_further(unit: str, joint: str, number: str) -> str:
    """Let a numbered unit go on with a further number, where the finder allows one: `ayat (1) dan (3)`."""
    further = _FURTHER.get(unit.split()[0].lower(), [])
    pointing = unit.endswith(("ini", "tersebut")) or unit.split()[-1][:1] in "IVX"
    return f"{unit} {joint} {number}" if number in further and not pointing else unit


_UNITS = st.builds(
    _with_further,
    st.deferred(lambda: _made_by("unit")).filter(lambda unit: unit != "Penjelasan"),  # alone it names no place
    st.sampled_from(["dan", ",", "sampai dengan"]),
    st.sampled_from([number for numbers in _FURTHER.values() for number in numbers]),
)
_JOINTS = st.deferred(lambda: _made_by("joint"))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(_UNITS, st.lists(st.tuples(_JOINTS, _UNITS), max_size=4))
def test_whatever_the_rules_make_is_found_whole(first: str, further: list[tuple[str, str]]) -> None:
    text = " ".join([first, *(f"{joint} {unit}" for joint, unit in further)]).replace(" ,", ",")
    assert extent(text, 0) == len(text)
    row = steps(text)
    assert row and row[-1].end == len(text)
