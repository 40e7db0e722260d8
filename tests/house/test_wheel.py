"""The wheel carries grammars/ and output/, and works in any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The unpacked wheel, as an installer would lay it down."""
    made = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = made.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(made / "site")
    return made / "site"


def _files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}


def test_the_wheel_has_grammars_and_templates_inside_the_package(installed):
    for folder in ("grammars", "output"):
        assert _files(installed / "extractor" / folder) == _files(ROOT / folder)
    assert (installed / "extractor" / "cli" / "__init__.py").exists()
    assert {path.name.partition("-")[0] for path in installed.iterdir()} == {"extractor", "thk"}
    assert list(installed.glob("thk-*.dist-info/licenses/LICENSE"))


def test_the_wheel_works_in_any_folder(installed, tmp_path):
    (tmp_path / "perbup.txt").write_bytes((ROOT / "corpus" / "perbup-bekasi-9-2017.txt").read_bytes())
    program = (
        "import extractor, sys; print(extractor.__file__, file=sys.stderr); from extractor.cli import main; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, "parse", "perbup.txt", "-o", "hasil"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert str(installed) in result.stderr
    assert {path.name for path in (tmp_path / "hasil").iterdir()} == {
        "perbup.thk.json",
        "perbup.akn.xml",
        "perbup.html",
    }
