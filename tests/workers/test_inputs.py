"""What the names on a command line stand for."""

import os
import zipfile
from pathlib import Path

import pytest

from extractor.workers.inputs import inputs_of
from extractor.workers.work import data_of

TEXT = b"PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.pdf", "sub/c.docx", "sub/d.txt", "foto.xls", ".git/e.txt", ".sembunyi.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(TEXT)
    return tmp_path


def test_a_folder_stands_for_the_readable_files_in_and_below_it(folder) -> None:
    found = inputs_of([str(folder)])
    assert [Path(each.name).relative_to(folder).as_posix() for each in found.inputs] == [
        "a.pdf",
        "b.txt",
        "sub/c.docx",
        "sub/d.txt",
    ]
    assert [Path(name).name for name in found.skipped] == ["foto.xls"]


@pytest.mark.parametrize("archived", [False, True])
def test_what_thk_made_of_a_text_is_not_read_beside_it(tmp_path, archived) -> None:
    names = ("a.pdf", "a.thk.pdf", "a.fixed.txt", "b.fixed.txt", "c.thk.docx", "sub/a.thk.docx", "d.txt", "d.v2.txt")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    given = tmp_path
    if archived:
        given = tmp_path / "kiriman.zip"
        with zipfile.ZipFile(given, "w") as archive:
            for name in names:
                archive.write(tmp_path / name, name)
    found = inputs_of([str(given)])
    assert sorted(Path(name).name for name in found.made) == ["a.fixed.txt", "a.thk.pdf"]
    assert sorted(Path(each.name).relative_to(given).as_posix() for each in found.inputs) == [
        "a.pdf", "b.fixed.txt", "c.thk.docx", "d.txt", "d.v2.txt", "sub/a.thk.docx",
    ]  # fmt: skip
    assert len(inputs_of([str(tmp_path / "a.thk.pdf")]).inputs) == 1


def test_links_in_a_ring_do_not_go_round(folder) -> None:
    (folder / "sub" / "lagi").symlink_to(folder, target_is_directory=True)
    assert len(inputs_of([str(folder)]).inputs) == 4


def test_a_folder_with_nothing_in_it_is_refused(tmp_path) -> None:
    (each,) = inputs_of([str(tmp_path)]).inputs
    assert each.refused is not None
    assert str(tmp_path) in each.refused.message and "folder" in each.refused.message_en


def test_a_pattern_stands_for_what_it_matches(folder) -> None:
    assert [Path(each.name).name for each in inputs_of([f"{folder}/**/*.txt"]).inputs] == ["b.txt", "d.txt"]
    (none,) = inputs_of([f"{folder}/*.md"]).inputs
    assert none.refused is not None


def test_a_file_whose_name_looks_like_a_pattern_is_itself(folder) -> None:
    path = folder / "a[1].txt"
    path.write_bytes(TEXT)
    assert [each.name for each in inputs_of([str(path)]).inputs] == [str(path)]


def test_a_zip_archive_stands_for_the_readable_files_in_it(tmp_path) -> None:
    path = tmp_path / "kiriman.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("satu/a.txt", TEXT)
        archive.writestr("../luar.txt", TEXT + b"2")
        archive.writestr("gambar.xls", b"x")
        archive.writestr("dalam.zip", b"PK")
        archive.writestr("__MACOSX/._a.txt", b"x")
    found = inputs_of([str(path)])
    assert [each.name for each in found.inputs] == [f"{path}/satu/a.txt", f"{path}/../luar.txt"]
    assert [data_of(each) for each in found.inputs] == [TEXT, TEXT + b"2"]
    assert found.skipped == [f"{path}/gambar.xls", f"{path}/dalam.zip"]


def test_a_broken_archive_is_refused(tmp_path) -> None:
    path = tmp_path / "rusak.zip"
    path.write_bytes(b"PK\x03\x04 not an archive")
    (each,) = inputs_of([str(path)]).inputs
    assert each.refused is not None and "ZIP" in each.refused.message


def test_a_name_that_is_no_utf_8_can_be_printed_and_opened(tmp_path) -> None:
    path = os.fsencode(tmp_path) + b"/perda-\xe9.txt"
    with open(path, "wb") as stream:  # noqa: PTH123
        stream.write(TEXT)
    (each,) = inputs_of([os.fsdecode(path)]).inputs
    assert each.name.endswith("perda-\ufffd.txt")
    assert data_of(each) == TEXT
