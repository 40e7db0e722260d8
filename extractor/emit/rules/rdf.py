"""The rules as linked data, Turtle or JSON-LD.

- The regulation is an `eli:LegalResource`, its provisions with rules are `eli:LegalResourceSubdivision`s
  (`eli:is_part_of`).
- Units and bodies are `org:Organization` or `org:OrganizationalUnit` (`org:unitOf`), offices `org:Post` (`org:postIn`
  what they head), teams `org:OrganizationalCollaboration`, classes `skos:Concept`. `org:reportsTo` stands only
  where the text says `bertanggung jawab kepada`.
- Defined terms are `skos:Concept`s. What neither vocabulary has (deontic value, roles, time limits) is in `thk:`.

IRIs: `urn:thk:` and the Akoma Ntoso IRI of the regulation; `/~address` for provisions, `#id` for actors and rules. A
regulation without IRI is named by the SHA-256 of its file.
"""

from collections.abc import Sequence
from urllib.parse import quote

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SKOS, XSD, NamespaceManager

from extractor.emit.names import Places, title
from extractor.emit.rules.register import words_of
from extractor.emit.rules.words import deadline_value, frequency_value, sanction_words
from extractor.model.analysis import Analysis
from extractor.model.rule import Actor, Clause, Rule

ELI, ORG, THK = "http://data.europa.eu/eli/ontology#", "http://www.w3.org/ns/org#", "urn:thk:rules#"
_OWN = "urn:thk:"
_CLASSES = {
    "office": "Post", "org_unit": "OrganizationalUnit", "body": "Organization", "external": "Organization",
    "team": "OrganizationalCollaboration",
}  # fmt: skip


def to_turtle(analyses: Sequence[Analysis]) -> bytes:
    """Return all the regulations as one Turtle file."""
    return graph(analyses).serialize(format="turtle", encoding="utf-8")


def to_jsonld(analyses: Sequence[Analysis]) -> bytes:
    """Return all the regulations as one JSON-LD file with its context in it."""
    context = {
        "eli": ELI,
        "org": ORG,
        "thk": THK,
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
    made = graph(analyses).serialize(format="json-ld", context=context, indent=1, sort_keys=True, encoding="utf-8")
    return made if made.endswith(b"\n") else made + b"\n"


def graph(analyses: Sequence[Analysis]) -> Graph:
    """Return the RDF graph of the regulations."""
    made = Graph()
    made.namespace_manager = _Namespaces(made)
    for prefix, namespace in (("eli", ELI), ("org", ORG), ("thk", THK), ("skos", SKOS), ("xsd", XSD)):
        made.bind(prefix, Namespace(str(namespace)), replace=True)
    for analysis in analyses:
        _Writer(made, analysis).write()
    return made


class _Namespaces(NamespaceManager):
    """Knows at once that there is no prefix for what is named here: rdflib looks through all names for one."""

    def compute_qname(self, uri: str, generate: bool = True) -> tuple[str, URIRef, str]:
        """Return prefix, namespace and name; raises KeyError where there is no prefix and none is wanted."""
        if not generate and uri.startswith(_OWN) and not uri.startswith(THK):
            raise KeyError(uri)
        return super().compute_qname(uri, generate)


class _Writer:
    """Adds one regulation to a graph."""

    def __init__(self, made: Graph, analysis: Analysis) -> None:
        self.graph, self.analysis, self.document = made, analysis, analysis.document
        self.eli, self.org, self.thk = Namespace(ELI), Namespace(ORG), Namespace(THK)
        self.skos, self.xsd, self.type = SKOS, XSD, RDF.type
        self.literal, self.uri = Literal, URIRef
        meta = self.document.metadata
        self.base = (
            f"urn:thk:{_safe(meta.iri.lstrip('/')) if meta.iri else 'sha256/' + self.document.text.source.sha256}"
        )
        self.places = Places(self.document)

    def write(self) -> None:
        self._regulation()
        units = dict.fromkeys(eid for rule in self.analysis.rules for eid in rule.source)
        units |= dict.fromkeys(term.defined_by for term in self.analysis.terms)
        units |= dict.fromkeys(actor.defined_by for actor in self.analysis.actors if actor.defined_by)
        for eid in units:
            self._unit(eid)
        for actor in self.analysis.actors:
            self._actor(actor)
        for term in self.analysis.terms:
            node = self._node(term.id)
            self._add(node, self.type, self.skos.Concept)
            self._say(node, self.skos.prefLabel, term.term)
            self._say(node, self.skos.definition, term.definition.text)
            for abbreviation in term.abbreviations:
                self._say(node, self.skos.altLabel, abbreviation)
            self._add(node, self.thk.definedBy, self._place(term.defined_by))
        for rule in self.analysis.rules:
            self._rule(rule)

    def _node(self, id: str) -> URIRef:
        return self.uri(f"{self.base}#{_safe(id)}")

    def _place(self, eid: str) -> URIRef:
        return self.uri(f"{self.base}/~{_safe(eid)}")

    def _add(self, subject: object, predicate: object, value: object) -> None:
        self.graph.add((subject, predicate, value))  # type: ignore[arg-type]

    def _say(self, subject: object, predicate: object, words: str | None) -> None:
        """Add Indonesian words, if there are any."""
        if words:
            self._add(subject, predicate, self.literal(words, lang="id"))

    def _mark(self, subject: object, predicate: object, value: str | None) -> None:
        """Add a value that is in no language, if there is one."""
        if value:
            self._add(subject, predicate, self.literal(value))

    def _regulation(self) -> None:
        meta, node, eli = self.document.metadata, self.uri(self.base), self.eli
        self._add(node, self.type, eli.LegalResource)
        self._say(node, eli.title, title(self.document))
        self._mark(node, eli.id_local, meta.iri)
        self._mark(node, eli.number, meta.nomor)
        self._mark(node, self.thk.kind, meta.jenis)
        self._say(node, self.thk.issuer, meta.pembentuk)
        for predicate, day in (
            (eli.date_document, meta.ditetapkan.tanggal),
            (eli.date_publication, meta.diundangkan.tanggal),
        ):
            if day:
                self._add(node, predicate, self.literal(day, datatype=self.xsd.date))

    def _unit(self, eid: str) -> None:
        if eid not in self.document.index:
            return
        node = self._place(eid)
        self._add(node, self.type, self.eli.LegalResourceSubdivision)
        self._add(node, self.eli.is_part_of, self.uri(self.base))
        self._say(node, self.eli.title, self.places.name(eid))
        self._mark(node, self.eli.id_local, eid)
        self._say(node, self.thk.text, words_of(self.document, eid))

    def _actor(self, actor: Actor) -> None:
        node = self._node(actor.id)
        known = _CLASSES.get(actor.kind)
        self._add(node, self.type, self.org[known] if known else self.skos.Concept)
        self._say(node, self.skos.prefLabel, actor.label)
        for alias in actor.aliases:
            self._say(node, self.skos.altLabel, alias)
        self._mark(node, self.thk.canonical, actor.canonical)
        if actor.defined_by:
            self._add(node, self.thk.definedBy, self._place(actor.defined_by))
        if actor.heads:
            self._add(node, self.org.postIn, self._node(actor.heads))
        if actor.parent:
            self._add(node, self.org.unitOf, self._node(actor.parent))
        for group in actor.instance_of:
            self._add(node, self.thk.instanceOf, self._node(group))

    def _rule(self, rule: Rule) -> None:
        thk, node = self.thk, self._node(rule.id)
        self._add(node, self.type, thk["".join(word.capitalize() for word in rule.type.split("_"))])
        for eid in rule.source:
            self._add(node, thk.source, self._place(eid))
        self._mark(node, thk.modality, rule.modality.value)
        self._mark(node, thk.deontic, rule.modality.deontic)
        self._mark(node, thk.bearerMode, rule.bearer_mode)
        for bearer in rule.bearers:
            self._add(node, thk.bearer, self._node(bearer.actor))
        for number, party in enumerate(rule.counterparties, 1):
            self._party(rule, number, party.role, party.actor)
        if rule.action:
            self._say(node, thk.action, rule.action.surface.text)
            self._say(node, thk.actionKey, rule.action.key)
        self._say(node, thk.object, rule.object.text if rule.object else None)
        for pattern in rule.relation.patterns if rule.relation else ():
            self._say(node, thk.relationPattern, pattern)
        clauses: tuple[tuple[str, tuple[Clause, ...]], ...] = (
            ("condition", rule.conditions),
            ("exception", rule.exceptions),
            ("purpose", rule.purposes),
        )
        for name, found in clauses:
            for clause in found:
                self._say(node, thk[name], clause.quote.text)
        self._say(node, thk.deadline, rule.deadline.quote.text if rule.deadline else None)
        self._mark(node, thk.deadlineValue, deadline_value(rule.deadline))
        self._say(node, thk.validity, rule.validity.quote.text if rule.validity else None)
        self._say(node, thk.frequency, rule.frequency.quote.text if rule.frequency else None)
        self._mark(node, thk.frequencyValue, frequency_value(rule.frequency))
        self._say(node, thk.sanction, sanction_words(rule.sanction))
        for flag in rule.flags:
            self._mark(node, thk.flag, flag)

    def _party(self, rule: Rule, number: int, role: str, actor: str) -> None:
        """Add a counterparty as a node of its own, so that its role stays with it."""
        party = self._node(f"{rule.id}/party-{number}")
        self._add(self._node(rule.id), self.thk.counterparty, party)
        self._mark(party, self.thk.role, role)
        self._add(party, self.thk.actor, self._node(actor))
        if role == "accountable_to":
            for bearer in rule.bearers:
                self._add(self._node(bearer.actor), self.org.reportsTo, self._node(actor))


def _safe(part: str) -> str:
    return quote(part, safe="/:@~-._")
