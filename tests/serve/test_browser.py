"""A legal officer at the desk, in a real browser: on a wide screen and on a phone."""

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from extractor.serve.app import application
from tests.serve.desk_client import DRAFT
from tests.source.made_pdf import A4, paragraphs, pdf_of
from tests.source.made_scan import pdf_of_pictures, pictures_of

CHROMIUM = os.environ.get("THK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium"),
]
LOCAL = "127.0.0.1"
SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
# The scan shows Pasal 3; whoever read it took it for Pasal 8.
PRINTED = DRAFT.replace("sesuai Pasal 8.", "sesuai Pasal 3.").replace(
    "disusun sesuai Pasal 9 ayat (4)", "disusun sesuai Pasal 2"
)
READ = PRINTED.replace("sesuai Pasal 3.", "sesuai Pasal 8.")


def scan() -> bytes:
    """A scan of one page over which a machine has laid what it read, wrongly in one place."""
    placed = paragraphs(PRINTED.splitlines(), step=24)
    words = paragraphs(READ.splitlines(), step=24)
    return pdf_of_pictures(pictures_of([placed], size=11), size=A4, layer=[words])


class Desk:
    """The desk on a port of its own."""

    def __init__(self, folder: Path, collection: object = None) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        config = uvicorn.Config(
            application(folder, collection=collection),
            host="127.0.0.1",
            port=self.port,
            log_level="error",
            access_log=False,
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.02)
        self.address = f"http://{LOCAL}:{self.port}"

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("peramban") / "meja")
    yield desk
    desk.close()


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, desk: Desk) -> Iterator[Page]:
    """A page of a new visitor; it fails with the test where a script fails, or the policy refuses something."""
    context = browser.new_context(
        viewport=SIZES[request.param], base_url=desk.address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda message: faults.append(message.text) if "Content Security Policy" in message.text else None
    )
    yield page
    shots = os.environ.get("THK_SCREENSHOTS")
    if shots:
        page.screenshot(path=f"{shots}/{request.node.name}.png")
    context.close()
    assert faults == []


def upload(page: Page, name: str, data: bytes) -> str:
    """Upload a file as a person does, wait for it, and open its result."""
    page.goto("/")
    page.get_by_label("Pilih berkas").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()
    row = page.locator("#daftar tbody tr").first
    expect(row).to_have_attribute("data-state", "done", timeout=60_000)
    row.get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Peraturan Bupati Contoh")
    return page.url


def fits(page: Page) -> None:
    """Nothing stands beyond the edge of the window."""
    page.wait_for_load_state()
    wide, inner = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= inner + 1, f"{page.url} is {wide} wide in a window of {inner}"


def accessible(page: Page) -> None:
    """axe-core finds nothing serious, once the page has its styles."""
    page.wait_for_load_state("load")
    found = Axe().run(page).response["violations"]
    grave = [
        (each["id"], [node["html"][:120] for node in each["nodes"][:3]])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert grave == [], page.url


def test_the_walk_through_broken_references(page: Page, desk: Desk) -> None:
    upload(page, "draf.txt", DRAFT.encode())
    page.get_by_role("link", name="Telusuri acuan bermasalah").click()
    expect(page.locator("mark.error")).to_have_text("Pasal 9 ayat (4)")
    fits(page)
    accessible(page)
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.locator("mark.error")).to_have_text("Pasal 8")
    page.wait_for_load_state()
    page.keyboard.press("k")
    expect(page.locator("mark.error")).to_have_text("Pasal 9 ayat (4)")
    page.wait_for_load_state()
    page.keyboard.press("a")
    page.keyboard.type("kutipan dari naskah lama")
    page.get_by_role("button", name="Terima dengan alasan").click()
    expect(page.locator("mark.error")).to_have_text("Pasal 8")
    page.get_by_role("button", name="Temuan keliru").click()
    expect(page.get_by_text("Semua acuan bermasalah sudah diputuskan.")).to_be_visible()
    assert "kutipan dari naskah lama" in (desk.folder / "thk-exceptions.toml").read_text(encoding="utf-8")
    # Opened again for the next visitor.
    for _ in range(2):
        page.locator("tr.accepted a").first.click()
        page.get_by_role("button", name="Buka kembali").click()
        page.get_by_role("link", name="Kembali ke hasil").click()


def test_a_misread_word_is_corrected_and_the_finding_goes(page: Page) -> None:
    address = upload(page, "pindaian.pdf", scan())
    expect(
        page.locator("table.temuan-daftar").get_by_role("link", name=re.compile("Pasal 8.* tidak ditemukan")).first
    ).to_be_visible()
    page.get_by_role("link", name="Telusuri acuan bermasalah").click()
    expect(page.locator("svg.potongan image")).to_have_count(1)
    page.get_by_role("link", name="Koreksi bacaan").first.click()
    fits(page)
    accessible(page)
    field = page.get_by_label("Yang tercetak")
    field.fill(field.input_value().replace("Pasal 8", "Pasal 3"))
    page.get_by_label("Nama Anda").fill("Sari")
    page.get_by_role("button", name="Simpan dan baca lagi").click()
    expect(page.get_by_role("heading", name="Baris yang dikoreksi")).to_be_visible(timeout=60_000)
    expect(page.locator("table.temuan-daftar").get_by_text("Pasal 8")).to_have_count(0)
    expect(page.get_by_text("1 baris dikoreksi oleh Sari").first).to_be_visible()
    page.goto(f"{address}/read")
    expect(page.locator("#naskah")).to_contain_text("sesuai Pasal 3")
    page.goto(address)
    page.get_by_role("button", name="Tarik kembali").click()
    expect(page.locator("table.temuan-daftar").get_by_text("Pasal 8").first).to_be_visible(timeout=60_000)


def test_the_reader(page: Page) -> None:
    address = upload(page, "pindaian.pdf", scan())
    page.get_by_role("link", name="Baca peraturan").click()
    expect(page.locator("#naskah")).to_be_visible()
    fits(page)
    accessible(page)
    # The page beside the text, with its marks.
    page.locator("#lembar-1").scroll_into_view_if_needed()
    expect(page.locator("#lembar-1 svg.gambar-halaman rect.error")).not_to_have_count(0)
    # Search, and on to the next place.
    page.get_by_role("searchbox", name="Cari dalam peraturan").fill("rencana")
    expect(page.locator("mark.cocok")).to_have_count(2)
    page.get_by_role("searchbox", name="Cari dalam peraturan").press("Enter")
    expect(page.locator("#cari-jumlah")).to_have_text("1/2")
    # The quotation of an ayat with its address.
    unit = page.locator("#art_2__para_1")
    unit.hover()
    unit.get_by_role("button", name="Salin kutipan").click()
    expect(unit.get_by_role("button", name="Tersalin")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Pasal 2 ayat (1) Peraturan Bupati Contoh Nomor 1 Tahun 2020: “Camat wajib")
    assert "/~art_2__para_1" in copied
    # What a reference points to, by keyboard too.
    page.locator("#art_2__para_2 a.dalam").first.focus()
    expect(page.locator("#pratinjau")).to_contain_text("Rencana sebagaimana dimaksud")
    page.keyboard.press("Escape")
    expect(page.locator("#pratinjau")).to_be_hidden()
    # Without marks.
    expect(page.locator("#naskah .tanda").first).to_be_visible()
    page.get_by_label("Sembunyikan tanda").check()
    expect(page.locator("#naskah .tanda").first).to_be_hidden()
    assert page.url.startswith(address)


def test_the_pages_scroll_along_with_the_text(browser: Browser, desk: Desk) -> None:
    page = browser.new_page(base_url=desk.address, viewport={"width": 1440, "height": 500})
    lines = [f"Pasal {at}\nKetentuan ke-{at} berlaku." for at in range(1, 60)]
    long = DRAFT.partition("Pasal 1\n")[0] + "\n".join(lines)
    long = "\n".join([long, *DRAFT.partition("Pasal 3\n")[2].splitlines()[1:]])
    sheets = [long.splitlines()[at : at + 25] for at in range(0, len(long.splitlines()), 25)]
    page.goto(upload(page, "panjang.pdf", pdf_of([paragraphs(each, step=24) for each in sheets])) + "/read")
    column = page.locator(".halaman-asli")
    page.locator("#art_40").scroll_into_view_if_needed()
    page.mouse.wheel(0, 200)
    expect(page.locator(".lembar.kini")).not_to_have_attribute("data-page", "1")
    number = page.locator(".lembar.kini").get_attribute("data-page")
    for _ in range(40):
        page.wait_for_timeout(50)
        top = column.evaluate(
            "(column, number) => column.querySelector(`#lembar-${number}`).getBoundingClientRect().top - column.getBoundingClientRect().top",
            number,
        )
        if abs(top) < 100:
            break
    assert abs(top) < 100
    page.close()


def test_print_shows_the_regulation_alone(page: Page) -> None:
    upload(page, "draf.txt", DRAFT.encode())
    page.get_by_role("link", name="Baca peraturan").click()
    page.emulate_media(media="print")
    expect(page.locator("#naskah")).to_be_visible()
    for selector in (".atas", ".alat", ".bawah", "nav", ".panel", ".muka", ".salin", "#naskah .tanda", ".saran"):
        for at in range(page.locator(selector).count()):
            expect(page.locator(selector).nth(at)).to_be_hidden()


def test_every_page_fits_and_is_accessible(page: Page) -> None:
    address = upload(page, "pindaian.pdf", scan())
    # The reader and the forms were looked at where they are used.
    for path in ("/", address, f"{address}/pages/1", f"{address}/findings/1?show=all", "/api/", "/tidak-ada"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        fits(page)
        accessible(page)
    page.goto("/language/en?back=/")
    expect(page.get_by_role("heading", name="Check a text")).to_be_visible()


def test_a_citation_leads_into_another_regulation(browser: Browser, tmp_path: Path) -> None:
    from extractor.collection.collection import open_store
    from tests.command import Thk
    from tests.serve.test_collection import LATER

    (tmp_path / "satu.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "dua.txt").write_text(LATER, encoding="utf-8")
    assert Thk(tmp_path)("ingest", "satu.txt", "dua.txt", "--store", "k.db").returncode == 0
    with open_store(tmp_path / "k.db") as collection:
        desk = Desk(tmp_path / "meja", collection)
        page = browser.new_page(base_url=desk.address, viewport=SIZES["desktop"])
        page.goto("/collection")
        page.get_by_label("Kata").fill("melaporkan")
        page.get_by_role("button", name="Cari").click()
        fits(page)
        accessible(page)
        page.locator("#hasil a").first.click()
        accessible(page)
        page.get_by_role("link", name="Baca seluruh peraturan").click()
        page.locator("#naskah cite", has_text="Pasal 2 ayat (1)").hover()
        expect(page.locator("#pratinjau")).to_contain_text("Camat wajib menyampaikan laporan")
        page.locator("#naskah cite", has_text="Pasal 2 ayat (1)").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Pasal 2 ayat (1) Peraturan Bupati Contoh Nomor 1")
        expect(page.locator("#diacu")).to_contain_text("Nomor 4 Tahun 2021")
        page.close()
        desk.close()


def test_without_scripts_it_works_too(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=desk.address)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Pilih berkas").set_input_files(
        {"name": "tanpa.txt", "mimeType": "text/plain", "buffer": DRAFT.encode()}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_role("link", name="tanpa.txt").first.click()
    expect(page.get_by_role("link", name="Telusuri acuan bermasalah")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Telusuri acuan bermasalah").click()
    expect(page.locator("mark.error")).to_have_text("Pasal 9 ayat (4)")
    page.get_by_role("link", name="Lihat dalam peraturan").click()
    expect(page.locator("#art_1__para_2")).to_be_visible()
    context.close()
