"""Every regular expression that the program compiles, and how it uses each. A program of its own: prints JSON.

Must run before anything of the package is imported, because it takes the place of `re.compile`.
"""

import importlib
import json
import pkgutil
import re
import sys
from collections import defaultdict
from pathlib import Path

# A page with a box of initials, of which no text of the corpus has one.
STAMPED = [
    "PERATURAN BUPATI CONTOH",
    "NOMOR 1 TAHUN 2020",
    "PARAF KOORDINASI",
    "KEPALA DINAS",
    "Pasal 1",
    "Camat bertugas.",
]
ROOT = Path(__file__).parents[2]
ANCHORED = {"match", "fullmatch"}
WAYS = ANCHORED | {"search", "finditer", "findall", "sub", "subn", "split"}
compiled: dict[tuple[str, int], str] = {}
used: dict[tuple[str, int], set[str]] = defaultdict(set)
_compile = re.compile


class Watched:
    """A compiled pattern that notes what is asked of it."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> object:
        if name in WAYS:
            used[self._pattern.pattern, self._pattern.flags].add(name)
        return getattr(self._pattern, name)


def _caller() -> str:
    return Path(sys._getframe(2).f_code.co_filename).as_posix()


def _noted(pattern, flags: int, file: str) -> re.Pattern[str]:
    found = _compile(pattern._pattern if isinstance(pattern, Watched) else pattern, flags)
    if isinstance(found.pattern, str) and "/extractor/" in file:
        compiled.setdefault((found.pattern, found.flags), file.rpartition("/extractor/")[2])
    return found


def _watched_compile(pattern, flags: int = 0):
    file = _caller()
    found = _noted(pattern, flags, file)
    return Watched(found) if "/extractor/" in file and isinstance(found.pattern, str) else found


def _watched_function(name: str):
    original = getattr(re, name)

    def function(pattern, *given, **named):
        if "/extractor/" in (file := _caller()):
            flags = named.get(
                "flags", given[1] if name in ANCHORED | {"search", "finditer", "findall"} and given[1:] else 0
            )
            found = _noted(pattern, flags, file)
            used[found.pattern, found.flags].add(name)
        return original(pattern._pattern if isinstance(pattern, Watched) else pattern, *given, **named)

    return function


def written() -> dict[tuple[str, int], set[str]]:
    """What the modules ask of their patterns, by their text: also what no run here has come to."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for name, module in list(sys.modules.items()):
        if not name.startswith("extractor") or not getattr(module, "__file__", None):
            continue
        text = ""
        for each, value in vars(module).items():
            if isinstance(value, Watched):
                text = text or Path(module.__file__).read_text(encoding="utf-8")
                key = value._pattern.pattern, value._pattern.flags
                found[key] |= WAYS.intersection(_compile(rf"\b{each}\.(\w+)\(").findall(text))
    return found


def main() -> None:
    re.compile = _watched_compile
    for name in WAYS:
        setattr(re, name, _watched_function(name))
    import extractor

    for module in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    from extractor.checks import codes
    from extractor.checks.framework.manual_page import described
    from extractor.workers.limits import Limits
    from extractor.workers.work import Input, Made, Wish, do

    for code in codes():
        described(code)
    wish = Wish(formats=(("regulation", "json"), ("regulation", "akn"), ("regulation", "html")))
    inputs = [Input(path.name, str(path).encode()) for path in sorted((ROOT / "corpus").glob("*.txt"))]
    sys.path.insert(0, str(ROOT / "tests" / "source"))
    from made_pdf import paragraphs, pdf_of

    inputs.append(Input("contoh.pdf", data=pdf_of([paragraphs(STAMPED)])))
    for given in inputs:
        assert isinstance(do(wish, given, Limits()), Made)
    every = {pattern for pattern, flags in used}
    found, asked = [], written()
    for (pattern, flags), file in compiled.items():
        ways = used.get((pattern, flags)) or asked[pattern, flags]
        if not ways and any(pattern in other for other in every if other != pattern):
            continue  # part of another pattern, and never tried by itself
        way = "finditer" if not ways or ways - ANCHORED else "match" if "match" in ways else "fullmatch"
        found.append({"pattern": pattern, "flags": flags, "file": file, "way": way})
    print(json.dumps(found))


if __name__ == "__main__":
    main()
