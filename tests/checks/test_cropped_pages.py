"""Pages whose print runs to an edge of the paper: which side is told."""

import msgspec
import pytest

from extractor.checks import run
from extractor.model.text import Box
from tests.checks.mini_regulation import CROPPED, analysed

TEXT = f"Pasal 1\nSetiap orang wajib menjaga ketertiban.\nPasal 2\nSetiap orang wajib hadir.\n{CROPPED}"


@pytest.mark.parametrize(
    ("left", "right", "lines", "side"),
    [(72.0, 594.0, 3, "kanan"), (1.0, 500.0, 3, "kiri"), (72.0, 594.0, 2, None), (72.0, 540.0, 9, None)],
)
def test_the_side_at_which_a_page_is_cropped_is_told(left: float, right: float, lines: int, side: str | None) -> None:
    analysis = analysed(TEXT)
    text = analysis.document.text
    moved = [
        msgspec.structs.replace(
            line, box=Box(left if at < lines else 72.0, 10.0 + 9 * at, right if at < lines else 500.0, 18.0 + 9 * at)
        )
        for at, line in enumerate(text.lines)
    ]
    text = msgspec.structs.replace(text, lines=tuple(moved))
    document = msgspec.structs.replace(analysis.document, text=text)
    found = run(msgspec.structs.replace(analysis, document=document), select=("SRC009",)).findings
    assert [finding.message.split(" di ")[1].split(";")[0] for finding in found] == ([side] if side else [])
