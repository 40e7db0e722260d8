import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_flow_goes_one_way():
    command = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([command], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
    assert ", 0 broken" in result.stdout


def test_every_reader_is_named_among_those_that_do_not_know_one_another():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (readers,) = (each["modules"] for each in contracts if each["name"].startswith("Readers"))
    packages = {path.parent.name for path in (ROOT / "extractor" / "source").glob("*/__init__.py")}
    # What readers share, and what makes a Word document or a scan of another kind of file and calls their readers.
    assert {name.rpartition(".")[2] for name in readers} == packages - {"furniture", "converted"}


def test_heavy_libraries_stay_off_the_light_paths():
    program = (
        "import sys; from extractor.cli import run; code = run(sys.argv[1:]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(code)"
    )

    def loaded(*argv):
        result = subprocess.run([sys.executable, "-c", program, *argv], cwd=ROOT, capture_output=True, text=True)
        assert result.returncode in (0, 1), result.stderr
        return set(result.stderr.split())

    heavy = {"spacy", "numpy", "lxml", "pypdfium2", "pdfplumber", "rich", "jinja2", "cobalt"}
    assert not loaded("--help") & (heavy | {"msgspec", "lark"})
    assert not loaded("check", "corpus/perbup-pali-fragment.txt") & heavy
