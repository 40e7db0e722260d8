"""Where results go: one name for each input."""

import sys
from collections.abc import Iterable
from pathlib import Path

from extractor.cli.inputs import STDIN
from extractor.cli.messages import Messages


def stems_of(names: Iterable[str], taken: Iterable[str], say: Messages) -> list[str]:
    """Return one file stem an input, so that no result overwrites another; says so where a stem had to change.

    `taken` are stems that no input may have.
    """
    wanted = ["stdin" if name == STDIN else Path(name).stem for name in names]
    used = {stem.casefold() for stem in taken}
    found = []
    for name, stem in zip(names, wanted, strict=True):
        unique, count = stem, 1
        while unique.casefold() in used or (count > 1 and unique in wanted):
            count += 1
            unique = f"{stem}-{count}"
        if unique != stem:
            print(say("renamed", file=name, stem=stem, name=unique), file=sys.stderr)
        used.add(unique.casefold())
        found.append(unique)
    return found
