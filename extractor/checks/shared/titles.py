"""The places where a regulation states its own title, captions of annexes among them, and what differs between two."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from msgspec import Struct

from extractor.checks.shared.legibility import has_odd_sign
from extractor.checks.shared.own_kind import Named, decided, named_at, shifted
from extractor.grammar import Form, Pattern, load
from extractor.model.document import Document, Provision
from extractor.model.text import Span

# Words shown around a difference, and at most so many in all (chosen).
_AROUND_WORDS = 2
_SHOWN_WORDS = 12
# Letters that two words share where one is a slip of the other (chosen).
_SLIP_SHARE = 0.85
# Characters of an annex that are read for its caption (chosen: a title of a dozen lines).
_CAPTION_CHARS = 1200
# Words of a title that show that it is the same one (chosen).
_LEAST_SAME = 3
_LABEL = re.compile(r"menetapkan[\s:;]*", re.IGNORECASE)


class Title(Struct, frozen=True):
    """A title as one place states it: the address and the name (Indonesian, English) of the place, words and span.

    `cut`: its last words are missing where a line ends, so that it may be the layout that parts them.
    """

    eid: str
    place: tuple[str, str]
    words: str
    span: Span
    cut: bool = False


class Difference(Struct, frozen=True):
    """The first difference: the words around it in the other place and at the head, and its offsets in the former."""

    other: str
    head: str
    start: int
    end: int


def head_title(document: Document) -> str | None:
    """Return the title as the title block states it, None where the text has none (or only that of Menetapkan)."""
    judul = [document.text.of(block.span) for block in document.blocks if block.kind == "judul"]
    if not judul or not document.metadata.tentang:
        return None
    return document.metadata.tentang


def titles_of(document: Document) -> Iterator[Title]:
    """Yield the titles after Menetapkan, in the last recital and in the captions of the annexes."""
    yield from _recital(document)
    for block in document.blocks:
        if block.kind == "menetapkan":
            words = document.text.of(block.span)
            start = _start_of_enacted(words, head_title(document) or "")
            if start is not None:
                span = Span(block.span.start + start, block.span.end)
                yield Title("preamble", ("Menetapkan", "Menetapkan"), document.text.of(span), span)
            break
    for annex in document.provisions:
        if annex.kind == "lampiran":
            yield from _caption(document, annex)


def _start_of_enacted(words: str, head: str) -> int | None:
    """Where the title begins in `Menetapkan : PERATURAN … TENTANG X`, None where none is stated.

    Without kind and TENTANG it is what follows Menetapkan, if half of the words at the head come again there.
    """
    about = re.search(r"\bTENTANG\b\s?", words, re.IGNORECASE)
    if about:
        return about.end()
    label = _LABEL.match(words)
    if label is None or named_at(words, label.end()):
        return None
    wanted, stated = (set(re.findall(r"\w+", row.casefold())) for row in (head, words))
    return label.end() if len(wanted & stated) * 2 > len(wanted) else None


def _recital(document: Document) -> Iterator[Title]:
    """`… perlu menetapkan Peraturan Bupati tentang X;`: the title runs to the end of the recital."""
    recitals = [unit for unit in document.provisions if unit.kind == "menimbang"]
    for span in recitals[-1].own[:1] if recitals else ():
        words = document.text.of(span)
        for verb in decided().finditer(words):
            kind = named_at(words, verb.end())
            about = re.match(r"(?:\s(?!tentang\b)[\w.]+){0,6}\stentang\s", words[kind.end :]) if kind else None
            if kind is None or about is None or re.search(r"\bNomor\b", about[0]):
                continue
            start = kind.end + about.end()
            end = words.find(";", start)
            if end < 0:
                end = len(words)
            quote = Span(span.start + start, span.start + end)
            place = ("Menimbang terakhir", "the last recital")
            yield Title(recitals[-1].eid, place, document.text.of(quote), quote)
            return


def _caption(document: Document, annex: Provision) -> Iterator[Title]:
    """`LAMPIRAN PERATURAN … NOMOR … TENTANG X`, up to the last words of the title at the head."""
    caption = caption_of(document, annex)
    if caption is None or caption.title is None:
        return
    head = head_title(document) or ""
    whole = _end_of_title(caption.words, caption.title, head)
    end = _end_of_line_in_title(caption.words, caption.title, head) if whole is None else whole
    if end is not None:
        span = shifted(caption.span, caption.title, end)
        place = ("kepala Lampiran", "the caption of the annex")
        yield Title(annex.eid, place, document.text.of(span), span, cut=whole is None)


def _end_of_title(words: str, start: int, head: str) -> int | None:
    """Where a caption's title ends: with the last words of the title at the head, None where those do not come."""
    last = re.findall(r"\w+", head.casefold())[-3:]
    row = [(match.end(), match[0].casefold()) for match in re.finditer(r"\w+", words[start:])]
    for at in range(len(row) - len(last) + 1):
        if last and [word for _, word in row[at : at + len(last)]] == last:
            return start + row[at + len(last) - 1][0]
    return None


def _end_of_line_in_title(words: str, start: int, head: str) -> int | None:
    """Where a caption's title breaks off that begins as the head's: at the end of a line, None where it does not."""
    wanted = [word.casefold() for word in re.findall(r"\w+", head)]
    row = list(re.finditer(r"\w+", words[start:]))
    pairs = enumerate(zip(row, wanted, strict=False))
    same = next((at for at, (match, word) in pairs if match[0].casefold() != word), min(len(row), len(wanted)))
    if same < _LEAST_SAME or same * 2 < len(wanted) or same == len(wanted):
        return None
    end = start + row[same - 1].end()
    return end if same == len(row) or "\n" in words[end : start + row[same].start()] else None


def differs(head: str, other: str, *, lenient: bool = False, slips: bool = False) -> Difference | None:
    """Return the first difference between two titles, None where they are the same but for case, blanks and signs.

    `lenient` is for texts read from a picture: words that are alike but for a few signs count as the same there. With
    `slips`, so do words that are very much alike, or hold a sign that no word has.
    """
    ours_at, theirs_at = list(re.finditer(r"\w+", head)), list(re.finditer(r"\w+", other))
    ours, theirs = [match[0] for match in ours_at], [match[0] for match in theirs_at]
    left, right = [word.casefold() for word in ours], [word.casefold() for word in theirs]
    if "".join(left) == "".join(right):
        return None
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal" or "".join(left[a:b]) == "".join(right[c:d]):
            continue
        if lenient and _alike("".join(left[a:b]), "".join(right[c:d])):
            continue
        if slips and a < b and c < d:
            printed = (
                head[ours_at[a].start() : ours_at[b - 1].end()],
                other[theirs_at[c].start() : theirs_at[d - 1].end()],
            )
            if any(map(has_odd_sign, printed)) or _slipped(*printed):
                continue
        low, high = (c, d) if c < d else (max(0, c - 1), min(len(theirs), c + 1))
        start, end = (theirs_at[low].start(), theirs_at[high - 1].end()) if theirs else (0, len(other))
        return Difference(_around(theirs, c, d), _around(ours, a, b), start, end)
    return None


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other)) <= max(1, min(len(one), len(other)) // 4)


def _slipped(one: str, other: str) -> bool:
    """Whether two readings differ by few letters; a figure that differs is no slip."""
    from rapidfuzz.distance import OSA

    if re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    return float(OSA.normalized_similarity(one.casefold(), other.casefold())) > _SLIP_SHARE


def _around(words: Sequence[str], start: int, end: int) -> str:
    low, high = max(0, start - _AROUND_WORDS), min(len(words), max(end, start + 1) + _AROUND_WORDS)
    high = min(high, low + _SHOWN_WORDS)
    shown = " ".join(words[low:high])
    return f"{'… ' if low else ''}{shown}{' …' if high < len(words) else ''}"


class TitleForms(Form, frozen=True):
    """What follows the kind in a caption: maker, number and year; then the day and the word before the title."""

    number: Pattern
    about: Pattern


class Caption(Struct, frozen=True):
    """A caption as printed: kind, number, year, the words and their span, and where in them the title begins."""

    kind: Named
    nomor: str | None
    tahun: str | None
    title: int | None
    words: str
    span: Span


def caption_of(document: Document, annex: Provision) -> Caption | None:
    """Return the caption of an annex, None where it does not open with the kind of a regulation and a number."""
    for span in annex.own[:1]:
        part = Span(span.start, min(span.end, span.start + _CAPTION_CHARS))
        words = document.text.of(part)
        kind = named_at(words, len(words) - len(words.lstrip(" :")))
        number = _patterns()["number"].match(words, kind.end) if kind else None
        if kind is None or number is None:
            return None
        about = _patterns()["about"].match(words, number.end())
        return Caption(kind, number["nomor"], number["tahun"], about.end() if about else None, words, part)
    return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    form = load("drafting/titles", TitleForms)
    parts = {"number": form.number, "about": form.about}
    return {name: re.compile(part.pattern, re.VERBOSE | re.IGNORECASE) for name, part in parts.items()}
