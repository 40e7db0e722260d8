"""The desk: uploads of every kind, the result, the walk through findings, corrections, downloads."""

import json
import re
import zipfile
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import ImageFilter

from extractor.review.correction_file import read_corrections
from extractor.review.sidefile import read_exceptions
from extractor.serve.cabinet import Cabinet
from extractor.source import read_bytes
from extractor.workers.limits import Limits
from tests.serve.desk_client import DRAFT
from tests.source.made_docx import saved, word_of
from tests.source.made_hostile import FILES
from tests.source.made_pdf import paragraphs, pdf_of
from tests.source.made_scan import pdf_of_pictures, pictures_of

pytestmark = pytest.mark.process


def rows(client):
    return re.findall(r'<tr class="(\w+)" data-state', client.get("/rows").text)


def test_a_draft_is_read_and_its_errors_come_first(office):
    client, draft = office
    page = client.get(draft).text
    levels = re.findall(r'<span class="tanda"><span class="(\w+)">', page)
    assert levels and levels == sorted(levels, key=["error", "warning", "info"].index)
    assert "Peraturan Bupati Contoh Nomor 1 Tahun 2020" in page and "Pasal 9 ayat (4)" in page
    assert rows(client) == ["done"]


def test_what_cannot_be_read_has_its_sentence_and_the_others_are_read(client):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("arsip/satu.txt", DRAFT)
        archive.writestr("arsip/dua.pdf", b"%PDF-1.4 rusak")
        archive.writestr("arsip/gambar.exe", b"MZ")
    files = [
        ("files", ("kiriman.zip", packed.getvalue())),
        ("files", ("kosong.txt", b"")),
        ("files", ("surat.txt", b"Yth. Bapak, hadir.\n")),
    ]
    assert client.submit("/upload", files=files).status_code == 303
    for address in re.findall(r'href="(/documents/\w+)"', client.get("/").text):
        client.settled(address)
    page = client.get("/rows").text
    assert sorted(rows(client)) == ["done", "done", "failed", "failed"]
    assert "satu.txt" in page and "dua.pdf" in page and "gambar.exe" not in page
    failed = re.findall(r"tidak terbaca</b><br><small>(.*?)</small>", page)
    assert len(failed) == 2 and all(len(sentence) > 30 for sentence in failed)
    assert "bukan peraturan" in page


def test_a_finding_shows_what_the_cited_provisions_say(client):
    text = DRAFT.replace("sesuai Pasal 8.", "sesuai Pasal 3 ayat (1).")
    address = client.upload("draf.txt", text.encode())
    (first,) = re.findall(r'href="([^"]+)" id="telusuri"', client.get(address).text)
    pages = [
        client.get(first).text,
        client.get(re.search(r'id="sesudah" href="([^"]+)"', client.get(first).text)[1]).text,
    ]
    shown = next(page for page in pages if "Pasal 3 ayat (1)” tidak" in page)
    assert re.search(r"<dt>Pasal 3</dt><dd>Peraturan Bupati ini mulai berlaku", shown)


def test_an_archive_that_would_fill_the_disk_is_refused(office, tmp_path):
    client, _ = office
    before = len(rows(client))
    packed = BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("a.txt", "w") as member,
    ):
        for _ in range(1100):
            member.write(bytes(1 << 20))
    answer = client.submit("/upload", files=[("files", ("bom.zip", packed.getvalue()))])
    assert answer.status_code == 413 and "Arsip ini terlalu besar" in answer.text
    assert len(rows(client)) == before


def test_the_walk_through_broken_references(client, draft, tmp_path, thk):
    page = client.get(draft).text
    (first,) = re.findall(r'href="([^"]+)" id="telusuri"', page)
    one = client.get(first).text
    assert (
        "Pasal 9 ayat (4)" in one and "<b>1</b> dari 2" in one and 'id="sesudah"' in one and 'id="sebelum"' not in one
    )
    assert re.search(r"<mark class=\"error\">Pasal 9 ayat \(4\)</mark>", one)
    refused = client.submit(first, action="accept", reason="  ")
    assert refused.status_code == 400 and "alasan" in refused.text
    second = client.submit(first, action="accept", reason="dari naskah lama").headers["location"]
    two = client.get(second).text
    assert "Pasal 8" in two and "1 belum diputuskan" in two
    done = client.submit(second, action="false").headers["location"]
    assert done.startswith(f"{draft}?done=")
    assert "sudah diputuskan" in client.get(draft).text
    path = tmp_path / "meja" / "thk-exceptions.toml"
    assert sorted(each.reason for each in read_exceptions(path)) == ["dari naskah lama", "temuan keliru"]
    assert client.get("/exceptions.toml").content == path.read_bytes()
    # The command line reads what was decided.
    (thk.folder / "draf.txt").write_text(DRAFT, encoding="utf-8")
    assert thk("check", "draf.txt", "--select", "REF001").returncode == 1
    assert thk("check", "draf.txt", "--select", "REF001", "--exceptions", path).returncode == 0
    again = client.submit(first, action="reopen")
    assert again.status_code == 303 and len(read_exceptions(path)) == 1


def test_a_correction_is_kept_and_everything_follows(client, draft, tmp_path):
    line = next(at for at, words in enumerate(DRAFT.splitlines()) if "Pasal 9 ayat (4)" in words)
    page = client.get(f"{draft}/lines/{line}").text
    old = DRAFT.splitlines()[line]
    assert old in page
    new = old.replace("Pasal 9 ayat (4)", "Pasal 2 ayat (1)")
    assert client.submit(f"{draft}/lines/{line}", old=old, new=new).status_code == 400  # without a name
    assert client.submit(f"{draft}/lines/{line}", old="lain", new=new, by="Sari").status_code == 409
    assert client.submit(f"{draft}/lines/{line}", old=old, new=new, by="Sari", note="lihat aslinya").status_code == 303
    client.settled(draft)
    page = client.get(draft).text
    assert "Pasal 9 ayat (4)” tidak" not in page and "1 baris dikoreksi oleh Sari" in page
    assert "Pasal 2 ayat (1)" in client.get(f"{draft}/read").text
    (kept,) = read_corrections(tmp_path / "meja" / "thk-corrections.toml")
    assert (kept.old, kept.new, kept.by, kept.note) == (old, new, "Sari", "lihat aslinya")
    # A new run, and the same file uploaded again, read it so too.
    client.submit(f"{draft}/again")
    client.settled(draft)
    assert "1 baris dikoreksi" in client.get(draft).text
    assert "1 baris dikoreksi" in client.get(client.upload("lain.txt", DRAFT.encode())).text
    client.submit(f"{draft}/withdraw", at=kept.at)
    client.settled(draft)
    assert "Pasal 9 ayat (4)” tidak" in client.get(draft).text


def test_of_two_who_correct_one_line_the_second_is_told(client, draft, tmp_path):
    copy = client.upload("salinan.txt", DRAFT.encode())
    lines = DRAFT.splitlines()
    at = lines.index(next(each for each in lines if "Pasal 9 ayat (4)" in each))

    def correct(number, word, by):
        old = lines[number]
        return client.submit(f"{draft}/lines/{number}", old=old, new=f"{old} {word}", by=by).status_code

    assert correct(at, "satu", "Ani") == 303
    assert correct(at, "dua", "Budi") == 409
    # Another line while the first is read again: both are made, in every file of these bytes.
    assert correct(at + 2, "tiga", "Citra") == 303
    for address in (draft, copy):
        client.settled(address)
        assert "2 baris dikoreksi oleh Ani, Citra" in client.get(address).text
    assert len(read_corrections(tmp_path / "meja" / "thk-corrections.toml")) == 2


def test_a_pdf_has_its_pages_beside_the_text(client):
    address = client.upload(
        "draf.pdf", pdf_of([paragraphs(DRAFT.splitlines()[:9]), paragraphs(DRAFT.splitlines()[9:])], size=10)
    )
    page = client.get(f"{address}/read").text
    assert 'id="lembar-2"' in page
    picture = client.get(f"{address}/pages/2.webp")
    assert picture.headers["content-type"] == "image/webp" and picture.content[8:12] == b"WEBP"
    sheet = client.get(f"{address}/pages/2?part").text
    assert sheet.count("<rect") >= 2 and "Pasal 9 ayat (4)" in sheet
    box = re.search(
        r'<title>REF001: “Pasal 9.*?<rect class="error" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', sheet, re.S
    )
    x, y, width = (float(each) for each in box.groups())
    assert 250 < x < 420 and 100 < y < 160 and 50 < width < 130
    walk = client.get(re.search(r'href="([^"]+)" id="telusuri"', client.get(address).text)[1]).text
    assert 'class="potongan"' in walk and f'href="{address}/pages/2.webp"' in walk
    assert client.get(f"{address}/pages/9").status_code == 404
    assert client.get(f"{address}/pages/9.webp").status_code == 404
    assert DRAFT.splitlines()[10] in client.get(f"{address}/pages/2").text


@pytest.mark.parametrize("form", ["json", "akn", "html", "md", "txt", "docx"])
def test_every_form_can_be_downloaded(office, form):
    client, draft = office
    answer = client.get(f"{draft}/download/{form}")
    assert answer.status_code == 200 and len(answer.content) > 500
    assert answer.headers["content-disposition"].startswith('attachment; filename="draf.')
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert client.get(f"{draft}/download/exe").status_code == 404
    assert client.get(f"{draft}/marked").status_code == 404


def test_word_and_pdf_come_back_marked(client):
    word = client.upload("draf.docx", saved(word_of(*DRAFT.splitlines())))
    given = client.get(f"{word}/marked")
    assert given.status_code == 200 and b"word/comments.xml" in given.content
    assert read_bytes(client.get(f"{word}/marked?changes").content, "a.docx").content
    data = pdf_of([paragraphs(DRAFT.splitlines())], size=9)
    assert client.get(client.upload("draf.pdf", data) + "/marked").content.startswith(data)


def test_what_was_left_is_there_again(desk, tmp_path):
    client = desk()
    address = client.upload("draf.txt", DRAFT.encode())
    again = desk()
    assert "Peraturan Bupati Contoh" in again.get(address).text
    again.submit(f"{address}/remove")
    assert again.get(address).status_code == 404
    assert not any((tmp_path / "meja" / "documents").iterdir())


def test_what_was_not_read_to_the_end_is_read_at_the_next_opening(desk, tmp_path):
    cabinet = Cabinet(tmp_path / "meja")
    entry = cabinet.add("draf.txt", DRAFT.encode())
    cabinet.put(replace(entry, state="reading"))
    client = desk()
    client.settled(f"/documents/{entry.id}")
    assert "Telusuri acuan bermasalah" in client.get(f"/documents/{entry.id}").text


def test_a_broken_side_file_is_said_and_nothing_is_lost(desk, tmp_path):
    client = desk()
    address = client.upload("draf.txt", DRAFT.encode())
    path = tmp_path / "meja" / "thk-exceptions.toml"
    path.write_text("[[exception]]\nrusak", encoding="utf-8")
    answer = client.get(address)
    assert answer.status_code == 500 and "thk-exceptions.toml" in answer.text
    assert path.read_text(encoding="utf-8") == "[[exception]]\nrusak"
    path.unlink()
    assert client.get(address).status_code == 200


def test_english(client, draft):
    client.get("/language/en?back=/")
    page = client.get(draft).text
    assert (
        '<html lang="en">' in page and "Walk through faulty references" in page and "was not found" in page
    ) or "not" in page


@pytest.mark.ocr
def test_words_read_with_little_confidence_are_marked(client):
    lines = [
        "Pasal 1",
        "Bupati menetapkan rencana kerja sebagaimana dimaksud",
        "dalam Pasal 2 ayat (2).",
        "Pasal 2",
        "Camat wajib menyampaikan laporan triwulan kepada Bupati.",
    ]
    blurred = [picture.filter(ImageFilter.GaussianBlur(2)) for picture in pictures_of([paragraphs(lines)], dpi=150)]
    address = client.upload("kabur.pdf", pdf_of_pictures(blurred))
    page = client.get(f"{address}/read").text
    assert "dibaca dari gambar" in page
    doubts = json.loads(re.search(r'id="ragu">(.*?)</script>', page, re.S)[1])
    assert doubts and all(words in page for _, words in doubts)
    sheet = client.get(f"{address}/pages/1?part").text
    marked = re.findall(r'<rect class="ragu"[^>]*><title>(\S+): ', sheet)
    assert {words for _, words in doubts} <= set(marked) and len(marked) < 20
    sharp = client.upload("tajam.pdf", pdf_of_pictures(pictures_of([paragraphs(lines)])))
    assert 'class="ragu"' not in client.get(f"{sharp}/pages/1?part").text


def test_twenty_uploads_at_once_are_all_read(client):
    files = [
        ("files", (f"draf-{number}.txt", DRAFT.replace("NOMOR 1", f"NOMOR {number}").encode()))
        for number in range(1, 21)
    ]
    assert client.submit("/upload", files=files).status_code == 303
    addresses = re.findall(r'href="(/documents/\w+)"', client.get("/").text)
    assert len(addresses) == 20
    for address in addresses:
        client.settled(address)
    assert rows(client) == ["done"] * 20
    assert len({re.search("Nomor [0-9]+ Tahun", client.get(address).text)[0] for address in addresses}) == 20


@pytest.mark.hostile
def test_hostile_files_are_answered_and_the_desk_lives(desk):
    client = desk(Limits(page=1.0))
    files = [("files", (f"{name}.pdf", make())) for name, (make, _) in FILES.items()]
    assert client.submit("/upload", files=files).status_code == 303
    addresses = re.findall(r'href="(/documents/\w+)"', client.get("/").text)
    assert len(addresses) == len(FILES)
    for address in addresses:
        client.settled(address)
        for path in ("", "/read", "/pages/1", "/pages/1.webp", "/marked"):
            assert client.get(address + path).status_code in (200, 404, 422), path
    assert client.get(client.upload("draf.txt", DRAFT.encode())).status_code == 200


def test_nothing_uploaded_and_the_same_bytes_twice_are_told(client):
    nothing = client.submit("/upload")
    assert nothing.status_code == 400 and "Belum ada berkas yang dipilih" in nothing.text
    first = client.upload("satu.txt", DRAFT.encode())
    client.upload("dua.txt", DRAFT.encode())
    page = client.get("/").text
    assert f'sama persis dengan <a href="{first}">satu.txt</a>' in page and page.count("sama persis") == 1


def test_the_other_language_keeps_what_was_asked_for(client, draft):
    page = client.get(f"{draft}/findings/1?show=broken").text
    (link,) = re.findall(r'class="bahasa" href="([^"]+)"', page)
    answer = client.get(link.replace("&amp;", "&"), follow_redirects=False)
    assert answer.headers["location"] == f"{draft}/findings/1?show=broken"
    assert 'href="/language/id?back=/"' in client.submit("/upload").text


def test_a_reference_in_quoted_wording_that_leads_nowhere_is_walked_too(client):
    title = "PERUBAHAN ATAS PERATURAN BUPATI CONTOH NOMOR 3 TAHUN 2019"
    quoted = DRAFT.partition("Pasal 1\n")[0].replace("HUBUNGAN KERJA", title)
    quoted += """Pasal I
Ketentuan Pasal 4 diubah sehingga berbunyi sebagai berikut:
"Pasal 4
(1) Camat melayani desa.
(2) Pelayanan sebagaimana dimaksud pada ayat (3) dilakukan setiap bulan."
Pasal II
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""
    page = client.get(client.upload("ubah.txt", quoted.encode())).text
    assert "“ayat (3)” tidak ditemukan" in page and "Tidak ada acuan bermasalah" not in page
    assert 'id="telusuri"' in page
