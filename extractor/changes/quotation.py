"""The marks around quoted text: the one that closes it stands behind the last words, but belongs to the quotation."""

QUOTATION_MARKS = '"“”„'
"""What may stand around quoted text."""

_OPENS, _CLOSES, _STRAIGHT = "“„", "”", '"'
_STOPS = " .;,"


def closes_quotation(words: str) -> bool:
    """Whether `words`, new wording out of a quotation, end with the mark that closes it: none in them opens it."""
    end = words.rstrip(_STOPS)[-1:]
    if end == _STRAIGHT:
        return words.count(_STRAIGHT) % 2 == 1
    return end == _CLOSES and words.count(_CLOSES) > sum(map(words.count, _OPENS))


def without_close(words: str) -> str:
    """Return `words` without the mark that closes a quotation at their end; a stop may stand behind it."""
    kept = words.rstrip(_STOPS)
    stop = words[len(kept) :].strip()
    inner = kept.rstrip(QUOTATION_MARKS)
    return inner if inner.endswith(tuple(".;,")) else f"{inner}{stop}"
