"""Hostile PDFs: a plain sentence or a result, within bounded time and memory, and never a traceback."""

import re
import resource
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from made_hostile import FILES, one_page, raw, stream

from extractor.source import InputError, read_bytes
from extractor.source.pdf.probe import is_suspect
from tests.command import Thk

pytestmark = pytest.mark.hostile
ROOT = Path(__file__).parents[2]
# Only so that a reader that hangs does not hang the tests.
HANGS = 900
MOST_MEMORY = 3 << 30
LINE = b"BT /F 12 Tf 72 700 Td (Pasal %d Camat bertugas.) Tj ET"


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with all the files, and what a run of `thk parse` over them says, line by line."""
    folder = tmp_path_factory.mktemp("jahat")
    for name, (make, _) in FILES.items():
        (folder / f"{name}.pdf").write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "parse", str(folder), "-o", str(folder / "hasil"), "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        timeout=HANGS,
        preexec_fn=_bounded,
        check=False,
    )
    said = done.stderr.decode()
    assert done.returncode == 2, said
    assert "Traceback" not in said
    assert not list((folder / "hasil").glob("*"))
    return folder, said.splitlines()


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_in_a_sentence_or_a_result(name: str, read: tuple[Path, list[str]], thk: Thk) -> None:
    folder, said = read
    path = folder / f"{name}.pdf"
    told = [line for line in said if line.startswith(f"{path}: ")]
    assert 1 <= len(told) <= 2
    assert "failed in a way it should not" not in "".join(told)
    if FILES[name][1] and name != "huruf-tanpa-peta":  # nothing says which letters those are
        assert re.search("Pasal|ab", thk("page", path, "1").stdout)


def three_pages(middle: bytes, more: dict[int, bytes], resources: bytes = b"") -> bytes:
    """Return a PDF of three pages; the one in the middle has that content."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 3/Kids[10 0 R 11 0 R 12 0 R]>>",
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        20: stream(LINE % 1),
        21: middle,
        22: stream(LINE % 3),
        **more,
    }
    for at in range(3):
        objects[10 + at] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>%s>>/Contents %d 0 R>>"
            % (resources, 20 + at)
        )
    return raw(objects)


def test_the_pages_beside_a_hostile_one_are_read() -> None:
    form = stream(
        b"/X Do /X Do " + LINE % 2,
        b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</X 5 0 R>>>>",
    )
    text = read_bytes(three_pages(stream(b"/X Do"), {5: form}, b"/XObject<</X 5 0 R>>"), "contoh.pdf")
    assert text.content == "Pasal 1 Camat bertugas.\nPasal 3 Camat bertugas."
    assert [page.method for page in text.pages] == ["text", "none", "text"]


def test_a_page_that_unpacks_to_much_is_still_read_where_it_ends_within_bounds() -> None:
    packed = zlib.compress(b" " * (40 << 20) + LINE % 2, 9)
    data = three_pages(stream(packed, b"/Filter/FlateDecode"), {})
    assert is_suspect(data)
    assert len(read_bytes(data, "contoh.pdf").lines) == 3


def forms(levels: int) -> bytes:
    """Return a PDF with forms within forms over so many levels."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    inner = {
        30 + at: stream(b"/X Do", head + b"/Resources<</XObject<</X %d 0 R>>>>" % (31 + at)) for at in range(levels - 1)
    }
    last = {30 + levels - 1: stream(LINE % 2, head + b"/Resources<</Font<</F 3 0 R>>>>")}
    return three_pages(stream(b"/X Do"), inner | last, b"/XObject<</X 30 0 R>>")


@pytest.mark.parametrize(("levels", "suspect"), [(1, False), (3, False), (12, True)])
def test_forms_within_forms(levels: int, suspect: bool) -> None:
    data = forms(levels)
    assert is_suspect(data) == suspect
    assert len(read_bytes(data, "contoh.pdf").lines) == 3


def test_ordinary_files_are_not_suspected() -> None:
    assert not is_suspect(one_page(LINE % 1))


def test_a_file_of_hostile_pages_only_is_refused_with_the_reason() -> None:
    with pytest.raises(InputError) as refusal:
        read_bytes(FILES["form-melingkar"][0](), "contoh.pdf")
    assert "melampaui batas memori atau waktu" in refusal.value.message
