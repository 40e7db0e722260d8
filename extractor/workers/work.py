"""What is done with one input, in this process or in a worker: from its bytes to an analysis and to output files."""

import os
import stat
import traceback
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from extractor.emit.formats import Of, formats_of
from extractor.model.analysis import Analysis
from extractor.model.correction import Correction
from extractor.model.finding import Finding
from extractor.model.text import Text
from extractor.store.rows import Rows
from extractor.workers.failure import Failure, out_of_memory, unexpected
from extractor.workers.limits import CHARACTERS_A_PAGE, Limits

NO_TEXT_LAYER = "SRC004"
NO_REGULATION = "SRC005"
BROKEN = ("broken", "self")

# Told when a page begins: its number (0: none), how many there are, how many times the time of a page it may take.
Told = Callable[[int, int, float], None]


class Input(Struct, frozen=True):
    """One input: its name for people, and where its bytes are.

    That is a file (`path`, as the system spells it), a `member` of a ZIP archive at `path`, or `data` itself (standard
    input). `ignore` are codes of checks that are left out for this input. `refused` says why it is not even opened.
    `corrections` are readings that people have corrected; those of other files do nothing here.
    """

    name: str
    path: bytes | None = None
    member: str | None = None
    data: bytes | None = None
    ignore: tuple[str, ...] = ()
    refused: Failure | None = None
    corrections: tuple[Correction, ...] = ()


class Wish(Struct, frozen=True):
    """What is wanted of every input.

    `rules`, `select` and `ignore` as for `pipeline.analyse`. `formats` are rows of the table of formats (what it is
    of, its name), written in `language`. `keep`: the analysis is given back. `rows`: those of the tables of a store
    are. `only_text`: nothing but the text is. `pages`: nothing is read, the pages of these numbers come back as files,
    see `emit.page_view`. `trusted`: the texts were typed, whatever they look like.
    """

    rules: bool = True
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    formats: tuple[tuple[Of, str], ...] = ()
    language: str = "id"
    keep: bool = False
    rows: bool = False
    only_text: bool = False
    trusted: bool = False
    pages: tuple[int, ...] = ()


class Said(Struct, frozen=True):
    """A sentence in both languages."""

    id: str
    en: str


class Facts(Struct, frozen=True):
    """What a list of results shows of one regulation."""

    title: str
    units: int
    references: int
    broken: int
    findings: int
    rules: int


class Made(Struct, frozen=True, tag=True):
    """What was made of one input.

    `problem` says why nothing can be done with it (no text at all, or not a regulation); then there are no `files`.
    `unread` are sentences about pages without text. `files` are suffixes and contents.
    """

    name: str
    facts: Facts
    problem: Said | None = None
    unread: tuple[Said, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    analysis: Analysis | None = None
    text: Text | None = None
    rows: Rows | None = None


def do(wish: Wish, given: Input, limits: Limits, told: Told = lambda page, pages, weight: None) -> Made | Failure:
    """Do what is wanted with one input. Never raises, but for what ends the program (KeyboardInterrupt)."""
    from extractor.source import InputError

    if given.refused is not None:
        return given.refused
    try:
        return _made(wish, given, told)
    except InputError as problem:
        return Failure(problem.message, problem.message_en)
    except MemoryError:
        return out_of_memory(given.name, limits)
    except Exception as error:
        return unexpected(given.name, error, traceback.format_exc())


def _made(wish: Wish, given: Input, told: Told) -> Made:
    from extractor.emit.names import title
    from extractor.pipeline import analyse
    from extractor.review.fold import folded
    from extractor.source import read_bytes

    name = given.name if given.name != "-" else "stdin"
    if wish.pages:
        from extractor.emit.page_view import page_views

        files = [file for view in page_views(data_of(given), name, wish.pages) for file in view.files()]
        return Made(given.name, Facts("", 0, 0, 0, 0, 0), files=tuple(files))
    text = read_bytes(data_of(given), name, lambda page, pages: told(page, pages, 1.0))
    if given.corrections:
        from extractor.source.corrected import corrected

        text = corrected(text, given.corrections)
    told(0, 0, 1 + len(text.content) / CHARACTERS_A_PAGE)
    if wish.only_text:
        return Made(given.name, Facts("", 0, 0, 0, 0, 0), text=text)
    ignore = (*wish.ignore, *given.ignore) or None
    analysis = analyse(text, rules=wish.rules, select=wish.select, ignore=ignore, trusted=wish.trusted)
    told(0, 0, 1 + len(text.content) / CHARACTERS_A_PAGE)
    problem, unread = _problems(analysis)
    files = []
    for of, name in wish.formats if problem is None else ():
        form = formats_of(of)[name]
        files += form.files([analysis] if form.joint else analysis, wish.language)
    facts = Facts(
        title(analysis.document),
        sum(1 for _ in analysis.document.walk()),
        len(analysis.references),
        sum(reference.status in BROKEN for reference in analysis.references),
        len(folded(analysis.findings)),
        len(analysis.rules),
    )
    rows = _rows(analysis) if wish.rows and problem is None else None
    return Made(given.name, facts, problem, unread, tuple(files), analysis if wish.keep else None, rows=rows)


def _rows(analysis: Analysis) -> Rows:
    from extractor.store.reading import rows_of

    return rows_of(analysis)


def _problems(analysis: Analysis) -> tuple[Said | None, tuple[Said, ...]]:
    """Return why nothing can be done with an input (None for a regulation), and what is said of unread pages."""
    from extractor.checks import run

    empty = not analysis.document.text.content
    found = run(analysis, (NO_TEXT_LAYER, NO_REGULATION), None).findings
    for finding in found:
        if finding.code == NO_REGULATION or empty:
            return _said(finding), ()
    if empty:
        return Said(
            "tidak ada teks di dalamnya. Berikan berkas yang berisi teks peraturan.",
            "there is no text in it. Give a file that has the text of a regulation.",
        ), ()
    return None, tuple(_said(finding) for finding in analysis.findings if finding.code == NO_TEXT_LAYER)


def _said(finding: Finding) -> Said:
    return Said(finding.message, finding.message_en)


def data_of(given: Input) -> bytes:
    """Return the bytes of an input, never more than are read at all; raises InputError."""
    from extractor.source.read_file import bytes_of

    if given.data is not None:
        return given.data
    assert given.path is not None
    path = Path(os.fsdecode(given.path))
    if given.member is None:
        return bytes_of(path, given.name)
    from extractor.workers.archives import member_of

    return member_of(path, given.member, given.name)


def is_short_text(given: Input, most: int) -> bool:
    """Whether an input is a text of no more than `most` bytes: nothing that could take a process with it."""
    from extractor.source import InputError
    from extractor.source.readers import MARKDOWN, TEXT
    from extractor.source.sniff import reader_of

    if given.refused is not None:
        return True
    if given.member is not None:
        return False
    data = given.data
    if data is None:
        assert given.path is not None
        path = Path(os.fsdecode(given.path))
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                return stat.S_ISDIR(found.st_mode)
            if found.st_size > most:
                return False
            data = path.read_bytes()
        except OSError:
            return True  # what cannot be opened is said at once
    try:
        return len(data) <= most and reader_of(data, given.name) in (TEXT, MARKDOWN)
    except InputError:
        return True
