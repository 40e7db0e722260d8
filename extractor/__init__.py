"""THK: Indonesian regulations as a tree with addresses, references, findings, rules and Akoma Ntoso XML.

The names below are the public face; everything else may move. Nothing heavy is imported before it is used.

    import extractor as thk

    analysis = thk.analyse("perda.pdf")
    broken = [each for each in analysis.references if each.status == "broken"]
    findings = thk.check("perda.pdf", select=["REF"])
"""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.model.analysis import Analysis
    from extractor.model.document import Document, Provision
    from extractor.model.finding import Finding
    from extractor.model.reference import Reference
    from extractor.model.rule import Rule
    from extractor.model.text import Span, Text
    from extractor.source.errors import InputError

    __version__: str

__all__ = [
    "Analysis",
    "Document",
    "Finding",
    "InputError",
    "Provision",
    "Reference",
    "Rule",
    "Span",
    "Text",
    "__version__",
    "analyse",
    "check",
    "read",
    "rules_of",
]

_TYPES = {
    "Analysis": "model.analysis",
    "Document": "model.document",
    "Provision": "model.document",
    "Finding": "model.finding",
    "Reference": "model.reference",
    "Rule": "model.rule",
    "Span": "model.text",
    "Text": "model.text",
    "InputError": "source.errors",
}


def read(source: "Path | str | bytes", name: str = "-") -> "Text":
    """Return the frozen text of a regulation: a file (path), or the bytes of one whose name is `name`.

    PDF (text layer or scan), Word, plain text, Markdown. Raises InputError, with a sentence in two languages that says
    what to do, where the source cannot be read.
    """
    from extractor.source import read as read_file
    from extractor.source import read_bytes

    return read_bytes(source, name) if isinstance(source, bytes) else read_file(Path(source))


def analyse(source: "Text | Path | str | bytes", *, rules: bool = True) -> "Analysis":
    """Return everything about one regulation: tree, references, terms, findings, actors and rules.

    `source` is a path, the bytes of a file, or a text from `read`. Without `rules` spaCy is not loaded. Raises
    InputError as `read` does; a text that is not a regulation does not raise, it carries a finding.
    """
    from extractor.pipeline import analyse as analyse_text

    return analyse_text(_text(source), rules=rules)


def check(
    source: "Text | Path | str | bytes", *, select: Collection[str] | None = None, ignore: Collection[str] = ()
) -> "tuple[Finding, ...]":
    """Return the findings about one regulation in the order of the text, one fact once; codes as for `thk check`.

    `select` keeps the checks whose code begins with one of its words (None: all), `ignore` leaves some out.
    """
    from extractor.pipeline import analyse as analyse_text
    from extractor.review.fold import folded

    return folded(analyse_text(_text(source), rules=False, select=select, ignore=ignore).findings)


def rules_of(source: "Text | Path | str | bytes") -> "tuple[Rule, ...]":
    """Return the rules of one regulation: who must, may or may not do what towards whom."""
    return analyse(source).rules


def _text(source: "Text | Path | str | bytes") -> "Text":
    return read(source) if isinstance(source, Path | str | bytes) else source


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("thk")
    if name not in _TYPES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_TYPES[name]}"), name)
