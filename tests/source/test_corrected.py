"""Corrected readings: a new text with other words in a line, every place moved along, the old words kept aside."""

import pytest

from extractor.model.correction import Correction
from extractor.model.text import Span
from extractor.pipeline import analyse
from extractor.review.correction_file import read_corrections, write_corrections
from extractor.review.sidefile import SideFileError
from extractor.source import read_bytes
from extractor.source.corrected import corrected

LINES = [
    "PERATURAN BUPATI CONTOH",
    "NOMOR 1 TAHUN 2020",
    "TENTANG HUBUNGAN KERJA",
    "Pasal 1",
    "Bupati menetapkan rencana sebagaimana dimaksud dalam Pasal 8.",
    "§ kedua",
    "Camat melaksanakan rencana.",
]


def text_of(lines=LINES):
    return read_bytes("\n".join(lines).encode(), "contoh.txt")


def about(text, old, new, **more):
    line = next(each for each in text.lines if text.content[each.span.start : each.span.end] == old)
    values = {"page": line.page, "line": line.number, "by": "Sari", "at": "2025-01-01T00:00:00Z"} | more
    return Correction(text.source.sha256, values["page"], values["line"], old, new, values["by"], values["at"])


def printed(text):
    return [text.content[line.span.start : line.span.end] for line in text.lines]


def test_the_tree_the_references_and_the_findings_follow():
    text = text_of()
    before = analyse(text, rules=False)
    wrong = about(text, "Bupati menetapkan rencana sebagaimana dimaksud dalam Pasal 8.",
                  "Bupati menetapkan rencana sebagaimana dimaksud dalam Pasal 2.")  # fmt: skip
    heading = about(text, "§ kedua", "Pasal 2", at="2025-01-02T00:00:00Z")
    after = analyse(corrected(text, [heading, wrong]), rules=False)
    assert "art_2" not in before.document.index and "art_2" in after.document.index
    assert [each.status for each in before.references] != ["resolved"]
    assert [(each.targets, each.status) for each in after.references] == [(("art_2",), "resolved")]
    assert any(each.code == "REF001" for each in before.findings)
    assert not any(each.code == "REF001" for each in after.findings)
    assert after.document.text.corrections == (wrong, heading)
    assert [each.text for each in after.document.text.furniture] == [wrong.old, heading.old]


@pytest.mark.parametrize("at", range(len(LINES)))
@pytest.mark.parametrize(
    "new", ["", "x", "lebih panjang daripada semula, jauh lebih panjang daripada itu", "dua\nbaris"]
)
def test_every_line_can_be_corrected_and_the_others_stay(at, new):
    text = text_of()
    made = corrected(text, [about(text, LINES[at], new)])
    assert printed(made) == [*LINES[:at], *new.splitlines(), *LINES[at + 1 :]]
    assert made.content == "\n".join(printed(made))
    assert [line.span.start for line in made.lines] == sorted(line.span.start for line in made.lines)


def test_cells_of_tables_move_along():
    rows = ["| Uraian | Nilai |", "|---|---|", "| satu | 10 |", "| dua | 20 |"]
    text = read_bytes("\n".join(["# LAMPIRAN", "Tabel nilai", *rows]).encode(), "contoh.md")
    made = corrected(text, [about(text, "Tabel nilai", "Tabel nilai dan keterangannya")])
    cells = [[made.of(cell.span) for cell in row] for row in made.tables[0].rows]
    assert cells == [[text.of(cell.span) for cell in row] for row in text.tables[0].rows]
    assert cells[-1] == ["dua", "20"]


def test_a_line_that_is_counted_otherwise_is_found_by_its_words():
    text = text_of(["", "", *LINES])
    made = corrected(text, [about(text, "§ kedua", "Pasal 2", line=6)])
    assert "Pasal 2" in printed(made) and made.unplaced == ()


def test_what_has_no_line_any_more_is_said():
    text = text_of()
    lost = about(text, "§ kedua", "Pasal 2")
    made = corrected(text, [lost, lost])
    assert made.corrections == (lost,) and made.unplaced == (lost,)
    foreign = Correction("0" * 64, None, 6, "§ kedua", "Pasal 2", "Sari", "2025-01-01T00:00:00Z")
    assert corrected(text, [foreign]) == text


def test_a_joined_line_keeps_its_words_together():
    text = read_bytes(b"Pasal 1\nBupati menunjuk masing-\nmasing pejabat.\nPejabat masing-masing bertugas.", "a.txt")
    (joined,) = [line for line in text.lines if line.joined]
    made = corrected(text, [about(text, text.of(joined.span), "masing pegawai.")])
    assert "masing-masing pegawai." in made.content
    assert made.of(Span(0, 7)) == "Pasal 1"


def test_the_file_of_corrections(tmp_path):
    text = text_of()
    some = [about(text, "§ kedua", "Pasal 2", by='Sari "Bagian Hukum"'), about(text, "NOMOR 1 TAHUN 2020", "")]
    write_corrections(tmp_path / "k.toml", some)
    assert set(read_corrections(tmp_path / "k.toml")) == set(some)
    (tmp_path / "k.toml").write_text('[[correction]]\nsha256 = "x"\n')
    with pytest.raises(SideFileError):
        read_corrections(tmp_path / "k.toml")


def test_they_are_made_again_at_every_reading_and_told(thk):
    (thk.folder / "a.txt").write_text("\n".join(LINES), encoding="utf-8")
    text = text_of()
    write_corrections(thk.folder / "k.toml", [about(text, "§ kedua", "Pasal 2"), about(text, "§ kedua", "Pasal 3")])
    said = thk("check", "a.txt", "--corrections", "k.toml", "--fail-on", "never").stdout
    assert "1 baris dikoreksi oleh Sari" in said and "tidak menemukan barisnya" in said
    record = thk("parse", "a.txt", "--corrections", "k.toml").stdout
    assert '"eId": "art_2"' in record and '"placed": false' in record
    assert thk("check", "a.txt", "--corrections", "k.toml", "--fix").returncode == 2
    assert thk("check", "a.txt", "--corrections", "tidak-ada.toml").returncode == 2
