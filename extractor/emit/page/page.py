"""The HTML view of one regulation: one self-contained page that works offline and without scripts."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from extractor.emit.names import kind_and_maker, kind_name, title
from extractor.emit.page.text import text_of
from extractor.emit.page.view import SEVERITY, View, facts, gaps
from extractor.grammar import OUTPUT
from extractor.model.analysis import Analysis


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(OUTPUT),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("regulation.html.j2")


def to_html(analysis: Analysis) -> str:
    """Return the page of `analysis` as HTML text. All words of the regulation are escaped."""
    view = View(analysis)
    document = analysis.document
    return _template().render(
        view=view,
        text=text_of(view),
        title=title(document),
        kind=kind_and_maker(document.metadata) if document.metadata.jenis else "Naskah",
        meta=document.metadata,
        facts=facts(document, kind_name(document.metadata.jenis)),
        gaps=gaps(document),
        analysis=analysis,
        severity=SEVERITY,
    )
