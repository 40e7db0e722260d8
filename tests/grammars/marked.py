"""Examples of grammars: words in which square brackets may mark the part that is found."""

import re


def marked(example: str) -> tuple[str, int, int] | None:
    """Return an example without its brackets and where the marked part stood, None where nothing is marked."""
    match = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", example, re.DOTALL)
    if match is None:
        return None
    start = len(match[1])
    return match[1] + match[2] + match[3], start, start + len(match[2])


def finds(pattern: re.Pattern[str], example: str) -> bool:
    """Whether a pattern finds the marked part of an example, spaces around it apart; anything where none is marked."""
    if (parts := marked(example)) is None:
        return pattern.search(example) is not None
    text, start, end = parts
    begin = len(text[:start].rstrip())
    tries = [*pattern.finditer(text), pattern.match(text, start), pattern.match(text, begin)]
    tries += [
        pattern.fullmatch(text, start, end),
        pattern.fullmatch(text, begin, end),
        pattern.search(text[:end] + " "),
        pattern.search(text[:end]),
    ]
    return any(
        each is not None and each[0].strip() == text[start:end].strip() and begin <= each.start() <= start
        for each in tries
    )
