"""The findings as one HTML page: for many inputs, with filters, text and page pictures; self-contained, offline."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from extractor.emit.findings.page_pictures import Budget
from extractor.emit.findings.view import regulations
from extractor.grammar import OUTPUT
from extractor.review.described import Described
from extractor.review.reviewed import Reviewed

_WORDS = {
    "id": {
        "title": "Laporan temuan",
        "error": "Kesalahan",
        "warning": "Peringatan",
        "info": "Informasi",
        "severity": "Tingkat",
        "code": "Kode",
        "regulation": "Peraturan",
        "all": "Semua peraturan",
        "search": "Cari kata",
        "shown": "ditampilkan",
        "of": "dari",
        "page": "halaman",
        "line": "baris",
        "write": "Tulis",
        "perhaps": "Mungkin maksudnya",
        "picture": "Gambar halaman",
        "whole": "Seluruh naskah",
        "none": "Tidak ada temuan.",
        "aside": "Tidak dihitung",
        "known": "tercatat sebelumnya",
        "accepted": "diterima",
        "fixed": "diperbaiki",
        "manuals": "Penjelasan pemeriksaan",
        "regulations": "naskah",
        "no_picture": "gambar halaman tidak disertakan",
        "nothing": "Tidak ada temuan yang sesuai dengan saringan.",
    },
    "en": {
        "title": "Report of findings",
        "error": "Errors",
        "warning": "Warnings",
        "info": "Information",
        "severity": "Severity",
        "code": "Code",
        "regulation": "Regulation",
        "all": "All regulations",
        "search": "Search words",
        "shown": "shown",
        "of": "of",
        "page": "page",
        "line": "line",
        "write": "Write",
        "perhaps": "Perhaps",
        "picture": "Picture of page",
        "whole": "The whole text",
        "none": "No findings.",
        "aside": "Not counted",
        "known": "known before",
        "accepted": "accepted",
        "fixed": "fixed",
        "manuals": "What the checks are about",
        "regulations": "texts",
        "no_picture": "page pictures left out",
        "nothing": "No finding passes the filters.",
    },
}


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(OUTPUT),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("findings.html.j2")


def to_findings_html(
    inputs: Sequence[Reviewed],
    checks: Sequence[Described],
    lang: str = "id",
    pdf: Callable[[Reviewed], bytes | None] = lambda reviewed: None,
) -> str:
    """Return the report in Indonesian or English (`en`).

    `checks` describe the checks that were run; `pdf` gives the bytes of an input that is a PDF, for its pictures.
    """
    language = "en" if lang == "en" else "id"
    shown = list(regulations(inputs, pdf, Budget()))
    found = [entry.finding for each in shown for article in each.articles for entry in article.entries]
    return _template().render(
        lang=language,
        words=_WORDS[language],
        regulations=shown,
        severities=Counter(finding.severity for finding in found),
        codes=dict(sorted(Counter(finding.code for finding in found).items())),
        checks={check.code: check for check in checks},
        total=len(found),
    )
