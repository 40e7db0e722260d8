"""The picture of one page of a PDF with a box around every line that was read, in a colour for what it became."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageStat

from extractor.emit.page_lines import LineKind, PageLine
from extractor.model.text import Box, Page

COLOURS: dict[LineKind, tuple[int, int, int]] = {
    "unit": (30, 90, 200),
    "heading": (130, 40, 170),
    "block": (20, 140, 70),
    "table": (220, 120, 0),
    "furniture": (120, 120, 120),
    "outside": (210, 20, 20),
}
_WASH = 50
_DOTS_PER_INCH = 130
_LONGEST_PIXELS = 3000


def draw_page(data: bytes, page: Page, lines: Sequence[PageLine]) -> bytes:
    """Return the picture of `page` of the PDF `data` as PNG, with the boxes of `lines` in `COLOURS`.

    The boxes are those of the page as it was read; where it was turned for reading, they are turned back. Raises
    ValueError where the page cannot be drawn.
    """
    import pdfplumber

    try:
        with pdfplumber.open(BytesIO(data)) as document:
            sheet = document.pages[page.number - 1]
            longest = max(float(sheet.width), float(sheet.height), 1.0)
            picture = sheet.to_image(resolution=min(_DOTS_PER_INCH, _LONGEST_PIXELS * 72 / longest), antialias=True)
            boxes = [line.box for line in lines if line.box is not None]
            quarters = _quarters(picture.original.convert("L"), page, boxes)
            left, top = picture.bbox[:2]
            for kind, colour in COLOURS.items():
                rects = [
                    (turned.left + left, turned.top + top, turned.right + left, turned.bottom + top)
                    for line in lines
                    if line.kind == kind and line.box is not None
                    for turned in [_turned_back(line.box, page, quarters)]
                ]
                picture.draw_rects(rects, fill=(*colour, _WASH), stroke=(*colour, 255))
            drawn = BytesIO()
            picture.save(drawn, format="PNG")
            return drawn.getvalue()
    except Exception as error:  # pdfminer raises whatever a broken file makes it stumble over
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _quarters(picture: Image.Image, page: Page, boxes: Sequence[Box]) -> int:
    """Return by how many quarters, clockwise, the page was turned for reading: so that the boxes lie on most ink."""
    wide, high = picture.size
    lying = (wide > high) != (page.width > page.height)
    best, least = 1 if lying else 0, 255.0
    for quarters in (1, 3) if lying else (0, 2):
        paper = [_paper(picture, _turned_back(box, page, quarters), page, lying) for box in boxes]
        if paper and sum(paper) / len(paper) < least - 1:
            best, least = quarters, sum(paper) / len(paper)
    return best


def _paper(picture: Image.Image, box: Box, page: Page, lying: bool) -> float:
    """Return how white the picture is inside a box, 0 to 255."""
    scale = picture.size[0] / max(page.height if lying else page.width, 1.0)
    left, top = int(box.left * scale), int(box.top * scale)
    cut = picture.crop((left, top, max(left + 1, int(box.right * scale)), max(top + 1, int(box.bottom * scale))))
    return ImageStat.Stat(cut).mean[0]


def _turned_back(box: Box, page: Page, quarters: int) -> Box:
    """Return a box of the page as it was read on the page as the file shows it."""
    if quarters == 1:
        return Box(box.top, page.width - box.right, box.bottom, page.width - box.left)
    if quarters == 2:
        return Box(page.width - box.right, page.height - box.bottom, page.width - box.left, page.height - box.top)
    if quarters == 3:
        return Box(page.height - box.bottom, box.left, page.height - box.top, box.right)
    return box
