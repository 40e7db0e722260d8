"""The manual of a check as a page of its own, in Markdown, and all checks as a table."""

import re
from textwrap import fill

from extractor.checks.framework.basis import told
from extractor.checks.framework.manual import manual, read_manual
from extractor.checks.framework.registry import check_of, codes
from extractor.review.described import Described
from extractor.words import words as _said

_SENTENCE = re.compile(r"(.+?\.)(?:\s|\Z)", re.DOTALL)


def words(lang: str) -> dict[str, str]:
    """Return the words around a manual in Indonesian or English (`en`)."""
    return {**_said("manual", lang), **_said("severity", lang), **_said("fix_column", lang)}


def described(code: str) -> Described:
    """Return a check as a report describes it; raises KeyError where there is no check of that code."""
    check = check_of(code)
    parts = read_manual(check)
    return Described(
        check.code,
        check.name,
        check.severity,
        check.fix,
        _first_sentence(parts.text),
        _first_sentence(parts.text_en),
        manual(code, "id"),
        manual(code, "en"),
        page(code, "id"),
        page(code, "en"),
    )


def page(code: str, lang: str = "id") -> str:
    """Return the manual of a check as a Markdown page, ending with a line feed; raises KeyError."""
    check = check_of(code)
    parts = read_manual(check)
    said = words(lang)
    prose = parts.text_en if lang == "en" else parts.text
    return "\n\n".join(
        [
            f"# {check.code} {check.name}",
            f"{said['severity']}: {said[check.severity]}. {said['fix']}: {said[check.fix]}.",
            prose,
            *([basis] if (basis := told(check.code, check.since, lang)) else []),
            f"{said['wrong']}:",
            _fenced(parts.wrong),
            f"{said['right']}:",
            _fenced(parts.right) + "\n",
        ]
    )


def index_page(lang: str = "id") -> str:
    """Return the table of all checks as a Markdown page that links theirs, `REF001.md`; ends with a line feed."""
    said = words(lang)
    columns = ("code", "name", "severity", "fix", "summary")
    rows = [
        "| " + " | ".join(said[column] for column in columns) + " |",
        "|" + "---|" * len(columns),
    ]
    for code in codes():
        each = described(code)
        summary = each.summary_en if lang == "en" else each.summary
        cells = (f"[{code}]({code}.md)", each.name, said[each.severity], said[each.fix], summary.replace("|", "\\|"))
        rows.append("| " + " | ".join(cells) + " |")
    return f"# {said['title']}\n\n" + "\n".join(rows) + "\n"


def table(lang: str = "id", width: int = 120) -> str:
    """Return the table of all checks as plain text of about `width` columns, ending with a line feed."""
    said = words(lang)
    columns = ("code", "name", "severity", "fix", "summary")
    rows = [[said[column] for column in columns]]
    for code in codes():
        each = described(code)
        summary = each.summary_en if lang == "en" else each.summary
        rows.append([code, each.name, said[each.severity], said[each.fix], summary])
    wide = [max(len(row[column]) for row in rows) for column in range(len(columns) - 1)]
    indent = sum(wide) + 2 * len(wide)
    lines = []
    for row in rows:
        front = "  ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=False)) + "  "
        if width - indent < 30:
            lines += [front.rstrip(), "    " + row[-1]]
        else:
            lines.append(fill(row[-1], width, initial_indent=front, subsequent_indent=" " * indent))
    return "\n".join(lines) + "\n"


def _first_sentence(prose: str) -> str:
    found = _SENTENCE.match(prose)
    return " ".join((found[1] if found else prose).split())


def _fenced(example: str) -> str:
    return f"```text\n{example}\n```"
