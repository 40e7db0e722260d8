"""What one can ask a collection."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event, insert

from extractor.collection.collection import Collection, open_store
from extractor.collection.questions.search import excerpt
from extractor.store.tables import touched
from extractor.store.word_index import Query
from tests.collection.conftest import filled
from tests.collection.made_regulations import KOORDINASI, regulation
from tests.collection.test_law import BASE, FIRST, REPEAL, SECOND, citing

OF = "Peraturan Bupati Contoh Nomor 5 Tahun 2018"


TEXTS = {
    "base": KOORDINASI,
    "first": FIRST,
    "second": SECOND,
    "range": citing(31, 2019, f"Pasal 1 sampai dengan Pasal 3 {OF}"),
    "pasal": citing(32, 2021, f"Pasal 2 ayat (2) {OF}"),
    "other": regulation(
        9, 2017, "Dinas Kebersihan",
        ["Dalam Peraturan Bupati ini yang dimaksud dengan Camat adalah kepala kecamatan.",
         "Kepala Dinas dapat melakukan koordinasi bersama camat.",
         "Tata cara pengangkutan sampah diatur dengan Peraturan Bupati."],
        place="Lain",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def collection(opened, tmp_path_factory) -> Iterator[Collection]:
    """A collection for the tests that only ask."""
    folder = tmp_path_factory.mktemp("koleksi")
    database = opened(folder)
    filled(database, folder / "naskah", **TEXTS)
    yield Collection(database)
    database.close()


@pytest.fixture
def own(fill, database) -> Collection:
    """The same for a test that changes it."""
    fill(**TEXTS)
    return Collection(database)


TYPED = [
    ("Pasal 2 ayat (1) Perbup Contoh 5/2018", BASE, "art_2__para_1"),
    ("perbup contoh 5/2018 pasal 2 ayat 1", BASE, "art_2__para_1"),
    ("Perbup Contoh no 5 tahun 2018", BASE, ""),
    ("peraturan bupati contoh 5 tahun 2018", BASE, ""),
    ("Perbup 5/2018", BASE, ""),
    (f"{BASE}/~art_2", BASE, "art_2"),
    ("UU 23/2014 Pasal 17", "/akn/id/act/uu/2014/23", "art_17"),
]


def test_places_are_named_as_people_do(collection) -> None:
    found = {typed: collection.place(typed) for typed, _, _ in TYPED}
    assert [(typed, place.iri, place.eid) for typed, place in found.items()] == TYPED


def test_a_day_is_written_as_iso_does(collection) -> None:
    for ask in (collection.show, collection.verify, collection.search):
        with pytest.raises(ValueError, match="kemarin"):
            ask("Perbup Contoh 5/2018", at="kemarin")
    assert collection.show("Perbup Contoh 5/2018", "20180601") == collection.show("Perbup Contoh 5/2018", "2018-06-01")


def test_the_same_duty_in_two_regions_is_one(own, fill) -> None:
    said = ["Camat wajib menyampaikan laporan kegiatan kepada Bupati.", "Isi."]
    fill(here=regulation(21, 2020, "Laporan", said), there=regulation(22, 2021, "Laporan", said, place="Lain"))
    late = ["Camat wajib menyampaikan laporan kegiatan kepada Bupati paling lambat 5 (lima) hari.", "Isi."]
    fill(late=regulation(23, 2022, "Laporan", late, place="Jauh"))
    duty, *_ = own.duties("camat", "obligation")
    assert (duty.actor, duty.action, duty.object) == ("Camat", "menyampaikan", "laporan kegiatan")
    assert [each.place for each in duty.held] == ["kab-jauh", "kab-lain", "kab-contoh"]
    assert duty.differs
    assert own.duties("menteri") == ()


def test_nobody_is_told_that_what_is_not_clear_is_not_cited(collection) -> None:
    for ask in (collection.cited_by, collection.history):
        with pytest.raises(LookupError, match="names no regulation"):
            ask("Pasal 99")
    several = collection.cited_by("Pasal 1 dan Pasal 2 Perbup Contoh 5/2018")
    assert several.address == f"{BASE}/~art_1" and several.also == (f"{BASE}/~art_2",)


def test_what_is_not_clear_has_candidates(collection) -> None:
    found = collection.place("koordinasi kecamatan contoh")
    assert found.iri is None
    assert found.candidates[0].iri == BASE
    for other in ("Perda 5/2018", "Perwali Contoh 5/2018", "Perbup Entah 5/2018"):
        assert collection.place(other).iri != BASE
    assert [each.iri for each in collection.place("Perda 5/2018").candidates] == [BASE]
    assert collection.place("sayur asem").candidates == ()
    assert collection.show("sayur asem") is None


def test_search_shows_the_wording_in_force(collection) -> None:
    now, then = (collection.search("koordinasi camat", at=day) for day in (None, "2018-12-31"))
    by_iri = {hit.iri: hit.text for hit in now.hits if hit.eid == "art_2__para_1"}
    assert "setiap minggu" in by_iri[BASE]
    before = {hit.iri: hit.text for hit in then.hits if hit.eid == "art_2__para_1"}
    assert "setiap bulan" in before[BASE]


def test_words_side_by_side_come_first_then_the_newest(collection) -> None:
    hits = collection.search("camat koordinasi").hits
    assert [hit.day for hit in hits] == sorted((hit.day for hit in hits), reverse=True)
    assert [hit.iri for hit in collection.search("koordinasi camat").hits] == [hit.iri for hit in hits]
    assert collection.search("koordinasi bersama").hits[0].iri.endswith("kab-lain/2017/9")
    assert collection.search('"koordinasi bersama"').hits[0].iri.endswith("kab-lain/2017/9")
    assert collection.search("tidakada").hits == ()


def test_search_filters(collection) -> None:
    assert {hit.iri for hit in collection.search("camat", place="kab-lain").hits} == {
        "/akn/id/act/perbup/kab-lain/2017/9"
    }
    assert collection.search("camat", jenis="perda").hits == ()
    duties = collection.search("", rule="obligation", actor="camat", at="2018-06-01").hits
    assert next(hit.address for hit in duties if hit.iri == BASE) == f"{BASE}/~art_2__para_1"
    assert all("bersama camat" not in hit.text for hit in duties)
    assert collection.search("camat", rule="prohibition").hits == ()


@pytest.mark.parametrize(("kind", "asked"), [("prohibition", 1), ("permission", 2)])
def test_regulations_without_a_rule_of_the_wanted_type_are_not_looked_into(collection, kind, asked) -> None:
    statements = []

    def note(connection, cursor, statement, *_) -> None:
        if "FROM expressions" in statement:
            statements.append(statement)

    event.listen(collection.database.engine, "before_cursor_execute", note)
    hits = collection.search("", rule=kind).hits
    event.remove(collection.database.engine, "before_cursor_execute", note)
    assert bool(hits) == (kind == "permission")
    assert len(statements) == asked


@pytest.mark.parametrize(
    "wanted",
    [
        {"words": "camat"},
        {"words": "camat koordinasi"},
        {"words": "koordinas*", "at": "2018-12-31"},
        {"words": "camat", "rule": "obligation", "actor": "camat"},
        {"words": "camat", "place": "kab-lain", "jenis": "perbup"},
        {"words": "tidakada"},
        {"words": "", "rule": "obligation", "most": 2},
    ],
)
def test_where_a_great_many_hold_the_words_the_finds_are_the_same(collection, wanted, monkeypatch) -> None:
    sorted_all = collection.search(**wanted)
    monkeypatch.setattr("extractor.collection.questions.search._MANY", 0)
    monkeypatch.setattr("extractor.collection.questions.search._READ", 2)
    assert collection.search(**wanted) == sorted_all


def test_there_are_more(collection) -> None:
    few = collection.search("camat", most=1)
    assert len(few.hits) == 1 and few.more
    assert not collection.search("camat", most=100).more


def test_an_excerpt_is_cut_at_words() -> None:
    words = " ".join(f"kata{at}" for at in range(60))
    found = excerpt(words, Query("kata30"))
    assert found.startswith("… kata") and found.endswith(" …") and "kata30" in found
    assert excerpt("pendek saja", Query("saja")) == "pendek saja"


def test_show_gives_a_provision_as_of_a_day(collection) -> None:
    shown = collection.show("Pasal 2 Perbup Contoh 5/2018")
    assert shown is not None
    assert [unit.eid for unit in shown.units] == ["art_2", "art_2__para_1", "art_2__para_2"]
    assert shown.units[1].source == "/akn/id/act/perbup/kab-contoh/2019/2"
    assert (shown.status, shown.kind, shown.since) == ("diubah", "consolidated", "2020-03-03")
    old = collection.show("Pasal 2 ayat (1) Perbup Contoh 5/2018", at="2018-05-05")
    assert old is not None and "setiap bulan" in old.units[0].text
    assert old.name == "Pasal 2 ayat (1)"
    assert collection.show("Pasal 9 Perbup Contoh 5/2018") is None
    whole = collection.show(BASE)
    assert whole is not None and len(whole.units) > 5 and whole.cited > 2


def test_show_names_what_is_cited(collection) -> None:
    shown = collection.show("Pasal 1 Perbup Contoh 32/2021")
    assert shown is not None
    assert [(each.quote, each.target, each.state) for each in shown.citations] == [
        (f"Pasal 2 ayat (2) {OF}", f"{BASE}/~art_2__para_2", "here")
    ]


def test_cited_by_counts_what_is_below_and_ranges(collection) -> None:
    def who(typed: str) -> list[str]:
        return [each.address.rpartition("kab-contoh/")[2] for each in collection.cited_by(typed).citations]

    assert who("Pasal 2 ayat (2) Perbup Contoh 5/2018") == [
        "2021/32/~art_1",
        "2020/8/~art_I__point_1",
        "2019/31/~art_1",
    ]
    assert "2021/32/~art_1" in who("Pasal 2 Perbup Contoh 5/2018")
    assert "2019/31/~art_1" in who("Pasal 2 Perbup Contoh 5/2018")
    assert collection.cited_by("Pasal 99 Perbup Contoh 5/2018").count == 0
    laws = collection.cited_by("UU 23/2014")
    assert laws.count == 6
    assert laws.citations[0].day == max(each.day or "" for each in laws.citations)
    assert len(collection.cited_by("UU 23/2014", most=2).citations) == 2


def test_history_has_versions_events_and_files(own, fill) -> None:
    fill(repeal=REPEAL)
    found = own.history("Perbup Contoh 5/2018")
    assert [version.since for version in found.versions] == ["2018-03-03", "2019-03-03", "2020-03-03"]
    assert [(event.what, event.since, event.source) for event in found.events] == [
        ("amended", "2019-03-03", "store"), ("amended", "2020-03-03", "store"), ("repealed", "2022-03-03", "store"),
    ]  # fmt: skip
    assert "dicabut" in found.events[-1].clause or "Nomor 5 Tahun 2018" in found.events[-1].clause
    assert found.status == "dicabut"
    assert [reading.chosen for reading in found.readings] == [True]
    outside = own.history("UU 23/2014")
    assert outside.title is None and {event.source for event in outside.events} == {"register"}


def test_an_instruction_that_cannot_be_made_is_named(fill, database) -> None:
    fill(base=KOORDINASI, wrong=SECOND.replace("Pasal 2 ayat (2)", "Pasal 77 ayat (2)"))
    versions = Collection(database).history("Perbup Contoh 5/2018").versions
    assert [each.reason for each in versions[-1].unapplied] == ["target_missing"]


def test_stale_names_law_amended_or_repealed_since(fill, database) -> None:
    basis = f"{OF} tentang Koordinasi Kecamatan"
    resting = regulation(40, 2018, "Rapat", ["Isi."], mengingat=[basis], month=6)
    fill(base=KOORDINASI, first=FIRST, repeal=REPEAL, resting=resting)
    (found,) = [each for each in Collection(database).stale() if each.iri.endswith("2018/40")]
    of_base = [(old.event.what, old.event.since, old.eid) for old in found.outdated if old.iri == BASE]
    assert of_base == [("amended", "2019-03-03", "cits_1__cit_2"), ("repealed", "2022-03-03", "cits_1__cit_2")]
    assert all(old.ground for old in found.outdated)
    by_itself = [each for each in Collection(database).stale() if each.iri.endswith("2022/1")]
    assert all(old.iri != BASE for each in by_itself for old in each.outdated)


def test_stale_names_ordered_regulations_that_are_missing(fill, database) -> None:
    law = "/akn/id/act/perbup/kab-contoh/2019/50"
    ordering = regulation(50, 2019, "Sampah", ["Tata cara pengangkutan sampah diatur dengan Peraturan Bupati."])
    fill(ordering=ordering)
    collection = Collection(database)
    ((order,),) = [each.unimplemented for each in collection.stale(law)]
    assert (order.eid, order.instrument, order.perhaps) == ("art_1", "perbup", ())
    fill(
        other=regulation(
            51, 2020, "X", ["Isi."], mengingat=["Peraturan Bupati Contoh Nomor 50 Tahun 2019 tentang Sampah"]
        )
    )
    ((order,),) = [each.unimplemented for each in collection.stale(law)]
    assert order.perhaps == ("/akn/id/act/perbup/kab-contoh/2020/51",)
    fill(made=citing(52, 2020, "Pasal 1 Peraturan Bupati Contoh Nomor 50 Tahun 2019"))
    assert all(each.unimplemented == () for each in collection.stale(law))


def test_terms_that_are_defined_differently(collection) -> None:
    wordings = collection.definitions("Camat")
    assert len(wordings) == 2
    assert {address.rpartition("/~")[0] for each in wordings for address in each.addresses} == {
        BASE, "/akn/id/act/perbup/kab-lain/2017/9",
    }  # fmt: skip
    assert ("camat", 2, 2) in collection.contested_terms()


def test_the_regulations_and_their_analyses(collection) -> None:
    entries = list(collection.regulations(place="kab-contoh"))
    assert [entry.day for entry in entries] == sorted((entry.day for entry in entries), reverse=True)
    assert [entry.iri for entry in collection.regulations(jenis="perbup", place="kab-lain")] == [
        "/akn/id/act/perbup/kab-lain/2017/9"
    ]
    analysis = collection.analysis(BASE)
    assert analysis is not None and analysis.document.metadata.iri == BASE
    assert collection.analysis("/akn/id/act/uu/1900/1") is None


def test_a_run_that_was_broken_off_is_told(own, database) -> None:
    assert own.unsettled() == 0
    with database.writing() as connection:
        connection.execute(insert(touched), {"iri": BASE, "what": "text"})
    assert own.unsettled() == 1


def test_a_collection_is_opened_by_its_name(own, database) -> None:
    where = database.engine.url.database if database.is_sqlite else database.where
    with open_store(where) as opened:
        assert opened.place("Perbup 5/2018").iri == BASE
