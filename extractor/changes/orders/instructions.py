"""The words of an instruction, from `grammars/changes/instructions.toml`, as a row of tokens."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict

from extractor.grammar import Form, Pattern, load

TokenKind = Literal[
    "history", "substitution", "insertion", "repeal", "result", "kept", "merging", "becomes", "between", "after",
    "before", "naming", "count", "item", "phrase", "quotation", "annex", "explanation", "restriction", "occurrence",
    "exception", "recital", "whole", "heading", "end", "named",
]  # fmt: skip
_NO_TOKENS = ("annex_part", "history_list", "history_item")
_GROUPS = ("quoted", "single", "curved", "bare", "number", "label")


class Instructions(Form, frozen=True):
    """The whole of `changes/instructions.toml`; of two patterns that fit at one place the first counts."""

    phrase: Pattern
    quotation: Pattern
    history: Pattern
    history_list: Pattern
    history_item: Pattern
    substitution: Pattern
    insertion: Pattern
    repeal: Pattern
    result: Pattern
    kept: Pattern
    merging: Pattern
    becomes: Pattern
    between: Pattern
    after: Pattern
    before: Pattern
    naming: Pattern
    count: Pattern
    item: Pattern
    annex: Pattern
    explanation: Pattern
    restriction: Pattern
    annex_part: Pattern
    occurrence: Pattern
    exception: Pattern
    recital: Pattern
    whole: Pattern
    heading: Pattern
    end: Pattern


class Token(Struct, frozen=True):
    """One word, or group of words, of an instruction: what it is, where it stands, what it says.

    `value` is the local address of a provision that is `named`, the words of a phrase, the number of a count, the
    label of an item. `printed` are the words themselves in lower case.
    """

    kind: TokenKind
    start: int
    end: int
    value: str = ""
    printed: str = ""


@cache
def _patterns() -> tuple[tuple[TokenKind, re.Pattern[str]], ...]:
    table = load("changes/instructions", Instructions)
    kinds: dict[str, Pattern] = {
        key: form for key, form in asdict(table).items() if isinstance(form, Pattern) and key not in _NO_TOKENS
    }
    return tuple((key, re.compile(form.pattern, re.IGNORECASE)) for key, form in kinds.items())  # type: ignore[misc]


@cache
def _form(key: Literal["annex_part", "history_list", "history_item"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("changes/instructions", Instructions), key)
    return re.compile(form.pattern, re.IGNORECASE)


def changes_annex_in_part(text: str) -> bool:
    """Whether an instruction names a part of an annex: `Lampiran II huruf A`."""
    return _form("annex_part").search(text) is not None


def wording_begins(text: str) -> int:
    """Return where an instruction says what is printed below it, or attached; its end where it does not say."""
    found = re.compile(load("changes/instructions", Instructions).result.pattern, re.IGNORECASE).search(text)
    return found.start() if found else len(text)


def is_earlier_act(lead_in: str, words: str) -> bool:
    """Whether `words`, an item below a lead-in, name an act that amended another one earlier: they order nothing."""
    return bool(_form("history_item").match(words) and _form("history_list").search(lead_in))


def tokens(text: str, named: Sequence[Token]) -> list[Token]:
    """Return the tokens of an instruction in order; what stands inside the name of a provision is no token."""
    taken = [(token.start, token.end) for token in named]
    found = list(named)
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(low < end and start < high for low, high in taken):
                continue
            groups = match.groupdict()
            value = next((groups[key] for key in _GROUPS if groups.get(key)), "")
            found.append(Token(kind, start, end, value.strip(), match[0].lower()))
            taken.append((start, end))
    return sorted(found, key=lambda token: token.start)
