"""Words as they are indexed: runs of letters and digits, in lower case, without accents."""

import re
import unicodedata

# Words of one provision that are indexed, and characters of one word (PostgreSQL has bounds for both).
_MOST_INDEXED, _LONGEST = 50_000, 200
_WORD = re.compile(r"[^\W_]+")


def words_of(printed: str) -> list[str]:
    """Return the words of a text."""
    plain = printed.casefold()
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return _WORD.findall(plain)


def indexed(heading: str | None, text: str) -> str:
    """Return the words of a provision, with spaces between."""
    return " ".join([word[:_LONGEST] for word in words_of(f"{heading or ''} {text}")[:_MOST_INDEXED]])
