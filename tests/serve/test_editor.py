"""The language server, spoken to as an editor does: messages over standard input and output."""

import asyncio
import sys
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

pytestmark = pytest.mark.process

URI = "file:///naskah/draf.txt"
# The second Pasal begins with a sign that takes two units in the editor's count.
TEXT = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
HUBUNGAN KERJA
BUPATI CONTOH,
Menimbang : bahwa perlu menetapkan hubungan kerja;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG HUBUNGAN KERJA.
BAB I
KETENTUAN UMUM
Pasal 1
Dalam Peraturan Bupati ini yang dimaksud dengan Perangkat Daerah adalah unsur pembantu Bupati.
Pasal 2
(1) 𝐁upati menetapkan rencana Perangkat Daerah sebagaimana dimaksud dalam Pasal 3 ayat (1).
(2) Camat penanggungjawab atas rencana sebagaimana dimaksud pada ayat (1).
Pasal 3
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Contoh
pada tanggal 2 Januari 2020
BUPATI CONTOH,
ttd
NAMA CONTOH
"""


def place(words, text=TEXT, inside=1):
    """The position of some words, as an editor counts."""
    at = text.index(words) + inside
    before = text[:at]
    line = before.count("\n")
    column = len(before[before.rfind("\n") + 1 :].encode("utf-16-le")) // 2
    return lsp.Position(line, column)


def words_at(where, text=TEXT):
    """The words of a range of one line."""
    line = text.splitlines()[where.start.line].encode("utf-16-le")
    return line[2 * where.start.character : 2 * where.end.character].decode("utf-16-le")


class Told:
    """What the server has told about each draft."""

    def __init__(self, client):
        self.found = asyncio.Queue()

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params):
            self.found.put_nowait(params.diagnostics)

    async def next(self):
        return await asyncio.wait_for(self.found.get(), 60)


@pytest.fixture(scope="module")
def answers():
    """Everything that one session of an editor asks, answered."""
    return asyncio.run(asyncio.wait_for(_session(), 120))


async def _session():
    client = LanguageClient("penyunting", "1")
    told = Told(client)
    root = str(Path(__file__).parents[2])
    await client.start_io(
        sys.executable, "-c", f"import sys; sys.path[:0] = [{root!r}]; from extractor.cli import main; main()", "lsp"
    )
    started = await client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
    client.initialized(lsp.InitializedParams())
    document = lsp.TextDocumentIdentifier(URI)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(URI, "plaintext", 1, TEXT)))
    found = {"capabilities": started.capabilities, "diagnostics": await told.next()}
    found["definition"] = await client.text_document_definition_async(
        lsp.DefinitionParams(document, place("pada ayat (1)", inside=6))
    )
    found["nowhere"] = await client.text_document_definition_async(
        lsp.DefinitionParams(document, place("Pasal 3 ayat"))
    )
    found["hover"] = await client.text_document_hover_async(lsp.HoverParams(document, place("pada ayat (1)", inside=6)))
    found["term"] = await client.text_document_hover_async(
        lsp.HoverParams(document, place("rencana Perangkat", inside=10))
    )
    found["outline"] = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    for name, words in (("fixes", "penanggungjawab"), ("suggestions", "Pasal 3 ayat")):
        where = lsp.Range(place(words), place(words, inside=3))
        context = lsp.CodeActionContext(diagnostics=[])
        found[name] = await client.text_document_code_action_async(lsp.CodeActionParams(document, where, context))
    found["completion"] = await client.text_document_completion_async(lsp.CompletionParams(document, place("Camat")))
    # Two changes in a row: only the last is told about.
    for number, words in ((2, "Pasal 8"), (3, "Pasal 1")):
        change = lsp.TextDocumentContentChangeWholeDocument(TEXT.replace("Pasal 3 ayat (1)", words))
        versioned = lsp.VersionedTextDocumentIdentifier(number, URI)
        client.text_document_did_change(lsp.DidChangeTextDocumentParams(versioned, [change]))
    found["changed"] = await told.next()
    client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))
    found["closed"] = await told.next()
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem("file:///kosong.txt", "plaintext", 1, " \n"))
    )
    found["empty"] = await told.next()
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return found


def test_findings_are_diagnostics_at_their_words(answers):
    found = {each.code: each for each in answers["diagnostics"]}
    assert words_at(found["REF001"].range) == "Pasal 3 ayat (1)"
    assert found["REF001"].severity == lsp.DiagnosticSeverity.Error and found["REF001"].source == "thk"
    assert words_at(found["DRF004"].range) == "penanggungjawab"


def test_they_follow_the_draft(answers):
    assert "REF001" not in [each.code for each in answers["changed"]]
    assert not answers["closed"] and not answers["empty"]


def test_a_reference_leads_to_its_provision_and_shows_it(answers):
    assert words_at(answers["definition"].range) == "(1)"
    assert answers["definition"].range.start.line == TEXT[: TEXT.index("(1) ")].count("\n")
    assert answers["nowhere"] is None
    assert (
        "Pasal 2 ayat (1)" in answers["hover"].contents.value
        and "menetapkan rencana" in answers["hover"].contents.value
    )
    assert words_at(answers["hover"].range) == "ayat (1)"


def test_a_term_shows_its_definition_and_is_completed(answers):
    assert "unsur pembantu Bupati" in answers["term"].contents.value
    assert [each.label for each in answers["completion"]] == ["Perangkat Daerah"]


def test_the_tree_is_the_outline(answers):
    names = {each.name: each for each in answers["outline"]}
    chapter = names["BAB I"]
    assert chapter.detail == "KETENTUAN UMUM"
    assert [each.name for each in chapter.children] == ["Pasal 1", "Pasal 2", "Pasal 3"]
    assert [each.name for each in chapter.children[1].children] == ["Pasal 2 ayat (1)", "Pasal 2 ayat (2)"]


def test_fixes_are_quick_fixes(answers):
    (fix,) = answers["fixes"]
    (edit,) = fix.edit.changes[URI]
    lines = TEXT.splitlines()
    line = lines[edit.range.start.line]
    made = line[: edit.range.start.character] + edit.new_text + line[edit.range.end.character :]
    assert "penanggung jawab atas" in made and fix.is_preferred
    for action in answers["suggestions"]:
        assert not action.is_preferred and action.title.startswith("REF001: ")
    assert answers["suggestions"]
