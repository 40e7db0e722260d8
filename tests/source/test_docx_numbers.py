"""Automatic numbers: formats, templates, restarts, overrides, styles, links."""

import pytest

from extractor.source import read_bytes
from extractor.source.docx.number_formats import printed_number
from tests.source.made_docx import definition, paragraph, saved, word_of


def lines(numbering: str, *paragraphs: str, styles: str = "") -> list[str]:
    word = word_of(body="".join(paragraphs), numbering=numbering, styles=styles)
    return read_bytes(saved(word), "naskah.docx").content.split("\n")


@pytest.mark.parametrize(
    ("form", "place", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("upperRoman", 4, "IV"),
        ("lowerRoman", 19, "xix"),
        ("upperRoman", 1000, "1000"),
        ("upperLetter", 26, "Z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 28, "bb"),
        ("lowerLetter", 0, "0"),
        ("ordinalText", 1, "Kesatu"),
        ("ordinalText", 12, "Kedua belas"),
        ("ordinalText", 21, "Kedua puluh satu"),
        ("cardinalText", 110, "Seratus sepuluh"),
        ("ordinal", 3, "ke-3"),
        ("none", 3, ""),
        ("koreanDigital", 3, "3"),
    ],
)
def test_number_formats(form: str, place: int, printed: str) -> None:
    assert printed_number(place, form) == printed


def test_a_custom_format_pads_with_zeros() -> None:
    assert printed_number(7, "custom", "001, 002, 003, ...") == "007"


def test_the_levels_of_a_regulation_in_one_list() -> None:
    levels = definition(
        ("BAB %1", "upperRoman"), ("Pasal %2", "decimal"), ("(%3)", "decimal"), ("%4.", "lowerLetter"), ("%5)", "decimal"),
        more={1: '<w:lvlRestart w:val="0"/>'},
    )  # fmt: skip
    assert lines(
        levels,
        paragraph("KETENTUAN UMUM", 0),
        paragraph("", 1),
        paragraph("Bupati wajib:", 2),
        paragraph("satu;", 3),
        paragraph("dua:", 3),
        paragraph("tiga;", 4),
        paragraph("Camat.", 2),
        paragraph("", 1),
        paragraph("Isi.", 2),
        paragraph("LAIN", 0),
        paragraph("", 1),
        paragraph("empat;", 3),
    ) == [
        "BAB I", "KETENTUAN UMUM", "Pasal 1", "(1) Bupati wajib:", "a. satu;", "b. dua:", "1) tiga;", "(2) Camat.",
        "Pasal 2", "(1) Isi.", "BAB II", "LAIN", "Pasal 3", "a. empat;",
    ]  # fmt: skip


def test_templates_name_the_levels_above() -> None:
    levels = definition(("%1.", "upperRoman"), ("%1.%2", "decimal"), ("%1.%2.%3", "decimal"), more={2: "<w:isLgl/>"})
    assert lines(
        levels,
        paragraph("a", 0),
        paragraph("b", 1),
        paragraph("c", 1),
        paragraph("d", 2),
        paragraph("e", 0),
        paragraph("f", 2),
    ) == ["I. a", "I.1 b", "I.2 c", "1.2.1 d", "II. e", "2.1.1 f"]


def test_a_level_restarts_after_the_level_that_it_names() -> None:
    levels = definition(
        ("%1.", "decimal"), ("%2)", "decimal"), ("(%3)", "decimal"), more={2: '<w:lvlRestart w:val="1"/>'}
    )
    order = [0, 1, 2, 1, 2, 0, 2]
    assert lines(levels, *(paragraph("x", level) for level in order)) == [
        "1. x", "1) x", "(1) x", "2) x", "(2) x", "2. x", "(1) x",
    ]  # fmt: skip


def test_lists_of_one_definition_go_on_and_an_override_starts_anew_once() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    used = [1, 1, 2, 3, 3, 1]
    found = lines(definition(("%1.", "lowerLetter")) + more, *(paragraph("x", 0, each) for each in used))
    assert found == ["a. x", "b. x", "c. x", "e. x", "f. x", "g. x"]


def test_an_overridden_start_leaves_the_levels_above_alone_once_the_list_has_begun() -> None:
    starts = "".join(f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="1"/></w:lvlOverride>' for at in (0, 1))
    more = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{starts}</w:num>'
    used = [(0, 1), (1, 1), (1, 1), (1, 2), (0, 2), (1, 2)]
    levels = definition(("%1.", "decimal"), ("%2)", "lowerLetter")) + more
    found = lines(levels, *(paragraph("x", level, name) for level, name in used))
    assert found == ["1. x", "a) x", "b) x", "a) x", "2. x", "a) x"]


def test_a_list_may_override_a_whole_level() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride></w:num>'
    )
    assert lines(definition(("%1.", "decimal")) + more, paragraph("x", 0, 2)) == ["(1) x"]


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Ayat"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ayat2"><w:basedOn w:val="Ayat"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Bebas"><w:basedOn w:val="Ayat"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    levels = definition(("Pasal %1", "decimal"), ("(%2)", "decimal"), more={1: '<w:pStyle w:val="Ayat"/>'})
    found = lines(
        levels,
        *(paragraph("x", more=f'<w:pStyle w:val="{style}"/>') for style in ("Ayat", "Ayat2", "Bebas")),
        paragraph("x", 0, 0, more='<w:pStyle w:val="Ayat"/>').replace("</w:numPr>", "</w:numPr>"),
        styles=styles,
    )
    assert found == ["(1) x", "(2) x", "x", "x"]


def test_a_definition_may_stand_in_a_numbering_style() -> None:
    styles = '<w:style w:type="numbering" w:styleId="Daftar"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    linked = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Daftar"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(definition(("%1)", "lowerLetter")) + linked, paragraph("x", 0, 2), styles=styles) == ["a) x"]


@pytest.mark.parametrize(("sign", "printed"), [("\uf0b7", "•"), ("-", "-"), ("–", "–"), ("o", "•"), ("\uf0d8", "•")])
def test_bullets(sign: str, printed: str) -> None:
    assert lines(definition((sign, "bullet")), paragraph("x", 0)) == [f"{printed} x"]


def test_hidden_and_empty_numbers_and_what_parts_them_from_the_text() -> None:
    levels = definition(
        ("%1.", "none"), ("%2.", "decimal"), ("(%3)", "decimal"),
        more={1: "<w:rPr><w:vanish/></w:rPr>", 2: '<w:suff w:val="nothing"/>'},
    )  # fmt: skip
    assert lines(levels, *(paragraph("x", level) for level in range(3))) == [". x", "x", "(1)x"]


def test_a_list_that_nobody_defines_numbers_nothing() -> None:
    assert lines(definition(("%1.", "decimal")), paragraph("x", 0, 9), paragraph("y", 8)) == ["x", "y"]


def test_a_ring_of_styles_ends() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert lines(definition(("%1.", "decimal")), paragraph("x", more='<w:pStyle w:val="A"/>'), styles=styles) == ["x"]


def test_headings_stand_on_a_line_of_their_own_with_their_break() -> None:
    broken = paragraph("", 0).replace("</w:p>", "<w:r><w:br/><w:t>UMUM</w:t></w:r></w:p>")
    levels = definition(("BAB %1", "upperRoman"), ("Bagian %2", "ordinalText"))
    assert lines(levels, broken, paragraph("Tujuan", 1)) == ["BAB I", "UMUM", "Bagian Kesatu", "Tujuan"]


def test_the_hanging_indent_tells_where_the_text_returns() -> None:
    from extractor.tree import build

    indent = '<w:ind w:left="{}" w:hanging="567"/>'
    levels = definition(("Pasal %1", "decimal")) + definition(("(%1)", "decimal"), name=1, number=2)
    levels += definition(("%1.", "lowerLetter"), name=2, number=3)
    body = [
        paragraph("BUPATI menetapkan peraturan ini dengan kata yang cukup."),
        paragraph("", 0),
        paragraph("Camat:", 0, 2, indent.format(567)),
        paragraph("menyusun rencana; dan", 0, 3, indent.format(1134)),
        paragraph("melaksanakan rencana.", 0, 3, indent.format(1134)),
        paragraph("paling lambat tiga hari kerja.", more='<w:ind w:left="567"/>'),
        paragraph("Lurah membantu.", 0, 2, indent.format(567)),
    ]
    text = read_bytes(saved(word_of(body="".join(body), numbering=levels)), "naskah.docx")
    document = build(text)
    camat = document.index["art_1__para_1"]
    assert document.own_text(camat) == "Camat: paling lambat tiga hari kerja."
    assert "art_1__para_2" in document.index
