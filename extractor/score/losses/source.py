"""Every sign of the source is in the text or in the furniture: the proof that a reader dropped nothing."""

import html
import re
from collections import Counter
from pathlib import Path

from extractor.model.text import Text
from extractor.source.characters import normalise
from extractor.source.encoding import decode
from extractor.source.readers import AKN, DOCX, MARKDOWN, PDF
from extractor.source.sniff import reader_of

_BLANK = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")


def signs_of_source(path: Path) -> dict[int, Counter[str]]:
    """Return the non-blank characters of the raw file, counted page by page (all on page 0 where there are none).

    Of a PDF these are pdfium's own characters: a hyphen at a line end (U+FFFE) counts as a hyphen, a text printed
    twice at one place to look bold counts once. Characters of no width do not count. Of a Word document they are those
    of the text with changes accepted, and its list numbers, all as capitals: a format may turn them into such. Of XML
    they are the words of its elements, `meta` apart.
    """
    data = path.read_bytes()
    reader = reader_of(data, path.name)
    if reader is PDF:
        return _signs_of_pdf(data)
    if reader is DOCX:
        from extractor.score.losses.docx import printed_signs

        return {0: Counter(_BLANK.sub("", normalise(printed_signs(data, path.name))).upper())}
    if reader is AKN:
        from extractor.score.losses.akn import printed_signs as signs_of_xml

        return {0: Counter(normalise(signs_of_xml(data, notes=True)))}
    text = decode(data, path.name)
    return {
        at: Counter(_BLANK.sub("", normalise(sheet)))
        for at, sheet in (enumerate(text.split("\f"), 1) if "\f" in text else [(0, text)])
    }


def signs_of_text(text: Text) -> dict[int, Counter[str]]:
    """Return the non-blank characters of the content and the furniture, counted page by page.

    Words of form fields and typed notes, and what names a picture, are not among them: they are not printed on it.
    """
    found: dict[int, Counter[str]] = {}
    for line in text.lines:
        found.setdefault(line.page or 0, Counter()).update(text.content[line.span.start : line.span.end])
    for piece in text.furniture:
        if piece.kind in ("annotation", "picture"):
            continue
        found.setdefault(piece.page or 0, Counter()).update(piece.text)
    for signs in found.values():
        for blank in [sign for sign in signs if sign.isspace()]:
            del signs[blank]
    return found


def unaccounted(path: Path, text: Text) -> dict[int, tuple[Counter[str], Counter[str]]]:
    """Return, for each page where they differ, the signs that were lost and the signs that appeared.

    In Markdown a character written as an entity (`&amp;`) counts as what it stands for. A page read from its picture
    has no signs of its own to compare with.
    """
    source, result = signs_of_source(path), signs_of_text(text)
    if text.source.media_type == DOCX.media_type:
        result = {page: Counter("".join(signs.elements()).upper()) for page, signs in result.items()}
    if text.source.media_type == MARKDOWN.media_type:
        raw = decode(path.read_bytes(), path.name)
        for entity in _ENTITY.findall(raw):
            sign = html.unescape(entity)
            if sign != entity and 0 in source:
                source[0] = source[0] - Counter(entity) + Counter(_BLANK.sub("", normalise(sign)))
    pictures = {page.number for page in text.pages if page.method == "ocr"}
    different = {}
    for page in source.keys() | result.keys():
        if page in pictures:
            continue
        there, here = source.get(page, Counter()), result.get(page, Counter())
        if there != here and (there - here or here - there):
            different[page] = (there - here, here - there)
    return different


def _signs_of_pdf(data: bytes) -> dict[int, Counter[str]]:
    import pypdfium2 as pdfium

    from extractor.source.pdf.words import characters_of
    from extractor.source.printed_lines import HYPHEN

    found = {}
    document = pdfium.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            raw = characters_of(text_page).replace(HYPHEN, "-")
            found[number + 1] = Counter(_BLANK.sub("", normalise(raw)))
            text_page.close()
            page.close()
    finally:
        document.close()
    return found
