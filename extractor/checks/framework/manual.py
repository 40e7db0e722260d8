"""The manual of a check, read from the docstring of its module.

The docstring has four parts, each opened by a line of its own: the Indonesian text, `---`, the English text, `Salah:`
and `Benar:` with an indented example each. `Aturan:` and `Rule:` name the drafting rule that the check serves. A line
`[halaman tanpa teks]` in an example stands for a page without a text layer, `[halaman dibaca ulang]` for one whose
layer was garbage, `[halaman terpotong]` for one that ends at the edge of the paper, `[halaman yang sama dua kali]`,
`[urutan kata kacau]` and `[kata yang tidak tampak]` for what they say, `[...]` for a part that is cut off; below
`[naskah berikut]` stands another text that is checked with it.
"""

from inspect import cleandoc
from textwrap import dedent, indent

from msgspec import Struct

from extractor.checks.framework.basis import told
from extractor.checks.framework.check import Check
from extractor.checks.framework.registry import check_of
from extractor.words import words


class Manual(Struct, frozen=True):
    """The parts of a manual: what the check means in both languages, a wrong and a right example."""

    text: str
    text_en: str
    wrong: str
    right: str


def read_manual(check: Check) -> Manual:
    """Return the parts of a check's docstring; a part that is missing is empty."""
    prose, _, examples = cleandoc(check.docstring).partition("\nSalah:\n")
    text, _, text_en = prose.partition("\n---\n")
    wrong, _, right = examples.partition("\nBenar:\n")
    return Manual(text.strip(), text_en.strip(), dedent(wrong).strip("\n"), dedent(right).strip("\n"))


def manual(code: str, lang: str = "id") -> str:
    """Return the manual of a check as plain text in Indonesian or English (`en`), ending with a line feed.

    Raises KeyError where there is no check of that code.
    """
    check = check_of(code.upper())
    parts = read_manual(check)
    language = "en" if lang == "en" else "id"
    severity, fix = words("severity", language)[check.severity], words("fix", language)[check.fix]
    title = f"{check.code} {check.name} ({severity}, {fix})"
    wrong, right = (words("manual", language)[part] for part in ("wrong", "right"))
    blocks = [
        title,
        parts.text_en if language == "en" else parts.text,
        *([basis] if (basis := told(check.code, check.since, language)) else []),
        f"{wrong}:\n{indent(parts.wrong, '    ')}",
        f"{right}:\n{indent(parts.right, '    ')}",
    ]
    return "\n\n".join(blocks) + "\n"
