"""Footnotes of plain texts are set aside with their marks; lists and rules without notes stay."""

import pytest

from extractor.source import read_bytes

TEXT = (
    "Pasal 1\n(1) Dinas menanam trembesi1).\n(2) Dinas menanam rumput[2] dan bunga.\n\n{notes}\n\nPasal 2\nSelesai.\n"
)


def read(notes: str) -> tuple[str, list[str]]:
    text = read_bytes(TEXT.format(notes=notes).encode(), "a.txt")
    return text.content, [piece.text for piece in text.furniture if piece.kind == "footnote"]


@pytest.mark.parametrize(
    ("notes", "aside"),
    [
        ("________\n1) Trembesi ialah pohon\nyang besar.", ["________", "1) Trembesi ialah pohon", "yang besar."]),
        ("[2] Rumput gajah mini.", ["[2] Rumput gajah mini."]),
        ("----------\n1) Trembesi.\n[2] Rumput.", ["----------", "1) Trembesi.", "[2] Rumput."]),
    ],
)
def test_a_note_whose_mark_stands_above_is_set_aside(notes: str, aside: list[str]) -> None:
    content, found = read(notes)
    assert found == aside
    assert content.endswith("bunga.\nPasal 2\nSelesai.")


@pytest.mark.parametrize("notes", ["1) Trembesi ialah pohon.", "________\n3) Jati.", "[7] Jati.", "________\nBUDI"])
def test_a_list_or_a_signature_is_not_a_note(notes: str) -> None:
    content, found = read(notes)
    assert found == []
    assert notes in content


def test_a_note_below_a_rule_may_begin_with_a_bare_figure_and_ends_at_a_heading() -> None:
    words = (
        "Pasal 1\nDinas menanam trembesi.1\n________\n1 Trembesi ialah\npohon.\nPasal 2\nAda 1 Pohon\n1 Pohon jati.\n"
    )
    text = read_bytes(words.encode(), "a.txt")
    assert [piece.text for piece in text.furniture if piece.kind == "footnote"] == [
        "________", "1 Trembesi ialah", "pohon."
    ]  # fmt: skip
    assert text.content.endswith("trembesi.1\nPasal 2\nAda 1 Pohon\n1 Pohon jati.")
