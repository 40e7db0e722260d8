"""Addresses are made, read and compared."""

import pytest

from extractor.law import address as a

ADDRESSES = [
    "art_7A",
    "art_7__para_1a__point_a__point_2",
    "chp_VII-2",
    "chp_III__part_2__subpart_1",
    "book_I__chp_II",
    "recs_1__rec_a",
    "cits_2__cit_1",
    "dictum_2",
    "expl__gen",
    "expl__art_5__para_1",
    "att_2",
    "art_I__point_1__mod_1__qstr_1__art_5__para_2",
    "/akn/id/act/uu/2014/23/~art_17__para_1",
    "/akn/id/act/uu/2014/23",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_taken_apart_can_be_put_together_again(address):
    assert a.make(a.parse(address)) == address


def test_what_an_address_says():
    found = a.parse("/akn/id/act/perda/kota-bekasi/2016/7/~art_17__para_1-2")
    assert found.work == "/akn/id/act/perda/kota-bekasi/2016/7"
    assert [(step.name, step.label, step.repeat, step.kind) for step in found.steps] == [
        ("art", "17", 1, "pasal"),
        ("para", "1", 2, "ayat"),
    ]
    quoted = a.parse("art_I__point_1__mod_1__qstr_1__art_5__para_2")
    assert quoted.quoted == "art_I__point_1__mod_1__qstr_1"
    assert [step.kind for step in quoted.steps] == ["pasal", "ayat"]
    assert a.parse("expl__art_5").attachment == "penjelasan"
    assert a.parse("att_2").attachment == "lampiran"
    assert a.parse("art_5").attachment is None


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("recs_1__rec_a", "menimbang"),
        ("cits_1__cit_2", "mengingat"),
        ("cits_2__cit_2", "memperhatikan"),
        ("chp_III__part_2", "bagian"),
        ("art_7__para_1", "ayat"),
        ("art_7__point_a__point_1", "angka"),
        ("art_7__point_aa", "huruf"),
        ("expl__gen", "penjelasan"),
        ("expl__art_5__para_1", "penjelasan"),
        ("att_1", "lampiran"),
        ("dictum_3", "diktum"),
        ("art_I__mod_1__qstr_1__art_5", "pasal"),
    ],
)
def test_kind_of(address, kind):
    assert a.kind_of(address) == kind


@pytest.mark.parametrize("address", ["", "document", "/akn/id/act/uu/2014/23"])
def test_what_names_no_unit_has_no_kind(address):
    with pytest.raises(ValueError, match="no unit has the address"):
        a.kind_of(address)


def test_neighbours():
    assert a.child("art_7", "ayat", "2") == "art_7__para_2"
    assert a.child(None, "pasal", "7") == "art_7"
    assert a.framed("menimbang", 1, "b") == "recs_1__rec_b"
    assert a.framed("memperhatikan", 3, "1") == "cits_3__cit_1"
    assert a.relabelled("art_7__para_2-2", "5") == "art_7__para_5"
    assert a.relabelled("art_7", "8") == "art_8"
    assert a.again("chp_I", 1) == "chp_I"
    assert a.again("chp_I", 2) == "chp_I-2"
    assert a.is_repeated("chp_I-2")
    assert not a.is_repeated("chp_I-2__part_1")
    assert a.parent("art_7__para_2") == "art_7"
    assert a.parent("art_7") == ""
    assert list(a.upwards("art_7__para_2")) == ["art_7__para_2", "art_7"]


def test_inside():
    assert a.is_within("art_7__para_1", "art_7")
    assert a.is_within("art_7", "art_7")
    assert not a.is_within("art_70", "art_7")
    assert not a.is_below("art_7", "art_7")
    assert a.below("art_7__para_1__point_a", "art_7") == "para_1__point_a"
    assert a.known_steps("art_7__para_9__point_a", {"art_7"}) == 1
    assert a.known_steps("art_7__para_9", {"art_8"}) == 0
    assert a.first_steps("art_7__para_9__point_a", 2) == "art_7__para_9"


def test_the_pasal_of_an_address():
    assert a.pasal_of("art_7__para_1__point_a") == "art_7"
    assert a.pasal_of("dictum_2__point_a") == "dictum_2"
    quoted = "art_I__point_1__mod_1__qstr_1__art_5"
    assert a.pasal_of(f"{quoted}__para_2") == quoted
    assert a.pasal_of("chp_I__part_1") is None
    assert a.pasal_of("expl__art_5__para_1") is None


def test_quotations():
    quoted = a.quoted_by("art_I__point_1")
    assert quoted == "art_I__point_1__mod_1__qstr_1"
    assert a.quotation_of(f"{quoted}__art_5__para_2") == quoted
    assert a.change_of(f"{quoted}__art_5") == a.changed_by("art_I__point_1")
    assert a.instruction_of(f"{quoted}__art_5") == "art_I__point_1"
    assert a.in_amended(f"{quoted}__art_5__para_2") == "art_5__para_2"
    assert a.in_amended("art_5") == ""
    assert a.is_changed("art_I__mod_1")
    assert not a.is_quoted("art_I__mod_1")


def test_where_in_the_regulation():
    assert a.is_body("art_1")
    assert not any(a.is_body(address) for address in ("recs_1__rec_a", "cits_1__cit_1", "expl__art_1", "att_1"))
    assert a.is_legal_basis("cits_1__cit_1")
    assert not a.is_legal_basis("cits_2__cit_1")
    assert a.is_pasal("art_5__para_1")
    assert not a.is_pasal("expl__art_5")
    assert a.explained("expl__art_5__para_1") == "art_5__para_1"
    assert a.explained("expl__gen") is None
    assert a.explaining("art_5") == "expl__art_5"
    assert a.explaining("") == "expl"


def test_other_works():
    iri = a.pinpoint_iri("/akn/id/act/uu/2014/23", "art_17")
    assert a.split_work(iri) == ("/akn/id/act/uu/2014/23", "art_17")
    assert a.split_work("/akn/id/act/uu/2014/23") == ("/akn/id/act/uu/2014/23", "")
    assert a.split_work("art_17") == (None, "art_17")
    assert a.work_of(iri) == "/akn/id/act/uu/2014/23"
    assert a.is_pinpoint(iri)
    assert not a.is_pinpoint("/akn/id/act/uu/2014/23")


def test_names_of_annexes():
    assert a.annex_name("II") == "lampiran_II"
    assert a.annex_name("") == "lampiran"
    assert a.annex_label("lampiran_II") == "II"
    assert a.is_annex_name("lampiran")
    assert not a.is_annex_name("att_1")
