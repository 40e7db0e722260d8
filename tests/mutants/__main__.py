"""`make mutants`: change the code at random and see that a test notices; `python -m tests.mutants [PACKAGE…]`.

Each mutant has one small change (a comparison, `and` for `or`, a number one higher, a constant for a result …) in a
module of the named packages, in equal shares. It is killed where a test of the package, or a golden output, fails.
Printed are the mutants, and at the end the survivors: each stands for a rule that no test states. The exit code is 0
where at least `--least` per cent are killed, 1 where fewer are, 2 where the tests fail without a mutant.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.mutants.mutate import Mutant, mutants
from tests.mutants.trials import Verdict, copied, load_libraries, measured, tried

ROOT = Path(__file__).parents[2]
PACKAGES = ("tree", "references", "rules")
GOLDEN = "tests/house/test_golden.py"


def chosen(folder: Path, count: int, seed: int) -> list[Mutant]:
    """Return `count` mutants of the modules in `folder`, every one as likely as another."""
    every = [mutant for path in sorted(folder.rglob("*.py")) for mutant in mutants(path)]
    return random.Random(seed).sample(every, min(count, len(every)))


def _line(verdict: Verdict, copy: Path) -> str:
    mutant = verdict.mutant
    fate = "alive " if verdict.alive else "killed"
    why = verdict.killer.removeprefix("tests/") if verdict.killer else "" if verdict.reached else "no test comes here"
    printed = mutant.path.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
    place = f"{mutant.path.relative_to(copy)}:{mutant.line}"
    return f"{fate} {place}  {mutant.was}  →  {mutant.now}  in  {printed}  {why}".rstrip()


def _run(package: str, copy: Path, count: int, seed: int, jobs: int) -> list[Verdict]:
    wanted = chosen(copy / "extractor" / package, count, seed)
    baseline = measured(copy, package, [f"tests/{package}", GOLDEN])
    verdicts = []
    for verdict in tried(copy, baseline, wanted, jobs):
        verdicts.append(verdict)
        print(_line(verdict, copy), flush=True)
    return verdicts


def main() -> int:
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("packages", nargs="*", default=PACKAGES)
    parser.add_argument("-n", type=int, default=100, help="mutants in all")
    parser.add_argument("--seed", type=int, default=0, help="another seed chooses other mutants")
    parser.add_argument("--least", type=float, default=85.0, help="per cent that must be killed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    wanted = parser.parse_args()
    start = time.monotonic()
    load_libraries()
    verdicts: list[Verdict] = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = copied(ROOT, Path(folder))
        for number, package in enumerate(wanted.packages):
            share = wanted.n // len(wanted.packages) + (number < wanted.n % len(wanted.packages))
            try:
                found = _run(package, copy, share, wanted.seed, wanted.jobs)
            except RuntimeError as error:
                print(error, file=sys.stderr)
                return 2
            print(f"{package}: {sum(not v.alive for v in found)} of {len(found)} killed", flush=True)
            verdicts += found
        killed = sum(not verdict.alive for verdict in verdicts)
        percent = 100 * killed / max(1, len(verdicts))
        print(
            f"\n{killed} of {len(verdicts)} killed ({percent:.0f} %), {time.monotonic() - start:.0f} s, seed {wanted.seed}"
        )
        for verdict in verdicts:
            if verdict.alive:
                print(_line(verdict, copy))
    return 0 if percent >= wanted.least else 1


if __name__ == "__main__":
    sys.exit(main())
