"""Who must, may or may not do what towards whom: definitions, actors, kinds of provisions, rules."""

from extractor.references.model import Reference
from extractor.rules.model import RuleBook, Term
from extractor.tree.document import Document


def extract(document: Document, references: tuple[Reference, ...], terms: tuple[Term, ...]) -> RuleBook:
    """Return the actors, rules and kinds of provisions of a regulation; spaCy is loaded on the first call.

    See `extractor.rules.book.extract`.
    """
    from extractor.rules import book

    return book.extract(document, references, terms)


__all__ = ["RuleBook", "extract"]
