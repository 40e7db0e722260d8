"""Snapshots of what the commands make of the corpus; `make golden` runs this, and the diff is read before a commit."""

import sys
from pathlib import Path

from tests.command import Thk

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
STEMS = sorted(path.stem for path in (ROOT / "corpus").glob("*.txt"))
# A page is long, and most of it a template: one with annotations and one with little are enough.
PAGES = ("perbup-pali-fragment", "perwali-kotabekasi-68-2019")
NAMES = sorted(
    [f"{stem}{suffix}" for stem in STEMS for suffix in (".thk.json", ".akn.xml", ".check.txt", ".rules.csv")]
    + [f"{stem}.html" for stem in PAGES]
)


def make(folder: Path) -> None:
    """Write the snapshots, those of NAMES and no others, into an empty or absent folder."""
    thk = Thk(ROOT)
    texts = [f"corpus/{stem}.txt" for stem in STEMS]
    for command in (("parse", *texts, "-o", folder), ("rules", *texts, "-o", folder, "--to", "csv")):
        result = thk(*command)
        assert result.returncode == 0, result.stderr
    for stem, text in zip(STEMS, texts, strict=True):
        (folder / f"{stem}.check.txt").write_bytes(thk("check", text).stdout.encode())
    for path in folder.iterdir():
        if path.name not in NAMES:
            path.unlink()


if __name__ == "__main__":
    make(GOLDEN)
    print(f"{len(NAMES)} snapshots in {GOLDEN.relative_to(ROOT)}", file=sys.stderr)
