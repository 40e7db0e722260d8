"""What is printed on the pages and is no text: taken out and kept aside; and what looks like it and stays."""

import pytest

from extractor.model.text import Text
from extractor.source import read_bytes
from extractor.source.furniture.furniture import set_aside
from extractor.source.line_draft import Draft
from tests.source.made_pdf import Placed, aside, paragraphs, printed, text_of

BODY = [
    "Setiap perangkat daerah wajib",
    "melaksanakan tugasnya dengan",
    "penuh tanggung jawab serta",
    "dengan iktikad baik.",
]


def body(page: int) -> list[str]:
    """Four lines that no other page has."""
    letter = "abcdefghij"[page]
    return [f"{letter}{line} {letter}" for line in BODY]


def sheet(page: int, *extra: Placed) -> list[Placed]:
    return [*paragraphs(body(page), top=200), *extra]


def bodies(count: int) -> list[str]:
    return [line for page in range(count) for line in body(page)]


@pytest.mark.parametrize(
    "form", ["- {} -", "-{}-", "{}", "Halaman {} dari 4", "{} / 4", "2019, No.190 -{}-", "SK No 01234{} A"]
)
def test_page_numbers_and_the_like(form: str) -> None:
    pages = [sheet(page - 1, (280, 810, form.format(page))) for page in range(1, 5)]
    text = text_of(pages)
    assert printed(text) == bodies(4)
    assert [piece.text for piece in text.furniture] == [form.format(page) for page in range(1, 5)]
    assert [piece.page for piece in text.furniture] == [1, 2, 3, 4]
    assert text.furniture[0].box is not None


def test_furniture_keeps_its_offset() -> None:
    text = text_of([sheet(page, (280, 810, f"- {page} -")) for page in range(3)])
    size = len("\n".join(body(0)))
    assert [piece.offset for piece in text.furniture] == [size, size * 2 + 1, size * 3 + 2]


def test_a_running_head_leaves_every_page_but_the_first() -> None:
    head = [(270, 60, "PRESIDEN"), (240, 76, "REPUBLIK INDONESIA")]
    text = text_of([sheet(page, *head, (280, 92, f"- {page} -")) for page in range(5)])
    assert printed(text) == ["PRESIDEN", "REPUBLIK INDONESIA", *bodies(5)]
    assert aside(text, "header") == ["PRESIDEN", "REPUBLIK INDONESIA"] * 4


def test_a_misread_running_head_is_known_by_its_place() -> None:
    names = ["PRESIDEN", "PRESIDEN", "PRESTDEN", "PRESIDEN", "FRESIDEN", "PRESIDEN"]
    text = text_of([sheet(page, (270, 60, name)) for page, name in enumerate(names)])
    assert aside(text, "header") == names[1:]


def test_a_running_foot() -> None:
    text = text_of([sheet(page, (200, 800, "PUSAT HUKUM DAN HUMAS")) for page in range(4)])
    assert aside(text, "footer") == ["PUSAT HUKUM DAN HUMAS"] * 4


def test_the_stamp_of_an_electronic_signature() -> None:
    stamp = [
        (72, 780, "Dokumen ini ditandatangani secara elektronik menggunakan sertifikat elektronik"),
        (72, 792, "yang diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), BSSN"),
    ]
    text = text_of([sheet(0, (72, 768, "Catatan:"), *stamp), sheet(1)])
    assert printed(text) == bodies(2) and len(aside(text, "stamp")) == 3


@pytest.mark.parametrize(
    "heading", ["Pasal {}", "BAB I{}", "({}) Bupati menetapkan", "a. ya", "Cukup jelas.", "Bagian Kesatu"]
)
def test_headings_and_items_stay_however_often_they_repeat(heading: str) -> None:
    text = text_of([sheet(page, (250, 60, heading.format(page))) for page in range(1, 9)])
    assert [line for line in printed(text) if line not in bodies(9)] == [heading.format(page) for page in range(1, 9)]


def test_a_line_that_repeats_amid_the_text_stays() -> None:
    lines = ["kebijakan, evaluasi dan pelaporan", *BODY * 3, "kebijakan, evaluasi dan pelaporan"]
    pages = [paragraphs([f"pembuka nomor {'abcdef'[page]}", *lines, "penutup " + "xyzuvw"[page]]) for page in range(6)]
    assert printed(text_of(pages)).count("kebijakan, evaluasi dan pelaporan") == 12


@pytest.mark.parametrize(
    ("catchword", "opening"),
    [
        ("Pasal 16. . .", "Pasal 16"),
        ("(2) Kecuali…", "(2) Kecuali ditentukan lain"),
        ("b. bahwa …", "b. bahwa berdasarkan"),
        ("BABV...", "BAB V"),
        ("dokumen . . .", "dokumen hak tagih"),
    ],
)
def test_a_catchword_announces_the_next_page(catchword: str, opening: str) -> None:
    pages = [
        sheet(0, (400, 760, catchword), (280, 800, "- 1 -")),
        [(270, 60, "- 2 -"), *paragraphs([opening, *BODY], top=100)],
    ]
    text = text_of(pages)
    shown = aside(text, "catchword")
    assert len(shown) == 1 and shown[0].replace(" ", "")[:5] == catchword.replace(" ", "")[:5]
    assert printed(text) == [*body(0), opening, *BODY]


def test_dots_that_announce_nothing_stay() -> None:
    pages = [sheet(0, (72, 760, "Nama : . . . .")), paragraphs(["Pasal 2", *BODY])]
    assert "Nama" in text_of(pages).content


def test_in_plain_text_with_pages() -> None:
    page = "PRESIDEN\nREPUBLIK INDONESIA\n- {} -\n" + "\n".join(BODY) + "\n{}\n"
    words = ["(2) Kecuali . . .", "Pasal 3 ...", "Pasal 4 ...", ""]
    starts = ["", "(2) Kecuali itu", "Pasal 3", "Pasal 4"]
    data = "\f".join(
        page.format(at + 1, words[at]).replace(BODY[0], starts[at] + "\n" + BODY[0]) for at in range(4)
    ).encode()
    text = read_bytes(data, "a.txt")
    assert aside(text, "catchword") == words[:3]
    assert aside(text, "page_number") == ["- 1 -", "- 2 -", "- 3 -", "- 4 -"]
    assert printed(text).count("PRESIDEN") == 1


def test_in_plain_text_without_pages() -> None:
    text = read_bytes(b"a. konsultatif;\n\n-7-\n\nb. kolegial; dan\nSALINAN\nc. koordinatif.\n", "a.txt")
    assert printed(text) == ["a. konsultatif;", "b. kolegial; dan", "c. koordinatif."]
    assert aside(text, "page_number") == ["-7-"] and aside(text, "copy_mark") == ["SALINAN"]


def test_a_year_or_number_alone_in_plain_text_stays() -> None:
    assert printed(read_bytes(b"NOMOR : 31\n\n2021\n\nSERI : E\n", "a.txt")) == ["NOMOR : 31", "2021", "SERI : E"]


def text_with_pages(*sheets: list[str]) -> Text:
    return read_bytes("\n\f".join("\n".join(sheet) for sheet in sheets).encode(), "a.txt")


@pytest.mark.parametrize(
    "head",
    [
        ["PRESIDEN", "REPUBLIK INDONESIA"],
        ["PRES I DEN", "R EP UBI,.IK INDONESIA"],
        ["PRESIOEN", "R EPUBLII( INDONESIA"],
        ["FRESIDEN", "R EP LIBL IK IN D ONES IA"],
    ],
)
@pytest.mark.parametrize("above", [[], ["(2)", "(3)"], ["24."]])
def test_the_head_of_the_state_is_known_however_it_was_misread(head: list[str], above: list[str]) -> None:
    text = text_with_pages([*head, *BODY], [*above, *head, "_26_", *BODY])
    assert printed(text) == [*head, *BODY, *above, *BODY]
    assert aside(text, "header") == head and aside(text, "page_number") == ["_26_"]


def test_the_head_of_the_state_above_the_number_of_its_page_where_page_breaks_are_lost() -> None:
    head = ["PRESIDEN", "REPUBLIK INDONESIA"]
    lines = [*head, *body(0), "Pasal 2 ...", "PRES I DEN", "R EPUBLII( INDONESIA", "- 2 -", "Pasal 2", *body(1)]
    text = read_bytes("\n".join(lines).encode(), "a.txt")
    assert printed(text) == [*head, *body(0), "Pasal 2", *body(1)]
    assert aside(text, "header") == ["PRES I DEN", "R EPUBLII( INDONESIA"]
    assert aside(text, "catchword") == ["Pasal 2 ..."]


def test_feet_and_heads_where_page_breaks_are_lost() -> None:
    foot = ["jdih.contoh.go.id", "Halaman {} dari 4"]
    sheets = [[*body(at), *(line.format(at + 1) for line in foot), "PERATURAN KOTA CONTOH"] for at in range(3)]
    text = read_bytes("\n".join([line for lines in sheets for line in lines] + body(3)).encode(), "a.txt")
    assert printed(text) == bodies(4)
    assert aside(text, "header") == ["PERATURAN KOTA CONTOH"] * 3
    assert aside(text, "gazette") == ["jdih.contoh.go.id"] * 3


def test_scraps_of_the_emblem_stand_above_the_head_only() -> None:
    text = text_with_pages(body(0), ["$*D", "PRESIDEN", "REPUBLIK INDONESIA", *body(1)], ["$*D", *body(2)])
    assert aside(text, "garbage") == ["$*D"] and printed(text) == [*bodies(2), "$*D", *body(2)]


@pytest.mark.parametrize(
    "lines",
    [
        ["PRESIDEN REPUBLIK INDONESIA,"],  # who makes the act
        ["PRESIDEN", "REPUBLIK INDONESIA,"],  # who signs it
        ["Disahkan di Jakarta", "PRESIDEN", "REPUBLIK INDONESIA"],
        ["LAMPIRAN", "PERATURAN MENTERI", "REPUBLIK INDONESIA"],
        ["Presiden", "Republik Indonesia"],
        ["PRESIDEN", "MENTERI DALAM NEGERI"],
        ["Pasal 5", "REPUBLIK INDONESIA"],
    ],
)
def test_what_names_the_state_in_the_text_stays(lines: list[str]) -> None:
    assert printed(text_with_pages(BODY, [*lines, *BODY])) == [*BODY, *lines, *BODY]


@pytest.mark.parametrize(
    ("catchword", "opening"),
    [
        ("Pasal 68E ...", ["(4)", "Pasal 68E", "Ketentuan"]),
        ("22. Ketentuan...", ["PRESIDEN", "REPUBLIK INDONESIA", "- 27 -", "22. Ketentuan Pasal 86 diubah"]),
        ("(2) Dana ...", ["(2)", "(3)", "Dana sebagaimana dimaksud"]),
        ("(2) Tim ...", ["(2)", "Tim Pelaksana wajib melapor"]),
        ("Pasal 9lE} ...", ["24.", "25.", "Pasal 9 18"]),
        ("Ayat (2) ...", ["*EU,1'1[REU*..,o", "- 3 -", "Ayat (2)"]),
    ],
)
def test_a_catchword_announces_words_below_the_top_of_the_page(catchword: str, opening: list[str]) -> None:
    text = text_with_pages([*BODY, catchword], [*opening, *BODY])
    assert aside(text, "catchword") == [catchword]
    assert printed(text)[4] != catchword and printed(text)[-5] == opening[-1]


def test_a_scrap_below_a_catchword_is_no_text() -> None:
    text = text_with_pages([*BODY, "Pasal 2 ...", "$-,D"], ["Pasal 2", *BODY, "$-,D"], ["Pasal 3"])
    assert aside(text, "garbage") == ["$-,D"] and printed(text) == [*BODY, "Pasal 2", *BODY, "$-,D", "Pasal 3"]


@pytest.mark.parametrize(
    ("last", "opening"),
    [
        ("Nama : .....", ["Bupati", "Nama : .....", "Alamat"]),  # dots to be filled in
        ("a. ...", ["Menteri", "Alamat", "Tanda"]),  # too short to tell
        ("Pasal 9 ...", ["satu", "dua", "tiga", "empat", "Pasal 9"]),  # too far down
        ("(2) Dana ...", ["(3)", "Pajak itu"]),
        ("I. ...", ["Lurah menilai"]),  # too short to be misread
    ],
)
def test_dots_whose_words_do_not_return_stay(last: str, opening: list[str]) -> None:
    assert printed(text_with_pages([*BODY, last], [*opening, *BODY])) == [*BODY, last, *opening, *BODY]


def test_bare_page_numbers_of_a_text_without_pages_are_set_aside():
    body = [f"Taman nomor urut {name} dijaga oleh camat setiap hari." for name in "abcdefghijklmnopqrstuvw"]
    lines = [*body, "(2) Camat . . .", "2", "(2) Camat melapor.", *body, "3", *body, "- 4", *body]
    text = read_bytes("\n".join(lines).encode(), "contoh.txt")
    assert aside(text, "page_number") == ["2", "3", "- 4"]
    assert aside(text, "catchword") == ["(2) Camat . . ."]


def test_numbers_alone_on_their_lines_that_do_not_count_sheets_stay():
    lines = ["Taman", "2", "Lampu", "3", *["Camat menjaga taman setiap hari."] * 20, "7", "Pohon"]
    text = read_bytes("\n".join(lines).encode(), "contoh.txt")
    assert aside(text, "page_number") == []


def test_a_box_of_initials_in_a_text_without_pages_is_set_aside():
    text = read_bytes(b"Pasal 1\nCamat menjaga\nPARAF KOORDINASI\nKABAG HUKUM\nASISTEN\ntaman.\n", "contoh.txt")
    assert aside(text, "stamp") == ["PARAF KOORDINASI", "KABAG HUKUM", "ASISTEN"]


def test_a_misread_number_between_dashes_at_the_edge_is_one() -> None:
    drafts = [
        Draft(text, at, 2, top=top)
        for at, (text, top) in enumerate([("-A-", 0.04), ("Camat hadir.", 0.2), ("-B-", 0.5)])
    ]
    set_aside([*drafts, Draft("Lurah hadir.", 1, 3, top=0.3)])
    assert [draft.kind for draft in drafts] == ["page_number", None, None]
