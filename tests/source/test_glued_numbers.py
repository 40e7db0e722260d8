"""Page numbers glued to the line below them are parted from it where they count through the document; nothing else."""

from pathlib import Path

import pytest

from extractor.model.text import Text
from extractor.score.losses.source import unaccounted
from extractor.source import read_bytes
from extractor.source.origin import origin_of

PAGE = [f"baris {letter} dari halaman ini" for letter in "abcdefghi"]


def text_of(*lines: str, name: str = "a.txt") -> Text:
    return read_bytes("\n".join(lines).encode(), name)


def numbers(text: Text) -> list[str]:
    return [piece.text for piece in text.furniture if piece.kind == "page_number"]


@pytest.mark.parametrize(
    ("number", "rest"),
    [
        ("- 5", "Pasal 7"),
        ("- 5", "BAB II"),
        ("-5", "MEMUTUSKAN :"),
        ("- 5 ", "(3)"),
        ("- 5 ", "b."),
        ("-5", "d. Bidang Pencatatan"),
        ("- 5 ", "Agar"),
        ("- 5 ", "LAMPI.RAN PERATURAN"),
        ("- 5", "6."),
        ("- 5", "46. Rencana"),
    ],
)
@pytest.mark.parametrize("beside", [("- 4 -", "- 6 -"), ("- 4 Pasal 3", "- 6 -"), ("-4-", "-6Pasal 8")])
def test_a_glued_number_is_parted_from_its_line(number: str, rest: str, beside: tuple[str, str]) -> None:
    text = text_of(*PAGE, beside[0], *PAGE, number + rest, *PAGE, beside[1], *PAGE)
    assert rest in text.content.split("\n")
    assert number.strip() in numbers(text) and len(numbers(text)) == 3
    piece = next(piece for piece in text.furniture if piece.text == number.strip())
    assert text.content[piece.offset :].startswith(rest) and piece.number == 20


def test_two_glued_numbers_are_enough() -> None:
    text = text_of(*PAGE, "- 12 Pasal 37", *PAGE, "- 13 LAMPI.RAN PERATURAN", *PAGE)
    assert numbers(text) == ["- 12", "- 13"]


@pytest.mark.parametrize(
    "lines",
    [
        ["- 4 -", *PAGE, "- 5 orang", *PAGE, "- 6 -"],  # begins no line
        ["- 4 -", *PAGE, "- 5 (lima) orang", *PAGE, "- 6 -"],
        ["- 4 -", *PAGE, "- papan", "- 5 Orang", *PAGE, "- 6 -"],  # one of a dash list
        ["- 4 -", *PAGE, "- 5 Orang", "- papan", *PAGE, "- 6 -"],
        ["- 4 -", *PAGE, "- 7 Pasal 3", *PAGE, "- 6 -"],  # out of step
        ["- 4 -", *PAGE, "- 5 Orang", *PAGE, "- 5 -", *PAGE, "- 6 -"],  # page 5 is elsewhere
        ["- 5 Pasal 7", *PAGE],  # alone
        [*PAGE, "- 1 Ketua", *PAGE, "- 2 Anggota", *PAGE, "- 3 Staf"],  # nothing is sure
        ["- 1 Pasal 7", "- 2 Pasal 8", "- 3 Pasal 9"],  # no pages between them
        ["- 4 -", *PAGE, "- 506.", *PAGE, "- 6 -"],  # no item has the number 06
    ],
)
def test_what_only_looks_like_it_stays(lines: list[str]) -> None:
    printed = text_of(*lines).content.split("\n")
    assert printed == [line for line in lines if not line.endswith(" -")]


def test_the_first_line_of_a_page_counts_with_the_pages() -> None:
    sheets = [
        ["- 4 -", *PAGE],
        ["- 5 yang dimaksud", *PAGE],
        [*PAGE, "- 6 Orang", "habis"],
        ["- 76.", *PAGE],
        ["- 9 Orang"],
    ]
    text = text_of("\n\f".join("\n".join(sheet) for sheet in sheets))
    assert numbers(text) == ["- 4 -", "- 5", "- 7"]
    printed = text.content.split("\n")
    assert [line for line in printed if line not in PAGE] == ["yang dimaksud", "- 6 Orang", "habis", "6.", "- 9 Orang"]


def test_in_markdown() -> None:
    text = text_of("# PERATURAN", "## BAB I", *PAGE, "- 4 -", *PAGE, "- 5Pasal **7**", *PAGE, "- 6 -", *PAGE)
    assert text.source.media_type == "text/markdown" and "Pasal 7" in text.content.split("\n")
    assert "- 5" in numbers(text)


def test_nothing_is_lost_and_the_way_back_leads_to_the_words(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n".join([*PAGE, "- 4 -", *PAGE, "- 5Pasal 7", *PAGE]))
    text = read_bytes(path.read_bytes(), "a.txt")
    assert unaccounted(path, text) == {}
    line = next(line for line in text.lines if text.of(line.span) == "Pasal 7")
    origin = origin_of(path.read_bytes(), text)
    found = origin.range_of(line.span)
    assert found is not None and origin.raw[slice(*found)] == "Pasal 7"


def test_many_numbers_are_read_in_linear_time() -> None:
    lines = [line for number in range(1, 4000) for line in ("- 1 Orang", "- 2 Pasal 3", f"- {number % 7} -")]
    assert text_of(*lines).content.count("Orang") == 3999
