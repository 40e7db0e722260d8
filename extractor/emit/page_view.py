"""Pages of a source as a person sees them: a picture of each, and the words on it with their places."""

from collections.abc import Iterator, Sequence
from io import BytesIO

import msgspec
import pypdfium2 as pdfium
from msgspec import Struct

from extractor.source.converted.pictures import as_pdf
from extractor.source.pdf.calls import Items
from extractor.source.pdf.words import words_of
from extractor.source.printed_lines import Sheet
from extractor.source.readers import JPEG, PDF, PNG, TIFF
from extractor.source.sniff import reader_of

# Pixels a point, and the most of either side: a page of ten metres costs no more than any other.
_SCALE = 1.9
_MOST_WIDE, _MOST_HIGH = 1600, 3200
_QUALITY = 55
_PICTURES = (PNG, JPEG, TIFF)


class PageView(Struct, frozen=True):
    """One page: its number, its picture (WebP), and the words that pdfium finds on it."""

    number: int
    picture: bytes
    sheet: Sheet

    def files(self) -> list[tuple[str, bytes]]:
        """Return the picture and the words as files, by their suffixes."""
        return [(f"{self.number}.webp", self.picture), (f"{self.number}.words", msgspec.msgpack.encode(self.sheet))]


def has_pages(media_type: str) -> bool:
    """Whether sources of this media type have pages that can be shown."""
    return media_type in {reader.media_type for reader in (PDF, *_PICTURES)}


def page_views(data: bytes, name: str, numbers: Sequence[int]) -> Iterator[PageView]:
    """Yield the pages of these numbers (from 1) that the source has; none where it has no pages to show.

    Raises InputError for what cannot be read, ValueError where a page cannot be drawn.
    """
    reader = reader_of(data, name)
    if reader in _PICTURES:
        data = as_pdf(data, name, reader)
    elif reader != PDF:
        return
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from None
    try:
        for number in numbers:
            if 1 <= number <= len(pdf):
                yield _view(pdf, number)
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from None
    finally:
        pdf.close()


def _view(pdf: pdfium.PdfDocument, number: int) -> PageView:
    page = pdf[number - 1]
    words = page.get_textpage()
    try:
        sheet = words_of(page, words, Items(page))
        scale = min(_SCALE, _MOST_WIDE / max(1.0, sheet.width), _MOST_HIGH / max(1.0, sheet.height))
        # Places are those of the page as it reads; pdfium turns by what the file says, the rest is turned here.
        turn = (sheet.turn * 90 - page.get_rotation()) % 360
        picture = page.render(scale=scale, rotation=turn).to_pil().convert("RGB")
        out = BytesIO()
        picture.save(out, "WEBP", quality=_QUALITY)
    finally:
        words.close()
        page.close()
    return PageView(number, out.getvalue(), sheet)
