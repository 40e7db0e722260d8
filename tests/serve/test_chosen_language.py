"""Every page and panel is in the language that was chosen: a word of the other one on it fails the test.

Words of a regulation are marked as Indonesian (`lang="id"`) where the page is not; what remains has to be in the
catalogue of its language.
"""

import re
import tomllib

import pytest
from lxml import html

from extractor.checks import checks
from extractor.collection.collection import open_store
from extractor.emit.page.page import to_html
from extractor.files import OUTPUT
from extractor.pipeline import analyse
from extractor.serve.api.openapi import OPERATIONS
from extractor.serve.app import application
from extractor.source import read_bytes
from tests.serve.desk_client import DRAFT, HOST, Client
from tests.serve.test_collection import FIRST, LATER

WORD = re.compile(r"[^\W\d_]{3,}")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^()]*\)|\{\w*\}|/akn/\S*|\b[A-Z]{3}\d{3}\b|\S+\.\w{2,5}\b|--\S+|\bthk \w+")
SHOWN = (
    "title",
    "aria-label",
    "placeholder",
    "data-label",
    "data-words",
    "data-copy",
    "data-copied",
    "data-address",
    "data-absent",
)
# Names, which are the same in every language: of units, kinds of regulations, forms, and the draft's own.
NAMES = frozenset(
    WORD.findall(
        """thk pasal ayat huruf angka bab bagian paragraf lampiran menimbang mengingat menetapkan diktum akoma ntoso json xml
        word pdf html rest markdown openapi english bahasa indonesia iri docx curl zip get post peraturan bupati wali kota
        daerah undang contoh nomor tahun tentang hubungan kerja camat lurah sekretaris jdihn jdih iso utf kabupaten"""
    )
)
LANGUAGES = ("id", "en")


def said(language):
    """All words that the program says in a language."""
    found = []
    for name in ("words.toml", "messages.toml"):
        for table in tomllib.loads((OUTPUT / name).read_text(encoding="utf-8")).values():
            rows = table.values() if all(isinstance(each, dict) for each in table.values()) else (table,)
            found += [row.get(language, "") + " " + (row.get("many", "") if language == "en" else "") for row in rows]
    found += [each.message_en if language == "en" else each.message for each in checks()]
    found += [each.summary_en if language == "en" else each.summary for each in OPERATIONS]
    return {word.lower() for sentence in found for word in WORD.findall(sentence)} | NAMES


def shown(page):
    """The words of a page that are not marked as being in another language."""
    root = html.document_fromstring(page)
    own = root.get("lang")

    def language(element):
        return next((each.get("lang") for each in (element, *element.iterancestors()) if each.get("lang")), own)

    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "code", "pre"):
            continue
        above = [each.tag for each in element.iterancestors()]
        if "code" in above or "pre" in above:
            continue
        if language(element) == own:
            yield from (element.text or "", *(element.get(name, "") for name in SHOWN))
        parent = element.getparent()
        if parent is not None and language(parent) == own:
            yield element.tail or ""


def foreign(page, language):
    """The words of a page that the catalogue of its language does not have, each with the words around it."""
    # Where the page is Indonesian itself, words of the regulations are not marked.
    known = said(language) | (set() if language == "en" else set(map(str.lower, WORD.findall(DRAFT + LATER))))
    assert html.document_fromstring(page).get("lang") == language
    return sorted(
        {
            (word, " ".join(text.split())[:90])
            for text in shown(page)
            for word in WORD.findall(QUOTED.sub(" ", text))
            if word.lower() not in known
        }
    )


@pytest.fixture(scope="module")
def office_with_collection(tmp_path_factory):
    """A desk with a draft, with what is no regulation, and with a collection of two regulations."""
    from tests.command import Thk

    folder = tmp_path_factory.mktemp("bahasa")
    (folder / "satu.txt").write_text(DRAFT, encoding="utf-8")
    (folder / "dua.txt").write_text(LATER, encoding="utf-8")
    assert Thk(folder)("ingest", "satu.txt", "dua.txt", "--store", "k.db").returncode == 0
    with (
        open_store(folder / "k.db") as collection,
        Client(application(folder / "meja", collection=collection), base_url=f"http://{HOST}") as client,
    ):
        client.upload("bukan.txt", b"selamat pagi")
        yield client, client.upload("draf.txt", DRAFT.encode())


PAGES = (
    "/", "{draft}", "{draft}/read", "{draft}/findings/1?show=all", "{draft}/lines/3", "{draft}/findings/99", "/tidak-ada",
    "/api/", "/collection", "/collection?q=camat", "/collection?q=zzz", "/collection/show?address=" + FIRST,
    "/collection/show?address=" + FIRST + "&at=1999-01-01", "/collection/show?address=UU 23/2014",
    "/collection/read?iri=" + FIRST, "/collection/stale", "/collection/actors", "/collection/actors?actor=camat",
    "/collection/terms", "/collection/terms?term=zzz", "/collection/graph", "/collection/verify",
    "/collection/compare?a=" + FIRST + "&b=Perbup Contoh 4/2021",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_one_language(office_with_collection, path, language):
    client, draft = office_with_collection
    client.get(f"/language/{language}")
    try:
        page = client.get(path.format(draft=draft)).text
    finally:
        client.get("/language/id")
    assert foreign(page, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_on_disk_is_in_one_language(language):
    analysis = analyse(read_bytes(DRAFT.encode(), "draf.txt"))
    assert foreign(to_html(analysis, language).decode(), language) == []


def test_a_word_of_the_other_language_is_found():
    page = '<html lang="en"><p>Search <b lang="id">cari</b> temuan</p></html>'
    assert [word for word, _ in foreign(page, "en")] == ["temuan"]
