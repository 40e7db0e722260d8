"""The table of output formats. A new one is a module with a writer, and a row here.

What a writer takes depends on what is written:

| of | writer |
|---|---|
| regulation | `(Analysis) -> bytes` |
| rules | `(Analysis) -> bytes`; a joint one `(Sequence[Analysis]) -> bytes` |
| comparison | `(Comparison) -> bytes` |
| consolidation | `(Consolidated) -> bytes` |
| difference | `(Compared) -> bytes` |
| findings | `(Request) -> Report`, see `emit.findings.report` |

A writer in the reader's language (`spoken`) is given it (`id`, `en`) as second argument; a report finds it in its
request. Modules are imported when they are used: nobody waits for, or needs, the libraries of another format.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal, NamedTuple

Of = Literal["regulation", "rules", "comparison", "consolidation", "difference", "findings"]


class Format(NamedTuple):
    """One format: its name on the command line, what it is of, and for each of its files suffix and writer.

    `takes` names the reader (`docx`, `pdf`) of the inputs that are given back marked, a file for each; None for one
    report of all. `asked`: only made where it is asked for by name. `writers` are named as
    `module:function`.
    `media`: the media type of a form of a regulation that no reader reads, by which it is asked for and downloaded.
    `joint`: several regulations can be in one file. `binary`: not for a terminal. `dated`: a folder gets a file for
    each date, `STEM@DATE` and the suffix. `extra`: what must be installed for it, as `thk[extra]`; None where THK's own
    libraries do.
    """

    name: str
    of: Of
    suffixes: tuple[str, ...]
    writers: tuple[str, ...]
    joint: bool = False
    binary: bool = False
    spoken: bool = False
    dated: bool = False
    extra: str | None = None
    takes: str | None = None
    asked: bool = False
    media: str = ""

    def load(self) -> tuple[Callable[..., Any], ...]:
        """Import and return the writers; raises MissingLibrary where the extra of this format is not installed."""
        try:
            return tuple(_imported(writer) for writer in self.writers)
        except ModuleNotFoundError as missing:
            if self.extra is None:
                raise
            raise MissingLibrary(self.extra) from missing

    def files(self, subject: object, language: str = "id") -> list[tuple[str, bytes]]:
        """Return the files of this format, each with its suffix; `subject` is what the writers take."""
        more = (language,) if self.spoken else ()
        return [(suffix, write(subject, *more)) for suffix, write in zip(self.suffixes, self.load(), strict=True)]

    def first(self, subject: object, language: str = "id") -> bytes:
        """Return the first file, which is the one for standard output."""
        more = (language,) if self.spoken else ()
        made: bytes = self.load()[0](subject, *more)
        return made


class MissingLibrary(Exception):
    """The libraries of a format are not installed; `extra` is the name under which `thk[extra]` brings them."""

    def __init__(self, extra: str) -> None:
        """Keep the name of the extra."""
        super().__init__(f'needs: pip install "thk[{extra}]"')
        self.extra = extra


def _imported(writer: str) -> Callable[..., Any]:
    module, _, name = writer.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


FORMATS = (
    Format("json", "regulation", (".thk.json",), ("extractor.emit.record.record:to_json",), media="application/json"),
    Format("akn", "regulation", (".akn.xml",), ("extractor.emit.akn.document:to_akn",)),
    Format("html", "regulation", (".html",), ("extractor.emit.page.page:to_html",), spoken=True, media="text/html"),
    Format("md", "regulation", (".md",), ("extractor.emit.manuscript.markdown:to_markdown",), asked=True),
    Format("txt", "regulation", (".txt",), ("extractor.emit.manuscript.plain:to_text",), asked=True),
    Format("docx", "regulation", (".docx",), ("extractor.emit.manuscript.word:to_docx",), binary=True, asked=True),
    Format("json", "rules", (".rules.json",), ("extractor.emit.rules.json:to_rules_json",), joint=True),
    Format("csv", "rules", (".rules.csv",), ("extractor.emit.rules.csv:to_csv",), joint=True),
    Format(
        "parquet", "rules", (".rules.parquet",), ("extractor.emit.rules.parquet:to_parquet",),
        joint=True, binary=True, extra="parquet",
    ),
    Format(
        "xlsx", "rules", (".rules.xlsx",), ("extractor.emit.rules.xlsx:to_xlsx",),
        joint=True, binary=True, extra="xlsx",
    ),
    Format("mermaid", "rules", (".rules.mmd",), ("extractor.emit.rules.diagrams:to_mermaid",)),
    Format("dot", "rules", (".rules.dot",), ("extractor.emit.rules.diagrams:to_dot",)),
    Format("graphml", "rules", (".rules.graphml",), ("extractor.emit.rules.diagrams:to_graphml",)),
    Format("html", "rules", (".rules.html",), ("extractor.emit.rules.html:to_rules_html",)),
    Format(
        "raci", "rules", (".raci.csv", ".raci.html"),
        ("extractor.emit.rules.raci:to_raci_csv", "extractor.emit.rules.raci:to_raci_html"),
    ),
    Format("ics", "rules", (".rules.ics",), ("extractor.emit.rules.ics:to_ics",), joint=True, extra="ics"),
    Format("parameters", "rules", (".parameters.yaml",), ("extractor.emit.parameters.yaml:to_parameters",)),
    Format("ttl", "rules", (".rules.ttl",), ("extractor.emit.rules.rdf:to_turtle",), joint=True, extra="rdf"),
    Format("jsonld", "rules", (".rules.jsonld",), ("extractor.emit.rules.rdf:to_jsonld",), joint=True, extra="rdf"),
    Format("text", "comparison", (".txt",), ("extractor.emit.comparison.page:to_compare_text",), spoken=True),
    Format("html", "comparison", (".html",), ("extractor.emit.comparison.page:to_compare_html",), spoken=True),
    Format("csv", "comparison", (".csv",), ("extractor.emit.comparison.page:to_compare_csv",)),
    Format("json", "comparison", (".json",), ("extractor.emit.comparison.page:to_compare_json",)),
    Format(
        "text", "consolidation", (".txt",), ("extractor.emit.changes.consolidation:to_consolidation_text",), spoken=True
    ),
    Format("json", "consolidation", (".json",), ("extractor.emit.changes.consolidation:to_consolidation_json",)),
    Format(
        "md", "consolidation", (".md",), ("extractor.emit.changes.manuscripts:to_consolidation_markdown",), spoken=True
    ),
    Format(
        "docx", "consolidation", (".docx",), ("extractor.emit.changes.manuscripts:to_consolidation_docx",),
        binary=True, spoken=True,
    ),
    Format(
        "akn", "consolidation", (".akn.xml",), ("extractor.emit.changes.expression:to_consolidation_akn",), dated=True
    ),
    Format("html", "consolidation", (".html",), ("extractor.emit.changes.consolidation:to_consolidation_html",)),
    Format("text", "difference", (".txt",), ("extractor.emit.changes.difference:to_difference_text",), spoken=True),
    Format("json", "difference", (".json",), ("extractor.emit.changes.difference:to_difference_json",)),
    Format("html", "difference", (".html",), ("extractor.emit.changes.difference:to_difference_html",)),
    Format("draft", "difference", (".draft.txt",), ("extractor.emit.changes.draft:to_draft",), spoken=True),
    Format("text", "findings", (".txt",), ("extractor.emit.findings.text:TextReport",)),
    Format("json", "findings", (".json",), ("extractor.emit.findings.json:JsonReport",)),
    Format("sarif", "findings", (".sarif",), ("extractor.emit.findings.sarif:SarifReport",)),
    Format("github", "findings", (".txt",), ("extractor.emit.findings.github:GitHubReport",)),
    Format("html", "findings", (".html",), ("extractor.emit.findings.html:HtmlReport",)),
    Format("docx", "findings", (".docx",), ("extractor.emit.findings.docx:DocxReport",), binary=True, takes="docx"),
    Format("pdf", "findings", (".pdf",), ("extractor.emit.findings.pdf:PdfReport",), binary=True, takes="pdf"),
)  # fmt: skip


def formats_of(of: Of) -> dict[str, Format]:
    """Return the formats of one kind of output by name, in the order of the table."""
    return {form.name: form for form in FORMATS if form.of == of}
