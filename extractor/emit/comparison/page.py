"""A comparison of two regulations for people: as lines of text, and as one self-contained page with both columns."""

from collections.abc import Iterator
from textwrap import shorten, wrap

from extractor.emit.comparison.compare import COMPARE_KEYS, Comparison, Side, bearers_of, compare_rows, shown
from extractor.emit.json_text import json_text
from extractor.emit.rules.csv import table_csv
from extractor.emit.templates import rendered
from extractor.words import capital_words, words


def to_compare_json(comparison: Comparison) -> bytes:
    """Return the comparison as indented UTF-8 JSON that ends with a line feed."""
    return json_text(comparison)


def to_compare_csv(comparison: Comparison) -> bytes:
    """Return the comparison as CSV, one row a pair or a lone rule."""
    return table_csv(COMPARE_KEYS, compare_rows(comparison))


def to_compare_text(comparison: Comparison, language: str = "id", width: int = 100) -> bytes:
    """Return the comparison as lines no longer than `width`; the words around it in the language asked for."""
    return ("\n".join(_lines(comparison, language, width)) + "\n").encode()


def _lines(comparison: Comparison, language: str, width: int) -> Iterator[str]:
    said, labels = words("comparison", language), words("difference", language)
    for name, regulation in (("A", comparison.a), ("B", comparison.b)):
        yield from wrap(f"{name}  {regulation.title} ({regulation.file})", width, subsequent_indent="   ")
    yield ""
    yield f"{said['both']}: {len(comparison.pairs)}"
    for pair in comparison.pairs:
        yield ""
        names = ", ".join(labels[name] for name in pair.differences)
        note = f"{said['differs']}: {names}" if names else said["same"]
        yield f"  {bearers_of(pair.a, said['nobody'])}  [{note}]"
        for letter, side in (("A", pair.a), ("B", pair.b)):
            yield from _side(letter, side, width)
    for key, sides in (("only_a", comparison.only_a), ("only_b", comparison.only_b)):
        yield ""
        yield f"{said[key]}: {len(sides)}"
        for side in sides:
            yield from wrap(
                f"{bearers_of(side, said['nobody'])}: {_said(side)} ({side.provision})",
                width,
                initial_indent="  ",
                subsequent_indent="      ",
            )


def _side(letter: str, side: Side, width: int) -> list[str]:
    return wrap(f"{letter}  {side.provision}: {_said(side)}", width, initial_indent="    ", subsequent_indent="       ")


def _said(side: Side) -> str:
    """Return a rule in words; one that nobody is named for by the beginning of its sentence too."""
    said = [each for _, each in shown(side) if each]
    return " · ".join(said if side.bearers else [*said, f"“{shorten(side.quote, 100, placeholder=' …')}”"])


def to_compare_html(comparison: Comparison, language: str = "id") -> bytes:
    """Return the comparison as one page: the pairs side by side, what differs marked, then what stands alone.

    The words around the rules are in `language` (`id`, `en`).
    """
    return rendered("rules_compare", **compare_values(comparison, language)).encode()


def compare_values(comparison: Comparison, language: str) -> dict[str, object]:
    """Return what the template of a comparison needs."""
    return {
        "c": comparison,
        "shown": shown,
        "bearers_of": bearers_of,
        "labels": capital_words("difference", language),
        "cw": words("comparison", language),
        "lang": language,
    }
