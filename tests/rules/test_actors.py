"""The registry of actors: one id for all names of one actor."""

import pytest

from extractor.model.rule import Quote, Term
from extractor.model.text import Span
from extractor.rules.actors import Registry, actor_kind


def term(name: str, definition: str, short: tuple[str, ...] = ()) -> Term:
    return Term(f"term:{name}", name, Span(0, 1), Quote(definition, Span(0, 1)), "art_1__point_1", short)


@pytest.mark.parametrize(
    ("name", "definition", "kind"),
    [
        ("Camat", "pemimpin Kecamatan.", "office"),
        ("Dinas Sosial", "Dinas Sosial Kabupaten Paser.", "org_unit"),
        ("Perangkat Daerah", "unsur pembantu Bupati.", "class"),
        ("Relawan", "orang yang bekerja tanpa upah.", "class"),
        ("Relawan", "orangan sawah.", None),
        ("Hubungan Kerja", "orang yang bekerja.", None),
        ("Izin", "orang.", None),
        ("Sampah", "sisa kegiatan sehari-hari manusia.", None),
    ],
)
def test_a_definition_tells_who_can_act(name: str, definition: str, kind: str | None) -> None:
    assert actor_kind(term(name, definition)) == kind


def test_all_names_of_an_actor_give_one_id() -> None:
    registry = Registry(
        [term("Pejabat Pengelola Informasi", "pejabat.", ("PPID", "Pejabat")), term("Izin", "persetujuan.")]
    )
    found = registry.mention("PPID", "class", Span(40, 44))
    assert registry.mention("pejabat  pengelola informasi", "office", Span(10, 20)) == found
    assert registry.knows("PEJABAT") and not registry.knows("Izin")
    assert list(registry.names()) == [
        ("Pejabat Pengelola Informasi", "office"),
        ("PPID", "office"),
        ("Pejabat", "office"),
    ]
    (actor,) = registry.actors()
    assert (actor.id, actor.label, actor.kind) == (found, "Pejabat Pengelola Informasi", "office")
    assert actor.aliases == ("PPID", "Pejabat")
    assert actor.mentions == (Span(10, 20), Span(40, 44))
    assert actor.defined_by == "art_1__point_1"


def test_a_name_that_is_taken_stays_with_its_first_owner() -> None:
    registry = Registry([])
    first = registry.add("Dinas Sosial", "org_unit", None, ["Dinas"])
    second = registry.add("Dinas Kesehatan", "org_unit", "art_2", ["Dinas", "Dinkes"])
    assert first != second
    assert registry.mention("Dinas", "org_unit", Span(0, 5)) == first
    assert registry.add("Dinas Sosial", "org_unit", "art_3", ["Dinas"]) == first
    assert [(a.aliases, a.defined_by) for a in registry.actors()] == [(("Dinas",), "art_3"), (("Dinkes",), "art_2")]


def test_two_labels_of_one_slug_are_two_actors() -> None:
    registry = Registry([])
    assert registry.add("Unit (A)", "org_unit", None) == "actor:unit-a"
    assert registry.add("Unit A", "org_unit", None) == "actor:unit-a-2"
    assert registry.add("Unit-A", "org_unit", None) == "actor:unit-a-2-2"
