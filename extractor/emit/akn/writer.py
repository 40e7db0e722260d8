"""What all parts of the Akoma Ntoso writer share: unique eIds, text in mixed content, named entities."""

import re
from bisect import bisect_right
from datetime import date
from hashlib import sha256

from extractor.emit.akn.amendments import Amendments
from extractor.emit.akn.history import History, Periods
from extractor.emit.akn.xml import Element, add_text, add_worded, is_empty, sub, uri, xml_text
from extractor.emit.notes import Note, notes_of
from extractor.emit.tables import PlacedTable, Tables
from extractor.law.address import is_external, slug
from extractor.law.akn import NULL_DATE, UNKNOWN_KIND
from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.model.explanations import Explanations
from extractor.model.marks import Mark
from extractor.model.text import Span

SOURCE = "#thk"

_BLANK = re.compile(r"\s+")

_WITHOUT_TARGET = {"broken": "acuanRusak", "ambiguous": "acuanTaksa"}


def iso_date(value: str | None) -> str | None:
    """Return `value` where it is a full, possible ISO date, else None."""
    try:
        return date.fromisoformat(value or "").isoformat()
    except ValueError:
        return None


def work_iri(document: Document) -> str:
    """Return the IRI of the work, or its stand-in where the text does not give one.

    A regulation without IRI (a draft without number, a fragment) gets
    `/akn/id/act/{jenis}/{tempat}/{tahun}/tanpa-nomor-{hash}`, with `peraturan` for an unknown kind, `0001` for an
    unknown year and the first eight digits of the SHA-256 of its words.
    """
    meta = document.metadata
    if meta.iri:
        return uri(meta.iri)
    number = slug(meta.nomor) if meta.nomor else ""
    place = f"{slug(meta.tempat)}/" if meta.tempat else ""
    digits = "".join(sign for sign in meta.tahun or "" if sign in "0123456789")
    year = digits if len(digits) == 4 else NULL_DATE[:4]
    words = "".join(xml_text(document.text.content).split()).encode()
    unknown = f"tanpa-nomor-{sha256(words).hexdigest()[:8]}"
    return f"/akn/id/act/{slug(meta.jenis or '') or UNKNOWN_KIND}/{place}{year}/{number or unknown}"


class Writer:
    """The state of one conversion: the text, the links over it, the eIds given so far, the entities named so far."""

    def __init__(self, analysis: Analysis, history: History | None = None) -> None:
        """Prepare for `analysis`; provisions keep their addresses, every other eId makes way for them.

        `history` is that of a consolidated text.
        """
        self.periods = Periods(history or History())
        self.analysis = analysis
        self.document = analysis.document
        self.content = xml_text(analysis.document.text.content)
        self._running = self.content.replace("\n", " ")
        self.entities: dict[tuple[str, str], tuple[str, str]] = {}
        self._reserved = self.document.index
        self._given: set[str] = {"thk", "pembentuk"}
        self._counts: dict[str, int] = {}
        self._repeated: dict[str, int] = {}
        self.terms = {term.id: self.entity("TLCTerm", "term", term.term, term.id) for term in analysis.terms}
        self.defines = {term.defined_by: self.terms[term.id] for term in analysis.terms}
        self.marks = analysis.marks
        self.tables = Tables(analysis.document)
        self.iri = work_iri(analysis.document)
        self.amendments = Amendments(analysis)
        self.explanations = Explanations(analysis.document)
        self.notes = notes_of(analysis.document.text)
        self._note_places = [note.offset for note in self.notes]
        self.signed: set[tuple[str, str]] = set()

    def provision_eid(self, eid: str) -> str:
        """Return the eId for the provision `eid`: the address itself, unless the tree has it twice."""
        if eid not in self._given:
            self._given.add(eid)
            return eid
        return self.unique(eid)

    def unique(self, eid: str) -> str:
        """Return `eid`, or `eid-2`, `eid-3` … where it is taken, as a name without white space."""
        base = eid = eid if eid.isidentifier() else _BLANK.sub("-", eid) or "x"
        while eid in self._given or eid in self._reserved:
            # What is taken stays so: each name is tried once.
            self._repeated[base] = count = self._repeated.get(base, 1) + 1
            eid = f"{base}-{count}"
        self._given.add(eid)
        return eid

    def numbered(self, parent: str, name: str) -> str:
        """Return the next eId `parent__name_N`."""
        key = f"{parent}__{name}_" if parent else f"{name}_"
        self._counts[key] = count = self._counts.get(key, 0) + 1
        return self.unique(f"{key}{count}")

    def entity(self, element: str, prefix: str, shown: str, key: str | None = None) -> str:
        """Return the eId of the `references` entry (TLCOrganization, TLCRole …) for `shown`, made at its first use."""
        entry = (element, key or shown)
        if entry not in self.entities:
            name = slug(shown) or "x"
            kind = element.removeprefix("TLC").lower()
            eid = self.unique(name if name.startswith(prefix + "-") else f"{prefix}-{name}")
            self.entities[entry] = (eid, f"/akn/ontology/{kind}/id/{name}")
        return self.entities[entry][0]

    def running(self, span: Span) -> str:
        """Return the running text of `span`."""
        return self._running[span.start : span.end]

    def lines(self, span: Span) -> list[Span]:
        """Return `span` cut at the printed line ends."""
        found, start = [], span.start
        while start < span.end:
            end = self.content.find("\n", start, span.end)
            end = span.end if end < 0 else end
            if end > start:
                found.append(Span(start, end))
            start = end + 1
        return found

    def worded(self, parent: Element, name: str, span: Span, unit: str, **attributes: str) -> None:
        """Append an element `name` with the running text of `span`, as `inline` writes it."""
        if span.end > span.start and self._is_plain(span):
            add_worded(parent, name, self._running[span.start : span.end], **attributes)
        else:
            self.inline(sub(parent, name, **attributes), span, unit)

    def paragraph(self, parent: Element, span: Span, unit: str) -> None:
        """Append a `p` with the running text of `span`."""
        self.worded(parent, "p", span, unit)

    def _is_plain(self, span: Span) -> bool:
        return not (self.marks.inside(span) or self._notes_in(span.start, span.end) or self.amendments.inside(span))

    def inline(self, element: Element, span: Span, unit: str) -> None:
        """Append the running text of `span` to `element`: references, definitions, terms, words to change, notes.

        `unit` is the eId of the unit that the eIds of references are built on.
        """
        at = span.start
        for quote in self.amendments.inside(span):
            self._inline(element, Span(at, quote.span.start), unit)
            self._inline(sub(element, "quotedText", eId=self.unique(quote.eid)), quote.span, unit)
            at = quote.span.end
        self._inline(element, Span(at, span.end), unit)

    def _inline(self, element: Element, span: Span, unit: str) -> None:
        at = span.start
        for group in self.marks.inside(span):
            self._words(element, at, group[0].start)
            holder, base = element, unit
            if len(group) > 1:
                base = self.numbered(unit, "mref")
                holder = sub(element, "mref", eId=base)
            at = group[0].start
            for mark in group:
                self._words(holder, at, mark.start)
                name, attributes = self._marked(mark)
                eid = self.numbered(base, name)
                add_worded(holder, name, self._running[mark.start : mark.end], eId=eid, **attributes)
                for note in self._notes_in(mark.start, mark.end):
                    self._note(holder, note)
                at = mark.end
        self._words(element, at, span.end)

    def _words(self, element: Element, start: int, end: int) -> None:
        for note in self._notes_in(start, end):
            add_text(element, self._running[start : note.offset])
            self._note(element, note)
            start = note.offset
        if end > start:
            add_text(element, self._running[start:end])

    def _notes_in(self, start: int, end: int) -> list[Note]:
        """Return the notes whose mark stands behind a sign of this range."""
        if not self.notes:
            return self.notes
        first = bisect_right(self._note_places, start)
        return self.notes[first : bisect_right(self._note_places, end)]

    def _note(self, element: Element, note: Note) -> None:
        marker = {"marker": note.mark} if note.mark else {}
        holder = sub(element, "authorialNote", eId=self.numbered("", "note"), placement="bottom", **marker)
        add_worded(holder, "p", note.words)

    def _marked(self, mark: Mark) -> tuple[str, dict[str, str]]:
        """Return the element and attributes of a mark; a reference to what is not there is `inline`, never a link."""
        reference = mark.reference
        if reference is None:
            assert mark.term is not None
            return "def" if mark.defines else "term", {"refersTo": f"#{self.terms[mark.term.id]}"}
        if mark.target is None:
            return "inline", {"name": _WITHOUT_TARGET.get(reference.status, "acuan")}
        if mark.last is not None:
            return "rref", {"from": f"#{mark.target}", "upTo": f"#{mark.last}"}
        attributes = {"href": uri(mark.target) if is_external(mark.target) else f"#{mark.target}"}
        if reference.status == "self":
            attributes["class"] = "acuanDiri"
        return "ref", attributes

    def blocks(self, parent: Element, span: Span, unit: str) -> None:
        """Append `span` as one `p`, with its tables in their places."""
        for part in self.tables.split(span):
            if isinstance(part, Span):
                self.paragraph(parent, part, unit)
            else:
                self.table(parent, part, unit)

    def printed_lines(self, parent: Element, span: Span, unit: str) -> None:
        """Append one `p` per printed line of `span`, with its tables in their places."""
        for part in self.tables.split(span):
            if isinstance(part, Span):
                for line in self.lines(part):
                    self.paragraph(parent, line, unit)
            else:
                self.table(parent, part, unit)

    def table(self, parent: Element, placed: PlacedTable, unit: str) -> None:
        """Append a `table` with its rows and cells."""
        element = sub(parent, "table", eId=self.unique(placed.eid))
        for row in placed.table.rows:
            line = sub(element, "tr")
            for cell in row:
                reach = {"colspan": cell.colspan, "rowspan": cell.rowspan}
                attributes = {name: str(value) for name, value in reach.items() if value > 1}
                holder = sub(line, "th" if cell.header else "td", **attributes)
                for words in self.tables.paragraphs(cell.span):
                    self.paragraph(holder, words, unit)
                if is_empty(holder):
                    sub(holder, "p")
