"""The language server: what editors show of a draft while it is written.

Findings are diagnostics, references lead to their provisions and show them, the tree is the outline, fixes are quick
fixes, defined terms are completed. A draft is a plain text or Markdown; it is read anew when its writer pauses.
"""

import asyncio
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lsprotocol import types as lsp
from msgspec.structs import replace
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from extractor.emit.findings.note import place_of
from extractor.emit.names import Places
from extractor.law.units import HEADINGS, ITEMS
from extractor.model.analysis import Analysis
from extractor.model.document import Provision
from extractor.model.finding import Finding, Severity
from extractor.model.reference import Reference
from extractor.model.text import Span
from extractor.pipeline import analyse
from extractor.review.correct import typed_edits
from extractor.review.edits import plan
from extractor.review.fold import folded
from extractor.serve.answers import words_of
from extractor.source import InputError, read_bytes
from extractor.source.origin import Origin, origin_of

_PAUSE = 0.3
_LONGEST_HOVER = 1500
_SEVERITY: dict[Severity, lsp.DiagnosticSeverity] = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}


class Draft:
    """One draft as it was last read: its analysis, and the way between its characters and the editor's positions."""

    def __init__(self, document: TextDocument) -> None:
        """Read the draft; raises InputError where there is no text in it."""
        self._document = document
        data = document.source.encode()
        name = PurePosixPath(unquote(urlsplit(document.uri).path)).name or "naskah.txt"
        self.analysis: Analysis = analyse(read_bytes(data, name), rules=False)
        self.text = self.analysis.document.text
        self.origin: Origin = origin_of(data, self.text)
        self.places = Places(self.analysis.document)

    def range_of(self, span: Span) -> lsp.Range:
        """Return where the words of a span stand in the editor."""
        return self._range(*self.origin.reach(span))

    def _range(self, start: int, end: int) -> lsp.Range:
        ends = [self.origin.place(at) for at in (start, end)]
        first, last = (lsp.Position(line - 1, column - 1) for line, column in ends)
        return self._document.position_codec.range_to_client_units(self._document.lines, lsp.Range(first, last))

    def offset(self, position: lsp.Position) -> int:
        """Return the character of the file at a position of the editor."""
        return self._document.offset_at_position(position)

    def reference_at(self, offset: int) -> tuple[Reference, str, Span] | None:
        """Return the reference whose words are at a character, with the target and the words of that part of it."""
        for reference in self.analysis.references:
            for span, target in _parts(reference):
                found = self.origin.range_of(span)
                if found is not None and found[0] <= offset <= found[1]:
                    return reference, target, span
        return None

    def unit(self, address: str) -> Provision | None:
        """Return the unit at an address of this draft; None for an address elsewhere."""
        return self.analysis.document.index.get(address)

    def edits(self, finding: Finding) -> list[lsp.TextEdit]:
        """Return the edits that the fix of a finding makes at all its places; empty where it has none."""
        each = [
            replace(finding, eid=place.eid, span=place.span, fix=place.fix, unsafe=False, also=(), settled=())
            for place in finding.places
        ]
        edits = []
        for edit in plan(self.text, each).edits:
            for start, end, words in typed_edits(self.origin, (edit,)) or ():
                edits.append(lsp.TextEdit(self._range(start, end), words))
        return edits


def _parts(reference: Reference) -> Iterator[tuple[Span, str]]:
    """Yield the words that name one target each, then the whole reference."""
    for pinpoint in reference.pinpoints:
        yield pinpoint.span, pinpoint.address
    if reference.targets:
        yield reference.span, reference.targets[0]


class Editor(LanguageServer):
    """The server: the drafts that are open, by their URI."""

    def __init__(self, language: str = "id") -> None:
        """Begin with no draft; messages are in `language` (`id`, `en`)."""
        super().__init__("thk", version("thk"))
        self.language = language
        self._drafts: dict[str, tuple[int | None, Draft | None]] = {}

    def draft(self, uri: str) -> Draft | None:
        """Return a draft as it is now; None where there is no text in it."""
        document = self.workspace.get_text_document(uri)
        held = self._drafts.get(uri)
        if held is None or held[0] != document.version:
            try:
                held = (document.version, Draft(document))
            except InputError:
                held = (document.version, None)
            self._drafts[uri] = held
        return held[1]

    def forget(self, uri: str) -> None:
        """Let go of a draft that was closed."""
        self._drafts.pop(uri, None)
        self._publish(uri, [])

    def tell(self, uri: str) -> None:
        """Send the findings of a draft."""
        draft = self.draft(uri)
        self._publish(uri, [self._diagnostic(draft, each) for each in _told(draft)] if draft is not None else [])

    def _publish(self, uri: str, found: list[lsp.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))

    def message(self, finding: Finding) -> str:
        """Return what is said of a finding in the reader's language."""
        return finding.message_en if self.language == "en" else finding.message

    def _diagnostic(self, draft: Draft, finding: Finding) -> lsp.Diagnostic:
        span = place_of(draft.analysis.document, finding)
        where = draft.range_of(span) if span is not None else lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
        return lsp.Diagnostic(where, self.message(finding), _SEVERITY[finding.severity], finding.code, source="thk")


def _told(draft: Draft) -> tuple[Finding, ...]:
    return folded(draft.analysis.findings)


def server(language: str = "id") -> Editor:
    """Return the server with all that it can do."""
    made = Editor(language)

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        made.tell(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri, number = params.text_document.uri, params.text_document.version
        await asyncio.sleep(_PAUSE)
        if made.workspace.get_text_document(uri).version == number:
            made.tell(uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        made.forget(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> lsp.Location | None:
        uri = params.text_document.uri
        draft = made.draft(uri)
        found = draft.reference_at(draft.offset(params.position)) if draft is not None else None
        unit = draft.unit(found[1]) if draft is not None and found is not None else None
        if draft is None or unit is None:
            return None
        return lsp.Location(uri, draft.range_of(unit.num or unit.span))

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        draft = made.draft(params.text_document.uri)
        return _hover(draft, draft.offset(params.position)) if draft is not None else None

    @made.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        draft = made.draft(params.text_document.uri)
        return [] if draft is None else [_symbol(draft, each) for each in draft.analysis.document.provisions]

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]))
    def fixes(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        draft = made.draft(uri)
        return [] if draft is None else list(_fixes(made, draft, uri, params.range))

    @made.feature(lsp.TEXT_DOCUMENT_COMPLETION)
    def completion(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        draft = made.draft(params.text_document.uri)
        return [] if draft is None else list(_terms(draft))

    return made


def _hover(draft: Draft, offset: int) -> lsp.Hover | None:
    """Return what a reference points to, or what a defined term means."""
    found = draft.reference_at(offset)
    if found is not None:
        reference, target, span = found
        unit = draft.unit(target)
        said = words_of(draft.analysis.document, unit) if unit is not None else f"`{target}`"
        name = draft.places.name(target) if unit is not None else draft.text.of(reference.span)
        return _shown(name, said, draft.range_of(span))
    for term in draft.analysis.terms:
        for mark in _uses(draft, term.id):
            place = draft.origin.range_of(mark)
            if place is not None and place[0] <= offset <= place[1]:
                return _shown(term.term, term.definition.text, draft.range_of(mark))
    return None


def _uses(draft: Draft, term: str) -> Iterator[Span]:
    """Yield where a defined term stands in the text."""
    whole = Span(0, len(draft.text.content))
    for group in draft.analysis.marks.inside(whole):
        for mark in group:
            if mark.term is not None and mark.term.id == term:
                yield Span(mark.start, mark.end)


def _shown(name: str, said: str, where: lsp.Range) -> lsp.Hover:
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, f"**{name}**\n\n{said[:_LONGEST_HOVER]}"), where)


def _symbol(draft: Draft, unit: Provision) -> lsp.DocumentSymbol:
    kind = lsp.SymbolKind.Class if unit.kind in HEADINGS else lsp.SymbolKind.Field
    where = draft.range_of(unit.span)
    heading = draft.text.of(unit.heading) if unit.heading else ""
    below = [_symbol(draft, child) for child in unit.children if child.kind not in ITEMS]
    at = draft.range_of(unit.num) if unit.num is not None else where
    inside = where.start <= at.start and at.end <= where.end
    return lsp.DocumentSymbol(
        draft.places.name(unit.eid), kind, where, at if inside else where, detail=heading, children=below
    )


def _fixes(made: Editor, draft: Draft, uri: str, wanted: lsp.Range) -> Iterator[lsp.CodeAction]:
    """Yield what can be done about the findings at a place: their fixes, and each suggestion."""
    for finding in _told(draft):
        if finding.span is None:
            continue
        where = draft.range_of(finding.span)
        if where.end < wanted.start or wanted.end < where.start:
            continue
        about = [made._diagnostic(draft, finding)]
        edits = draft.edits(finding)
        if edits:
            yield _action(finding.fix or finding.code, uri, edits, about, preferred=finding.is_fixable)
        for suggestion in finding.suggestions:
            if suggestion.text and suggestion.text != finding.fix and finding.code.startswith("REF"):
                edit = lsp.TextEdit(where, suggestion.text)
                yield _action(suggestion.text, uri, [edit], about, preferred=False)


def _action(
    title: str, uri: str, edits: list[lsp.TextEdit], about: list[lsp.Diagnostic], *, preferred: bool
) -> lsp.CodeAction:
    return lsp.CodeAction(
        f"{about[0].code}: {title}",
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=about,
        is_preferred=preferred,
        edit=lsp.WorkspaceEdit(changes={uri: edits}),
    )


def _terms(draft: Draft) -> Iterator[lsp.CompletionItem]:
    for term in draft.analysis.terms:
        for word in (term.term, *term.abbreviations):
            yield lsp.CompletionItem(
                word,
                kind=lsp.CompletionItemKind.Keyword,
                detail=draft.places.name(term.defined_by),
                documentation=term.definition.text,
            )
