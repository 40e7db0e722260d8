"""Law against law: versions, standing, citations on their day, gazettes and titles; only what is touched is compared."""

import pytest
from sqlalchemy import func, select

from extractor.collection.law import settle as settling
from extractor.collection.law.settle import settle
from extractor.collection.law.standing import events_of
from extractor.collection.law.versions import has, version_at
from extractor.store.tables import expressions, findings, provisions, references, regulations, touched
from tests.collection.made_regulations import KOORDINASI, amendment, regulation
from tests.store.dump import dump

BASE = "/akn/id/act/perbup/kab-contoh/2018/5"
FIRST = amendment(
    2, 2019, 5, 2018, "Koordinasi Kecamatan",
    [
        "Ketentuan Pasal 2 ayat (1) diubah sehingga berbunyi sebagai berikut:\n"
        "(1) Camat wajib melaksanakan koordinasi dengan lurah setiap minggu.",
        "Di antara Pasal 2 dan Pasal 3 disisipkan 1 (satu) pasal, yakni Pasal 2A, sehingga berbunyi sebagai berikut:\n"
        "Pasal 2A\nBupati menetapkan jadwal koordinasi.",
    ],
)  # fmt: skip
SECOND = amendment(8, 2020, 5, 2018, "Koordinasi Kecamatan", ["Ketentuan Pasal 2 ayat (2) dihapus."])
REPEAL = regulation(
    1, 2022, "Kerja Sama Kecamatan",
    [
        "Camat wajib bekerja sama.",
        "Pada saat Peraturan Bupati ini mulai berlaku, Peraturan Bupati Contoh Nomor 5 Tahun 2018 tentang Koordinasi"
        " Kecamatan dicabut dan dinyatakan tidak berlaku.",
    ],
)  # fmt: skip


def citing(nomor: int, tahun: int, what: str, month: int = 6) -> str:
    return regulation(nomor, tahun, f"Laporan {nomor}", [f"Laporan disusun sesuai dengan {what}."], month=month)


def texts(database, day: str | None) -> dict[str, str]:
    with database.reading() as connection:
        version = version_at(connection, BASE, day)
        rows = connection.execute(
            select(provisions.c.eid, provisions.c.text).where(provisions.c.expression_id == version)
        )
        return dict(rows.all())


def states(database) -> dict[str, str]:
    with database.reading() as connection:
        rows = connection.execute(
            select(regulations.c.iri, references.c.state)
            .join(expressions, expressions.c.regulation_id == regulations.c.id)
            .join(references, references.c.expression_id == expressions.c.id)
            .where(references.c.target_iri == BASE, references.c.eid == "art_1")
        )
        return {iri.rpartition("kab-contoh/")[2]: state for iri, state in rows}


def told(database, code: str) -> dict[str, str]:
    with database.reading() as connection:
        rows = connection.execute(
            select(regulations.c.iri, findings.c.message)
            .join(expressions, expressions.c.regulation_id == regulations.c.id)
            .join(findings, findings.c.expression_id == expressions.c.id)
            .where(findings.c.code == code, findings.c.about != "")
        )
        return {iri.rpartition("kab-")[2]: message for iri, message in rows}


def test_each_amendment_makes_a_version(fill, database) -> None:
    fill(base=KOORDINASI, first=FIRST, second=SECOND)
    assert "setiap bulan" in texts(database, "2019-01-01")["art_2__para_1"]
    assert "art_2A" not in texts(database, "2019-01-01")
    of_2019 = texts(database, "2019-03-03")
    assert "setiap minggu" in of_2019["art_2__para_1"]
    assert of_2019["art_2A"] == "Bupati menetapkan jadwal koordinasi."
    assert "laporan" in of_2019["art_2__para_2"]
    assert texts(database, None)["art_2__para_2"] == "Dihapus."
    assert texts(database, "2017-01-01") == texts(database, "2019-01-01")
    with database.reading() as connection:
        rows = connection.execute(
            select(expressions.c.since, expressions.c.until).join(regulations).where(regulations.c.iri == BASE)
        )
        assert sorted(rows.all()) == [
            ("2018-03-03", "2019-03-03"), ("2019-03-03", "2020-03-03"), ("2020-03-03", None),
        ]  # fmt: skip
        status = connection.execute(select(regulations).where(regulations.c.iri == BASE)).one()
        assert (status.status, status.status_since) == ("diubah", "2020-03-03")
        latest = version_at(connection, BASE, None)
        assert latest is not None and has(connection, latest, "art_2A") and not has(connection, latest, "art_9")


def test_the_order_of_arrival_changes_nothing(fill, database, tmp_path) -> None:
    from extractor.collection.ingest.ingest import Order, ingest
    from extractor.store.database import open_database
    from extractor.workers.inputs import inputs_of

    named = {
        "a": KOORDINASI,
        "b": FIRST,
        "c": SECOND,
        "d": REPEAL,
        "e": citing(4, 2021, "Pasal 2A Peraturan Bupati Contoh Nomor 5 Tahun 2018"),
    }
    fill(**named)
    other = open_database(tmp_path / "lain.db", create=True)
    for each in inputs_of([str(tmp_path / "naskah")]).inputs[::-1]:
        list(ingest(other, [each], Order()))
    assert dump(database) == dump(other)
    with database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(touched)).scalar() == 0


def test_a_citation_is_looked_up_in_the_version_of_its_day(fill, database) -> None:
    of = "Peraturan Bupati Contoh Nomor 5 Tahun 2018"
    fill(
        base=KOORDINASI, first=FIRST, repeal=REPEAL,
        early=citing(11, 2018, f"Pasal 2A {of}"), late=citing(12, 2019, f"Pasal 2A {of}"),
        never=citing(13, 2019, f"Pasal 9 {of}"), whole=citing(14, 2020, of), gone=citing(15, 2023, f"Pasal 2 {of}"),
    )  # fmt: skip
    assert states(database) == {
        "2018/11": "missing", "2019/12": "here", "2019/13": "missing", "2020/14": "here", "2023/15": "repealed",
    }  # fmt: skip
    missing = told(database, "REF020")
    assert set(missing) == {"contoh/2018/11", "contoh/2019/13"}
    assert "Pasal 9" in missing["contoh/2019/13"]
    repealed = told(database, "REF019")
    assert set(repealed) == {"contoh/2023/15"}
    assert "Nomor 1 Tahun 2022" in repealed["contoh/2023/15"]


def test_a_citation_waits_for_its_regulation(fill, database) -> None:
    fill(one=citing(12, 2019, "Pasal 9 Peraturan Bupati Contoh Nomor 5 Tahun 2018"))
    assert states(database) == {"2019/12": "absent"}
    fill(base=KOORDINASI)
    assert states(database) == {"2019/12": "missing"}
    fill(base="Resep sayur asem.")
    assert states(database) == {"2019/12": "absent"}
    assert told(database, "REF020") == {}


def test_of_a_text_that_is_not_whole_nothing_is_said_to_be_missing(fill, database) -> None:
    fill(
        base=KOORDINASI[: KOORDINASI.index("Ditetapkan di")],
        one=citing(12, 2019, "Pasal 9 Peraturan Bupati Contoh Nomor 5 Tahun 2018"),
    )
    assert states(database) == {"2019/12": "unsure"}
    assert told(database, "REF020") == {}


def test_an_amendment_that_is_not_here_makes_unsure(fill, database) -> None:
    mentioned = regulation(
        3, 2020, "Surat", ["Isi."],
        mengingat=[
            "Peraturan Bupati Contoh Nomor 5 Tahun 2018 tentang Koordinasi Kecamatan sebagaimana telah diubah dengan"
            " Peraturan Bupati Contoh Nomor 7 Tahun 2019 tentang Perubahan Atas Peraturan Bupati Contoh Nomor 5 Tahun"
            " 2018 tentang Koordinasi Kecamatan",
        ],
    )  # fmt: skip
    fill(
        base=KOORDINASI, mentioned=mentioned,
        one=citing(12, 2021, "Pasal 9 Peraturan Bupati Contoh Nomor 5 Tahun 2018"),
    )  # fmt: skip
    assert states(database)["2021/12"] == "unsure"
    with database.reading() as connection:
        assert [(event.what, event.source, event.since) for event in events_of(connection, BASE)] == [
            ("amended", "citation", "2019")
        ]


def test_a_basis_without_its_latest_amendment(fill, database) -> None:
    basis = "Peraturan Bupati Contoh Nomor 5 Tahun 2018 tentang Koordinasi Kecamatan"
    plain = regulation(21, 2020, "Satu", ["Isi."], mengingat=[basis])
    before = regulation(22, 2018, "Dua", ["Isi."], mengingat=[basis], month=6)
    fill(base=KOORDINASI, first=FIRST, plain=plain, before=before)
    outdated = told(database, "EXT005")
    assert set(outdated) == {"contoh/2020/21"}
    assert "Nomor 2 Tahun 2019" in outdated["contoh/2020/21"]


def gazette(place: str, nomor: str, title: str = "Perangkat Daerah") -> str:
    ground = (
        f"Peraturan Pemerintah Nomor 77 Tahun 2016 tentang {title} (Lembaran Negara Republik Indonesia Tahun 2016"
        f" Nomor {nomor}, Tambahan Lembaran Negara Republik Indonesia Nomor 5887)"
    )
    return regulation(5, 2020, "Organisasi", ["Isi."], place=place, mengingat=[ground])


def test_gazettes_are_voted_on_with_the_evidence(fill, database) -> None:
    places = ["Satu", "Dua", "Tiga"]
    fill(**{place: gazette(place, "214") for place in places}, lain=gazette("Empat", "18"))
    wrong = told(database, "EXT002")
    assert set(wrong) == {"empat/2020/5"}
    assert "Nomor 18" in wrong["empat/2020/5"]
    assert "3 peraturan dari 3 pembentuk" in wrong["empat/2020/5"]
    assert "Nomor 214" in wrong["empat/2020/5"]


def test_titles_are_voted_on(fill, database) -> None:
    fill(
        a=gazette("Satu", "214"), b=gazette("Dua", "214"), c=gazette("Tiga", "214", "Perangkat dan Dinas Daerah"),
    )  # fmt: skip
    other = told(database, "EXT004")
    assert set(other) == {"tiga/2020/5"}
    assert "2 peraturan dari 2 pembentuk" in other["tiga/2020/5"]


def test_what_a_regulation_prints_of_itself_is_right(fill, database) -> None:
    of = "Peraturan Bupati Contoh Nomor 5 Tahun 2018 tentang"
    fill(
        base=KOORDINASI,
        **{
            place: regulation(7, 2020, "Isi", ["Isi."], place=place, mengingat=[f"{of} Koordinasi Para Kecamatan"])
            for place in ("Satu", "Dua")
        },
    )
    assert set(told(database, "EXT004")) == {"satu/2020/7", "dua/2020/7"}


def test_only_what_is_touched_is_compared(fill, database, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(base=KOORDINASI, first=FIRST, other=regulation(3, 2019, "Kebersihan", ["Setiap orang wajib bersih."]))
    compared: list[str] = []
    real = settling._compare
    monkeypatch.setattr(settling, "_compare", lambda connection, iri: (compared.append(iri), real(connection, iri)))
    fill(new=regulation(4, 2019, "Taman", ["Isi."], mengingat=["Peraturan Bupati Contoh Nomor 5 Tahun 2018 tentang X"]))
    assert set(compared) == {BASE, "/akn/id/act/perbup/kab-contoh/2019/4", "/akn/id/act/uu/2014/23"}


def test_findings_that_stay_are_not_written_again(fill, database) -> None:
    fill(base=KOORDINASI, one=citing(13, 2019, "Pasal 9 Peraturan Bupati Contoh Nomor 5 Tahun 2018"))

    def keys() -> list[int]:
        with database.reading() as connection:
            return list(connection.execute(select(findings.c.id).where(findings.c.about != "")).scalars())

    before = keys()
    with database.writing() as connection:
        connection.execute(touched.insert(), {"iri": BASE, "what": "text"})
    assert list(settle(database)) == [BASE]
    assert keys() == before != []


def test_what_is_put_off_for_a_time_has_its_last_day(fill, database) -> None:
    order = (
        "Pemberlakuan Pasal 2 Peraturan Bupati Contoh Nomor 5 Tahun 2018 tentang Koordinasi Kecamatan ditunda sampai"
        " dengan tanggal 31 Desember 2021."
    )
    fill(base=KOORDINASI, off=regulation(4, 2021, "Penundaan Pemberlakuan", [order]))
    with database.reading() as connection:
        events = [(event.what, event.since, event.until) for event in events_of(connection, BASE)]
        status = connection.execute(select(regulations.c.status).where(regulations.c.iri == BASE)).scalar()
    assert events == [("suspended", "2021-03-03", "2021-12-31")]
    assert status == "berlaku"
