"""Safe fixes: as small as they can be, never two in one place, proven by reading the new file."""

import re
from pathlib import Path

import pytest
from msgspec import structs
from reviewing import TEXT, finding

from extractor.model.finding import Finding
from extractor.model.text import Span
from extractor.review.correct import corrected_file, corrected_running
from extractor.review.edits import apply, plan, small
from extractor.source import read_bytes
from extractor.source.docx.origin import DocxOrigin
from extractor.source.origin import origin_of

CORPUS = Path(__file__).parents[2] / "corpus"


def corrected(typed, *wanted, name="contoh.txt"):
    """Return the file after the fixes (words, replacement) and the Corrected itself."""
    data = typed if isinstance(typed, bytes) else typed.encode()
    text = read_bytes(data, name)
    findings = [finding(text, words, fix) for words, fix in wanted]
    made = corrected_file(text, origin_of(data, text), plan(text, findings))
    return made.data.decode(), made


@pytest.mark.parametrize(
    ("typed", "words", "fix", "after"),
    [
        ("Pasal 1\nPeraturan ini berlaku.\n", "Peraturan ini", "Peraturan Bupati ini", "Peraturan Bupati ini berlaku."),
        ("Pasal 1\nPeraturan\nini berlaku.\n", "Peraturan ini", "Peraturan Bupati ini", "Peraturan\nBupati ini berlaku."),
        ("Pasal 1\r\n  Peraturan   Daerah\r\n  ini\r\n", "Peraturan Daerah ini", "Peraturan Bupati ini", "Peraturan   Bupati\r\n  ini"),
        ("Pasal 1\nmenurut aturan\n  yang berlaku di sini\n", "aturan yang berlaku", "undang-undang", "menurut undang-undang\n  di sini"),
        ("Pasal 1\nsatu\nmasing-\nmasing orang\n", "masing-masing", "tiap-tiap", "tiap-\ntiap orang"),
        ("Pasal 1\nsatu dua\n", "dua", "dua.", "satu dua."),
        ("Pasal 1\nbahan dan\natau jasa\n", "dan atau", "dan/atau", "bahan dan/atau\njasa"),
        ("Pasal 1\nbahan dan\n  atau jasa\n", "dan atau", "dan/atau", "bahan dan/atau\n  jasa"),
    ],
)  # fmt: skip
def test_a_fix_goes_back_into_the_file_as_typed(typed, words, fix, after):
    file, made = corrected(typed, (words, fix))
    assert after in file
    assert len(made.made) == 1
    assert file.count("\n") >= typed.count("\n") - 1


@pytest.mark.parametrize(
    ("typed", "words", "fix", "after"),
    [
        ("## Pasal 1\n\n- (1) **Peraturan** ini _berlaku_.\n", "Peraturan ini", "Peraturan Bupati ini", "**Peraturan** Bupati ini _berlaku_."),
        ("## Pasal 1\n\n- (1) satu **dua\n  tiga** empat\n", "dua tiga", "dua lima", "**dua\n  lima** empat"),
    ],
)  # fmt: skip
def test_marks_stay_in_markdown(typed, words, fix, after):
    file, made = corrected(typed, (words, fix), name="contoh.md")
    assert after in file
    assert made.unplaced == ()


def test_a_fix_that_would_not_read_back_is_not_made():
    typed = "## Pasal 1\n\n- (1) **satu dua** tiga\n- (2) empat lima\n"
    # An opening bracket before a link would be read as a mark: the words would be lost.
    file, made = corrected(typed, ("empat", "enam"), ("tiga", "[x](y)"), name="contoh.md")
    assert "(2) enam lima" in file
    assert "tiga" in file
    assert [each.fix for each in made.unplaced] == ["[x](y)"]


def test_only_what_differs_is_touched():
    text = read_bytes(b"Pasal 1\nsebagaimana dimaksud pada Pasal 3\n", "contoh.txt")
    start = text.content.index("sebagaimana")
    (edit,) = small(text, Span(start, len(text.content)), "sebagaimana dimaksud dalam Pasal 3")
    assert (text.of(edit.span), edit.words) == ("pada", "dalam")


def test_overlapping_fixes_of_different_words_are_both_made():
    file, made = corrected(
        "Pasal 1\nyang dimaksud pada Peraturan Daerah ini\n",
        ("dimaksud pada Peraturan Daerah", "dimaksud dalam Peraturan Daerah"),
        ("Peraturan Daerah ini", "Peraturan Bupati ini"),
    )
    assert "yang dimaksud dalam Peraturan Bupati ini" in file
    assert len(made.made) == 2


def test_of_two_fixes_of_the_same_words_the_first_is_made():
    text = read_bytes(b"Pasal 1\nsatu dua tiga\n", "contoh.txt")
    planned = plan(text, [finding(text, "dua tiga", "dua enam"), finding(text, "satu dua tiga", "satu dua lima")])
    assert [fix.finding.fix for fix in planned.fixes] == ["satu dua lima"]
    assert [fix.finding.fix for fix in planned.clashing] == ["dua enam"]
    assert apply(text.content, planned.edits) == "Pasal 1\nsatu dua lima"


def test_words_that_another_fix_takes_away_need_no_fix_of_their_own():
    text = read_bytes(b"Pasal 1\nayat (1) pasal ini tetap\n", "contoh.txt")
    planned = plan(
        text, [finding(text, "ayat (1) pasal ini", "ayat (1)"), finding(text, "pasal ini", "Pasal ini", "AAA002")]
    )
    assert len(planned.fixes) == 2
    assert planned.clashing == ()
    assert apply(text.content, planned.edits) == "Pasal 1\nayat (1) tetap"


def test_two_different_words_at_one_place_clash():
    text = read_bytes(b"Pasal 1\nsatu dua\n", "contoh.txt")
    planned = plan(text, [finding(text, "dua", "dua."), finding(text, "dua", "dua;", "AAA002")])
    assert [fix.finding.fix for fix in planned.fixes] == ["dua."]
    assert [fix.finding.fix for fix in planned.clashing] == ["dua;"]


def test_the_same_fix_twice_is_made_once():
    text = read_bytes(b"Pasal 1\nsatu dua\n", "contoh.txt")
    planned = plan(text, [finding(text, "satu", "tiga"), finding(text, "satu", "tiga", "AAA002")])
    assert len(planned.fixes) == 2
    assert apply(text.content, planned.edits) == "Pasal 1\ntiga dua"


def test_a_fix_that_is_not_safe_is_made_on_request_only():
    text = read_bytes(b"Pasal 1\nPasal 2 ayat (6)\n", "contoh.txt")
    found = [structs.replace(finding(text, "Pasal 2", "Pasal 6", "REF001"), unsafe=True)]
    assert plan(text, found).fixes == ()
    assert len(plan(text, found, unsafe=True).fixes) == 1


def test_a_source_that_cannot_be_edited_gives_its_text():
    text = read_bytes(b"Pasal 1\nsatu dua\n", "contoh.txt")
    made = corrected_running(text, plan(text, [finding(text, "dua", "tiga")]))
    assert made.data == b"Pasal 1\nsatu tiga\n"
    assert made.before == "Pasal 1\nsatu dua\n"


def test_a_word_document_keeps_its_runs_and_numbers():
    docx = pytest.importorskip("docx")
    from io import BytesIO

    word = docx.Document()
    for line in TEXT.splitlines():
        word.add_paragraph(line)
    last = word.add_paragraph("Per")
    last.add_run("aturan ").bold = True
    last.add_run("ini berlaku.")
    word.add_paragraph("satu dua", style="List Number")
    data = BytesIO()
    word.save(data)
    text = read_bytes(data.getvalue(), "contoh.docx")
    planned = plan(text, [finding(text, "Peraturan ini berlaku", "Peraturan Bupati ini berlaku"), finding(text, "satu dua", "satu tiga")])  # fmt: skip
    made = corrected_file(text, DocxOrigin(data.getvalue(), text), planned)
    assert len(made.made) == 2
    after = docx.Document(BytesIO(made.data)).paragraphs
    assert [each.text for each in after[-2:]] == ["Peraturan Bupati ini berlaku.", "satu tiga"]
    assert [run.bold for run in after[-2].runs] == [None, True, None]
    assert after[-1].style.name == "List Number"


def test_a_fix_that_a_word_document_cannot_take_leaves_the_others_alone():
    """Words on both sides of the end of a paragraph cannot become one: that fix is not made, all others are."""
    docx = pytest.importorskip("docx")
    from io import BytesIO

    word, data = docx.Document(), BytesIO()
    for line in (*TEXT.splitlines(), "satu dua", "bahan dan", "atau jasa", "tiga empat"):
        word.add_paragraph(line)
    word.save(data)
    text = read_bytes(data.getvalue(), "contoh.docx")
    planned = plan(text, [finding(text, "satu dua", "satu enam"), finding(text, "dan atau", "dan/atau"), finding(text, "tiga empat", "tiga lima")])  # fmt: skip
    made = corrected_file(text, DocxOrigin(data.getvalue(), text), planned)
    assert [each.fix for each in made.made] == ["satu enam", "tiga lima"]
    assert [each.fix for each in made.unplaced] == ["dan/atau"]
    after = [each.text for each in docx.Document(BytesIO(made.data)).paragraphs]
    assert after[-4:] == ["satu enam", "bahan dan", "atau jasa", "tiga lima"]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_words_anywhere_in_a_regulation_can_be_put_right(path):
    """Every fourth pair of words becomes another: all places are found, also over line ends."""
    data = path.read_bytes()
    text = read_bytes(data, path.name)
    words = list(re.finditer(r"[a-z]{4,}\s[a-z]{4,}", text.content))[::4]
    findings = [
        Finding("AAA001", "error", "art_1", Span(*match.span()), "", "", (), f"{match[0].split()[0]} diubah")
        for match in words
    ]
    made = corrected_file(text, origin_of(data, text), plan(text, findings))
    assert len(made.made) == len(findings) > 60
    assert made.unplaced == ()
    wanted = apply(text.content, plan(text, findings).edits)
    assert read_bytes(made.data, path.name).content.split() == wanted.split()
