"""What the HTML page shows, as plain values in the order of the text: the template only lays them out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from extractor.address import is_external
from extractor.analysis import Analysis
from extractor.emit.order import heads_of, items_of, pieces_of
from extractor.emit.places import Places
from extractor.emit.tables import PlacedTable, Tables
from extractor.finding import Finding
from extractor.marks import Mark
from extractor.references.model import Reference
from extractor.rules.model import Rule
from extractor.text import Span
from extractor.tree.document import Block, Document, Provision

SEVERITY = {"error": "Galat", "warning": "Peringatan", "info": "Informasi"}
_ORDER = {"error": 0, "warning": 1, "info": 2}
_LABELS = {"menimbang", "mengingat", "memperhatikan"}
_IN_CONTENTS = {"buku", "bab", "bagian", "paragraf", "pasal", "diktum", "lampiran"}


class Piece(Struct, frozen=True):
    """A run of words. `kind`: empty (plain), dalam, luar, rusak, taksa, diri, istilah, batasan (a defined term)."""

    text: str
    kind: str = ""
    href: str | None = None
    title: str | None = None
    hint: str | None = None
    hint_href: str | None = None


class Badge(Struct, frozen=True):
    """A small sign at a unit: a finding or a rule; `href` leads to its entry below."""

    text: str
    kind: str
    href: str
    title: str


class TableCell(Struct, frozen=True):
    """A cell of a table: its paragraphs and its reach."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    header: bool
    rowspan: int
    colspan: int


class Event(Struct, frozen=True):
    """One step of the page in reading order.

    `type`: unit (opens one), end (closes it), text (a paragraph of the open unit), table, block, columns, end_columns
    (around a preamble label and its items), page (a new page of the source begins).
    """

    type: str
    kind: str = ""
    eid: str = ""
    num: tuple[Piece, ...] = ()
    heading: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = ()
    badges: tuple[Badge, ...] = ()
    page: int | None = None
    rows: tuple[tuple[TableCell, ...], ...] = ()


class Entry(Struct, frozen=True):
    """One step of the table of contents: `leaf`, or `open` … `end` around others; a `row` has its own line."""

    type: str
    eid: str = ""
    name: str = ""
    heading: str = ""
    faulty: bool = False
    row: bool = False


class View:
    """The values of one page. Everything is text; the template escapes it."""

    def __init__(self, analysis: Analysis) -> None:
        """Prepare the page of `analysis`."""
        self.analysis = analysis
        self.document = analysis.document
        self.places = Places(analysis.document)
        self._text = analysis.document.text
        self._marks = analysis.marks
        self._tables = Tables(analysis.document)
        self.findings = sorted(
            enumerate(analysis.findings, 1), key=lambda one: (_ORDER[one[1].severity], _start(one[1]))
        )
        self.rules = [(f"aturan-{number}", rule) for number, rule in enumerate(analysis.rules, 1)]
        self._about_words: dict[Span | int, Finding] = {}
        self._findings_of: dict[str, list[tuple[int, Finding]]] = defaultdict(list)
        for number, finding in enumerate(analysis.findings, 1):
            self._findings_of[finding.eid].append((number, finding))
            for place in (finding.span, finding.span.start) if finding.span else ():
                if place not in self._about_words or not self._about_words[place].suggestions:
                    self._about_words[place] = finding
        self._rules_of: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
        for anchor, rule in self.rules:
            if rule.source:
                self._rules_of[rule.source[0]].append((anchor, rule))
        self._page: int | None = None

    def anchor(self, address: str | None) -> str | None:
        """Return the link to `address` inside the page, None where the page does not have it."""
        local = self._marks.local(address) if address else None
        return f"#{local}" if local else None

    def events(self) -> Iterator[Event]:
        """Yield the steps of the page."""
        group: str | None = None
        label: list[Piece] = []
        for item in items_of(self.document):
            is_label = isinstance(item, Block) and item.kind in _LABELS
            if is_label and group == item.kind and label:
                label += [Piece(" "), *self._pieces(item.span)]
                continue
            if label:
                yield Event("block", str(group), pieces=tuple(label))
                label = []
            if group and (is_label or item.kind != group):
                yield Event("end_columns")
                group = None
            if group is None and item.kind in _LABELS:
                yield Event("columns", item.kind)
                group = item.kind
            if isinstance(item, Provision):
                yield from self._unit(item)
                continue
            yield from self._new_page(item.span)
            if is_label:
                label = list(self._pieces(item.span))
            else:
                yield from self._words("block", item.kind, item.span, broken_lines=True)
        if label:
            yield Event("block", str(group), pieces=tuple(label))
        if group:
            yield Event("end_columns")

    def contents(self) -> Iterator[Entry]:
        """Yield the table of contents."""
        explained = False
        for provision in self.document.provisions:
            if provision.kind != "penjelasan":
                yield from self._entry(provision)
            elif not explained:
                explained = True
                yield Entry("leaf", provision.eid, "Penjelasan", row=True)

    def counts(self) -> list[tuple[str, int, str, str]]:
        """Return (label, number, link, kind) of the figures at the top of the page."""
        references = self.analysis.references
        articles = sum(p.kind in ("pasal", "diktum") and "__qstr_" not in p.eid for p in self.document.walk())
        figures = [
            ("Pasal" if any(p.kind == "pasal" for p in self.document.walk()) else "Diktum", articles, "#naskah", ""),
            ("Acuan", len(references), "#naskah", ""),
            ("Acuan rusak", sum(r.status == "broken" for r in references), "#temuan", "error"),
            ("Temuan", len(self.findings), "#temuan", "warning"),
            ("Aturan", len(self.rules), "#aturan", ""),
            ("Istilah", len(self.analysis.terms), "#istilah", ""),
        ]
        return [figure for figure in figures if figure[1] or figure[0] in ("Pasal", "Acuan", "Temuan")]

    def _unit(self, provision: Provision) -> Iterator[Event]:
        yield from self._new_page(provision.span)
        quoted = "__qstr_" in provision.eid and not self._within_quote(provision)
        yield Event(
            "unit",
            f"{provision.kind} kutipan" if quoted else provision.kind,
            provision.eid,
            tuple(self._pieces(provision.num)) if provision.num else (),
            tuple(self._heading(provision)),
            badges=tuple(self._badges(provision.eid)),
        )
        as_printed = provision.kind == "lampiran"
        for piece in pieces_of(provision):
            if isinstance(piece, Span):
                yield from self._words("text", "cetak" if as_printed else "", piece, as_printed)
            else:
                yield from self._unit(piece)
        yield Event("end")

    def _words(self, event: str, kind: str, span: Span, broken_lines: bool) -> Iterator[Event]:
        """Yield the words of `span` and the tables in it."""
        for part in self._tables.split(span):
            if isinstance(part, Span):
                yield Event(event, kind, pieces=tuple(self._pieces(part, broken_lines)))
            else:
                yield self._table(part)

    def _table(self, placed: PlacedTable) -> Event:
        rows = tuple(
            tuple(
                TableCell(
                    tuple(tuple(self._pieces(words)) for words in self._tables.paragraphs(cell.span)),
                    cell.header,
                    cell.rowspan,
                    cell.colspan,
                )
                for cell in row
            )
            for row in placed.table.rows
        )
        return Event("table", eid=placed.eid, rows=rows)

    def _heading(self, provision: Provision) -> Iterator[Piece]:
        lines = [span for name, span in heads_of(provision) if name != "num"]
        for at, span in enumerate(lines):
            if at:
                yield Piece("\n")
            yield from self._pieces(span, broken_lines=True)

    def _within_quote(self, provision: Provision) -> bool:
        parent = self.document.parents[provision.eid]
        return parent is not None and "__qstr_" in parent

    def _new_page(self, span: Span) -> Iterator[Event]:
        page = self._text.line_at(span.start).page if self._text.lines else None
        if page is not None and page != self._page:
            yield Event("page", page=page)
            self._page = page

    def _pieces(self, span: Span, broken_lines: bool = False) -> Iterator[Piece]:
        content = self._text.content

        def words(start: int, end: int) -> str:
            return content[start:end] if broken_lines else content[start:end].replace("\n", " ")

        at = span.start
        for group in self._marks.inside(span):
            for mark in group:
                if mark.start > at:
                    yield Piece(words(at, mark.start))
                yield self._marked(mark, words(mark.start, mark.end))
                at = mark.end
        if at < span.end:
            yield Piece(words(at, span.end))

    def _marked(self, mark: Mark, words: str) -> Piece:
        reference = mark.reference
        if reference is None:
            assert mark.term is not None
            if mark.defines:
                return Piece(words, "batasan")
            return Piece(words, "istilah", self.anchor(mark.term.defined_by))
        if mark.target is None and reference.status not in ("broken", "ambiguous"):
            return Piece(words)
        if mark.target is None:
            kind = "taksa" if reference.status == "ambiguous" else "rusak"
            finding = self._about(reference, Span(mark.start, mark.end))
            title = finding.message if finding else "Acuan ini tidak menunjuk ketentuan yang ada dalam naskah."
            best = finding.suggestions[0] if finding and finding.suggestions else None
            if best is None:
                return Piece(words, kind, title=title)
            return Piece(words, kind, title=title, hint=best.text, hint_href=self.anchor(best.target))
        if is_external(mark.target):
            return Piece(words, "luar", title=mark.target)
        if reference.status == "self":
            return Piece(words, "diri", f"#{mark.target}", "Acuan ini menunjuk ketentuan tempatnya sendiri.")
        name = self.places.name(mark.target)
        if mark.last:
            name = f"{name} sampai dengan {self.places.name(mark.last)}"
        return Piece(words, "dalam", f"#{mark.target}", name)

    def _about(self, reference: Reference, span: Span) -> Finding | None:
        """Return the finding about the words at `span` or about their whole reference, best one with a suggestion."""
        found = [self._about_words.get(place) for place in (span, reference.span, span.start, reference.span.start)]
        about = [finding for finding in found if finding is not None]
        return next((finding for finding in about if finding.suggestions), about[0] if about else None)

    def _badges(self, eid: str) -> Iterator[Badge]:
        for number, finding in self._findings_of.get(eid, ()):
            yield Badge(finding.code, finding.severity, f"#temuan-{number}", finding.message)
        for anchor, rule in self._rules_of.get(eid, ()):
            yield Badge(modality(rule), "aturan", f"#{anchor}", "Aturan pada ketentuan ini")

    def _entry(self, provision: Provision) -> Iterator[Entry]:
        if provision.kind not in _IN_CONTENTS or "__qstr_" in provision.eid:
            return
        below = [child for child in provision.children if child.kind in _IN_CONTENTS and "__qstr_" not in child.eid]
        heading = self._text.of(provision.heading) if provision.heading else ""
        printed = self._text.content[provision.num.start : provision.num.end] if provision.num else ""
        name = printed.partition("\n")[0] or self.places.name(provision.eid)
        faulty = not below and self._faulty(provision)
        row = provision.kind not in ("pasal", "diktum")
        yield Entry("open" if below else "leaf", provision.eid, name, heading, faulty, row)
        for child in below:
            yield from self._entry(child)
        if below:
            yield Entry("end")

    def _faulty(self, provision: Provision) -> bool:
        stack = [provision]
        while stack:
            unit = stack.pop()
            if any(finding.severity == "error" for _, finding in self._findings_of.get(unit.eid, ())):
                return True
            stack.extend(unit.children)
        return False


def modality(rule: Rule) -> str:
    """Return the word shown for what a rule does: its modal word, or its type."""
    value = rule.modality.value
    if value == "indicative":
        return "bertugas"
    return _TYPES.get(rule.type, rule.type) if value == "none" else value


_TYPES = {
    "obligation": "wajib",
    "prohibition": "dilarang",
    "permission": "boleh",
    "power": "berwenang",
    "relation": "hubungan kerja",
    "assignment": "penugasan",
    "composition": "susunan",
    "manner": "tata cara",
    "exception": "pengecualian",
    "delegation": "pendelegasian",
    "repeal": "pencabutan",
    "commencement": "mulai berlaku",
    "application": "keberlakuan",
    "annex_incorporation": "lampiran",
}


def _start(finding: Finding) -> int:
    return finding.span.start if finding.span else 0


def facts(document: Document, kind_name: str) -> list[tuple[str, str]]:
    """Return (label, value) of what the title and closing blocks say, leaving out what they do not say."""
    meta, source = document.metadata, document.text.source

    def signed(place: str | None, date: str | None) -> str:
        return ", ".join(part for part in (place, long_date(date)) if part)

    def signer(office: str | None, name: str | None) -> str:
        return " — ".join(part for part in (name, office) if part)

    pairs: Sequence[tuple[str, str | None]] = (
        ("Jenis", kind_name if meta.jenis else None),
        ("Nomor", meta.nomor),
        ("Tahun", meta.tahun),
        ("Pembentuk", meta.pembentuk),
        ("Ditetapkan", signed(meta.ditetapkan.tempat, meta.ditetapkan.tanggal)),
        ("Penanda tangan", signer(meta.ditetapkan.jabatan, meta.ditetapkan.nama)),
        ("Diundangkan", signed(meta.diundangkan.tempat, meta.diundangkan.tanggal)),
        ("Pengundang", signer(meta.diundangkan.jabatan, meta.diundangkan.nama)),
        ("Pengumuman", meta.berita.teks if meta.berita else None),
        ("IRI", meta.iri),
        ("Berkas", source.file if source.pages is None else f"{source.file} ({source.pages} halaman)"),
    )
    return [(label, value) for label, value in pairs if value]


_MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
]  # fmt: skip


def long_date(date: str | None) -> str:
    """Return an ISO date as Indonesians write it; anything else as it is."""
    parts = (date or "").split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return date or ""


def gaps(document: Document) -> list[str]:
    """Return sentences on what the text lacks: head, body, closing block, pages without text."""
    complete = document.completeness
    missing = [
        name
        for name, there in (
            ("judul dan pembukaan", complete.head),
            ("batang tubuh", complete.body),
            ("bagian penutup (penetapan dan pengundangan)", complete.tail),
        )
        if not there
    ]
    found = [f"Naskah tidak memuat {name}." for name in missing]
    blank = [str(page.number) for page in document.text.pages if page.method == "none"]
    if blank:
        found.append(f"Halaman tanpa teks yang dapat dibaca: {', '.join(blank)}.")
    return found
