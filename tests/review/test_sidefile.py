"""Side files: what is accepted and why, what was there before."""

from collections import Counter

import pytest
from reviewing import TEXT, finding

from extractor.model.analysis import Analysis
from extractor.model.finding import Finding
from extractor.review.key import Key, hash_of, key_of
from extractor.review.reviewed import fixed, review
from extractor.review.sidefile import (
    Accepted,
    Known,
    SideFileError,
    read_baseline,
    read_exceptions,
    write_baseline,
    write_exceptions,
)
from extractor.review.tally import Tally
from extractor.source import read_bytes
from extractor.tree import build

KEY = Key("/akn/id/act/perbup/contoh/2020/1", "art_1", "REF001", "0123456789ab")
ODD = 'satu "dua" \\ tiga\nempat \x7f “lima”'


@pytest.fixture
def analysis():
    text = read_bytes((TEXT + "(2) satu dua satu dua\n").encode(), "contoh.txt")
    second = text.content.index("satu dua", text.content.index("satu dua") + 1)
    first = finding(text, "satu dua")
    again = Finding("AAA001", "error", "art_1", type(first.span)(second, second + 8), "Pesan.", "Message.")
    other = finding(text, "Setiap orang", "Tiap orang", "AAA002", severity="warning")
    whole = Finding("STR001", "error", "document", None, "BAB V tidak ada.", "No BAB V.")
    return Analysis(build(text), findings=(first, again, other, whole))


def test_what_is_written_is_read_again(tmp_path):
    write_exceptions(tmp_path / "a.toml", [Accepted(KEY, ODD, ODD)])
    assert read_exceptions(tmp_path / "a.toml") == (Accepted(KEY, ODD, ODD),)
    write_baseline(tmp_path / "b.toml", [Known(KEY, ODD, 3)])
    assert read_baseline(tmp_path / "b.toml") == Counter({KEY: 3})


def test_the_order_of_a_file_does_not_depend_on_the_run(tmp_path):
    entries = [Known(Key("x", "art_1", code, "0"), "") for code in ("REF002", "REF001")]
    write_baseline(tmp_path / "a.toml", entries)
    write_baseline(tmp_path / "b.toml", reversed(entries))
    assert (tmp_path / "a.toml").read_bytes() == (tmp_path / "b.toml").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[exception]]\nregulation="a"\naddress="b"\ncode="C"\nhash="d"\n', "alasan"),
        ('[[exception]]\nregulation="a"\naddress="b"\ncode="C"\nhash="d"\nreason=" "\n', "alasan"),
        ('[[exception]]\nregulation="a"\naddress="b"\nhash="d"\nreason="e"\n', "code"),
        ('[[exception]]\nkode="a"\n', "kode"),
        ("[[finding]]\n", "finding"),
        ("exception = 1\n", "[[exception]]"),
        ("exception = [\n", "TOML"),
    ],
)
def test_a_wrong_file_is_told_in_a_sentence(tmp_path, content, said):
    path = tmp_path / "a.toml"
    path.write_text(content)
    with pytest.raises(SideFileError) as told:
        read_exceptions(path)
    assert said in told.value.message
    assert str(path) in told.value.message_en


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(SideFileError, match="tidak ada"):
        read_baseline(tmp_path / "none.toml")


def test_the_hash_may_be_left_out_where_the_words_are_given(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text('[[exception]]\nregulation="a"\naddress="b"\ncode="ref001"\nquote="satu  dua"\nreason="e"\n')
    assert read_exceptions(path)[0].key == Key("a", "b", "REF001", hash_of("satu dua"))


def test_a_key_does_not_change_when_the_text_moves(analysis):
    moved = read_bytes(("\n\nBARIS LAIN\n" + TEXT + "(2) satu\ndua satu dua\n").encode(), "contoh.txt")
    keys = [key_of(Analysis(build(text)), finding(text, "satu dua")) for text in (analysis.document.text, moved)]
    assert keys[0].quote == keys[1].quote
    assert key_of(analysis, analysis.findings[0]) == key_of(analysis, analysis.findings[1])


def test_a_baseline_hides_as_many_as_there_were(analysis):
    key = key_of(analysis, analysis.findings[0])
    assert [each.status for each in review("x", analysis, baseline={key: 1}).judged] == [
        "known",
        "open",
        "open",
        "open",
    ]
    assert [each.status for each in review("x", analysis, baseline={key: 2}).judged] == [
        "known",
        "known",
        "open",
        "open",
    ]


def test_an_exception_holds_for_all_alike(analysis):
    entry = Accepted(key_of(analysis, analysis.findings[0]), "satu dua", "sengaja")
    judged = review("x", analysis, {entry.key: entry}).judged
    assert [each.reason for each in judged] == ["sengaja", "sengaja", None, None]


def test_a_baseline_of_everything_leaves_nothing_open(analysis, tmp_path):
    tally = Tally()
    tally.add(review("x", analysis))
    tally.add(review("y", analysis))  # the same regulation once more: no larger count
    write_baseline(tmp_path / "b.toml", tally.baseline())
    baseline = read_baseline(tmp_path / "b.toml")
    assert sum(baseline.values()) == 4
    assert review("x", analysis, baseline=baseline).open == ()


def test_counts_and_unused_exceptions(analysis):
    used = Accepted(key_of(analysis, analysis.findings[3]), "", "sebab")
    regulation = used.key.regulation
    stale = Accepted(Key(regulation, "art_9", "AAA001", "0"), "", "sebab")
    elsewhere = Accepted(Key("lain", "art_9", "AAA001", "0"), "", "sebab")
    not_looked_for = Accepted(Key(regulation, "art_9", "ZZZ001", "0"), "", "sebab")
    tally = Tally()
    tally.add(review("x", analysis, {used.key: used}))
    assert dict(tally.codes) == {("AAA001", "error"): 2, ("AAA002", "warning"): 1}
    assert tally.statuses["accepted"] == 1
    assert tally.fixable == 1
    assert tally.unused([used, stale, elsewhere, not_looked_for], ["AAA001", "STR001"]) == (stale,)


def test_what_can_be_fixed_is_counted_as_it_is_told_when_it_was_fixed(analysis):
    reviewed = review("x", analysis)
    tally = Tally()
    tally.add(reviewed)
    done = fixed(reviewed, [each for each in reviewed.open if each.fix is not None and not each.unsafe])
    assert tally.fixable == sum(each.status == "fixed" for each in done.told) > 0
