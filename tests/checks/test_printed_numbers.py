"""Printed page numbers of a scan: pages left out or out of order are told, misread numbers and new parts are not."""

import msgspec
import pytest

from extractor.checks import run
from extractor.source import read_bytes
from tests.checks.mini_regulation import analysed, framed, numbered

BODY = "Pasal 1\nSetiap orang wajib menjaga ketertiban."


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1, 2, 3, 4), []),
        ((1, 2, 4, 5), ["halaman 3: 2, 4"]),
        ((1, 2, 3, 5), ["halaman 4: 3, 5"]),
        ((1, 3, 2, 4), ["halaman 2, 3: 1, 3, 2, 4"]),
        ((2, 1), ["halaman 1, 2: 2, 1"]),
        ((1, 2, 9, 4, 5), []),
        ((1, 2, 3, 8), []),
        ((2, 3, 4, 2, 3), []),
    ],
)
def test_numbers_that_are_out_of_order_are_told(numbers: tuple[int, ...], told: list[str]) -> None:
    analysis = analysed(BODY)
    text = numbered(read_bytes(framed(BODY).encode(), "contoh.txt"), numbers)
    document = msgspec.structs.replace(analysis.document, text=text)
    found = run(msgspec.structs.replace(analysis, document=document), select=("SRC019",)).findings
    assert [finding.message.split(" pada ")[1].rstrip(".") for finding in found] == told


@pytest.mark.parametrize(("numbers", "told"), [((1, 2, 3, 4, 5), 0), ((1, 2, 3, 5, 4), 1)])
def test_a_page_whose_number_was_not_read_shifts_no_other(numbers: tuple[int, ...], told: int) -> None:
    analysis = analysed(BODY)
    text = numbered(read_bytes(framed(BODY).encode(), "contoh.txt"), numbers)
    text = msgspec.structs.replace(text, furniture=tuple(piece for piece in text.furniture if piece.page != 3))
    document = msgspec.structs.replace(analysis.document, text=text)
    assert len(run(msgspec.structs.replace(analysis, document=document), select=("SRC019",)).findings) == told


def test_sheets_of_two_pages_are_not_counted() -> None:
    analysis = analysed(BODY)
    text = numbered(read_bytes(framed(BODY).encode(), "contoh.txt"), (2, 4, 6))
    more = msgspec.structs.replace(text.furniture[-1], text="- 5 -", page=2)
    text = msgspec.structs.replace(text, furniture=(*text.furniture, more))
    document = msgspec.structs.replace(analysis.document, text=text)
    assert not run(msgspec.structs.replace(analysis, document=document), select=("SRC019",)).findings
