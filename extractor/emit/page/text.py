"""The text of a regulation on its HTML page: every unit in reading order, with its signs, links, tables and page marks.

It is written here and not in the template because it is nearly the whole page. Every word is escaped.
"""

from extractor.emit.order import heads_of, items_of, pieces_of
from extractor.emit.page.view import View, escaped, modality
from extractor.emit.tables import PlacedTable, Tables
from extractor.law.address import is_external, is_quoted
from extractor.law.units import FRAME
from extractor.model.document import Block, Provision
from extractor.model.explanations import Explanations
from extractor.model.finding import Finding
from extractor.model.marks import Mark
from extractor.model.reference import Reference
from extractor.model.text import Span

# What a Penjelasan says where it adds nothing.
_CLEAR = "cukup jelas"
_OPENS_TABLE = '<div class="tabel" id="{}" role="region" aria-label="{}" tabindex="0"><table>\n'


def text_of(view: View) -> str:
    """Return the text of the regulation shown by `view` as HTML, one line per unit, paragraph and row."""
    return _Article(view).written()


class _Article:
    """The lines of the text, and the page of the source that was reached."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._w = view.w
        # Words of the page among those of the regulation say so, where the two are not of one language.
        self._lang = "" if view.language == "id" else f' lang="{view.language}"'
        self._document = view.document
        self._text = view.document.text
        self._broken = self._text.content
        self._running = self._broken.replace("\n", " ")
        self._marks = view.analysis.marks
        self._tables = Tables(view.document)
        self._explanations = Explanations(view.document)
        self._terms = {term.id: self._term(term.defined_by) for term in view.analysis.terms}
        self._about_words: dict[Span | int, Finding] = {}
        for finding in view.analysis.findings:
            for place in (finding.span, finding.span.start) if finding.span else ():
                if place not in self._about_words or not self._about_words[place].suggestions:
                    self._about_words[place] = finding
        self._page: int | None = None
        self._out: list[str] = []

    def written(self) -> str:
        """Return the whole text."""
        out = self._out
        group: str | None = None
        label: list[str] = []

        def end_label() -> None:
            if label:
                out.append(f'<p class="blok b-{escaped(str(group))}">{" ".join(label)}</p>\n')
                label.clear()

        for item in items_of(self._document):
            is_label = isinstance(item, Block) and item.kind in FRAME
            if is_label and group == item.kind and label:
                label.append(self._words(item.span))
                continue
            end_label()
            if group and (is_label or item.kind != group):
                out.append("</div>\n")
                group = None
            if group is None and item.kind in FRAME:
                out.append('<div class="kolom">\n')
                group = item.kind
            if isinstance(item, Provision):
                self._unit(item)
                continue
            self._new_page(item.span)
            if is_label:
                label.append(self._words(item.span))
            else:
                self._paragraphs(f"blok b-{escaped(item.kind)}", item.span, self._broken)
        end_label()
        if group:
            out.append("</div>\n")
        return "".join(out)

    def _unit(self, provision: Provision) -> None:
        self._new_page(provision.span)
        kind, eid = provision.kind, provision.eid
        quoted = " kutipan" if is_quoted(eid) and not self._within_quote(eid) else ""
        self._out.append(
            f'<section class="unit {escaped(kind)}{quoted}" id="{escaped(eid)}">'
            f'{self._head(provision)}<div class="isi">\n'
        )
        as_printed = kind == "lampiran"
        for piece in pieces_of(provision):
            if isinstance(piece, Provision):
                self._unit(piece)
            elif as_printed:
                self._paragraphs("cetak", piece, self._broken)
            else:
                self._paragraphs("", piece, self._running)
        self._explanation(eid)
        self._out.append("</div></section>\n")

    def _explanation(self, eid: str) -> None:
        """Write what the Penjelasan says of a provision beside it: folded, or in a word where it is clear enough."""
        unit = self._document.index.get(self._explanations.units.get(eid, ""))
        pieces = pieces_of(unit) if unit is not None else []
        words = " ".join(self._running[piece.start : piece.end] for piece in pieces if isinstance(piece, Span))
        lists = [piece for piece in pieces if isinstance(piece, Provision) and piece.kind != "penjelasan"]
        if unit is None or not (words or lists):
            return
        link = f'href="#{escaped(unit.eid)}"'
        if not lists and words.rstrip(". ").lower() == _CLEAR:
            self._out.append(
                f'<p class="jelas"{self._lang}><a {link}>{self._w["explanation"]}</a>: {self._w["clear"]}</p>\n'
            )
            return
        self._out.append(f'<details class="jelas"><summary{self._lang}>{self._w["explanation"]}</summary>\n')
        for piece in pieces:
            if isinstance(piece, Span):
                self._out.append(f"<p>{escaped(self._running[piece.start : piece.end])}</p>\n")
            elif piece.kind != "penjelasan":
                self._out.append(f"<p>{escaped(self._running[piece.span.start : piece.span.end])}</p>\n")
        self._out.append(f"<p{self._lang}><a {link}>{self._w['open_explanation']}</a></p></details>\n")

    def _head(self, provision: Provision) -> str:
        """Return the printed number, the heading, and the signs of findings and rules; empty where there are none."""
        head = ""
        lines = []
        for name, span in heads_of(provision):
            if name == "num":
                words = self._words(span)
                about = self._explanations.provisions.get(provision.eid, ())[:1]
                if about and not is_external(about[0]):
                    printed = escaped(self._running[span.start : span.end])
                    words = f'<a class="dalam" href="#{escaped(about[0])}">{printed}</a>'
                head = f'<span class="num">{words}</span>'
            else:
                lines.append(self._words(span, self._broken))
        if lines:
            words = "\n".join(lines)
            head += f' <span class="judul">{words}</span>'
        signs = self._signs(provision.eid)
        if signs:
            head += f'<span class="tanda"{self._lang}>{signs}</span>'
        return f'<div class="kepala">{head}</div>' if head else ""

    def _paragraphs(self, classes: str, span: Span, content: str) -> None:
        """Write the words of `span` and the tables in it."""
        opens = f'<p class="{classes}">' if classes else "<p>"
        for part in self._tables.split(span):
            if isinstance(part, Span):
                self._out.append(f"{opens}{self._words(part, content)}</p>\n")
            else:
                self._table(part)

    def _table(self, placed: PlacedTable) -> None:
        self._out.append(_OPENS_TABLE.format(escaped(placed.eid), self._w["table"]))
        for row in placed.table.rows:
            cells = []
            for cell in row:
                name = "th" if cell.header else "td"
                rows = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
                columns = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
                words = "".join([f"<p>{self._words(span)}</p>" for span in self._tables.paragraphs(cell.span)])
                cells.append(f"<{name}{rows}{columns}>{words}</{name}>")
            self._out.append(f"<tr>{''.join(cells)}</tr>\n")
        self._out.append("</table></div>\n")

    def _signs(self, eid: str) -> str:
        signs = ""
        for number, finding in self._view.findings_of.get(eid, ()):
            link = f'class="{finding.severity}" href="#temuan-{number}" title="{escaped(self._view.message(finding))}"'
            signs += f"<a {link}>{escaped(finding.code)}</a>"
        for anchor, rule in self._view.rules_of.get(eid, ()):
            link = f'class="aturan" href="#{anchor}" title="{self._w["rule_here"]}"'
            signs += f"<a {link}>{escaped(modality(rule, self._view.language))}</a>"
        return signs

    def _within_quote(self, eid: str) -> bool:
        parent = self._document.parents[eid]
        return parent is not None and is_quoted(parent)

    def _new_page(self, span: Span) -> None:
        page = self._text.page_at(span.start)
        if page is not None and page != self._page:
            label = f'aria-label="{self._w["page"]} {page}"'
            self._out.append(f'<span class="halaman"{self._lang} {label}>{self._w["page_short"]} {page}</span>\n')
            self._page = page

    def _words(self, span: Span, content: str | None = None) -> str:
        """Return the words of `span` with their marks; `content` is the running text unless it is given."""
        content = self._running if content is None else content
        at = span.start
        groups = self._marks.inside(span)
        if not groups:
            return escaped(content[at : span.end])
        parts = []
        for group in groups:
            for mark in group:
                parts.append(escaped(content[at : mark.start]))
                parts.append(self._marked(mark, escaped(content[mark.start : mark.end])))
                at = mark.end
        parts.append(escaped(content[at : span.end]))
        return "".join(parts)

    def _marked(self, mark: Mark, words: str) -> str:
        reference = mark.reference
        if reference is None:
            assert mark.term is not None
            if mark.defines:
                return f"<dfn>{words}</dfn>"
            link = self._terms[mark.term.id]
            return f"{link}{words}</a>" if link else words
        if mark.target is None:
            return self._without_target(mark, reference, words)
        if is_external(mark.target):
            return f'<cite title="{escaped(mark.target)}">{words}</cite>'
        if reference.status == "self":
            kind, title = "diri", self._w["itself"]
        else:
            kind, title = "dalam", self._view.places.name(mark.target)
            if mark.last:
                title = f"{title} {self._w['through']} {self._view.places.name(mark.last)}"
        return f'<a class="{kind}" href="#{escaped(mark.target)}" title="{escaped(title)}">{words}</a>'

    def _without_target(self, mark: Mark, reference: Reference, words: str) -> str:
        if reference.status not in ("broken", "ambiguous"):
            return words
        kind = "taksa" if reference.status == "ambiguous" else "rusak"
        finding = self._about(reference, Span(mark.start, mark.end))
        title = self._view.message(finding) if finding else self._w["nowhere"]
        shown = f'<span class="{kind}" title="{escaped(title)}">{words}</span>'
        best = finding.suggestions[0] if finding and finding.suggestions else None
        if best is None or not best.text:
            return shown
        hint = escaped(best.text)
        link = self._view.anchor(best.target)
        if link:
            hint = f'<a href="{escaped(link)}">{hint}</a>'
        return f'{shown}<span class="saran"{self._lang}>{self._w["perhaps"]} {hint}?</span>'

    def _about(self, reference: Reference, span: Span) -> Finding | None:
        """Return the finding about the words at `span` or about their whole reference, best one with a suggestion."""
        found = [self._about_words.get(place) for place in (span, reference.span, span.start, reference.span.start)]
        about = [finding for finding in found if finding is not None]
        return next((finding for finding in about if finding.suggestions), about[0] if about else None)

    def _term(self, address: str) -> str:
        """Return the start tag of the link to the definition at `address`, empty where the text does not have it."""
        link = self._view.anchor(address)
        return f'<a class="istilah" href="{escaped(link)}">' if link else ""
