"""Pages of a scan that lie in another order than their printed numbers are read in the printed one."""

import pytest

from extractor.model.text import Page
from extractor.source.line_draft import Draft
from extractor.source.pdf.pages import Leaf, in_printed_order


def leaf(number: int, *printed: str, scanned: bool = True) -> Leaf:
    drafts = [Draft(text, at, number, kind="page_number") for at, text in enumerate(printed)]
    return Leaf(Page(number, 595.0, 842.0, "ocr"), [*drafts, Draft("baris", 9, number)], scanned)


@pytest.mark.parametrize(
    ("printed", "order"),
    [
        (["", "2", "4", "3", "5", ""], [1, 2, 4, 3, 5, 6]),
        (["", "2", "3", "4"], [1, 2, 3, 4]),
        (["", "2", "5", "3"], [1, 2, 3, 4]),
        (["", "2", "3", "3"], [1, 2, 3, 4]),
        (["", "3", "", "2", "4"], [1, 2, 3, 4, 5]),
        (["", "3", "2"], [1, 3, 2]),
        (["", "6", "5"], [1, 2, 3]),
    ],
)
def test_only_a_whole_row_of_numbers_moves_pages(printed: list[str], order: list[int]) -> None:
    leaves = [leaf(at, *([f"- {number} -"] if number else [])) for at, number in enumerate(printed, 1)]
    assert [each.page.number for each in in_printed_order(leaves)] == order


def test_pages_born_digital_stay_in_their_order() -> None:
    leaves = [leaf(at, number, scanned=False) for at, number in enumerate(["1", "3", "2", "4"], 1)]
    assert in_printed_order(leaves) == leaves
