"""Calls to pdfium made many at once say what the calls of `pypdfium2.raw` say one by one."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.source.pdf.calls import Items, bounds_of, fills_of, loose_boxes_of
from extractor.source.pdf.layout import tenths
from tests.source.made_pdf import paragraphs, pdf_of

# More characters, and more objects, than are asked for at once.
_MANY = 600


@pytest.fixture(scope="module", params=[0, 90])
def page(request: pytest.FixtureRequest) -> Iterator[pypdfium2.PdfPage]:
    lines = paragraphs([f"kata {at}" for at in range(_MANY)], top=20, step=1.2)
    document = pypdfium2.PdfDocument(pdf_of([lines], turn=request.param))
    yield document[0]
    document.close()


def test_the_boxes_of_many_characters(page: pypdfium2.PdfPage) -> None:
    text_page = page.get_textpage()
    places = [*range(0, text_page.count_chars(), 2), 10**6, 3]  # there is no millionth character
    expected = []
    rect = pdfium_c.FS_RECTF()
    for at in places:
        pdfium_c.FPDFText_GetLooseCharBox(text_page, at, rect)
        expected.append([rect.left, rect.top, rect.right, rect.bottom])
    assert loose_boxes_of(text_page.raw, places).tolist() == expected
    assert loose_boxes_of(text_page.raw, []).tolist() == []
    text_page.close()


def test_the_bounds_of_many_objects(page: pypdfium2.PdfPage) -> None:
    items = Items(page)
    expected = []
    for each in page.get_objects(max_depth=1):
        edges = [ctypes.c_float() for _ in range(4)]
        assert pdfium_c.FPDFPageObj_GetBounds(each, *edges)
        expected.append(tuple(edge.value for edge in edges))
    assert len(items.all) == items.count >= _MANY
    assert bounds_of(items.all) == expected


def test_the_colours_of_many_objects(page: pypdfium2.PdfPage) -> None:
    items = Items(page).all
    pdfium_c.FPDFPageObj_SetFillColor(items[3], 255, 128, 0, 64)
    assert fills_of(items) == [(0, 0, 0, 255)] * 3 + [(255, 128, 0, 64)] + [(0, 0, 0, 255)] * (len(items) - 4)
    assert fills_of([]) == []


@pytest.mark.parametrize(("matrix", "level"), [((1, 0, 0, 1), True), ((1, 0.2, 0, 1), True), ((0, 1, -1, 0), False)])
def test_text_that_is_turned_is_not_level(matrix: tuple[float, float, float, float], level: bool) -> None:
    document = pypdfium2.PdfDocument(pdf_of([paragraphs(["satu", "dua"])]))
    page = document[0]
    assert Items(page).is_level
    pdfium_c.FPDFPageObj_Transform(Items(page).all[1], *matrix, 300, 300)
    assert Items(page).is_level is level
    text_page = page.get_textpage()
    letters = [at for at in range(text_page.count_chars()) if text_page.get_text_range(at, 1).isalpha()]
    assert ({pdfium_c.FPDFText_GetCharAngle(text_page, at) for at in letters} == {0}) is level
    text_page.close()
    document.close()


@given(st.lists(st.floats(-2000, 2000) | st.floats() | st.integers(-9999, 9999).map(lambda at: at / 20)))
@example([0.05, 0.15, 0.25, 0.35, -0.05, -0.04, -0.0, 2.675, 1e300])
def test_many_values_are_rounded_as_one_is(values: list[float]) -> None:
    assert str(tenths(values)) == str([round(value, 1) for value in values])
