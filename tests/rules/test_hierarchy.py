"""Actors: what they head, belong to, and the keys by which regions are compared."""

from collections.abc import Callable

import pytest

from extractor.grammar import load
from extractor.model.document import Document
from extractor.model.rule import Actor
from extractor.rules import extract
from extractor.rules.forms import Nomenclature
from extractor.rules.hierarchy import canonical
from extractor.rules.terms import terms_of
from extractor.rules.words.lexicon import Mention, Names

Make = Callable[[str], Document]


def actors_of(document: Document) -> dict[str, Actor]:
    book = extract(document, (), terms_of(document))
    return {actor.label: actor for actor in book.actors}


@pytest.mark.parametrize(
    ("names", "kind", "key"),
    [
        (["Badan Perencanaan Pembangunan Daerah Kabupaten Paser"], "org_unit", "id:perangkat-daerah/bappeda"),
        (["Bappelitbangda"], "org_unit", "id:perangkat-daerah/bappeda"),
        (["Wali Kota"], "office", "id:kepala-daerah"),
        (["Bupati"], "office", "id:kepala-daerah"),
        (["Wali Kota Bekasi"], "office", "id:kepala-daerah"),
        (["bupati/wali kota terdampak"], "office", "id:jabatan/bupati-wali-kota"),
        (["Camat"], "office", "id:jabatan/camat"),
        (["Kepala Bappeda"], "office", "id:jabatan/kepala-bappeda"),
        (["Pemerintah Provinsi DKI Jakarta"], "body", "id:pemerintah-daerah"),
        (["Pemerintah"], "body", "id:pemerintah-pusat"),
        (["Dinas Sosial Kota Bekasi"], "org_unit", "id:perangkat-daerah/sosial"),
        (["Dinas Yang Tak Terdaftar"], "org_unit", "id:perangkat-daerah/dinas-yang-tak-terdaftar"),
        (["Perangkat Daerah", "PD"], "class", "id:golongan/perangkat-daerah"),
        (["Sekretariat Daerah Kabupaten Paser"], "org_unit", "id:perangkat-daerah/setda"),
        (["Dinas Sosial Daerah Kabupaten Paser"], "org_unit", "id:perangkat-daerah/sosial"),
        (["Badan Kesatuan Bangsa dan Politik, Kota Bekasi"], "org_unit", "id:perangkat-daerah/kesbangpol"),
        (["Kepala Dinas Sosial Kota Bekasi"], "office", "id:jabatan/kepala-sosial"),
        (["Kepala Dinas Yang Tak Terdaftar"], "office", "id:jabatan/kepala-dinas-yang-tak-terdaftar"),
        (["Sekretaris Kecamatan"], "office", "id:jabatan/sekretaris-kecamatan"),
        (["Tim Baru Kota Bekasi"], "team", "id:tim/tim-baru"),
        (["Yang Tak Terdaftar", "Camat"], "office", "id:jabatan/camat"),
        (["(–)"], "team", None),
        ([], "office", None),
        (["Yang Tak Terdaftar"], "unknown", None),
    ],
)
def test_a_key_is_the_same_in_every_region(names: list[str], kind: str, key: str | None) -> None:
    assert canonical(names, kind) == key


def test_no_name_stands_for_two_units() -> None:
    seen: dict[str, str] = {}
    for unit in load("rules/nomenclature", Nomenclature).unit:
        for name in (*unit.names, *unit.head):
            assert seen.setdefault(name.lower(), unit.key) == unit.key, name


def test_a_unit_belongs_to_the_one_whose_name_ends_its_own(regulation: Make) -> None:
    actors = actors_of(
        regulation(
            "@art_1 Pasal 1\nBadan Keuangan Daerah wajib melapor kepada Bupati.\n"
            "@art_2 Pasal 2\nBidang Anggaran Badan Keuangan Daerah wajib melapor kepada Bupati.\n"
        )
    )
    assert actors["Bidang Anggaran Badan Keuangan Daerah"].parent == actors["Badan Keuangan Daerah"].id
    assert actors["Badan Keuangan Daerah"].parent is None


def test_heads_classes_and_coordinators(regulation: Make) -> None:
    outline = (
        "@art_1 Pasal 1\nDalam Peraturan ini yang dimaksud dengan:\n"
        "@art_1__point_1 1.\nPerangkat Daerah adalah unsur pembantu Bupati.\n"
        "@art_1__point_2 2.\nKecamatan adalah bagian wilayah yang dipimpin oleh Camat.\n"
        "@art_1__point_3 3.\nCamat adalah pimpinan Kecamatan.\n"
        "@art_1__point_4 4.\nDinas Sosial adalah Dinas Sosial Kabupaten Paser.\n"
        "@art_2 Pasal 2\nSekretaris Daerah mengoordinasikan Kecamatan dan Dinas Sosial.\n"
        "@art_3 Pasal 3\nKepala Dinas Sosial wajib melapor kepada Bupati.\n"
    )
    actors = actors_of(regulation(outline))
    assert actors["Camat"].heads == actors["Kecamatan"].id
    assert actors["Kepala Dinas Sosial"].heads == actors["Dinas Sosial"].id
    assert actors["Kecamatan"].instance_of == (actors["Perangkat Daerah"].id,)
    assert actors["Dinas Sosial"].instance_of == (actors["Perangkat Daerah"].id,)
    assert actors["Dinas Sosial"].coordinated_by == (actors["Sekretaris Daerah"].id,)
    assert actors["Bupati"].heads is None


def test_a_short_name_at_the_end_is_not_read_as_a_longer_one() -> None:
    names = Names([("Dinas Sosial", "org_unit"), ("Dinas Sosial dan Pemberdayaan Desa", "org_unit")])
    assert names.at(["kepada", "dinas", "sosial"], 1) == Mention(1, 3, "org_unit")


def test_a_counted_name_is_the_defined_actor(regulation: Make) -> None:
    outline = (
        "@art_1 Pasal 1\nDalam Peraturan ini yang dimaksud dengan:\n"
        "@art_1__point_1 1.\nSetiap Orang adalah orang perseorangan atau badan hukum.\n"
        "@art_2 Pasal 2\nSetiap Orang wajib menjaga kebersihan.\n"
    )
    book = extract(regulation(outline), (), terms_of(regulation(outline)))
    (rule,) = book.rules
    assert rule.bearers[0].quote.text == "Orang"
    assert next(a.label for a in book.actors if a.id == rule.bearers[0].actor) == "Setiap Orang"


def test_the_whole_end_of_a_name_tells_the_unit_above(regulation: Make) -> None:
    actors = actors_of(
        regulation(
            "@art_1 Pasal 1\nBadan Keuangan Daerah wajib melapor kepada Bupati.\n"
            "@art_2 Pasal 2\nSubbagian Umum Bidang Anggaran Badan Keuangan Daerah wajib melapor kepada Bupati.\n"
            "@art_3 Pasal 3\nKepala Badan Keuangan Daerah wajib melapor kepada Bupati.\n"
        )
    )
    assert actors["Subbagian Umum Bidang Anggaran Badan Keuangan Daerah"].parent == actors["Badan Keuangan Daerah"].id
    assert actors["Kepala Badan Keuangan Daerah"].parent is None
    assert actors["Kepala Badan Keuangan Daerah"].heads == actors["Badan Keuangan Daerah"].id
    assert actors["Badan Keuangan Daerah"].heads is None


def test_a_definition_tells_whom_an_office_leads(regulation: Make) -> None:
    outline = (
        "@art_1 Pasal 1\nDalam Peraturan ini yang dimaksud dengan:\n"
        "@art_1__point_1 1.\nBadan Pengatur Pasar adalah lembaga pengelola pasar.\n"
        "@art_1__point_2 2.\nPenghubung adalah pimpinan Badan Pengatur Pasar yang dipilih warga.\n"
        "@art_1__point_3 3.\nPenguji adalah pejabat Badan Pengatur Pasar.\n"
    )
    actors = actors_of(regulation(outline))
    assert actors["Penghubung"].heads == actors["Badan Pengatur Pasar"].id
    assert actors["Penguji"].heads is None


def test_a_service_that_is_not_listed_is_of_the_class_of_its_first_word(regulation: Make) -> None:
    outline = (
        "@art_1 Pasal 1\nDalam Peraturan ini yang dimaksud dengan:\n"
        "@art_1__point_1 1.\nPerangkat Daerah adalah unsur pembantu Bupati.\n"
        "@art_1__point_2 2.\nDinas Daerah adalah unsur pelaksana.\n"
        "@art_2 Pasal 2\nDinas Pasar Terapung wajib melapor kepada Badan Pasar Terapung.\n"
        "@art_3 Pasal 3\nTim Pasar wajib melapor kepada Bupati.\n"
    )
    actors = actors_of(regulation(outline))
    assert actors["Dinas Pasar Terapung"].instance_of == (actors["Dinas Daerah"].id, actors["Perangkat Daerah"].id)
    assert actors["Badan Pasar Terapung"].instance_of == (actors["Perangkat Daerah"].id,)
    assert actors["Tim Pasar"].instance_of == ()
    assert actors["Dinas Daerah"].instance_of == (actors["Perangkat Daerah"].id,)


def test_who_is_coordinated_by_whom(regulation: Make) -> None:
    actors = actors_of(
        regulation(
            "@art_1 Pasal 1\nSekretaris Daerah mengoordinasikan Camat dan Lurah.\n"
            "@art_2 Pasal 2\nAsisten mengoordinasikan Camat.\n"
            "@art_3 Pasal 3\nAsisten wajib melapor kepada Sekretaris Daerah.\n"
        )
    )
    assert actors["Camat"].coordinated_by == (actors["Sekretaris Daerah"].id, actors["Asisten"].id)
    assert actors["Lurah"].coordinated_by == (actors["Sekretaris Daerah"].id,)
    assert actors["Sekretaris Daerah"].coordinated_by == ()
    assert actors["Asisten"].coordinated_by == ()
