"""Shadows, pale ink, shine, dust and spots leave the picture of a page; what is clean stays as it is."""

import numpy as np
import pytest

from extractor.source.ocr.cleaning import cleaned, evened, without_folds
from extractor.source.ocr.picture import DPI, Picture, Pixels

SIZE = (1600, 800)


def page(ink: int = 20, paper: int = 255) -> Pixels:
    """Lines of strokes like those of letters, in the upper half; the lower half is empty."""
    pixels = np.full(SIZE, paper, dtype=np.uint8)
    for top in range(60, 460, 60):
        for left in range(80, 720, 20):
            pixels[top : top + 30, left : left + 6] = ink
    return pixels


def clean(pixels: Pixels) -> Pixels:
    return cleaned(Picture(pixels, DPI / 72)).pixels


def test_a_clean_page_is_the_same_picture() -> None:
    picture = Picture(page(), DPI / 72)
    assert cleaned(picture) is picture


def test_a_few_spots_and_an_emblem_are_no_dirt() -> None:
    pixels = page()
    pixels[600:700, 300:500] = 190
    pixels[800:804, 100:700:100] = 0
    picture = Picture(pixels, DPI / 72)
    assert cleaned(picture) is picture


def test_grey_paper_becomes_white_and_ink_stays() -> None:
    shadow = np.linspace(0.5, 1, SIZE[1])[None, :]
    found = clean((page() * shadow).astype(np.uint8))
    assert (found[page() == 255] > 215).mean() > 0.97 and found[page() == 20].max() < 90


def test_pale_ink_becomes_dark() -> None:
    found = clean(page(ink=160))
    assert found[page() == 20].max() < 30 and found[page() == 255].min() == 255


def test_what_shines_through_goes() -> None:
    pixels = page()
    for top in (30, 500, 1000):
        pixels[top : top + 460] = np.minimum(pixels[top : top + 460], np.fliplr(page(ink=200))[50:510])
    found = clean(pixels)
    assert found[500:].min() == 255 and found[page() == 20].max() < 40


def test_dust_of_single_pixels_goes() -> None:
    pixels = page()
    pixels[::9, ::7] = 0
    found = clean(pixels)
    assert found[500:].min() == 255 and (found[page() == 20] < 60).mean() > 0.9


@pytest.mark.parametrize(("side", "goes"), [(6, True), (16, False)])
def test_many_small_spots_that_stand_alone_go(side: int, goes: bool) -> None:
    pixels = page()
    for top in range(520, 1500, 80):
        for left in range(100, 700, 90):
            pixels[top : top + side, left : left + side] = 0
    assert bool(clean(pixels)[500:].min() == 255) is goes


@pytest.mark.parametrize("turned", [False, True])
def test_a_dark_band_along_an_edge_goes_and_a_column_of_print_stays(turned: bool) -> None:
    pixels = page()
    dirty = pixels.copy()
    dirty[:, 10:40][np.random.default_rng(1).random((SIZE[0], 30)) < 0.4] = 0
    dirty[:14] = 0
    dirty[:, -30:] = 0
    turn = (lambda each: each[::-1, ::-1]) if turned else (lambda each: each)
    found = turn(evened(Picture(np.ascontiguousarray(turn(dirty)), DPI / 72)).pixels)
    assert (found[20:] == pixels[20:]).all()
    picture = Picture(pixels, DPI / 72)
    assert evened(picture) is picture


def test_a_page_smaller_than_a_square_is_left_alone() -> None:
    picture = Picture(np.full((20, 20), 120, dtype=np.uint8), 1.0)
    assert cleaned(picture).pixels.shape == (20, 20)


def test_a_fold_from_edge_to_edge_goes_and_the_letters_it_crosses_stay() -> None:
    pixels = page()
    pixels[:, 400:403] = 90
    pixels[600:620, 380:420] = 20
    found = without_folds(Picture(pixels, DPI / 72)).pixels
    assert found[480:590, 395:410].min() == 255 and found[600:620, 380:420].max() < 100


def test_the_ruling_of_a_table_is_no_fold() -> None:
    pixels = page()
    pixels[100:1500, 400:403] = 90
    picture = Picture(pixels, DPI / 72)
    assert without_folds(picture) is picture
