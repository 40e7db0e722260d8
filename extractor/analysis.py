"""Everything known about one regulation, as the stages left it."""

from msgspec import Struct

from extractor.finding import Finding
from extractor.references.model import Reference
from extractor.rules.model import Actor, Role, Rule, Term
from extractor.tree.document import Document


class Analysis(Struct, frozen=True):
    """The document with its references, findings, terms and, where they were asked for, actors, rules and roles.

    `roles` gives the norm-language role of each provision from Pasal downwards, by address.
    """

    document: Document
    references: tuple[Reference, ...] = ()
    findings: tuple[Finding, ...] = ()
    terms: tuple[Term, ...] = ()
    actors: tuple[Actor, ...] = ()
    rules: tuple[Rule, ...] = ()
    roles: dict[str, Role] = {}
