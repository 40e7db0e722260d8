"""What a Word document prints: changes as accepted, fields, notes, boxes, signs, what is kept aside."""

from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Pt, Twips
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model.text import Text
from extractor.score.losses.source import unaccounted
from extractor.source import read_bytes
from tests.source.made_docx import SPACES, definition, paragraph, run, saved, word_of


def text_of(word: Word) -> Text:
    return read_bytes(saved(word), "naskah.docx")


def lines(*body: str) -> list[str]:
    return text_of(word_of(body="".join(body))).content.split("\n")


def aside(text: Text) -> list[tuple[str, str, int]]:
    return [(piece.kind, piece.text, piece.offset) for piece in text.furniture]


def par(*inside: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{''.join(inside)}</w:p>"


# ---- lines ------------------------------------------------------------------------------------------------------------


def test_place_weight_and_size_of_a_line() -> None:
    word = word_of("PERATURAN", "isi", "kanan")
    first, second, third = word.paragraphs
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first.runs[0].bold, first.runs[0].font.size = True, Pt(14)
    second.paragraph_format.left_indent, second.paragraph_format.first_line_indent = Twips(1200), Twips(-600)
    third.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    title, body, right = text_of(word).lines
    assert (title.centered, title.bold, title.size) == (True, True, 14.0)
    assert (body.centered, body.bold, body.indent, body.hang) == (False, False, 5.0, 10.0)
    assert 0 < title.indent < right.indent and right.hang is None
    assert {line.page for line in (title, body, right)} == {None}


def test_empty_paragraphs_are_white_space() -> None:
    word = word_of("a", "b", "", "", "c", "d")
    for each in word.paragraphs:
        each.paragraph_format.space_after = 0
    text = text_of(word)
    assert text.content == "a\nb\nc\nd"
    assert [line.gap for line in text.lines] == [0, 0, 2, 0]
    assert [line.number for line in text.lines] == [1, 2, 5, 6]


def test_breaks_part_lines_and_tabs_are_blanks() -> None:
    word = word_of("satu\ndua")
    word.paragraphs[0].add_run("\ttiga").add_break()
    text = text_of(word)
    assert text.content == "satu\ndua tiga"
    assert text_of(word_of("\t\tpada tanggal")).lines[0].indent == 12.0


def test_signs_that_stand_as_elements() -> None:
    inside = "<w:r><w:t>Undang</w:t><w:noBreakHyphen/><w:t>Undang per</w:t><w:softHyphen/><w:t>aturan</w:t></w:r>"
    symbols = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    assert lines(par(inside), par(symbols)) == ["Undang-Undang peraturan", "• ✓"]


def test_capitals_as_a_format() -> None:
    assert lines(par(run("Ketentuan Umum", "<w:caps/>"))) == ["KETENTUAN UMUM"]


# ---- changes ----------------------------------------------------------------------------------------------------------


def test_changes_as_accepted() -> None:
    inserted = f'<w:ins w:id="1" w:author="a">{run("baru ")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>lama</w:delText></w:r><w:r><w:t>sisa</w:t></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3" w:author="a">{run("pindah")}</w:moveFrom>'
    target = f'<w:moveTo w:id="4" w:author="a">{run("pindah")}</w:moveTo>'
    assert lines(par(run("Bupati "), inserted, deleted, moved, run("wajib")), par(target)) == [
        "Bupati baru wajib",
        "pindah",
    ]


def test_a_struck_paragraph_end_joins_two_paragraphs_and_counts_once() -> None:
    struck = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    body = paragraph("satu ", 0, more=struck) + paragraph("dua", 0) + paragraph("tiga", 0)
    text = text_of(word_of(body=body, numbering=definition(("%1.", "decimal"))))
    assert text.content == "1. satu dua\n2. tiga"


def test_a_struck_end_before_a_table_or_the_end_loses_nothing() -> None:
    struck = '<w:del w:id="1" w:author="a"/>'
    table = f"<w:tbl><w:tr><w:tc>{par(run('sel'), mark=struck)}</w:tc></w:tr></w:tbl>"
    assert lines(par(run("a"), mark=struck), table, par(run("b"), mark=struck)) == ["a", "sel", "b"]


def test_old_properties_do_not_count() -> None:
    change = '<w:pPrChange w:id="1" w:author="a"><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    text = text_of(word_of(body=paragraph("isi", more=change)))
    assert not text.lines[0].centered


# ---- fields, links, controls ------------------------------------------------------------------------------------------


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_results() -> None:
    simple = f'<w:fldSimple w:instr="REF b">{run("Pasal 7")}</w:fldSimple>'
    assert lines(par(run("dalam "), field("REF a", "Pasal 5"), run(" dan "), simple)) == ["dalam Pasal 5 dan Pasal 7"]


def test_the_code_of_a_field_is_no_text() -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + field("PAGE", "9")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("ya")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    text = text_of(word_of(body=par(run("a "), nested, run(" b"))))
    assert text.content == "a ya b"
    assert aside(text) == [("field", "9", 1)]


def test_a_damaged_field_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(par(run("a"), begin), par(run("b"), end, end), par(run("c"))) == ["a", "b", "c"]


def test_a_table_of_contents_without_an_end_swallows_nothing() -> None:
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(par(field("TOC", "Pasal 1 2").replace(end, "")), par(run("BAB I"))) == ["Pasal 1 2", "BAB I"]


def test_a_table_of_contents_is_kept_aside() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{par(run('BAB I 1'))}</w:sdtContent></w:sdt>"
    text = text_of(word_of(body=control + par(field("TOC \\o", "Pasal 1 2")) + par(run("BAB I"))))
    assert text.content == "BAB I"
    assert aside(text) == [("contents", "BAB I 1", 0), ("contents", "Pasal 1 2", 0)]


def test_links_controls_and_smart_tags_are_looked_through() -> None:
    inside = (
        f"<w:hyperlink>{run('satu ')}</w:hyperlink><w:smartTag>{run('dua ')}</w:smartTag>"
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('tiga')}</w:sdtContent></w:sdt>"
    )
    control = f"<w:sdt><w:sdtContent>{par(run('empat'))}</w:sdtContent></w:sdt>"
    assert lines(par(inside), control, f"<w:customXml>{par(run('lima'))}</w:customXml>") == [
        "satu dua tiga",
        "empat",
        "lima",
    ]


# ---- what is kept aside -----------------------------------------------------------------------------------------------


def test_headers_and_footers_with_their_page_field() -> None:
    word = word_of("Pasal 1", "isi")
    word.sections[0].header.paragraphs[0].text = "BUPATI BEKASI"
    footer = word.sections[0].footer.paragraphs[0]
    footer.text = "- "
    for element in word_of(body=par(field("PAGE", "2"))).paragraphs[0]._p.r_lst:
        footer._p.append(element)
    second = word.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "LAMPIRAN"
    word.add_paragraph("lain")
    text = text_of(word)
    assert text.content == "Pasal 1\nisi\nlain"
    assert aside(text) == [("header", "BUPATI BEKASI", 0), ("footer", "- 2", 11), ("header", "LAMPIRAN", 11)]


def with_notes(word: Word) -> Word:
    note = f'<w:footnotes {SPACES}><w:footnote w:id="3">{par(run("Lihat "), run("Pasal 9."))}{par(run("Dua."))}</w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, note.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return word


def test_footnotes_stand_aside_at_their_reference() -> None:
    reference = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    word = with_notes(word_of("awal", body=par(run("Bupati"), reference, run(" wajib"))))
    text = text_of(word)
    assert text.content == "awal\nBupati wajib"
    assert aside(text) == [("footnote", "Lihat Pasal 9. Dua.", 11)]


def test_hidden_text_stands_aside() -> None:
    text = text_of(word_of(body=par(run("a "), run("rahasia", "<w:vanish/>"), run("b")) + par(run("c", "<w:vanish/>"))))
    assert text.content == "a b"
    assert aside(text) == [("hidden", "rahasia", 1), ("hidden", "c", 3)]


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_struck_out_words_stand_aside() -> None:
    struck = [run("wajib ", "<w:strike/>"), run("harus ", "<w:dstrike/>")]
    text = text_of(word_of(body=par(run("Warga "), *struck, run("dapat", '<w:strike w:val="0"/>'))))
    assert text.content == "Warga dapat"
    assert aside(text) == [("struck", "wajib harus", 5)]


def test_a_text_box_is_no_text_of_the_paragraph_beside_it() -> None:
    body = par(run("Dinas merawat"), BOX.format(par(run("catatan")), par(run("catatan")))) + par(run("taman kota."))
    text = text_of(word_of(body=body))
    assert text.content == "Dinas merawat\ntaman kota."
    assert aside(text) == [("text_box", "catatan", 13)]


def test_a_heading_in_a_text_box_is_text() -> None:
    box = par(run("Pasal 2")) + par(run("Dinas."))
    assert lines(par(run("Warga menjaga taman kota."), BOX.format(box, box))) == [
        "Warga menjaga taman kota.", "Pasal 2", "Dinas.",
    ]  # fmt: skip


def test_boxes_that_hold_most_of_the_words_are_read_once_after_their_paragraph() -> None:
    box = par(run("kotak kedua dari naskah"))
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{par(run('lama'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert lines(par(run("awal"), BOX.format(box, box), run(" akhir"), old)) == [
        "awal akhir",
        "kotak kedua dari naskah",
        "lama",
    ]


# ---- the account ------------------------------------------------------------------------------------------------------

WORDS = st.text(alphabet="aB1 (.)-\u00adé", min_size=1, max_size=8)


def _inline(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        words.map(run),
        words.map(lambda text: run(text, "<w:caps/>")),
        words.map(lambda text: run(text, "<w:vanish/>")),
        words.map(lambda text: f'<w:ins w:id="1" w:author="a">{run(text)}</w:ins>'),
        words.map(lambda text: f'<w:del w:id="1" w:author="a">{run(text)}</w:del>'),
        words.map(lambda text: f"<w:hyperlink>{run(text)}</w:hyperlink>"),
        words.map(lambda text: field("REF x", text)),
        words.map(lambda text: f'<w:fldSimple w:instr="TOC">{run(text)}</w:fldSimple>'),
        words.map(lambda text: BOX.format(par(run(text)), par(run(text)))),
        st.sampled_from(
            [
                "<w:r><w:tab/></w:r>",
                "<w:r><w:br/></w:r>",
                "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>",
                '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
                '<w:r><w:footnoteReference w:id="3"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ]
        ),
    )


PARAGRAPHS = st.builds(
    lambda inside, level, struck: paragraph(
        "", level, more='<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>' if struck else ""
    ).replace("</w:p>", "".join(inside) + "</w:p>"),
    st.lists(_inline(WORDS), max_size=4),
    st.sampled_from([None, None, 0, 1]),
    st.sampled_from([False, False, False, True]),
)
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.lists(
        st.lists(st.lists(inner, max_size=2).map("".join), min_size=1, max_size=3), min_size=1, max_size=3
    ).map(
        lambda rows: (
            "<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val='single'/></w:tblBorders></w:tblPr>"
            + "".join("<w:tr>" + "".join(f"<w:tc>{cell}<w:p/></w:tc>" for cell in row) + "</w:tr>" for row in rows)
            + "</w:tbl>"
        )
    ),
    max_leaves=6,
)


@settings(max_examples=50, deadline=None)
@given(st.lists(BLOCKS, max_size=6))
def test_every_sign_is_accounted_for(tmp_path_factory: pytest.TempPathFactory, body: list[str]) -> None:
    levels = definition(("Pasal %1", "decimal"), ("(%2)", "lowerLetter"))
    path = tmp_path_factory.mktemp("akun") / "naskah.docx"
    word = with_notes(word_of("awal", body="".join(body), numbering=levels))
    word.sections[0].header.paragraphs[0].text = "kepala"
    path.write_bytes(saved(word))
    text = read_bytes(path.read_bytes(), "naskah.docx")
    assert unaccounted(path, text) == {}
    assert text.content == text.content.strip() and "\n\n" not in text.content and "  " not in text.content
    for table in text.tables:
        for row in table.rows:
            for cell in row:
                assert table.span.covers(cell.span) or cell.span.start == cell.span.end


def test_the_count_notices_a_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(saved(word_of("Pasal 1", "isi")))
    other: Any = read_bytes(saved(word_of("Pasal 1", "is")), "b.docx")
    lost, more = unaccounted(path, other)[0]
    assert (dict(lost), dict(more)) == ({"I": 1}, {})


@pytest.mark.parametrize("look", ['<w:color w:val="FFFFFF"/>', '<w:sz w:val="1"/>'], ids=["white", "tiny"])
def test_what_nobody_sees_is_set_aside(look: str) -> None:
    shown = "Setiap orang wajib menjaga ketertiban."
    unseen = f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>Denda dapat dihapuskan.</w:t></w:r></w:p>"
    text = read_bytes(saved(word_of(shown, body=unseen)), "x.docx")
    assert text.content == shown
    assert [(each.kind, each.text) for each in text.furniture] == [("hidden", "Denda dapat dihapuskan.")]


def test_white_letters_on_a_colour_are_text() -> None:
    white = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Tarif</w:t></w:r>'
    shaded = f'<w:p><w:pPr><w:shd w:val="clear" w:fill="1F497D"/></w:pPr>{white}</w:p>'
    cell = f"<w:tbl><w:tr><w:tc><w:p>{white}</w:p></w:tc></w:tr></w:tbl>"
    for body in (shaded, cell, shaded + cell):
        text = read_bytes(saved(word_of("Naskah.", body=body)), "x.docx")
        assert text.content.count("Tarif") == body.count("Tarif") and not text.furniture
