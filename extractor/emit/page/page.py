"""The HTML view of one regulation: one self-contained page that works offline and without scripts."""

from extractor.emit.how_read import how_read
from extractor.emit.names import kind_and_maker, kind_name, title
from extractor.emit.page.text import text_of
from extractor.emit.page.view import View, escaped, facts, gaps
from extractor.emit.templates import rendered
from extractor.model.analysis import Analysis
from extractor.words import capital_words


def to_html(analysis: Analysis, language: str = "id") -> bytes:
    """Return the page of `analysis` as HTML in UTF-8, what is around the regulation in `language` (`id`, `en`).

    All words of the regulation are escaped.
    """
    view = View(analysis, language)
    document = analysis.document
    return rendered(
        "regulation",
        view=view,
        text=text_of(view),
        title=title(document),
        kind=kind_and_maker(document.metadata) if document.metadata.jenis else view.w["text"],
        meta=document.metadata,
        facts=facts(document, kind_name(document.metadata.jenis), language),
        gaps=gaps(document, language),
        told=how_read(analysis, language),
        analysis=analysis,
        severity={value: escaped(word) for value, word in capital_words("severity", language).items()},
    ).encode()
