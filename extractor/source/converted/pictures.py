"""Scans and photographs as pictures: each frame is a page, read as a scanned page of a PDF is."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO

from msgspec.structs import replace
from PIL import Image, ImageOps, ImageSequence

from extractor.model.text import Text
from extractor.source.errors import InputError
from extractor.source.readers import JPEG, PNG, TIFF, Reader
from extractor.source.scanned_pdf import read_pdf_and_scans

Progress = Callable[[int, int], None]

# The largest picture that is unpacked (A0 at 300 dpi has 140 million pixels), and the most of them in one file.
MOST_PIXELS = 160_000_000
MOST_FRAMES = 2_000
# A picture that names no resolution that a scanner has is taken to show a page of this height, that of F4 (inches).
_LEAST_DPI, _MOST_DPI = 100, 1200
_LONG_SIDE = 13.0
_QUALITY = 95


def read_png(data: bytes, name: str, progress: Progress | None = None) -> Text:
    """Return the text of a PNG picture, as `read_pdf_and_scans` gives that of a scanned page; raises InputError."""
    return _read(data, name, progress, PNG)


def read_jpeg(data: bytes, name: str, progress: Progress | None = None) -> Text:
    """Return the text of a JPEG picture, upright as the camera says; raises InputError."""
    return _read(data, name, progress, JPEG)


def read_tiff(data: bytes, name: str, progress: Progress | None = None) -> Text:
    """Return the text of a TIFF file, a page for each of its pictures; raises InputError."""
    return _read(data, name, progress, TIFF)


def _read(data: bytes, name: str, progress: Progress | None, reader: Reader) -> Text:
    try:
        pages = as_pdf(data, name, reader)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise InputError(
            f"{name}: gambar ini rusak atau terlalu besar dan tidak dapat dibuka. Pindai atau simpan ulang.",
            f"{name}: the picture is broken or too large and cannot be opened. Scan or save it again.",
        ) from None
    text = read_pdf_and_scans(pages, name, progress)
    source = replace(text.source, sha256=sha256(data).hexdigest(), media_type=reader.media_type)
    return replace(text, source=source)


def as_pdf(data: bytes, name: str, reader: Reader) -> bytes:
    """Return a PDF with a page for each picture of a file; raises InputError, OSError and ValueError."""
    out = BytesIO()
    with Image.open(BytesIO(data), formats=[reader.label]) as image:
        frames = getattr(image, "n_frames", 1)
        if frames > MOST_FRAMES:
            raise InputError(
                f"{name}: berkas ini memuat {frames} gambar; batasnya {MOST_FRAMES}. Bagi menjadi beberapa berkas.",
                f"{name}: the file holds {frames} pictures; the limit is {MOST_FRAMES}. Split it.",
            )
        for at, (page, resolution) in enumerate(_pages(image)):
            page.save(out, "PDF", resolution=resolution, quality=_QUALITY, append=at > 0)
    return out.getvalue()


def _pages(image: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """Yield each picture upright and grey, with its pixels an inch."""
    for frame in ImageSequence.Iterator(image):
        if frame.width * frame.height > MOST_PIXELS:
            raise ValueError("too large")
        page = _on_white(ImageOps.exif_transpose(frame)).convert("L")
        named = float(frame.info.get("dpi", (0, 0))[0] or 0)
        fits = _LEAST_DPI <= named <= _MOST_DPI
        yield page, named if fits else max(page.width, page.height) / _LONG_SIDE


def _on_white(page: Image.Image) -> Image.Image:
    """Return the picture without transparency: what shows through is paper."""
    if not page.has_transparency_data:
        return page
    layered = page.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered)
