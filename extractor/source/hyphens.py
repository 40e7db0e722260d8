"""Hyphens at line ends: part of the word (`masing-masing`, `Undang-Undang`), or a syllable break.

The hyphen stays unless the document itself proves a syllable break: the word written in one occurs elsewhere, the
hyphenated form does not, and the halves are no reduplication.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"[^\W_]{1,60}\Z")
_FIRST = re.compile(r"[^\W_]{1,60}")
# A new item is no second half of a word: "2.", "a.", "b)", "iv.", "13A."
_ITEM = re.compile(r"(?:\d{1,3}[A-Za-z]?|[a-z]{1,2}|[ivx]{1,5}|[A-Z])[.)](?:\s|\Z)")
_TAIL = 64


class Joiner:
    """Decides for each pair of lines whether a hyphen binds them; knows the words of the whole document."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Keep the lines; their words are counted at the first hyphen."""
        self._lines = lines

    @cached_property
    def _words(self) -> set[str]:
        """Every word that stands whole within a line, in small letters; a half at a broken line end does not count."""
        words: set[str] = set()
        for line in self._lines:
            found = _WORD.findall(line.casefold())
            if line.endswith("-") and found:
                found.pop()
            words.update(found)
        return words

    def verdict(self, before: str, after: str) -> Literal["keep", "drop"] | None:
        """Return `keep` or `drop` (the hyphen) where a word runs on from `before` to `after`, None where none does."""
        if not before.endswith("-"):
            return None
        head = _LAST.search(before[-_TAIL:-1])
        tail = _FIRST.match(after)
        if head is None or tail is None or head[0].isdigit():
            return None
        first, second = head[0].casefold(), tail[0].casefold()
        if f"{first}-{second}" in self._words:
            return "keep"
        if _ITEM.match(after):
            return None
        if first == second or first + second not in self._words:
            return "keep"
        return "drop"
