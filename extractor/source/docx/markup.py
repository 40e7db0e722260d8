"""Marks in a Word document beside its text: comments, and edits as tracked changes that Word can accept or reject.

Runs are parted where a mark begins or ends; each part keeps the properties of its run, so that nothing looks otherwise
than before. Nothing else in the file changes.
"""

import posixpath
from bisect import bisect_right
from collections import defaultdict
from copy import deepcopy
from datetime import datetime

from lxml import etree
from msgspec import Struct

from extractor.source.docx.origin import PRESERVE, STRICT, TRANSITIONAL, DocxOrigin
from extractor.source.docx.package import local
from extractor.source.docx.runs import WORD

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_SPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# Text in these came with a change that nobody has accepted yet: a change of a change cannot be told in Word.
_PENDING = frozenset({"ins", "moveTo"})


class Comment(Struct, frozen=True):
    """A comment on `start:end` of the characters of the document (`Origin.raw`): its paragraphs, the first bold."""

    start: int
    end: int
    paragraphs: tuple[str, ...]


class Markup:
    """Collects comments and edits on one document and writes it with them; `author` and `when` are said of each."""

    def __init__(self, origin: DocxOrigin, author: str, when: datetime) -> None:
        """Take the document; an origin can be marked once."""
        self._origin = origin
        self._author, self._when = author, when.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._comments: list[Comment] = []
        self._edits: list[tuple[int, int, str]] = []
        self._parts: dict[etree._Element, list[tuple[int, etree._Element]]] = {}

    def comment(self, comment: Comment) -> None:
        """Add a comment."""
        self._comments.append(comment)

    def edit(self, start: int, end: int, words: str) -> bool:
        """Add `words` in place of `start:end` as a tracked change; returns False where it cannot be one.

        So it is over a tab or a break, outside runs of text, and in what was inserted by a change still open.
        """
        cells = self._origin.cells[start:end] or self._around(start)
        if not cells or any(cell is None or not _is_open(cell[0]) for cell in cells):
            return False
        self._edits.append((start, end, words))
        return True

    def _around(self, at: int) -> list[tuple[etree._Element, int] | None]:
        """Return the character before a place, else the one behind it."""
        return self._origin.cells[at - 1 : at] if at and self._origin.cells[at - 1] else self._origin.cells[at : at + 1]

    def written(self) -> bytes:
        """Return the document with all marks."""
        places = [self._placed(comment) for comment in self._comments]
        self._part([each for each in places if each is not None])
        parts = self._write_comments(places)
        number = 1 + max((int(found) for found in self._numbers("ins", "del")), default=0)
        for at, (start, end, words) in enumerate(sorted(self._edits, reverse=True)):
            self._write_edit(start, end, words, number + 2 * at)
        return self._origin.saved(parts)

    # ---- parting the runs -------------------------------------------------------------------------------------------

    def _placed(self, comment: Comment) -> tuple[int, int] | None:
        """Return the first and the last character of a comment that stand in runs; the nearest where there are none."""
        cells = self._origin.cells
        inside = [at for at in range(comment.start, min(comment.end, len(cells))) if _in_run(cells[at])]
        if inside:
            return inside[0], inside[-1]
        behind = next((at for at in range(comment.start, len(cells)) if _in_run(cells[at])), None)
        before = next((at for at in range(min(comment.start, len(cells)) - 1, -1, -1) if _in_run(cells[at])), None)
        near = behind if behind is not None else before
        return None if near is None else (near, near)

    def _part(self, places: list[tuple[int, int]]) -> None:
        """Part every run at the ends of the comments and edits."""
        cuts: dict[etree._Element, set[int]] = defaultdict(set)
        edges = [(first, last + 1) for first, last in places] + [(start, end) for start, end, _ in self._edits]
        for start, end in edges:
            for at in (start, end):
                cell = self._origin.cells[at] if at < len(self._origin.cells) else None
                before = self._origin.cells[at - 1] if at else None
                if cell is not None and _in_run(cell):
                    cuts[cell[0]].add(cell[1])
                if before is not None and _in_run(before):
                    cuts[before[0]].add(before[1] + 1)
        for start, end, _ in self._edits:
            for cell in self._origin.cells[start:end]:
                if cell is not None:
                    cuts[cell[0]].update(())  # no cut, but a run of its own
        for element, found in cuts.items():
            _alone(element)
            self._parts[element] = [(0, element)]
            for at in sorted(found, reverse=True):
                if 0 < at < len(element.text or ""):
                    self._parts[element].insert(1, (at, _parted(element, at)))

    def _run_at(self, at: int) -> etree._Element:
        """Return the run that holds a character, now that runs are parted."""
        cell = self._origin.cells[at]
        assert cell is not None
        element, place = cell
        parts = self._parts.get(element, [(0, element)])
        text = parts[bisect_right([start for start, _ in parts], place) - 1][1]
        run = text.getparent()
        assert run is not None
        return run

    # ---- comments ---------------------------------------------------------------------------------------------------

    def _write_comments(self, places: list[tuple[int, int] | None]) -> dict[str, bytes]:
        """Put the comments into the text; return the parts of the file that hold them."""
        package = self._origin.package
        if not self._comments:
            return {}
        there = next(iter(package.related("comments").values()), None)
        part = there or posixpath.join(posixpath.dirname(package.main), "comments.xml")
        root = package.parsed(part) if there else None
        if root is None:
            root = etree.Element(f"{WORD}comments", nsmap={"w": WORD.strip("{}")})
        taken = [int(found) for each in root if (found := each.get(f"{WORD}id") or "").isdecimal()]
        for number, (comment, place) in enumerate(zip(self._comments, places, strict=True), 1 + max(taken, default=-1)):
            root.append(self._comment(comment, number))
            if place is None:  # a document without any run of text: its end
                self._anchor_at_end(number)
            else:
                self._anchor(self._run_at(place[0]), self._run_at(place[1]), number)
        parts = {part: self._xml(root)}
        if there is None:
            parts |= self._announced(part)
        return parts

    def _comment(self, comment: Comment, number: int) -> etree._Element:
        made = self._made("comment", id=str(number), author=self._author, date=self._when, initials=self._author)
        for at, words in enumerate(comment.paragraphs):
            paragraph = etree.SubElement(made, f"{WORD}p")
            run = etree.SubElement(paragraph, f"{WORD}r")
            if at == 0:
                etree.SubElement(etree.SubElement(run, f"{WORD}rPr"), f"{WORD}b")
            _write(etree.SubElement(run, f"{WORD}t"), words)
        return made

    def _anchor(self, first: etree._Element, last: etree._Element, number: int) -> None:
        first.addprevious(self._made("commentRangeStart", id=str(number)))
        end = self._made("commentRangeEnd", id=str(number))
        last.addnext(end)
        end.addnext(self._referring(number))

    def _anchor_at_end(self, number: int) -> None:
        paragraph = next(self._origin.root.iter(f"{WORD}p"), None)
        if paragraph is not None:
            paragraph.append(self._referring(number))

    def _referring(self, number: int) -> etree._Element:
        run = self._made("r")
        run.append(self._made("commentReference", id=str(number)))
        return run

    def _announced(self, part: str) -> dict[str, bytes]:
        """Return the lists of the archive with a new part for comments."""
        package = self._origin.package
        types = package.parsed(_TYPES)
        if types is None:
            types = etree.Element(f"{_TYPES_SPACE}Types")
        etree.SubElement(types, f"{_TYPES_SPACE}Override", PartName=f"/{part}", ContentType=_COMMENTS_TYPE)
        folder, base = posixpath.split(package.main)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        relations = package.parsed(name)
        if relations is None:
            relations = etree.Element(f"{_RELATIONS_SPACE}Relationships")
        taken = {each.get("Id") for each in relations}
        own = next(f"thk{at}" for at in range(len(taken) + 1) if f"thk{at}" not in taken)
        kind = _STRICT_RELATION if self._origin.is_strict else _RELATION
        target = posixpath.relpath(part, folder or ".")
        etree.SubElement(relations, f"{_RELATIONS_SPACE}Relationship", Id=own, Type=kind, Target=target)
        return {_TYPES: _plain_xml(types), name: _plain_xml(relations)}

    # ---- tracked changes --------------------------------------------------------------------------------------------

    def _write_edit(self, start: int, end: int, words: str, number: int) -> None:
        runs = list(dict.fromkeys(self._run_at(at) for at in range(start, end)))
        behind = bool(runs) or (start > 0 and _in_run(self._origin.cells[start - 1]))
        model = runs[-1] if runs else self._run_at(start - 1 if behind else start)
        place = model
        for run in runs:
            gone = self._change("del", number)
            run.addprevious(gone)
            gone.append(run)
            for text in run.iter(f"{WORD}t"):
                text.tag = f"{WORD}delText"
                text.set(PRESERVE, "preserve")
            place = gone
        if not words:
            return
        new = self._change("ins", number + 1)
        run = etree.SubElement(new, f"{WORD}r")
        look = model.find(f"{WORD}rPr")
        if look is not None:
            run.append(deepcopy(look))
        _write(etree.SubElement(run, f"{WORD}t"), words)
        if behind:
            place.addnext(new)
        else:
            place.addprevious(new)

    def _change(self, kind: str, number: int) -> etree._Element:
        return self._made(kind, id=str(number), author=self._author, date=self._when)

    def _numbers(self, *names: str) -> list[str]:
        found = (each.get(f"{WORD}id") or "" for name in names for each in self._origin.root.iter(f"{WORD}{name}"))
        return [each for each in found if each.isdecimal()]

    def _made(self, name: str, **attributes: str) -> etree._Element:
        return etree.Element(f"{WORD}{name}", {f"{WORD}{key}": value for key, value in attributes.items()})

    def _xml(self, root: etree._Element) -> bytes:
        data = _plain_xml(root)
        return data.replace(TRANSITIONAL, STRICT) if self._origin.is_strict else data


def _in_run(cell: tuple[etree._Element, int] | None) -> bool:
    """Whether a character stands in a run of text, where marks can stand beside it."""
    return cell is not None and cell[0].tag == f"{WORD}t" and (cell[0].getparent() is not None) and _is_run(cell[0])


def _is_run(text: etree._Element) -> bool:
    run = text.getparent()
    return run is not None and run.tag == f"{WORD}r"


def _is_open(text: etree._Element) -> bool:
    return _is_run(text) and not any(local(above) in _PENDING for above in text.iterancestors())


def _parted(text: etree._Element, at: int) -> etree._Element:
    """Part the run of a text, which is alone in it, at a character; return the text of the second run."""
    second = _run_behind(text)
    new = etree.SubElement(second, text.tag)
    content = text.text or ""
    _write(new, content[at:])
    _write(text, content[:at])
    return new


def _alone(text: etree._Element) -> None:
    """Give a text a run of its own: what stands before and behind it there (a tab, a break, another text) another."""
    behind = list(text.itersiblings())
    if behind:
        _run_behind(text).extend(behind)
    if any(local(each) != "rPr" for each in text.itersiblings(preceding=True)):
        _run_behind(text).append(text)


def _run_behind(text: etree._Element) -> etree._Element:
    """Return a new run like that of a text, right behind it."""
    run = text.getparent()
    assert run is not None
    second = etree.Element(run.tag, {str(key): str(value) for key, value in run.items()})
    look = run.find(f"{WORD}rPr")
    if look is not None:
        second.append(deepcopy(look))
    run.addnext(second)
    return second


def _write(text: etree._Element, words: str) -> None:
    """Set the characters of a text element; what XML cannot hold becomes a space."""
    text.text = "".join(sign if sign >= " " else " " for sign in words)
    text.set(PRESERVE, "preserve")


def _plain_xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
