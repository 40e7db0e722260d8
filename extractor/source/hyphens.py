"""Hyphens at line ends: part of the word (`masing-masing`, `Undang-Undang`), or a syllable break.

The hyphen stays unless the document itself proves a syllable break: the word written in one occurs elsewhere, the
hyphenated form does not, and the halves are no reduplication.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

# The last word of a line that a hyphen ends.
_HALF = re.compile(r"[^\W_]+(?:-[^\W_]+)*[\W_]*\Z")
# What stands before and behind a part of a longer word: the rest of it, or a hyphen and more of it.
_RUNS_IN = re.compile(r"[^\W_]-?\Z")
_RUNS_ON = re.compile(r"-?[^\W_]")
# A word torn at its hyphen or slash: "COVID- 19", "dan/ atau".
_TORN = re.compile(r"([^\W_]{1,40}[-/]) (?=[^\W_])")
_AFTER_TORN = re.compile(r"[^\W_]{1,40}")
_BOUND = re.compile(r"(?<![^\W_])[^\W_]+(?:[-/][^\W_]+)+")
_LAST = re.compile(r"[^\W_]{1,60}\Z")
_FIRST = re.compile(r"[^\W_]{1,60}")
# A new item is no second half of a word: "2.", "a.", "b)", "iv.", "13A."
_ITEM = re.compile(r"(?:\d{1,3}[A-Za-z]?|[a-z]{1,2}|[ivx]{1,5}|[A-Z])[.)](?:\s|\Z)")
_CHAIN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TAIL = 64
# A text that is asked for so many words is read through once, instead of for each of them (chosen).
_OFTEN = 200


class Joiner:
    """Decides for each pair of lines whether a hyphen binds them; knows the words of the whole document."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Keep the lines; they are made one text at the first hyphen."""
        self._lines = lines
        self._asked = 0

    @cached_property
    def _whole(self) -> str:
        """The lines without the halves of words at broken line ends, in small letters."""
        return "\n".join(_HALF.sub("", line) if line.endswith("-") else line for line in self._lines).casefold()

    def _stands(self, word: str) -> bool:
        """Whether a word (`masing-masing`, in small letters) stands whole within a line."""
        self._asked += 1
        if self._asked > _OFTEN:
            return word in self._words
        content = self._whole
        at = content.find(word)
        while at >= 0:
            end = at + len(word)
            if not (_RUNS_IN.search(content, max(0, at - 2), at) or _RUNS_ON.match(content, end)):
                return True
            at = content.find(word, at + 1)
        return False

    @cached_property
    def _words(self) -> set[str]:
        """Every word of the text, also one of several parts."""
        return set(_CHAIN.findall(self._whole))

    @cached_property
    def _bound(self) -> set[str]:
        """Every pair of words that stands bound by a hyphen or slash within a line, in small letters."""
        bound: set[str] = set()
        for line in self._lines:
            if "/" in line or "-" in line:
                for chain in _BOUND.findall(line.casefold()):
                    parts = re.split("([-/])", chain)
                    bound.update("".join(parts[at : at + 3]) for at in range(0, len(parts) - 2, 2))
        return bound

    def closed(self, line: str) -> str:
        """Return `line` without the blank in a torn word (`dan/ atau`) that the document elsewhere writes in one."""
        if "- " not in line and "/ " not in line:
            return line

        def close(match: re.Match[str]) -> str:
            after = _AFTER_TORN.match(line, match.end())
            whole = (match[1] + (after[0] if after else "")).casefold()
            return match[1] if whole in self._bound else match[0]

        return _TORN.sub(close, line)

    def verdict(self, before: str, after: str) -> Literal["keep", "drop"] | None:
        """Return `keep` or `drop` (the hyphen) where a word runs on from `before` to `after`, None where none does."""
        if not before.endswith("-"):
            return None
        head = _LAST.search(before[-_TAIL:-1])
        tail = _FIRST.match(after)
        if head is None or tail is None or head[0].isdigit():
            return None
        first, second = head[0].casefold(), tail[0].casefold()
        if self._stands(f"{first}-{second}"):
            return "keep"
        if _ITEM.match(after):
            return None
        if first == second or not self._stands(first + second):
            return "keep"
        return "drop"
