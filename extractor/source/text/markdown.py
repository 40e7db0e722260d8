"""Markdown, and Markdown made from a PDF: the marks leave the text and are kept aside."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from extractor.grammar import Form, load
from extractor.model.text import FurnitureKind, Page
from extractor.source.characters import normalise, squeeze
from extractor.source.line_draft import Draft, settle_gaps
from extractor.source.text.plain import numbered, sheets

_STEP = 4.0
_DEEPEST = 8
# One of these opens every inline sign of the grammar, and every form of a whole line.
_ANY_SIGN = re.compile(r"[\\&<!\[*_`|]")
_LINE_SIGNS = frozenset("#>+-*_`~|:{")
_WEIGHTS = {"bold": 2, "heading": 3, "bullet_before_number": 1, "fence": 3, "table_rule": 3}
_ENOUGH = 4
_LONGEST = 400_000


class MarkdownForm(Form, frozen=True):
    """One sign of Markdown; a text without any of the fragments `needs` does not hold it."""

    pattern: str
    needs: tuple[str, ...] = ()


@cache
def _grammar() -> dict[str, MarkdownForm]:
    return load("page/markdown", dict[str, MarkdownForm])


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(form.pattern, re.MULTILINE) for name, form in _grammar().items()}


@cache
def _behind_break(name: str) -> re.Pattern[str]:
    """The pattern of a form; one of the start of a line with the line feed before it, which is found faster."""
    return re.compile(re.sub(r"\A\^", r"\\n", _grammar()[name].pattern), re.MULTILINE)


def is_markdown(text: str) -> bool:
    """Whether the text bears enough Markdown signs to be read as such."""
    found = 0
    for name, weight in _WEIGHTS.items():
        if any(need in text for need in _grammar()[name].needs):
            found += weight * sum(1 for _ in islice(_behind_break(name).finditer(f"\n{text}", 0, _LONGEST), _ENOUGH))
        if found >= _ENOUGH:
            return True
    return False


def read_markdown(text: str) -> tuple[list[Draft], tuple[Page, ...]]:
    """Return the printed lines of a Markdown text without its marks, and its pages where form feeds part it."""
    forms = _forms()
    paged = "\f" in text
    drafts: list[Draft] = []
    gaps: list[int] = []
    levels: list[int] = []
    blank = 0
    fenced = False
    lines = list(numbered(text))
    preface = _preface([line for _, _, line in lines[:60]])
    for at, (page, number, raw) in enumerate(lines):
        line = normalise(raw.expandtabs(4))
        sheet = page if paged else None
        words = line.strip()
        if not words:
            blank += 1
            continue
        signed = words[0] in _LINE_SIGNS
        if at < preface:
            drafts.append(Draft(squeeze(line), number, sheet, kind="header"))
            gaps.append(blank)
        elif signed and forms["fence"].match(line):
            fenced = not fenced
            drafts.append(Draft(squeeze(line), number, sheet, kind="markup"))
            gaps.append(blank)
        elif fenced:
            drafts.append(Draft(squeeze(line), number, sheet, float(len(line) - len(line.lstrip(" ")))))
            gaps.append(blank)
        elif signed and (forms["rule"].match(line) or forms["table_rule"].match(line)):
            drafts.append(Draft(squeeze(line), number, sheet, kind="markup"))
            gaps.append(blank)
        else:
            for draft in _plain_lines(line, number, sheet, levels):
                drafts.append(draft)
                gaps.append(blank)
                blank = 0
        blank = 0
    settle_gaps(drafts, gaps)
    return drafts, tuple(Page(page, 0.0, 0.0, "text") for page in range(1, sheets(text) + 1)) if paged else ()


def _preface(lines: Sequence[str]) -> int:
    """Return how many lines a converter put first: headings and `**Key:** value`, up to a rule or fence."""
    forms = _forms()
    keys = 0
    for at, line in enumerate(lines):
        if not line.strip() or forms["heading"].match(line):
            continue
        if forms["preface_key"].match(line):
            keys += 1
        elif (forms["rule"].match(line) or forms["fence"].match(line)) and (keys or at == 0):
            if at == 0:
                continue
            return at if forms["fence"].match(line) else at + 1
        else:
            return 0
    return 0


def _plain_lines(line: str, number: int, page: int | None, levels: list[int]) -> Iterator[Draft]:
    """Yield the printed lines of one Markdown line: one, or several where `<br>` parts it."""
    forms = _forms()
    indent = len(line) - len(line.lstrip(" "))
    body = line.strip()
    if body[0] not in _LINE_SIGNS and not _ANY_SIGN.search(body):
        if indent == 0:
            levels.clear()
        yield Draft(squeeze(body), number, page, float(indent))
        return
    front: list[str] = []
    listed = False
    while len(front) < _DEEPEST and (match := forms["opening"].match(body)):
        sign = match["sign"]
        rest = body[match.end() :]
        if match.lastgroup == "bullet" or sign[0] in "-*+":
            listed = True
            if not forms["after_bullet"].match(forms["emphasis"].sub("", rest[:60])):
                break
        front.append(sign)
        body = rest
    if listed:
        while levels and levels[-1] > indent:
            levels.pop()
        if not levels or levels[-1] < indent:
            levels.append(indent)
        place = _STEP * (len(levels) - 1)
    else:
        if indent == 0:
            levels.clear()
        place = float(indent)
    if forms["heading"].match(line) and (closing := forms["heading_close"].search(body)):
        front.append(closing[0].strip())
        body = body[: closing.start()]
    table = body.startswith("|") or (body.count("|") > 1 and body.endswith("|"))
    pieces = [body] if table else forms["break"].split(body)
    for at, piece in enumerate(pieces):
        text, marks = _strip(piece, table)
        if at == 0:
            marks[:0] = [("markup", 0, sign) for sign in front]
        else:
            marks.insert(0, ("markup", 0, "<br>"))
        yield Draft(text, number, page, place, marks=marks)


def _strip(text: str, table: bool) -> tuple[str, list[tuple[FurnitureKind, int, str]]]:
    """Take the inline marks out of a line; return it in single blanks with the marks and their columns."""
    sign = _forms()["inline"]
    text = squeeze(text)
    if not _ANY_SIGN.search(text):
        return text, []
    out: list[str] = []
    marks: list[tuple[FurnitureKind, int, str]] = []
    size = 0
    last = 0

    def put(words: str) -> None:
        nonlocal size
        if words[:1] == " " and (not size or out[-1][-1] == " "):
            words = words[1:]
        if words:
            out.append(words)
            size += len(words)

    for match in sign.finditer(text):
        name, found = match.lastgroup, match[0]
        if name == "pipe" and not table:
            continue
        put(text[last : match.start()])
        last = match.end()
        if name == "entity":
            put(squeeze(normalise(html.unescape(found))) or " ")
        elif name == "escape":
            marks.append(("markup", size, "\\"))
            put(found[1:])
        elif name == "comment":
            marks.append(("hidden", size, found))
        elif name == "link":
            words = match["words"] or ""
            if found.startswith("!"):
                marks.append(("picture", size, found))
            else:
                marks.append(("markup", size, "["))
                put(words)
                marks.append(("markup", size, found[1 + len(words) :]))
        else:
            marks.append(("markup", size, found))
            if name == "pipe" or (table and name == "tag"):
                put(" ")
    put(text[last:])
    closed = squeeze("".join(out))
    return closed, [(kind, min(column, len(closed)), found) for kind, column, found in marks]
