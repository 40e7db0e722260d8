"""Numbers as a list prints them: the number formats of WordprocessingML (ECMA-376 Part 1, ST_NumberFormat)."""

from extractor.law.numbers import MOST_WORDED, letters, number_words, ordinal_words, roman_numeral


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
    if not 1 <= place <= MOST_WORDED:  # beyond it stand plain figures
        return str(place)
    match form:
        case "upperRoman":
            return roman_numeral(place)
        case "lowerRoman":
            return roman_numeral(place).lower()
        case "upperLetter":
            return letters(place).upper()
        case "lowerLetter":
            return letters(place)
        case "cardinalText":
            return number_words(place).capitalize()
        case "ordinalText":
            return ordinal_words(place).capitalize()
        case "ordinal":
            return f"ke-{place}"
    return str(place)
