"""Numbers as a list prints them: the number formats of WordprocessingML (ECMA-376 Part 1, ST_NumberFormat)."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_UNITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
# The largest number that is written in Roman figures, letters or words; beyond it stand plain figures.
_MOST = 999


def printed_number(place: int, form: str, picture: str | None = None) -> str:
    """Return the number `place` as a list level of that format prints it.

    Letters double after z (`aa`, `bb`), as Word has it. Words are Indonesian (`Kesatu`, `Satu`). `picture` is the
    pattern of a custom format (`001, 002, 003, ...`). A format that is not known prints figures.
    """
    if form == "none":
        return ""
    if form == "custom" and picture:
        return str(place).zfill(min(9, len(picture.partition(",")[0].strip())))
    if form in ("decimalZero", "decimalEnclosedFullstop", "decimalEnclosedParen"):
        return {"decimalZero": f"{place:02d}", "decimalEnclosedFullstop": f"{place}."}.get(form, f"({place})")
    if not 1 <= place <= _MOST:
        return str(place)
    match form:
        case "upperRoman":
            return _roman(place)
        case "lowerRoman":
            return _roman(place).lower()
        case "upperLetter":
            return _letters(place)
        case "lowerLetter":
            return _letters(place).lower()
        case "cardinalText":
            return _words(place).capitalize()
        case "ordinalText":
            return "Kesatu" if place == 1 else "Ke" + _words(place)
        case "ordinal":
            return f"ke-{place}"
    return str(place)


def _roman(place: int) -> str:
    signs = []
    for worth, sign in _ROMAN:
        times, place = divmod(place, worth)
        signs.append(sign * times)
    return "".join(signs)


def _letters(place: int) -> str:
    return chr(ord("A") + (place - 1) % 26) * ((place - 1) // 26 + 1)


def _words(place: int) -> str:
    """Return the number in Indonesian words: `dua belas`, `seratus dua puluh satu`."""
    words = []
    hundreds, place = divmod(place, 100)
    if hundreds:
        words.append("seratus" if hundreds == 1 else f"{_UNITS[hundreds]} ratus")
    if place in (10, 11):
        words.append("sepuluh" if place == 10 else "sebelas")
    elif 11 < place < 20:
        words.append(f"{_UNITS[place - 10]} belas")
    else:
        tens, ones = divmod(place, 10)
        words.extend([f"{_UNITS[tens]} puluh"] if tens else [])
        words.extend([_UNITS[ones]] if ones else [])
    return " ".join(words)
