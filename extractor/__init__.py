"""THK: Indonesian regulations as a tree with addresses, references, findings, rules and Akoma Ntoso XML.

The names below are the public face; everything else may move. Nothing heavy is imported before it is used.

    import extractor as thk

    perda = thk.read("perda.pdf")
    print(perda.pasal(7).ayat(2).text)
    broken = perda.references.broken
    findings = thk.check("perda.pdf", select=["REF"])
    hits = thk.open_store("daerah.db").search("koordinasi camat")
"""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike

    from extractor.collection.collection import Collection as Store
    from extractor.model.analysis import Analysis
    from extractor.model.document import Document, Provision
    from extractor.model.finding import Finding
    from extractor.model.reference import Reference
    from extractor.model.rule import Rule
    from extractor.model.text import Span, Text
    from extractor.regulation import Regulation, Unit
    from extractor.source.errors import InputError
    from extractor.store.database import StoreError

    __version__: str

__all__ = [
    "Analysis",
    "Document",
    "Finding",
    "InputError",
    "Provision",
    "Reference",
    "Regulation",
    "Rule",
    "Span",
    "Store",
    "StoreError",
    "Text",
    "Unit",
    "__version__",
    "analyse",
    "check",
    "open_store",
    "read",
    "rules_of",
]

_TYPES = {
    "Analysis": "model.analysis",
    "Document": "model.document",
    "Provision": "model.document",
    "Finding": "model.finding",
    "Reference": "model.reference",
    "Regulation": "regulation",
    "Unit": "regulation",
    "StoreError": "store.database",
    "Rule": "model.rule",
    "Span": "model.text",
    "Text": "model.text",
    "InputError": "source.errors",
}


def read(source: "Path | str | bytes", name: str = "-") -> "Regulation":
    """Return a regulation: of a file (path), or of the bytes of one whose name is `name`.

    PDF (text layer or scan), Word, plain text, Markdown. Raises InputError, with a sentence in two languages that says
    what to do, where the source cannot be read; a text that is not a regulation carries a finding.
    """
    from extractor.regulation import Regulation
    from extractor.source import read as read_file
    from extractor.source import read_bytes

    return Regulation(read_bytes(source, name) if isinstance(source, bytes) else read_file(Path(source)))


def open_store(where: "str | PathLike[str]") -> "Store":
    """Return the collection in a file, or at `postgresql://user@host/database`; use it as a context, or close it.

    Needs `thk[store]`. Raises StoreError, with a sentence in two languages, where it cannot be opened.
    """
    from extractor.collection.collection import open_store as opened

    return opened(where)


def analyse(source: "Regulation | Text | Path | str | bytes", *, rules: bool = True) -> "Analysis":
    """Return everything about one regulation: tree, references, terms, findings, actors and rules.

    `source` is a path, the bytes of a file, a text, or what `read` gives. Without `rules` spaCy is not loaded. Raises
    InputError as `read` does; a text that is not a regulation does not raise, it carries a finding.
    """
    from extractor.pipeline import enrich

    return enrich(_document(source), rules=rules)


def check(
    source: "Regulation | Text | Path | str | bytes",
    *,
    select: Collection[str] | None = None,
    ignore: Collection[str] = (),
) -> "tuple[Finding, ...]":
    """Return the findings about one regulation in the order of the text; codes as for `thk check`.

    `select` keeps the checks whose code begins with one of its words (None: all), `ignore` leaves some out.
    """
    from extractor.pipeline import enrich

    return enrich(_document(source), rules=False, select=select, ignore=ignore).findings


def rules_of(source: "Regulation | Text | Path | str | bytes") -> "tuple[Rule, ...]":
    """Return the rules of one regulation: who must, may or may not do what towards whom."""
    return analyse(source).rules


def _document(source: "Regulation | Text | Path | str | bytes") -> "Document":
    from extractor.regulation import Regulation

    if isinstance(source, Path | str | bytes):
        source = read(source)
    return source.document if isinstance(source, Regulation) else Regulation(source).document


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("thk")
    if name == "Store":
        from extractor.collection.collection import Collection as Store

        return Store
    if name not in _TYPES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_TYPES[name]}"), name)
