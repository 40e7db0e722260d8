"""Scanned pages: read by tesseract, once; with their places, signs and numbers."""

import os
import re
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from extractor.model.text import Text
from extractor.pipeline import analyse_file
from extractor.score.gold import Outline, read_outline
from extractor.score.losses.source import unaccounted
from extractor.score.stages import units
from extractor.source import read, read_bytes
from extractor.source.legibility import broken_share
from extractor.source.ocr import reader as ocr
from extractor.source.ocr import tesseract as ocr_engine
from extractor.source.ocr.picture import Picture
from extractor.source.ocr.tesseract import is_installed
from extractor.source.pdf.pages import Leaf, unread
from extractor.tree import build
from tests.shared_documents import DOCUMENTS, SHARED, needs_shared, shared_documents
from tests.source.made_pdf import A4, aside, paragraphs, pdf_of, printed
from tests.source.made_scan import pdf_of_pictures, pictures_of, scan_of

pytestmark = pytest.mark.ocr
needs_tesseract = pytest.mark.skipif(not is_installed(), reason="needs tesseract")

LINES = [
    "Pasal 1",
    "(1) Bupati menetapkan rencana kerja pemerintah daerah sebagai berikut:",
    "a. pengawasan atas penyelenggaraan urusan pemerintahan;",
    "b. pembinaan kepada masyarakat di lingkungan kecamatan; dan",
    "c. pelaporan paling sedikit 5% dari anggaran setiap tahun.",
    "(2) Camat wajib melaporkan pelaksanaan kegiatan kepada Bupati.",
    "Pasal 2",
    "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.",
]
# Where it does not matter what is printed: half of it takes half as long to read.
FEW = LINES[:4]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")


def scanned(data: bytes) -> Text:
    return read_bytes(data, "pindaian.pdf")


class Once(NamedTuple):
    """A scan of LINES that was read once for all tests: its file, its text, and what was kept of it, by its place.

    `words` are what tesseract said.
    """

    data: bytes
    text: Text
    place: Path
    entry: bytes
    words: list[ocr_engine.Read]

    def keep(self, cache: Path) -> Path:
        """Put what was kept into another cache; return where."""
        path = cache / self.place
        path.parent.mkdir(parents=True)
        path.write_bytes(self.entry)
        return path


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    folder = tmp_path_factory.mktemp("sekali")
    data = scan_of([paragraphs(LINES)])
    read: list[list[ocr_engine.Read]] = []

    def noted(picture: Picture, layout: str = ocr_engine.ROWS) -> list[ocr_engine.Read] | None:
        read.append(ocr_engine.words_in(picture, layout) or [])
        return deepcopy(read[-1])

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THK_CACHE", str(folder))
        patch.setattr(ocr, "words_in", noted)
        text = scanned(data)
    (entry,) = folder.rglob("*.json")
    (words,) = read
    return Once(data, text, entry.relative_to(folder), entry.read_bytes(), words)


@pytest.fixture
def asked(once: Once, monkeypatch: pytest.MonkeyPatch) -> list[Picture]:
    """Every picture gives the words of LINES, which tesseract read before; the pictures for which it was asked."""
    pictures: list[Picture] = []

    def words_in(picture: Picture, layout: str = ocr_engine.ROWS) -> list[ocr_engine.Read]:
        pictures.append(picture)
        return deepcopy(once.words)

    monkeypatch.setattr(ocr, "words_in", words_in)
    return pictures


@needs_tesseract
def test_a_scan_gives_the_lines_with_their_places_and_confidence(once: Once) -> None:
    text = once.text
    assert printed(text) == LINES
    assert text.source.method == "ocr" and text.pages[0].method == "ocr"
    assert text.pages[0].confidence is not None and 80 < text.pages[0].confidence <= 100
    assert (round(text.pages[0].width), round(text.pages[0].height)) == A4
    first = text.lines[0].box
    assert first is not None and abs(first.left - 72) < 3 and abs(first.bottom - 102) < 4
    assert all(line.gap == 0 and line.indent < 1 for line in text.lines)


@needs_tesseract
def test_the_tree_of_a_scan_is_that_of_the_printed_page(once: Once) -> None:
    trees = []
    for text in (once.text, scanned(pdf_of([paragraphs(LINES)]))):
        document = build(text)
        trees.append([(unit.eid, document.own_text(unit)) for unit in document.walk()])
    assert trees[0] == trees[1] and len(trees[0]) == 7


@needs_tesseract
@pytest.mark.parametrize("degrees", [2.0, -3.5])
def test_a_crooked_page_is_set_straight(degrees: float) -> None:
    (picture,) = pictures_of([paragraphs(FEW, top=200, step=24)])
    crooked = picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert printed(scanned(pdf_of_pictures([crooked]))) == FEW


@needs_tesseract
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_scanned_sideways_or_upside_down_is_turned(quarters: int) -> None:
    (picture,) = pictures_of([paragraphs(FEW)])
    size = (A4[1], A4[0]) if quarters % 2 else A4
    text = scanned(pdf_of_pictures([picture.rotate(90 * quarters, expand=True)], size=size))
    assert printed(text) == FEW
    assert (round(text.pages[0].width), round(text.pages[0].height)) == A4


@needs_tesseract
@pytest.mark.parametrize("quarters", [1, 2])
def test_a_page_is_turned_by_its_words_where_nothing_else_tells(quarters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "quarters_to_turn", lambda _: 0)
    pictures = pictures_of([paragraphs(LINES * 2)])
    turned = pictures[0].rotate(90 * quarters, expand=True)
    text = scanned(pdf_of_pictures([turned], size=A4[::-1] if quarters == 1 else A4))
    assert printed(text) == LINES * 2


@needs_tesseract
def test_print_that_cleaning_takes_for_dirt_is_read_from_the_page_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def wiped(picture: Picture) -> Picture:
        return Picture(
            np.where(np.arange(picture.pixels.shape[1]) % 9 < 6, np.uint8(255), picture.pixels), picture.scale
        )

    monkeypatch.setattr(ocr, "cleaned", wiped)
    assert printed(scanned(scan_of([paragraphs(FEW)]))) == FEW


@needs_tesseract
def test_the_rotation_that_the_page_names_is_respected() -> None:
    (picture,) = pictures_of([paragraphs(FEW)])
    text = scanned(pdf_of_pictures([picture.rotate(90, expand=True)], size=(A4[1], A4[0]), turn=90))
    assert printed(text) == FEW


@needs_tesseract
def test_page_numbers_leave_the_scan() -> None:
    pages = [[(290, 40, f"- {number} -"), *paragraphs(FEW)] for number in (2, 3)]
    text = scanned(scan_of(pages))
    assert printed(text) == FEW * 2
    assert [number.replace("-2", "- 2").replace("-3", "- 3") for number in aside(text, "page_number")] == [
        "- 2 -",
        "- 3 -",
    ]


@needs_tesseract
def test_specks_are_set_aside_and_nothing_else() -> None:
    (picture,) = pictures_of([paragraphs(FEW, x=120)])
    for x, y in ((40, 300), (60, 345), (1640, 390)):
        picture.paste(0, (x, y, x + 4, y + 9))
    text = scanned(pdf_of_pictures([picture]))
    assert printed(text) == FEW
    assert all(len(speck) < 4 for speck in aside(text, "garbage"))


@needs_tesseract
def test_semicolon_colon_and_comma_are_told_apart() -> None:
    lines = [f"peraturan daerah ini{sign}" for sign in (";", ":", ",", ".") for _ in range(3)]
    assert printed(scanned(scan_of([paragraphs(lines)]))) == lines


@needs_tesseract
def test_an_empty_scan_is_read_and_has_nothing() -> None:
    text = scanned(pdf_of_pictures([Image.new("L", (1654, 2339), 255)]))
    assert text.content == "" and text.pages[0].method == "ocr" and text.pages[0].confidence is None


@needs_tesseract
def test_pages_with_and_without_text_make_one_document() -> None:
    whole = pdfium.PdfDocument.new()
    for data in (pdf_of([paragraphs(LINES[:6])]), scan_of([paragraphs(LINES[6:])])):
        whole.import_pages(pdfium.PdfDocument(data))
    from io import BytesIO

    stream = BytesIO()
    whole.save(stream)
    text = scanned(stream.getvalue())
    assert printed(text) == LINES
    assert [page.method for page in text.pages] == ["text", "ocr"] and text.source.method == "text+ocr"


@needs_tesseract
def test_a_layer_of_garbage_gives_way_and_a_readable_one_stays() -> None:
    pictures = pictures_of([paragraphs(FEW)])
    garbage = paragraphs(["Ywqkr bcrfe xmnwz qplsd vgtrk " * 2 for _ in FEW])
    misread = paragraphs([line.replace("a", "e", 1) for line in FEW])
    again = scanned(pdf_of_pictures(pictures, layer=[garbage]))
    assert printed(again) == FEW and again.pages[0].replaced
    kept = scanned(pdf_of_pictures(pictures, layer=[misread]))
    assert kept.pages[0].method == "text" and printed(kept) == [words for _, _, words in misread]


@needs_tesseract
def test_a_scan_with_few_words_of_junk_for_a_layer_is_read_unless_the_picture_has_fewer() -> None:
    junk = [(100, 100, "•..-< $,...,: ywq"), (100, 130, "Pasal xmn ,,; dlg hari rtk"), (100, 160, "bcr| 1,.. plsd")]
    text = scanned(pdf_of_pictures(pictures_of([paragraphs(FEW)]), layer=[junk]))
    assert printed(text) == FEW and text.pages[0].replaced
    text = scanned(pdf_of_pictures(pictures_of([paragraphs(["Peta"])]), layer=[junk]))
    assert text.pages[0].method == "text" and not text.pages[0].replaced


@needs_tesseract
def test_a_layer_whose_words_are_broken_gives_way_though_most_are_known() -> None:
    broken = [f"{line[:-12]} {line[-12:-6]}|, {line[-6:-3]}^!{line[-3:]}" for line in LINES * 2]
    text = scanned(pdf_of_pictures(pictures_of([paragraphs(LINES * 2)]), layer=[paragraphs(broken)]))
    assert text.pages[0].replaced and printed(text) == LINES * 2


@needs_tesseract
def test_a_scan_with_a_page_number_for_a_layer_is_read() -> None:
    pictures = pictures_of([paragraphs(FEW)])
    text = scanned(pdf_of_pictures(pictures, layer=[[(290, 40, "- 2 -")]]))
    assert printed(text) == FEW and text.pages[0].method == "ocr" and not text.pages[0].replaced


def test_a_list_of_names_without_a_picture_is_not_doubted() -> None:
    names = paragraphs(["Wlahar Kulon Cibeunying Tlogosari Wangon Jatilawang Rawalo"] * 20)
    text = read_bytes(pdf_of([paragraphs(LINES * 3), names]), "a.pdf")
    assert [page.method for page in text.pages] == ["text", "text"]


@needs_tesseract
def test_a_page_of_names_that_reads_with_confidence_is_not_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "quarters_to_turn", lambda _: pytest.fail("asked how it stands"))
    text = scanned(scan_of([paragraphs(["Wlahar Kulon Cibeunying Tlogosari Wangon Jatilawang Rawalo"] * 6)], dpi=300))
    assert len(printed(text)) == 6


@pytest.mark.parametrize(
    ("rules", "boxes"), [([], False), ([300], False), ([300, 303], False), ([5, 1650], False), ([300, 900], True)]
)
def test_two_upright_rules_make_boxes_but_scanned_edges_do_not(rules: list[int], boxes: bool) -> None:
    pixels = np.full((2300, 1654), 255, dtype=np.uint8)
    pixels[100:900:40, 200:1400] = 0
    for left in rules:
        pixels[1500:1700, left : left + 3] = 0
    assert Picture(pixels, 200 / 72).has_boxes is boxes


@needs_tesseract
def test_a_page_with_boxes_is_read_box_by_box_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    layouts: list[str] = []

    def noted(picture: Picture, layout: str) -> list[ocr_engine.Read] | None:
        layouts.append(layout)
        return ocr_engine.words_in(picture, layout)

    monkeypatch.setattr(ocr, "words_in", noted)
    (picture,) = pictures_of([paragraphs(FEW)], dpi=300)
    drawing = ImageDraw.Draw(picture)
    for left in (300, 900, 1500):
        drawing.line([(left, 2200), (left, 2600)], fill=0, width=4)
    assert printed(scanned(pdf_of_pictures([picture])))[: len(FEW)] == FEW
    assert layouts == [ocr_engine.COLUMNS]


@needs_tesseract
def test_the_second_reading_comes_from_the_cache(once: Once, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once.keep(cache)
    monkeypatch.setattr(ocr, "words_in", lambda *_: pytest.fail("read again"))
    assert scanned(once.data) == once.text


@needs_tesseract
def test_the_cache_knows_the_page_in_another_file(asked: list[Picture]) -> None:
    pictures = pictures_of([paragraphs(LINES), paragraphs(LINES[6:])])
    scanned(pdf_of_pictures(pictures))
    assert len(asked) == 2
    assert printed(scanned(pdf_of_pictures(pictures[:1]))) == LINES
    assert len(asked) == 2


@needs_tesseract
@pytest.mark.parametrize("damage", [b"", b"{}", b"\x00" * 200, None])
def test_a_damaged_cache_is_read_past(once: Once, cache: Path, asked: list[Picture], damage: bytes | None) -> None:
    path = once.keep(cache)
    path.write_bytes(once.entry[:-30] + b"9" * 30 if damage is None else damage)
    assert printed(scanned(once.data)) == LINES
    assert len(asked) == 1 and path.read_bytes() == once.entry


@needs_tesseract
def test_a_cache_that_cannot_be_written_hinders_nobody(once: Once, cache: Path, asked: list[Picture]) -> None:
    cache.write_text("a file, not a folder")
    assert printed(scanned(once.data)) == LINES


@needs_tesseract
def test_progress_names_the_page_that_is_being_read(asked: list[Picture]) -> None:
    data = scan_of([paragraphs(LINES), paragraphs(LINES[6:])])
    for _ in range(2):
        told: list[tuple[int, int]] = []
        read_bytes(data, "a.pdf", lambda page, pages: told.append((page, pages)))  # noqa: B023
        assert list(dict.fromkeys(told)) == [(1, 2), (2, 2)]
        assert told[:3] == [(1, 2), (2, 2), (1, 2)]


def test_without_tesseract_the_page_is_none_and_the_rest_is_read(no_tesseract: None) -> None:
    assert not is_installed()
    text = scanned(scan_of([paragraphs(LINES)]))
    assert text.content == "" and text.pages[0].method == "none" and text.source.method == "none"


def test_without_tesseract_a_finding_names_the_page(no_tesseract: None, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(scan_of([paragraphs(LINES)]))
    assert "SRC004" in {finding.code for finding in analyse_file(path, rules=False).findings}


@needs_tesseract
def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engine, "TIME_LIMIT", 0.01)
    assert scanned(scan_of([paragraphs(LINES)])).pages[0].method == "none"


@needs_tesseract
def test_a_page_of_ten_metres_is_scaled_down() -> None:
    metres = 10_000 / 25.4 * 72
    (picture,) = pictures_of([paragraphs(LINES)])
    text = scanned(pdf_of_pictures([picture], size=(metres, metres)))
    assert text.pages[0].width == pytest.approx(metres, rel=0.01)


def test_a_picture_too_large_to_unpack_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.source.ocr.picture.MOST_IMAGE_PIXELS", 1000)
    assert scanned(scan_of([paragraphs(LINES)])).pages[0].method == "none"


@pytest.mark.parametrize("path", shared_documents(".pdf"))
def test_pages_without_letters_in_their_layer_or_with_broken_words_are_read_from_their_picture_and_no_others(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def ask(leaves: list[Leaf]) -> list[int]:
        asked.extend(unread(leaves))
        return []

    monkeypatch.setattr("extractor.source.pdf.reader.unread", ask)
    read(path)
    document = pdfium.PdfDocument(path)
    assert [number for number in asked if _is_only_seen(document[number - 1])] == [
        number for number, page in enumerate(document, 1) if _is_only_seen(page)
    ]
    layers = [document[number - 1].get_textpage().get_text_range() for number in asked]
    assert all(broken_share(layer)[0] > 0.07 for layer in layers if any(map(str.isalnum, layer)))


def _is_only_seen(page: pdfium.PdfPage) -> bool:
    """Whether something is drawn on the page, and no letter stands in its text layer."""
    letters = any(map(str.isalnum, page.get_textpage().get_text_range()))
    return not letters and bool((page.render(scale=0.3).to_numpy() < 255).any())


@needs_tesseract
@needs_shared
def test_a_real_scan_gives_the_gold_tree(tmp_path: Path) -> None:
    """Its first pages give the units of the gold that begin there; the last of them is cut off where the pages end."""
    whole, some = pdfium.PdfDocument(DOCUMENTS / "pergub_sulut_7_2019.pdf"), pdfium.PdfDocument.new()
    some.import_pages(whole, range(3))
    path = tmp_path / "pindaian.pdf"
    some.save(path)
    text = read(path)
    document, outline = build(text), read_outline(SHARED / "gold" / "pergub_sulut_7_2019.outline.txt")
    last = [unit.address for unit in outline.units].index([unit.eid for unit in document.walk()][-1])
    assert last > 20
    found = units(document, Outline(outline.metadata, outline.units[: last + 1]))
    assert found["addresses"].f1 == 1.0
    assert len(found["units"].misses) <= 2
    assert unaccounted(path, text) == {}


@needs_tesseract
@needs_shared
@pytest.mark.skipif(not os.environ.get("THK_SLOW"), reason="needs THK_SLOW=1")
@pytest.mark.parametrize(
    ("name", "last"), [("pergub_sulut_14_2014", 5), ("pergub_sulut_6_2018", 24), ("pmk_25_2012", 10)]
)
def test_no_pasal_of_a_real_scan_is_lost(name: str, last: int) -> None:
    document = build(read(DOCUMENTS / f"{name}.pdf"))
    pasal = [unit.eid for unit in document.walk() if re.fullmatch(r"art_\d+", unit.eid)]
    assert pasal == [f"art_{number}" for number in range(1, last + 1)]
