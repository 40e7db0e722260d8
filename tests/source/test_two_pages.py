"""Two pages scanned on one sheet: found by the white band between them, read one after the other."""

import numpy as np
import pytest

from extractor.source.furniture.furniture import set_aside
from extractor.source.line_draft import Draft
from extractor.source.ocr.halves import gutter_of, read_halves
from extractor.source.ocr.lines import scanned_pages
from extractor.source.ocr.picture import Picture
from extractor.source.ocr.reader import Scan
from extractor.source.ocr.tesseract import Read


def sheet(*, width: int = 1600, height: int = 1100, crossing: bool = False) -> Picture:
    pixels = np.full((height, width), 255, dtype=np.uint8)
    for top in range(100, height - 100, 40):
        pixels[top : top + 20, 100 : width // 2 - 80] = 0
        pixels[top : top + 20, width // 2 + 80 : width - 100] = 0
    if crossing:
        pixels[60:80, width // 2 - 200 : width // 2 + 200] = 0
    return Picture(pixels, 2.0)


@pytest.mark.parametrize(
    ("picture", "found"),
    [(sheet(), True), (sheet(crossing=True), False), (sheet(width=1000), False), (sheet(height=1500), False)],
)
def test_a_sheet_of_two_pages_has_a_white_band(picture: Picture, found: bool) -> None:
    gutter = gutter_of(picture)
    assert (gutter is not None) is found
    assert gutter is None or abs(gutter - picture.pixels.shape[1] // 2) < 20


def words(line: int, left: int, *texts: str) -> list[Read]:
    top = 40 * line
    return [
        Read(text, left + 80 * at, top, left + 80 * at + 70, top + 20, top + 16, 20, 95.0, line)
        for at, text in enumerate(texts)
    ]


def page(lines: int) -> list[Read]:
    return [word for line in range(1, lines + 1) for word in words(line, 100, "Dinas", "wajib", "merawat", "taman")]


def test_the_second_page_follows_the_first() -> None:
    read = read_halves(sheet(), 800, lambda half: page(5))
    assert read is not None and [word.line for word in read] == [line for line in range(1, 11) for _ in range(4)]
    assert [word.left for word in read[20:24]] == [900, 980, 1060, 1140]


@pytest.mark.parametrize("short", [page(2), None])
def test_what_is_no_page_of_text_is_not_parted(short: list[Read] | None) -> None:
    halves = iter([page(5), short])
    assert read_halves(sheet(), 800, lambda half: next(halves)) is None


def test_the_lines_of_the_second_page_come_after_those_of_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_halves(sheet(), 800, lambda half: page(5))
    scan = Scan(800.0, 550.0, 2.0, tuple(read or ()), gutter=800)
    monkeypatch.setattr("extractor.source.ocr.lines.read_scans", lambda *_: {1: scan})
    lines = scanned_pages(None, [1])[1].lines  # type: ignore[arg-type]
    assert [round(line.left) for line in lines] == [50] * 5 + [450] * 5
    assert [line.moved for line in lines] == [0.0] * 5 + [400.0] * 5


def test_the_number_of_the_second_page_is_at_its_edge() -> None:
    drafts = []
    for moved, number in ((0.0, 2), (300.0, 3)):
        rows = [f"- {number} -", *(f"baris {at} halaman {number}" for at in range(12))]
        drafts += [Draft(row, at, 1, top=at / 20, scanned=True, moved=moved) for at, row in enumerate(rows)]
    set_aside(drafts)
    assert [draft.text for draft in drafts if draft.kind == "page_number"] == ["- 2 -", "- 3 -"]
