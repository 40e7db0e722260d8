from collections.abc import Callable

import pytest

from extractor.model.document import Document
from extractor.rules.terms import definition_articles, terms_of

Make = Callable[[str], Document]

ARTICLE = """@art_{n} Pasal {n}
Dalam Peraturan Bupati ini yang dimaksud dengan :
@art_{n}__point_1 1.
{item}
"""


@pytest.mark.parametrize(
    ("item", "term", "short", "definition"),
    [
        ("Bupati adalah Bupati Paser.", "Bupati", (), "Bupati Paser."),
        ("Desa ialah desa di Daerah;", "Desa", (), "desa di Daerah"),
        (
            "Unit Pelaksana Teknis Dinas/Badan, selanjutnya disebut UPTD/B, adalah unsur pelaksana.",
            "Unit Pelaksana Teknis Dinas/Badan",
            ("UPTD/B",),
            "unsur pelaksana.",
        ),
        (
            "Badan Permusyawaratan Desa yang selanjutnya disingkat BPD atau nama lain adalah lembaga.",
            "Badan Permusyawaratan Desa",
            ("BPD",),
            "lembaga.",
        ),
        (
            "Kuasa Pengguna Anggaran yang selanjutnya disingkat KPA dan selanjutnya disebut Kuasa adalah pejabat.",
            "Kuasa Pengguna Anggaran",
            ("KPA", "Kuasa"),
            "pejabat.",
        ),
        ("Camat – kepala Kecamatan.", "Camat", (), "kepala Kecamatan."),
        ("“Orang” adalah orang perseorangan.", "Orang", (), "orang perseorangan."),
        (
            "Inspektorat adalah Inspektorat Daerah adalah unsur pengawas.",
            "Inspektorat",
            (),
            "Inspektorat Daerah adalah unsur pengawas.",
        ),
    ],
)
def test_one_item(regulation: Make, item: str, term: str, short: tuple[str, ...], definition: str) -> None:
    document = regulation(ARTICLE.format(n=3, item=item))
    (found,) = terms_of(document)
    assert (found.term, found.abbreviations, found.definition.text) == (term, short, definition)
    assert found.defined_by == "art_3__point_1"
    assert document.text.of(found.span) == term
    assert document.text.of(found.definition.span) == definition


def test_a_definition_that_stands_alone(regulation: Make) -> None:
    document = regulation(
        "@art_9 Pasal 9\n@art_9__para_2 (2)\nYang dimaksud dengan keadaan tertentu adalah keadaan kahar.\n"
    )
    assert [(t.term, t.defined_by) for t in terms_of(document)] == [("keadaan tertentu", "art_9__para_2")]


def test_a_term_defined_twice_keeps_both(regulation: Make) -> None:
    text = (
        ARTICLE.format(n=1, item="Daerah adalah Kabupaten Paser.")
        + "@art_1__point_2 2.\nDaerah adalah daerah otonom.\n"
    )
    assert [t.id for t in terms_of(regulation(text))] == ["term:daerah", "term:daerah-2"]


def test_other_lists_and_the_explanation_define_nothing(regulation: Make) -> None:
    document = regulation(
        "@art_4 Pasal 4\nTujuan hubungan kerja adalah:\n@art_4__point_a a.\nKualitas adalah mutu.\n"
        "@expl__art_4 Pasal 4\nYang dimaksud dengan “mutu” adalah derajat.\n"
    )
    assert terms_of(document) == ()
    assert definition_articles(document) == frozenset()


def test_long_text_without_a_copula_takes_no_time(regulation: Make) -> None:
    document = regulation(ARTICLE.format(n=1, item="yang selanjutnya disebut " * 20_000))
    assert terms_of(document) == ()


@pytest.mark.parametrize(
    ("item", "term", "short", "definition"),
    [
        ("Camat = pimpinan Kecamatan;", "Camat", (), "pimpinan Kecamatan"),
        ("Camat: pimpinan Kecamatan.", "Camat", (), "pimpinan Kecamatan."),
        ("'Camat' adalah ; pimpinan Kecamatan.", "Camat", (), "pimpinan Kecamatan."),
        ("Tim yang selanjutnya disebut dengan “Tim Inti” adalah tim.", "Tim", ("Tim Inti",), "tim."),
        ("Tim (selanjutnya disingkat T) adalah tim.", "Tim", ("T",), "tim."),
    ],
)
def test_signs_around_a_term_are_no_part_of_it(
    regulation: Make, item: str, term: str, short: tuple[str, ...], definition: str
) -> None:
    document = regulation(ARTICLE.format(n=3, item=item))
    (found,) = terms_of(document)
    assert (found.term, found.abbreviations, found.definition.text) == (term, short, definition)
    assert document.text.of(found.span) == term
    assert document.text.of(found.definition.span) == definition


@pytest.mark.parametrize("item", ["Camat pimpinan Kecamatan.", "Camat adalah ;", "“” adalah pimpinan Kecamatan."])
def test_an_item_without_a_term_or_a_definition_gives_none(regulation: Make, item: str) -> None:
    assert terms_of(regulation(ARTICLE.format(n=3, item=item))) == ()


def test_a_term_defined_three_times_has_three_ids(regulation: Make) -> None:
    further = "".join(f"@art_1__point_{n} {n}.\nDaerah adalah daerah otonom.\n" for n in (2, 3))
    document = regulation(ARTICLE.format(n=1, item="Daerah adalah Kabupaten Paser.") + further)
    assert [t.id for t in terms_of(document)] == ["term:daerah", "term:daerah-2", "term:daerah-3"]
    assert definition_articles(document) == {"art_1"}


def test_the_lead_in_alone_defines_nothing(regulation: Make) -> None:
    document = regulation("@art_1 Pasal 1\nDalam Peraturan Bupati ini yang dimaksud dengan:\n")
    assert definition_articles(document) == frozenset()
    assert terms_of(document) == ()
