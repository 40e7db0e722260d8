"""The five regulations as Word documents give the tree of their text."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.model.document import Document
from extractor.model.text import Text
from extractor.score.losses.source import unaccounted
from extractor.score.losses.tree import account
from extractor.source import read, read_bytes
from extractor.tree import build
from tests.source.made_docx import drafted, saved

pytestmark = pytest.mark.process

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.txt"))


def units(document: Document) -> list[tuple[str, str]]:
    return [(unit.eid, " ".join(document.own_text(unit).split())) for unit in document.walk()]


def printed(text: Text) -> str:
    return "".join(text.content.split())


@pytest.mark.parametrize("automatic", [False, True], ids=["typed", "automatic"])
@pytest.mark.parametrize("name", NAMES)
def test_the_same_tree_as_the_text(name: str, automatic: bool) -> None:
    wanted = build(read(CORPUS / f"{name}.txt"))
    found = build(read_bytes(saved(drafted(wanted, automatic)), f"{name}.docx"))
    assert units(found) == units(wanted)
    assert found.metadata == wanted.metadata
    assert printed(found.text) == printed(wanted.text)
    assert account(found) == account(wanted)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the regulations as LibreOffice writes them: from text, from ODT with lists, from HTML."""
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    folder = tmp_path_factory.mktemp("office")
    for part in ("automatic", "typed", "text"):
        (folder / part).mkdir()
    for name in NAMES:
        document = build(read(CORPUS / f"{name}.txt"))
        (folder / "text" / f"{name}.txt").write_text(document.text.content)
        for part in ("automatic", "typed"):
            (folder / part / f"{name}.docx").write_bytes(saved(drafted(document, part == "automatic")))

    def convert(source: str, result: str, form: str, *options: str) -> None:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                *options,
                "--convert-to",
                form,
                "--outdir",
                str(folder / result),
                *map(str, sorted((folder / source).iterdir())),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )

    word = "docx:MS Word 2007 XML"
    convert("text", "from_text", word)
    convert("automatic", "odt", "odt")
    convert("odt", "from_odt", word)
    convert("typed", "html", "html:HTML (StarWriter)")
    convert("html", "from_html", word, "--infilter=HTML (StarWriter)")
    return folder


@pytest.mark.parametrize("made", ["from_text", "from_odt", "from_html"])
@pytest.mark.parametrize("name", NAMES)
def test_the_same_tree_from_libreoffice(office: Path, name: str, made: str) -> None:
    wanted = build(read(CORPUS / f"{name}.txt"))
    path = office / made / f"{name}.docx"
    found = build(read(path))
    assert units(found) == units(wanted)
    assert found.metadata == wanted.metadata
    assert printed(found.text) == printed(wanted.text)
    assert unaccounted(path, found.text) == {}


def test_the_command_reads_a_draft(tmp_path: Path) -> None:
    wanted = build(read(CORPUS / "perbup-bekasi-9-2017.txt"))
    draft = tmp_path / "draft.docx"
    draft.write_bytes(saved(drafted(wanted, True)))
    made = subprocess.run(
        [sys.executable, "-m", "extractor", "parse", str(draft), "-o", str(tmp_path), "--to", "json,akn"],
        cwd=CORPUS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    record = json.loads((tmp_path / "draft.thk.json").read_text())
    assert [unit["eId"] for unit in record["provisions"]] == [unit.eid for unit in wanted.walk()]
    assert (tmp_path / "draft.akn.xml").stat().st_size > 10_000
