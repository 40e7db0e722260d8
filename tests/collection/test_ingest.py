"""What becomes of files that are taken in: new, unchanged, copies, other readings, failures."""

from pathlib import Path

from sqlalchemy import func, select

from extractor.collection.ingest.ingest import Arrived, Order, ingest
from extractor.collection.ingest.program import program_version
from extractor.store.database import Database
from extractor.store.tables import OF_THE_TEXT, analyses, expressions, files, provisions, regulations, runs
from extractor.workers.failure import Failure
from extractor.workers.inputs import inputs_of
from extractor.workers.plan import Result, Step
from extractor.workers.work import Input, do
from tests.collection.made_regulations import KOORDINASI, regulation
from tests.store.dump import dump

IRI = "/akn/id/act/perbup/kab-contoh/2018/5"


def statuses(arrived: list[Arrived]) -> dict[str, str]:
    return {Path(each.name).stem: each.status for each in arrived}


def one(database: Database, query: object) -> object:
    with database.reading() as connection:
        return connection.execute(query).scalar()  # type: ignore[call-overload]


def test_a_regulation_is_written_with_all_it_says(fill, database) -> None:
    (arrived,) = fill(a=KOORDINASI)
    assert (arrived.status, arrived.regulation, arrived.problem) == ("read", IRI, None)
    with database.reading() as connection:
        row = connection.execute(select(regulations)).one()
        assert (row.jenis, row.nomor, row.tahun, row.day) == ("perbup", "5", "2018", "2018-03-03")
        texts = dict(connection.execute(select(provisions.c.eid, provisions.c.text)).all())
    assert texts["art_2__para_1"] == "Camat wajib melaksanakan koordinasi dengan kepala desa setiap bulan."
    assert one(database, select(func.count()).select_from(analyses)) == 1


def test_only_what_is_new_or_changed_is_read(fill, database) -> None:
    fill(a=KOORDINASI, b=regulation(1, 2019, "Kebersihan", ["Setiap orang wajib menjaga kebersihan."]))
    before = dump(database)
    assert statuses(fill()) == {"a": "unchanged", "b": "unchanged"}
    assert dump(database) == before
    changed = fill(b=regulation(1, 2019, "Kebersihan", ["Setiap orang dilarang membuang sampah."]))
    assert statuses(changed) == {"a": "unchanged", "b": "read"}
    texts = one(database, select(provisions.c.text).where(provisions.c.text.contains("sampah")))
    assert texts == "Setiap orang dilarang membuang sampah."
    assert one(database, select(func.count()).where(provisions.c.text.contains("menjaga"))) == 0


def test_what_another_program_read_is_read_again(fill, database) -> None:
    fill(a=KOORDINASI)
    with database.writing() as connection:
        connection.execute(files.update().values(version="0.0+lama"))
    assert statuses(fill()) == {"a": "read"}
    assert one(database, select(files.c.version)) == program_version()
    assert one(database, select(func.count()).select_from(expressions)) == 1


def test_the_same_bytes_are_a_copy(fill, database) -> None:
    assert statuses(fill(a=KOORDINASI, b=KOORDINASI)) == {"a": "read", "b": "copy"}
    assert one(database, select(func.count()).select_from(regulations)) == 1
    assert statuses(fill()) == {"a": "unchanged", "b": "unchanged"}


def test_a_copy_stands_in_for_the_first_when_that_changes(fill, database) -> None:
    fill(a=KOORDINASI, b=KOORDINASI, c=KOORDINASI)
    fill(a=regulation(9, 2020, "Retribusi", ["Setiap orang wajib membayar retribusi."]))
    with database.reading() as connection:
        iris = connection.execute(select(regulations.c.iri).order_by(regulations.c.iri)).scalars().all()
        rows = connection.execute(select(files.c.name, files.c.status, files.c.same_as, files.c.id)).all()
    assert iris == [IRI, "/akn/id/act/perbup/kab-contoh/2020/9"]
    of = {Path(row.name).stem: row for row in rows}
    assert (of["b"].same_as, of["c"].same_as) == (None, of["b"].id)
    assert one(database, select(expressions.c.file_id).join(regulations).where(regulations.c.iri == IRI)) == of["b"].id


def test_a_new_scan_is_another_reading_and_the_best_one_stands(fill, database) -> None:
    whole = KOORDINASI
    cut = whole[: whole.index("Ditetapkan di")]
    (first,) = fill(a=cut)
    assert first.likeness is None
    second = fill(b=whole)[-1]
    assert second.status == "read"
    assert second.likeness is not None and second.likeness > 0.5
    assert one(database, select(func.count()).select_from(regulations)) == 1
    chosen = select(files.c.name).join(expressions, expressions.c.file_id == files.c.id)
    assert Path(str(one(database, chosen))).stem == "b"
    third = fill(c=cut + "\n")[-1]
    assert Path(str(one(database, chosen))).stem == "b"
    assert third.likeness is not None


def test_the_order_of_arrival_changes_nothing(tmp_path, database) -> None:
    from extractor.store.database import open_database

    texts = [KOORDINASI, KOORDINASI[: KOORDINASI.index("Ditetapkan di")], regulation(1, 2019, "A", ["Isi."]), "bukan"]
    for at, text in enumerate(texts):
        (tmp_path / f"{at}.txt").write_text(text)
    inputs = inputs_of([str(tmp_path / f"{at}.txt") for at in range(4)]).inputs
    other = open_database(tmp_path / "lain.db", create=True)
    list(ingest(database, inputs, Order()))
    list(ingest(other, inputs[::-1], Order()))
    assert dump(database) == dump(other)


def test_a_number_that_one_scan_lost_is_taken_from_the_other(fill, database) -> None:
    lost = KOORDINASI.replace("NOMOR 5 TAHUN 2018\n", "NOMOR\n").replace(" TAHUN 2018 NOMOR 5", "")
    fill(a=lost)
    assert str(one(database, select(regulations.c.iri))).startswith("file:")
    arrived = fill(b=KOORDINASI)[-1]
    assert arrived.regulation == IRI
    assert one(database, select(regulations.c.iri)) == IRI
    assert one(database, select(func.count()).select_from(regulations)) == 1


def test_what_fails_is_recorded_and_tried_again_on_demand(fill, database, tmp_path) -> None:
    broken = fill(a=b"%PDF-1.7\nrusak", b="Resep sayur asem.", c="Resep sayur asem.")
    assert statuses(broken) == {"a": "failed", "b": "no_regulation", "c": "no_regulation"}
    assert all(each.problem for each in broken)
    with database.reading() as connection:
        rows = connection.execute(select(files.c.reason, files.c.reason_en, files.c.attempts)).all()
    assert all(row.reason and row.reason_en and row.attempts == 1 for row in rows)
    assert statuses(fill()) == {"a": "unchanged", "b": "unchanged", "c": "unchanged"}
    folder = inputs_of([str(tmp_path / "naskah")]).inputs
    again = [each for each in ingest(database, folder, Order(retry=True)) if isinstance(each, Arrived)]
    assert statuses(again) == {"a": "failed", "b": "no_regulation", "c": "no_regulation"}
    assert one(database, select(files.c.attempts).where(files.c.status == "failed")) == 2


def test_what_cannot_be_opened_is_recorded(database, tmp_path) -> None:
    inputs = [*inputs_of([str(tmp_path / "tidak-ada.txt")]).inputs, Input("f", b"/dev/null")]
    arrived = [each for each in ingest(database, inputs, Order()) if isinstance(each, Arrived)]
    assert [each.status for each in arrived] == ["failed", "failed"]


def test_originals_are_kept_once_under_their_hash(database, fill, tmp_path) -> None:
    fill(a=KOORDINASI, b=KOORDINASI)
    with database.writing() as connection:
        connection.execute(files.update().values(version="lama"))
    inputs = inputs_of([str(tmp_path / "naskah")]).inputs
    list(ingest(database, inputs, Order(keep=tmp_path / "asli")))
    kept = [path for path in (tmp_path / "asli").rglob("*") if path.is_file()]
    assert [path.read_text() for path in kept] == [KOORDINASI]
    assert one(database, select(files.c.kept)) == kept[0].relative_to(tmp_path / "asli").as_posix()
    assert (tmp_path / "naskah" / "a.txt").read_text() == KOORDINASI


def test_each_run_is_counted(fill, database) -> None:
    fill(a=KOORDINASI, b=KOORDINASI, c="Resep.")
    fill()
    with database.reading() as connection:
        rows = connection.execute(select(runs).order_by(runs.c.id)).all()
    assert [(r.found, r.read, r.copies, r.unchanged, r.failed, bool(r.ended)) for r in rows] == [
        (3, 1, 1, 0, 1, True),
        (3, 0, 0, 3, 0, True),
    ]


def test_a_regulation_whose_only_file_became_another_one_leaves_nothing_behind(fill, database) -> None:
    fill(a=KOORDINASI)
    fill(a="Resep sayur asem.")
    with database.reading() as connection:
        for table in (regulations, expressions, analyses, *OF_THE_TEXT):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0, table.name


def test_files_that_come_into_a_watched_folder(tmp_path) -> None:
    from threading import Event, Timer

    from extractor.collection.ingest.watch import arrivals

    stop = Event()
    folder = tmp_path / "masuk"
    folder.mkdir()
    written = Timer(0.3, lambda: [(folder / name).write_text("x") for name in ("a.txt", "b.tmp", ".c.txt")])
    written.start()
    for names in arrivals(folder, stop):
        assert [Path(name).name for name in names] == ["a.txt"]
        stop.set()


def test_what_a_file_does_to_its_worker_costs_its_own_result(fill, database, tmp_path) -> None:
    folder = tmp_path / "naskah"
    folder.mkdir()
    for name, text in {"a": KOORDINASI, "b": "macet", "c": regulation(1, 2019, "Taman", ["Isi."])}.items():
        (folder / f"{name}.txt").write_text(text)
    died = Failure("b: proses yang membacanya dimatikan dari luar", "b: the process that read it was killed")

    def read(inputs, wish, plan):
        for at, given in enumerate(inputs):
            hurt = given.name.endswith("b.txt")
            yield Step(at, 1, 1)
            yield Result(at, died if hurt else do(wish, given, plan.limits))

    arrived = [e for e in ingest(database, inputs_of([str(folder)]).inputs, Order(), read) if isinstance(e, Arrived)]
    assert statuses(arrived) == {"a": "read", "b": "failed", "c": "read"}
    assert one(database, select(files.c.reason).where(files.c.status == "failed")) == died.message


def test_a_file_that_changes_while_it_is_read_is_told(database, tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(KOORDINASI)
    (tmp_path / "b.txt").write_text(KOORDINASI)

    def read(inputs, wish, plan):
        for at, given in list(enumerate(inputs)):
            path.write_text(regulation(1, 2019, "Taman", ["Isi."]))
            yield Result(at, do(wish, given, plan.limits))

    inputs = inputs_of([str(path), str(tmp_path / "b.txt")]).inputs
    arrived = [event for event in ingest(database, inputs, Order(), read) if isinstance(event, Arrived)]
    assert statuses(arrived) == {"a": "read", "b": "failed"}
    assert statuses([e for e in ingest(database, inputs, Order(retry=True)) if isinstance(e, Arrived)])["b"] == "read"
