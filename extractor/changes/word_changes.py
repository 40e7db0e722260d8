"""What changed between two wordings, word by word."""

from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct


class WordChange(Struct, frozen=True):
    """A run of words that stayed, went or came."""

    kind: Literal["same", "removed", "inserted"]
    text: str


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """Return the words of both, in order: those of `old` are the same and the removed, those of `new` the others."""
    before, after = old.split(), new.split()
    found: list[WordChange] = []
    for code, low, high, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if code == "equal":
            found.append(WordChange("same", " ".join(after[start:end])))
            continue
        if high > low:
            found.append(WordChange("removed", " ".join(before[low:high])))
        if end > start:
            found.append(WordChange("inserted", " ".join(after[start:end])))
    return tuple(found)
