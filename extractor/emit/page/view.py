"""What the HTML page shows around the text of the regulation, as values that the template only lays out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.changes.quotation import QUOTATION_MARKS
from extractor.emit.names import Places
from extractor.law.address import is_attached, is_quoted
from extractor.law.dates import long_date
from extractor.law.units import ARTICLES, GROUPING
from extractor.model.analysis import Analysis
from extractor.model.document import Document, Provision
from extractor.model.finding import Finding, Suggestion
from extractor.model.rule import Rule
from extractor.model.text import Span
from extractor.review.fold import folded
from extractor.words import words

_ORDER = {"error": 0, "warning": 1, "info": 2}
# Of an instruction the contents show so many characters.
_LONGEST_ORDER = 80
# A quote longer than the one is shown as far as the other.
_LONGEST_QUOTE, _SHOWN_QUOTE = 285, 278
_IN_CONTENTS = GROUPING | ARTICLES | {"lampiran"}


def escaped(words: str) -> str:
    """Return `words` as text or attribute value of HTML."""
    return (
        words.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&#34;")
        .replace("'", "&#39;")
    )


class Entry(NamedTuple):
    """One step of the table of contents: `leaf`, or `open` … `end` around others; a `row` has its own line.

    `name` and `heading` are HTML.
    """

    type: str
    eid: str = ""
    name: str = ""
    heading: str = ""
    faulty: bool = False
    row: bool = False


class FindingRow(NamedTuple):
    """One entry of the list of findings, in HTML; `hints` are its suggestions, each with the link to it and the reason.

    `also` are further places.
    """

    number: int
    severity: str
    code: str
    place: str
    message: str
    quote: str | None
    hints: list[tuple[str, str, str]]
    often: int
    also: list[str]
    settled: list[tuple[str, str]]


class RuleRow(NamedTuple):
    """One row of the table of rules, in HTML, empty where the rule says nothing.

    `others` are the counterparties by role, each with the words for the role; `limits` the conditions, exceptions and
    the deadline, each with the word before it.
    """

    anchor: str
    bearers: str
    deontic: str
    modality: str
    verb: str
    object: str
    others: list[tuple[str, str]]
    limits: list[tuple[str, str]]
    frequency: str
    sources: str


class View:
    """The values of one page: rows, entries and places are HTML, all else is plain text, which the template escapes."""

    def __init__(self, analysis: Analysis, language: str = "id") -> None:
        """Prepare the page of `analysis`, with the words around the regulation in `language` (`id`, `en`)."""
        self.analysis, self.language = analysis, language
        self.w = words("page", language)
        self._roles = words("role", language)
        self.document = analysis.document
        self.places = Places(analysis.document)
        self._linked: dict[str, str] = {}
        self._text = analysis.document.text
        self._marks = analysis.marks
        told = folded(analysis.findings)
        self.findings = sorted(enumerate(told, 1), key=lambda one: (_ORDER[one[1].severity], _start(one[1])))
        self.rules = [(f"aturan-{number}", rule) for number, rule in enumerate(analysis.rules, 1)]
        self.findings_of: dict[str, list[tuple[int, Finding]]] = defaultdict(list)
        for number, finding in enumerate(told, 1):
            for eid in dict.fromkeys([finding.eid, *(each.eid for each in finding.also)]):
                self.findings_of[eid].append((number, finding))
        self.rules_of: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
        for anchor, rule in self.rules:
            if rule.source:
                self.rules_of[rule.source[0]].append((anchor, rule))

    def anchor(self, address: str | None) -> str | None:
        """Return the link to `address` inside the page, None where the page does not have it."""
        local = self._marks.local(address) if address else None
        return f"#{local}" if local else None

    def place(self, eid: str) -> str:
        """Return the name of the provision `eid` as HTML, a link to it where the page has it."""
        if eid not in self._linked:
            link, name = self.anchor(eid), escaped(self.places.name(eid))
            self._linked[eid] = f'<a href="{escaped(link)}">{name}</a>' if link else name
        return self._linked[eid]

    def finding_rows(self) -> Iterator[FindingRow]:
        """Yield the entries of the list of findings, the gravest first."""
        for number, finding in self.findings:
            yield FindingRow(
                number,
                finding.severity,
                finding.code,
                self.place(finding.eid),
                escaped(self.message(finding)),
                self._quote(finding.span) if finding.span else None,
                [self._hint(one) for one in finding.suggestions],
                finding.count,
                [self.place(eid) for eid in dict.fromkeys(each.eid for each in finding.also)],
                [(each.code, escaped(self.message(each))) for each in finding.settled],
            )

    def message(self, finding: Finding) -> str:
        """Return what a finding says in the language of the page."""
        return finding.message_en if self.language == "en" else finding.message

    def _quote(self, span: Span) -> str:
        quote = self._text.of(span)
        if len(quote) > _LONGEST_QUOTE:
            quote = f"{quote[:_SHOWN_QUOTE].rsplit(' ', 1)[0]} …"
        return escaped(quote)

    def _hint(self, suggestion: Suggestion) -> tuple[str, str, str]:
        link = self.anchor(suggestion.target) or ""
        english = self.language == "en" and suggestion.reason_en
        reason = suggestion.reason_en if english else suggestion.reason
        return escaped(suggestion.text), escaped(link), escaped(reason or "")

    def rule_rows(self) -> Iterator[RuleRow]:
        """Yield the rows of the table of rules."""
        for anchor, rule in self.rules:
            others = groupby(rule.counterparties, key=lambda one: one.role)
            limits = [("", escaped(one.quote.text)) for one in rule.conditions]
            limits += [(escaped(self.w["except"]), escaped(one.quote.text)) for one in rule.exceptions]
            limits += [("", escaped(rule.deadline.quote.text))] if rule.deadline else []
            yield RuleRow(
                anchor,
                ", ".join([escaped(bearer.quote.text) for bearer in rule.bearers]),
                rule.modality.deontic,
                escaped(modality(rule, self.language)),
                escaped(rule.action.surface.text) if rule.action else "",
                escaped(rule.object.text) if rule.object else "",
                [
                    (escaped(self._roles.get(role, "")), ", ".join([escaped(one.quote.text) for one in group]))
                    for role, group in others
                ],
                limits,
                escaped(rule.frequency.quote.text) if rule.frequency else "",
                "; ".join([self.place(eid) for eid in rule.source]),
            )

    def contents(self) -> Iterator[Entry]:
        """Yield the table of contents."""
        explained = False
        for provision in self.document.provisions:
            if provision.kind != "penjelasan":
                yield from self._entry(provision)
            elif not explained:
                explained = True
                yield Entry("leaf", escaped(provision.eid), escaped(self.w["explanation"]), row=True)

    def counts(self) -> list[tuple[str, int, str, str]]:
        """Return (label, number, link, kind) of the figures at the top of the page."""
        references = self.analysis.references
        articles = sum(
            p.kind in ARTICLES and not is_quoted(p.eid) and not is_attached(p.eid) for p in self.document.walk()
        )
        figures = [
            ("Pasal" if any(p.kind == "pasal" for p in self.document.walk()) else "Diktum", articles, "#naskah", ""),
            (self.w["references"], len(references), "#naskah", ""),
            (self.w["broken"], sum(r.status == "broken" for r in references), "#temuan", "error"),
            (self.w["findings"], len(self.findings), "#temuan", "warning"),
            (self.w["rules"], len(self.rules), "#aturan", ""),
            (self.w["terms"], len(self.analysis.terms), "#istilah", ""),
        ]
        always = ("Pasal", self.w["references"], self.w["findings"])
        return [figure for figure in figures if figure[1] or figure[0] in always]

    def _entry(self, provision: Provision) -> Iterator[Entry]:
        if provision.kind not in _IN_CONTENTS or is_quoted(provision.eid):
            return
        below = [child for child in provision.children if child.kind in _IN_CONTENTS and not is_quoted(child.eid)]
        heading = self._text.of(provision.heading) if provision.heading else ""
        printed = self._text.content[provision.num.start : provision.num.end] if provision.num else ""
        name = printed.partition("\n")[0] or self.places.name(provision.eid)
        orders = [] if below else [child for child in provision.children if next(self._quoted(child), None)]
        faulty = not below and not orders and self._faulty(provision)
        row = provision.kind not in ARTICLES
        step = "open" if below or orders else "leaf"
        yield Entry(step, escaped(provision.eid), escaped(name), escaped(heading), faulty, row)
        for child in below:
            yield from self._entry(child)
        for order in orders:
            yield from self._order(order)
        if below or orders:
            yield Entry("end")

    def _order(self, order: Provision) -> Iterator[Entry]:
        """Yield an instruction of an amending act, and the articles whose new wording it quotes."""
        words = self._text.of(order.own[0]) if order.own else ""
        words = words if len(words) <= _LONGEST_ORDER else f"{words[:_LONGEST_ORDER].rsplit(' ', 1)[0]} …"
        number = self._text.of(order.num) if order.num else self.places.name(order.eid)
        yield Entry("leaf", escaped(order.eid), escaped(number), escaped(words), False, True)
        for article in self._quoted(order):
            name = self._text.of(article.num) if article.num else article.label
            name = escaped(name.strip(QUOTATION_MARKS))
            yield Entry("leaf", escaped(article.eid), name, "", self._faulty(article))

    def _quoted(self, unit: Provision) -> Iterator[Provision]:
        """Yield the articles in the text that a unit quotes."""
        stack = list(reversed(unit.children))
        while stack:
            below = stack.pop()
            if below.kind in ARTICLES and is_quoted(below.eid):
                yield below
            else:
                stack.extend(reversed(below.children))

    def _faulty(self, provision: Provision) -> bool:
        stack = [provision]
        while stack:
            unit = stack.pop()
            if any(finding.severity == "error" for _, finding in self.findings_of.get(unit.eid, ())):
                return True
            stack.extend(unit.children)
        return False


def modality(rule: Rule, language: str = "id") -> str:
    """Return the word shown for what a rule does: its modal word, or its type, which alone has an English word."""
    said, types = words("page", language), words("rule_type", language)
    value = rule.modality.value
    if value == "none" and rule.sanction:
        return said["sanction"]
    if value == "none" or language == "en":
        return types.get(rule.type, rule.type)
    return said["indicative"] if value == "indicative" else value


def _start(finding: Finding) -> int:
    return finding.span.start if finding.span else 0


def facts(document: Document, kind_name: str, language: str = "id") -> list[tuple[str, str]]:
    """Return (label, value) of what the title and closing blocks say, leaving out what they do not say."""
    meta, source = document.metadata, document.text.source
    said = words("page", language)

    def signed(place: str | None, date: str | None) -> str:
        return ", ".join(part for part in (place, date if language == "en" else long_date(date)) if part)

    def signer(office: str | None, name: str | None) -> str:
        return " — ".join(part for part in (name, office) if part)

    pages = f" ({said['pages'].format(count=source.pages)})" if source.pages is not None else ""
    pairs: Sequence[tuple[str, str | None]] = (
        (said["kind"], kind_name if meta.jenis else None),
        (said["number"], meta.nomor),
        (said["year"], meta.tahun),
        (said["maker"], meta.pembentuk),
        (said["made"], signed(meta.ditetapkan.tempat, meta.ditetapkan.tanggal)),
        (said["signer"], signer(meta.ditetapkan.jabatan, meta.ditetapkan.nama)),
        (said["promulgated"], signed(meta.diundangkan.tempat, meta.diundangkan.tanggal)),
        (said["promulgator"], signer(meta.diundangkan.jabatan, meta.diundangkan.nama)),
        (said["gazette"], meta.berita.teks if meta.berita else None),
        ("IRI", meta.iri),
        (said["file"], source.file + pages),
    )
    return [(label, value) for label, value in pairs if value]


def gaps(document: Document, language: str = "id") -> list[str]:
    """Return sentences on what the text lacks: head, body, closing block, pages without text."""
    complete, said = document.completeness, words("page", language)
    parts = (("head", complete.head), ("body", complete.body), ("tail", complete.tail))
    found = [said["lacks"].format(part=said[part]) for part, there in parts if not there]
    unread = [str(page.number) for page in document.text.pages if page.method == "none"]
    if unread:
        found.append(said["unread"].format(numbers=", ".join(unread)))
    return found
