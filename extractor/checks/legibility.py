"""Whether a text was read from a picture, so that a missing number may only be a number that was not read."""

import re

from extractor.tree.document import Document

_MARKS = re.compile(r"[^0-9a-z]+")
_KEYWORDS = ("pasal", "bab", "buku", "paragraf")
_FEW = 1


def is_damaged(document: Document) -> bool:
    """Whether the numbers of the text show the marks of OCR: a page read so, or markers that had to be mended.

    A marker was mended where its printed form does not hold the label that its place in the sequence gave it
    (`Pasa1 1 0` for Pasal 10, `(l)` for ayat (1)).
    """
    if any(page.method == "ocr" for page in document.text.pages) or document.text.source.method == "ocr":
        return True
    mended = 0
    for unit in document.walk():
        if unit.kind not in ("pasal", "ayat", "bab") or unit.num is None:
            continue
        printed = document.text.of(unit.num)
        plain = _MARKS.sub(" ", printed.lower()).split()
        if plain and plain[0] in _KEYWORDS:
            plain = plain[1:]
        if plain and plain != [unit.label.lower()]:
            mended += 1
            if mended > _FEW:
                return True
    return False
