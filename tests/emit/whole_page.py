"""Reads a page of HTML, and says what every page of a regulation must have."""

from html.parser import HTMLParser

from extractor.emit.page.page import to_html
from extractor.model.analysis import Analysis

VOID = {"meta", "input", "br", "link", "img"}


class Page(HTMLParser):
    """Reads a page: elements balanced, ids, links, text by element id, loaded things."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if tag not in VOID:
            self.open.append(tag)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        self.loads += [str(values[name]) for name in ("src", "srcset", "action") if values.get(name)]
        self.loads += [str(values.get("href"))] * (tag == "link")

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:], self.getpos())
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data


def check(analysis: Analysis) -> Page:
    page = Page(to_html(analysis).decode())
    assert len(page.ids) == len(set(page.ids))
    assert not page.loads
    assert {link for link in page.links if not (link.startswith("#") and link[1:] in page.ids)} == set()
    assert set(analysis.document.index) <= set(page.ids)
    return page
