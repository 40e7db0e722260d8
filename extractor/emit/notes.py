"""The footnotes of a regulation, each with the place of its mark in the text, for outputs that show them there."""

import re
from collections.abc import Iterator

from msgspec import Struct

from extractor.model.text import Text

_MARK = re.compile(r"(\d{1,3}|[*†‡]{1,3})\)?")
_NOTE = re.compile(r"(?P<mark>\d{1,3}|[*†‡]{1,3})\)?[ .)]{0,2}(?=\S)")


class Note(Struct, frozen=True):
    """A note: where its mark stands in `Text.content`, the mark without bracket (None if not known), its words."""

    offset: int
    mark: str | None
    words: str


def notes_of(text: Text) -> list[Note]:
    """Return the footnotes and endnotes of a text in the order of their places."""
    return sorted(_notes(text), key=lambda note: note.offset)


def _notes(text: Text) -> Iterator[Note]:
    """Yield the notes that the furniture holds: a mark alone, and later its note, or both in one."""
    marks: dict[str, int] = {}
    last: Note | None = None
    number: tuple[int | None, int] | None = None
    for each in text.furniture:
        if each.kind not in ("footnote", "endnote"):
            continue
        if alone := _MARK.fullmatch(each.text):
            marks[alone[1]] = each.offset
            continue
        begins = _NOTE.match(each.text)
        goes_on = last is not None and last.mark and number == (each.page, each.number - 1)
        if begins and begins["mark"] in marks:
            if last is not None:
                yield last
            last = Note(marks.pop(begins["mark"]), begins["mark"], each.text[begins.end() :])
        elif goes_on and last is not None:
            last = Note(last.offset, last.mark, f"{last.words} {each.text}")
        elif any(sign.isalnum() for sign in each.text):
            if last is not None:
                yield last
            last = Note(each.offset, None, each.text)
        number = (each.page, each.number)
    if last is not None:
        yield last
