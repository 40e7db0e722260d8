"""Pictures of the places in a PDF where something was found, with the words framed.

A picture is a strip of the page, as wide as the page and some lines high. Only the strip is rendered, so that a page
of ten metres costs no more than any other; a report has an upper limit of pictures and bytes.
"""

from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
from msgspec import Struct
from PIL import Image, ImageDraw

from extractor.emit.word_frames import frames_of
from extractor.model.text import Box, SourceLine, Span, Text
from extractor.source.pdf.calls import Items
from extractor.source.pdf.words import words_of
from extractor.source.printed_lines import Sheet

_SCALE = 1.35
_WIDEST = 1000
_HIGHEST = 420.0
_AROUND = 34.0
_FRAME = (190, 30, 30)
_WASH = (255, 214, 102, 90)
_QUALITY = 55


class Picture(Struct, frozen=True):
    """One strip of a page as a `data:` URI with its size in pixels."""

    page: int
    uri: str
    width: int
    height: int


class Budget:
    """How many pictures, and how many bytes of them, a report may still take."""

    def __init__(self, pictures: int = 400, size: int = 24_000_000) -> None:
        """Begin with the whole of it."""
        self.pictures, self.size = pictures, size

    def takes(self, size: int) -> bool:
        """Whether one more picture of `size` bytes fits; it is counted if so."""
        if self.pictures < 1 or self.size < size:
            return False
        self.pictures -= 1
        self.size -= size
        return True


class PagePictures:
    """Makes the pictures of one PDF; ask in the order of its pages, then each page is opened once."""

    def __init__(self, data: bytes, text: Text, budget: Budget) -> None:
        """Open the PDF that `text` was read from; where it cannot be opened there are no pictures."""
        self._text, self._budget = text, budget
        self._number = 0
        self._page: Any = None
        self._sheet: Sheet | None = None
        try:
            self._document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:
            self._document = None

    def close(self) -> None:
        """Let go of the PDF."""
        if self._page is not None:
            self._page.close()
        if self._document is not None:
            self._document.close()
        self._page = self._document = None

    def of(self, span: Span) -> Picture | None:
        """Return the picture of the words of `span`; of those on its first page where it runs over several.

        None where the place is not known, the page cannot be rendered, or the limit is reached.
        """
        lines = [line for line in self._text.lines_of(span) if line.box is not None and line.page is not None]
        if self._document is None or not lines or self._budget.pictures < 1:
            return None
        number = lines[0].page or 0
        lines = [line for line in lines if line.page == number]
        try:
            self._open(number)
            return self._strip(number, lines, span)
        except (pdfium.PdfiumError, ValueError, OSError, MemoryError):
            return None

    def _open(self, number: int) -> None:
        if number == self._number:
            return
        if self._page is not None:
            self._page.close()
        self._page, self._number = None, 0
        page = self._document[number - 1]
        words = page.get_textpage()
        try:
            self._sheet = words_of(page, words, Items(page))
        finally:
            words.close()
        self._page, self._number = page, number

    def _strip(self, number: int, lines: Sequence[SourceLine], span: Span) -> Picture | None:
        assert self._sheet is not None
        wide, high = self._sheet.width, self._sheet.height
        frames = frames_of(self._sheet, self._text, lines, span)
        if not frames or wide <= 0 or high <= 0:
            return None
        top = max(0.0, min(frame.top for frame in frames) - _AROUND)
        bottom = min(high, max(frame.bottom for frame in frames) + _AROUND, top + _HIGHEST)
        if bottom - top < 1:
            return None
        scale = min(_SCALE, _WIDEST / wide)
        # Boxes are those of the page as it reads; pdfium turns by what the file says, the rest is turned here.
        turn = (self._sheet.turn * 90 - self._page.get_rotation()) % 360
        picture = self._page.render(scale=scale, rotation=turn, crop=(0, high - bottom, 0, top)).to_pil().convert("RGB")
        _draw(picture, [_moved(frame, -top, scale) for frame in frames])
        data = BytesIO()
        picture.save(data, "WEBP", quality=_QUALITY)
        uri = "data:image/webp;base64," + b64encode(data.getvalue()).decode()
        if not self._budget.takes(len(uri)):
            return None
        return Picture(number, uri, picture.width, picture.height)


def _moved(box: Box, down: float, scale: float) -> tuple[float, float, float, float]:
    return box.left * scale, (box.top + down) * scale, box.right * scale, (box.bottom + down) * scale


def _draw(picture: Image.Image, frames: Sequence[tuple[float, float, float, float]]) -> None:
    wash = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    drawing = ImageDraw.Draw(wash)
    for left, top, right, bottom in frames:
        if right > left and bottom > top:
            drawing.rectangle((left, top, right, bottom), fill=_WASH, outline=(*_FRAME, 255), width=2)
    picture.paste(Image.alpha_composite(picture.convert("RGBA"), wash).convert("RGB"))
