"""Several inputs in one call: all of them, in their order, whatever one of them does."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.command import hears_ctrl_c

pytestmark = pytest.mark.process

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


@pytest.fixture
def running(corpus, tmp_path) -> Iterator[subprocess.Popen[bytes]]:
    """`thk parse` in a process of its own that has read a text and waits for a pipe into which nobody writes."""
    os.mkfifo(tmp_path / "diam.pdf")
    command = [sys.executable, "-m", "extractor", "parse", corpus / GOOD[1], tmp_path / "diam.pdf", corpus / GOOD[0]]
    options = ["-o", tmp_path / "hasil", "--to", "json", "--jobs", "2"]
    child = subprocess.Popen(
        [*map(str, command), *map(str, options)],
        stderr=subprocess.PIPE,
        start_new_session=True,
        cwd=tmp_path,
        preexec_fn=hears_ctrl_c,
    )
    try:
        wait_until(lambda: len(list((tmp_path / "hasil").glob("*.thk.json"))) == 2)
        yield child
    finally:
        child.kill()
        child.communicate()


def wait_until(happened: Callable[[], object]) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen within a minute")


def below(process: int) -> list[int]:
    """All processes that a process has started, and those that they have started."""
    path = Path(f"/proc/{process}/task/{process}/children")
    found = [int(each) for each in path.read_text().split()] if path.exists() else []
    return [each for child in found for each in (child, *below(child))]


def test_ctrl_c_leaves_finished_files_and_no_process(running, tmp_path) -> None:
    started = below(running.pid)
    assert len(started) >= 2
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "Dihentikan." in said.decode()
    finished = {Path(name).stem: tmp_path / "hasil" / f"{Path(name).stem}.thk.json" for name in GOOD}
    assert all(json.loads(path.read_text())["document"] for path in finished.values())
    assert {each.name for each in (tmp_path / "hasil").iterdir()} == {path.name for path in finished.values()}
    wait_until(lambda: not any(Path(f"/proc/{each}").exists() for each in started))


def test_no_process_outlives_a_program_that_is_killed(running) -> None:
    started = below(running.pid)
    assert len(started) >= 2
    running.kill()
    running.wait()
    wait_until(lambda: not any(Path(f"/proc/{each}").exists() for each in started))


@pytest.mark.parametrize("all_of_them", [False, True], ids=["the worker", "every process"])
def test_a_killed_worker_is_named_and_the_others_are_read(running, tmp_path, all_of_them) -> None:
    for each in below(running.pid) if all_of_them else below(running.pid)[-1:]:
        os.kill(each, signal.SIGKILL)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 2
    (sentence,) = [line for line in said.decode().splitlines() if line.startswith(f"{tmp_path / 'diam.pdf'}: ")]
    assert "sinyal 9" in sentence
    assert "2 dari 3 INPUT terbaca." in said.decode()


@pytest.mark.parametrize("option", ["--jobs", "--memory", "--page-time", "--time"])
def test_a_limit_that_is_no_limit_is_misuse(thk, corpus, option) -> None:
    done = thk("check", corpus / GOOD[0], option, "0")
    assert done.returncode == 2
    assert option in done.stderr
