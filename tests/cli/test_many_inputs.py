"""Several inputs in one call: all of them, in their order, whatever one of them does."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

GOOD = ("perwali-kotabekasi-68-2019.txt", "perbup-pali-fragment.txt")


def sections(report: str) -> list[str]:
    return re.findall(r"^(\S+): \d+ ", report, re.MULTILINE)


def test_side_by_side_is_the_same_as_one_after_the_other(thk, corpus) -> None:
    inputs = sorted(corpus.glob("*.txt"))
    for form in ("text", "json", "sarif", "github"):
        one, many = (thk("check", *inputs, *inputs, "--format", form, "--jobs", jobs) for jobs in (1, 2))
        assert one.stdout == many.stdout
        assert one.returncode == many.returncode == 1


def test_a_folder_is_read_whole(thk, corpus, tmp_path) -> None:
    for name in GOOD:
        (tmp_path / name).write_bytes((corpus / name).read_bytes())
    (tmp_path / "catatan.csv").write_text("a,b")
    done = thk("check", tmp_path, "--fail-on", "never")
    assert done.returncode == 0
    assert "catatan.csv" in done.stderr
    assert "2 dari 2 INPUT terbaca." in done.stderr


def test_an_archive_is_read_whole(thk, corpus, tmp_path) -> None:
    path = tmp_path / "kiriman.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in GOOD:
            archive.write(corpus / name, name)
    done = thk("parse", path, "-o", tmp_path / "hasil", "--to", "json")
    assert done.returncode == 0, done.stderr
    assert sorted(each.stem for each in (tmp_path / "hasil").iterdir()) == sorted(
        f"{Path(name).stem}.thk" for name in GOOD
    )


def test_a_pattern_is_expanded(thk, corpus) -> None:
    done = thk("check", corpus / "perwali-*.txt", "--format", "json", "--fail-on", "never")
    assert len(json.loads(done.stdout)["documents"]) == 2


def test_what_failed_is_in_every_report(thk, corpus, tmp_path) -> None:
    bad = tmp_path / "rusak.pdf"
    bad.write_bytes(b"%PDF-1.4 broken")
    inputs = (corpus / GOOD[0], bad, corpus / GOOD[1])
    text = thk("check", *inputs)
    assert text.returncode == 2
    assert f"2 dari 3 INPUT terbaca. Tidak terbaca: {bad}" in text.stderr
    assert sections(text.stdout) == [str(inputs[0]), str(inputs[2])]
    record = json.loads(thk("check", *inputs, "--format", "json").stdout)
    assert [each["file"] for each in record["failed"]] == [str(bad)]
    assert str(bad) in record["failed"][0]["message"] and record["failed"][0]["messageEn"]
    (run,) = json.loads(thk("check", *inputs, "--format", "sarif").stdout)["runs"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["level"] == "error" and str(bad) in told["message"]["text"]
    assert "rusak.pdf" in thk("check", *inputs, "--format", "html").stdout


def test_a_file_that_is_not_a_regulation_leaves_nothing(thk, corpus, tmp_path) -> None:
    letter = tmp_path / "surat.txt"
    letter.write_text("Dengan hormat, bersama ini kami sampaikan undangan rapat.\n")
    done = thk("parse", letter, corpus / GOOD[1], "-o", tmp_path / "hasil")
    assert done.returncode == 2
    assert "surat.txt" in done.stderr
    assert not list((tmp_path / "hasil").glob("surat*"))
    assert not list((tmp_path / "hasil").glob(".part*"))


def test_the_index_keeps_earlier_runs(thk, corpus, tmp_path) -> None:
    out = tmp_path / "hasil"
    thk("parse", corpus / GOOD[0], "-o", out)
    assert not (out / "index.html").exists()
    thk("parse", corpus / GOOD[1], corpus / GOOD[0], "-o", out)
    thk("parse", corpus / "perbup-paser-56-2020.txt", "-o", out, "--to", "html")
    page = (out / "index.html").read_text()
    for name in (*GOOD, "perbup-paser-56-2020.txt"):
        assert f'href="{Path(name).stem}.html"' in page
    (out / f"{Path(GOOD[0]).stem}.html").unlink()
    thk("parse", corpus / GOOD[1], "-o", out)
    page = (out / "index.html").read_text()
    assert f'href="{Path(GOOD[0]).stem}.html"' not in page
    assert f'href="{Path(GOOD[1]).stem}.html"' in page


def test_inputs_of_one_name_have_results_of_their_own(thk, corpus, tmp_path) -> None:
    for folder, name in (("a", "x.txt"), ("b", "x.txt"), ("c", "X.txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes((corpus / GOOD[1]).read_bytes())
    done = thk("parse", *(tmp_path / each for each in "abc"), "-o", tmp_path / "hasil", "--to", "json")
    assert done.returncode == 0
    assert len(list((tmp_path / "hasil").iterdir())) == 3


def test_ctrl_c_leaves_finished_files_and_no_process(corpus, tmp_path) -> None:
    pipe = tmp_path / "diam.pdf"
    os.mkfifo(pipe)
    out = tmp_path / "hasil"
    command = [sys.executable, "-m", "extractor", "parse", str(corpus / GOOD[1]), str(pipe), "-o", str(out)]
    child = subprocess.Popen([*command, "--jobs", "2", "--to", "json"], stderr=subprocess.PIPE, start_new_session=True)
    try:
        finished = out / f"{Path(GOOD[1]).stem}.thk.json"
        for _ in range(600):
            if finished.exists():
                break
            time.sleep(0.1)
        workers = [int(each) for each in Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split()]
        assert workers
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=20)
    finally:
        child.kill()
        child.wait()
    assert child.returncode == 130
    assert "Dihentikan." in said.decode()
    assert json.loads(finished.read_text())
    assert [each.name for each in out.iterdir()] == [finished.name]
    assert not any(Path(f"/proc/{each}").exists() for each in workers)


@pytest.mark.parametrize("option", ["--jobs", "--memory", "--page-time", "--time"])
def test_a_limit_that_is_no_limit_is_misuse(thk, corpus, option) -> None:
    done = thk("check", corpus / GOOD[0], option, "0")
    assert done.returncode == 2
    assert option in done.stderr
