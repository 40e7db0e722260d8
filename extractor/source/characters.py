"""Characters as they enter the text: Unicode NFC, plain blanks, nothing invisible."""

import re
import unicodedata

_INVISIBLE = [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_BLANKS = [0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(range(32), " "),
    **dict.fromkeys(range(127, 160), " "),
    **dict.fromkeys(_INVISIBLE, None),
    **dict.fromkeys(_BLANKS, " "),
    0x0A: "\n",
    0x2010: "-",
    0x2011: "-",
}
# Signs that stand for plain ones: full width, Roman numerals, numbers and letters in brackets or circles.
_COMPATIBLE = re.compile("[\u2160-\u2182\u2460-\u24e9\u24f5-\u24ff\u2776-\u2793\uff01-\uff5e]")
_CIRCLED = re.compile("[\u2460-\u2473\u24b6-\u24e9\u24f5-\u24ff\u2776-\u2793]")
# A per cent sign as character recognition takes it apart: `50°/0`.
_PERCENT = re.compile(r"(?<=\d) ?°/[0oO](?!\w)")
_LETTER = re.compile(" [A-Z] ")
_SPACED = re.compile(r"(?<!\S)[A-Z](?: {1,3}[A-Z]){4,60}(?!\S)")


def normalise(line: str) -> str:
    """Return `line` in NFC with odd blanks plain and invisible signs out; several blanks stay several.

    A per cent sign in pieces (`50°/0`) is one.
    """
    if line.isascii() and line.isprintable():
        return line
    if line.endswith("\u00ad"):
        line = line[:-1] + "-"
    if not unicodedata.is_normalized("NFC", line):
        line = unicodedata.normalize("NFC", line)
    if _COMPATIBLE.search(line):
        line = _COMPATIBLE.sub(_plain, line)
    if "°/" in line:
        line = _PERCENT.sub("%", line)
    return line.translate(_TABLE)


def _plain(match: re.Match[str]) -> str:
    """Return the plain form of a sign: `Ⅱ` is II, `⑴` is (1); a circle counts as brackets, `②` is (2)."""
    sign = match[0]
    if not _CIRCLED.match(sign):
        return unicodedata.normalize("NFKC", sign)
    plain = str(unicodedata.digit(sign)) if unicodedata.digit(sign, 0) else unicodedata.normalize("NFKC", sign)
    return f"({plain.lower()})"


def squeeze(line: str) -> str:
    """Return `line` with every run of blanks as one, none at the ends, and letterspaced words closed up."""
    line = line.strip()
    if _LETTER.search(line):
        line = _SPACED.sub(_close, line)
    return line if "  " not in line and line.isprintable() else " ".join(line.split())


def _close(match: re.Match[str]) -> str:
    """`T E N T A N G` is one word; wider blanks than the narrowest part two letterspaced words."""
    narrow = min(len(blanks) for blanks in re.findall(" +", match[0]))
    return " ".join(word.replace(" ", "") for word in re.split(f" {{{narrow + 1},}}", match[0]))
