"""The draft itself with its findings: comments and tracked changes in Word, notes in a PDF."""

import json
import re
import zipfile
from copy import deepcopy
from io import BytesIO

import docx
import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from made_docx import saved, word_of
from made_pdf import paragraphs, pdf_of

from extractor.source import read_bytes

LINES = [
    "PERATURAN BUPATI CONTOH",
    "NOMOR 1 TAHUN 2020",
    "TENTANG",
    "HUBUNGAN KERJA",
    "BUPATI CONTOH,",
    "Menimbang : bahwa perlu menetapkan hubungan kerja;",
    "MEMUTUSKAN:",
    "Menetapkan : PERATURAN BUPATI TENTANG HUBUNGAN KERJA.",
    "Pasal 1",
    "(1) Bupati menetapkan rencana di mana Camat penanggungjawab didalam wilayahnya.",
    "(2) Rencana sebagaimana dimaksud pada ayat (1) disusun sesuai Pasal 9 ayat (4).",
    "Pasal 2",
    "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.",
    "Ditetapkan di Contoh",
    "pada tanggal 2 Januari 2020",
    "BUPATI CONTOH,",
    "ttd",
    "NAMA CONTOH",
]


def draft():
    """A draft with a paragraph of many runs, with a tab and other formatting; empty paragraphs stand before it."""
    word = word_of(*LINES)
    for at in (8, 5, 5):
        word.paragraphs[at]._element.addprevious(OxmlElement("w:p"))
    paragraph = next(each for each in word.paragraphs if "penanggungjawab" in each.text)
    words = paragraph.text
    for run in list(paragraph.runs):
        run._element.getparent().remove(run._element)
    at = words.index("jawab")
    paragraph.add_run(words[:at]).bold = True
    paragraph.add_run(words[at : at + 3]).italic = True
    run = paragraph.add_run(words[at + 3 :])
    run.font.size = 150000
    run.add_tab()
    run.add_text("akhir")
    return word


def joined(root):
    """The runs of each paragraph as (properties, content) with those of like properties joined: what Word shows."""
    shown = []
    for paragraph in root.iter(qn("w:p")):
        runs = []
        for run in paragraph.iter(qn("w:r")):
            look = run.find(qn("w:rPr"))
            key = etree.tostring(look, method="c14n") if look is not None else b""
            content = "".join(
                each.text or "" if each.tag == qn("w:t") else f"<{each.tag}>" for each in run if each is not look
            )
            if runs and runs[-1][0] == key:
                runs[-1] = (key, runs[-1][1] + content)
            elif content:
                runs.append((key, content))
        properties = paragraph.find(qn("w:pPr"))
        shown.append((etree.tostring(properties, method="c14n") if properties is not None else b"", runs))
    return shown


def settled(data, *, accept):
    """The main part of a document with all tracked changes accepted or rejected and all comments taken out."""
    root = deepcopy(docx.Document(BytesIO(data)).element)
    for name in ("commentRangeStart", "commentRangeEnd"):
        for each in list(root.iter(qn(f"w:{name}"))):
            each.getparent().remove(each)
    for each in list(root.iter(qn("w:commentReference"))):
        run = each.getparent()
        run.getparent().remove(run)
    kept, gone = ("ins", "del") if accept else ("del", "ins")
    for each in list(root.iter(qn(f"w:{gone}"))):
        each.getparent().remove(each)
    for each in list(root.iter(qn(f"w:{kept}"))):
        for inner in list(each):
            each.addprevious(inner)
        each.getparent().remove(each)
    for each in root.iter(qn("w:delText")):
        each.tag = qn("w:t")
    return root


def with_main(data, root):
    """The document with another main part."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, etree.tostring(root) if name == "word/document.xml" else before.read(name))
    return out.getvalue()


@pytest.fixture
def marked(thk):
    """Return a function that checks a Word document and returns it as given back."""

    def check(data, *options):
        (thk.folder / "draf.docx").write_bytes(data)
        result = thk("check", "draf.docx", "--format", "docx", "--fail-on", "never", *options)
        assert result.returncode == 0, result.stderr
        return (thk.folder / "draf.thk.docx").read_bytes()

    return check


def test_each_finding_has_a_comment_at_its_words(marked, thk):
    word = docx.Document(BytesIO(marked(saved(draft()))))
    report = json.loads(thk("check", "draf.docx", "--format", "json").stdout)
    findings = [each["code"] for each in report["documents"][0]["findings"]]
    comments = list(word.comments)
    assert sorted(each.text.split()[0] for each in comments) == sorted(findings)
    assert {each.author for each in comments} == {"THK"}
    broken = next(each for each in comments if each.text.startswith("REF001"))
    body = etree.tostring(word.element).decode()
    about = body[body.index(f'commentRangeStart w:id="{broken.comment_id}"') :].partition("commentRangeEnd")[0]
    assert "".join(re.findall(r"<w:t[ >][^<]*?>?([^<>]*)</w:t>", about)) == "Pasal 9 ayat (4)"
    assert "Pasal 9" in broken.text


def test_comments_leave_text_and_formatting_as_they_are(marked):
    data = saved(draft())
    given = marked(data)
    assert joined(settled(given, accept=False)) == joined(docx.Document(BytesIO(data)).element)
    before, after = zipfile.ZipFile(BytesIO(data)), zipfile.ZipFile(BytesIO(given))
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "word/comments.xml"}
    assert {name for name in before.namelist() if before.read(name) != after.read(name)} <= changed
    assert read_bytes(given, "draf.docx").content == read_bytes(data, "draf.docx").content


def test_tracked_changes_are_accepted_and_rejected(marked, thk):
    data = saved(draft())
    given = marked(data, "--track-changes")
    assert given.count(b"PK") > 2
    root = docx.Document(BytesIO(given)).element
    assert len(list(root.iter(qn("w:del")))) > 0 and len(list(root.iter(qn("w:ins")))) > 1
    assert joined(settled(given, accept=False)) == joined(docx.Document(BytesIO(data)).element)
    assert thk("check", "draf.docx", "--fix", "--fail-on", "never").returncode == 0
    fixed = (thk.folder / "draf.fixed.docx").read_bytes()
    accepted = with_main(given, settled(given, accept=True))
    assert read_bytes(accepted, "a.docx").content == read_bytes(fixed, "a.docx").content
    assert read_bytes(accepted, "a.docx").content != read_bytes(data, "a.docx").content
    assert joined(settled(given, accept=True)) != joined(docx.Document(BytesIO(data)).element)


def test_comments_that_were_there_stay(marked):
    word = draft()
    word.add_comment(word.paragraphs[0].runs, text="Sudah dibaca", author="Kabag")
    comments = list(docx.Document(BytesIO(marked(saved(word)))).comments)
    assert len({each.comment_id for each in comments}) == len(comments) > 1
    assert [each.text for each in comments if each.author == "Kabag"] == ["Sudah dibaca"]


def test_a_change_inside_an_open_change_is_a_comment_only(marked):
    inserted = (
        '<w:p><w:ins w:id="7" w:author="Kabag"><w:r><w:t>Pasal 3</w:t></w:r></w:ins></w:p>'
        '<w:p><w:ins w:id="8" w:author="Kabag"><w:r><w:t>Camat penanggungjawab kepada Bupati.</w:t></w:r></w:ins></w:p>'
    )
    data = saved(word_of(*LINES[:11], body=inserted))
    root = docx.Document(BytesIO(marked(data, "--track-changes"))).element
    assert [each for each in root.iter(qn("w:ins")) if each.find(qn("w:ins")) is not None] == []
    assert "penanggungjawab" in "".join(each.text or "" for each in root.iter(qn("w:t")))


def test_another_kind_of_file_is_named(thk):
    (thk.folder / "draf.txt").write_text("\n".join(LINES), encoding="utf-8")
    result = thk("check", "draf.txt", "--to", "docx", "--fail-on", "never")
    assert result.returncode == 2 and "DOCX" in result.stderr
    assert not list(thk.folder.glob("*.docx"))
    assert thk("check", "draf.txt", "--track-changes").returncode == 2
    assert thk("check", "draf.txt", "--format", "docx", "--fix").returncode == 2


def test_a_foreign_file_is_not_replaced(thk):
    (thk.folder / "draf.docx").write_bytes(saved(draft()))
    (thk.folder / "lain.docx").write_bytes(b"punya orang")
    assert thk("check", "draf.docx", "--to", "docx", "-o", "lain.docx").returncode == 2
    assert thk("check", "draf.docx", "--to", "docx", "-o", "draf.docx").returncode == 2
    assert (thk.folder / "lain.docx").read_bytes() == b"punya orang"


def notes_of(data):
    """The notes on the first page: what they say, by whom, and their box from the top left corner."""
    page = pdfium.PdfDocument(data)[0]
    for at in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, at)
        rect = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(note, rect)
        high = page.get_height()
        found = {"box": (rect.left, high - rect.top, rect.right, high - rect.bottom)}
        for key in ("Contents", "T"):
            size = raw.FPDFAnnot_GetStringValue(note, key.encode(), None, 0)
            held = (raw.FPDF_WCHAR * (size // 2))()
            raw.FPDFAnnot_GetStringValue(note, key.encode(), held, size)
            found[key] = bytes(held).decode("utf-16-le").rstrip("\0")
        yield found


def test_a_pdf_gets_notes_at_the_words(thk):
    data = pdf_of([paragraphs(LINES)], size=10)
    (thk.folder / "draf.pdf").write_bytes(data)
    result = thk("check", "draf.pdf", "--format", "pdf", "--fail-on", "never", "--lang", "en")
    assert result.returncode == 0, result.stderr
    given = (thk.folder / "draf.thk.pdf").read_bytes()
    assert given.startswith(data)
    notes = {note["Contents"].split()[0]: note for note in notes_of(given)}
    with pdfplumber.open(BytesIO(data)) as pdf:
        words = pdf.pages[0].within_bbox(notes["REF001"]["box"]).extract_text()
    assert "Pasal 9 ayat (4)" in words and "dimaksud" not in words
    assert "error" in notes["REF001"]["Contents"] and notes["REF001"]["T"] == "THK"
    assert read_bytes(given, "a.pdf").content == read_bytes(data, "a.pdf").content
