"""What only a process of its own can show: pipes, closed streams, signals, the terminal's encoding, hash seeds."""

import os
import signal
import subprocess
import sys

import pytest
from test_check_command import BROKEN

from tests.command import hears_ctrl_c

pytestmark = pytest.mark.process

THK = f"'{sys.executable}' -m extractor"
HEAD = "PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nTATA KERJA\nMenetapkan : PERATURAN BUPATI TENTANG TATA KERJA.\n"
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


@pytest.fixture
def shell(tmp_path):
    """Run a line of bash in the empty folder."""

    def run(line):
        return subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], cwd=tmp_path, capture_output=True, text=True)

    return run


def test_a_process_says_what_a_call_says(thk, made):
    made("rusak.txt", BROKEN)
    assert thk.process("check", "rusak.txt", "--format", "json") == thk("check", "rusak.txt", "--format", "json")
    assert thk.process("check", "-", stdin=BROKEN.encode()) == thk("check", "-", stdin=BROKEN.encode())


@posix
def test_a_closed_pipe_is_no_error(shell, corpus):
    result = shell(f"{THK} parse '{corpus}/perbup-bekasi-9-2017.txt' | head -c 10")
    assert (result.returncode, result.stderr) == (0, "")


@posix
@pytest.mark.parametrize(("closed", "code"), [(">&-", 1), ("2>&-", 1), ("<&- >&- 2>&-", 1), ("- <&-", 2)])
def test_a_stream_that_the_caller_closed_is_no_error(shell, made, closed, code):
    made("rusak.txt", BROKEN)
    result = shell(f"{THK} check rusak.txt {closed}")
    assert result.returncode == code
    assert "tidak terduga" not in result.stdout + result.stderr


@posix
def test_a_terminal_that_knows_only_ascii_gets_question_marks(shell, made):
    made("rusak.txt", BROKEN)
    utf, plain = (shell(f"PYTHONIOENCODING={name} {THK} check rusak.txt") for name in ("utf-8", "ascii"))
    assert (plain.returncode, plain.stderr) == (1, "")
    assert not utf.stdout.isascii()
    assert plain.stdout == "".join(char if char.isascii() else "?" for char in utf.stdout)


@posix
def test_interruption_ends_the_process_quietly(made, tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "extractor", "parse", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hears_ctrl_c,
    ) as process:
        assert process.stdin
        # More than a pipe holds: once it is written, the process has started and is reading.
        process.stdin.write(b"Pasal 1\n" * 20_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"Dihentikan.\n")


def test_two_hash_seeds_give_the_same_findings(thk, made):
    """Sixty Pasal of two ayat, and one that cites an ayat far beyond them: many suggestions of one rank."""
    pasal = (f"Pasal {n}\n(1) Perangkat Daerah melapor.\n(2) Bupati membina.\n" for n in range(1, 61))
    text = made("banyak.txt", f"{HEAD}{''.join(pasal)}Pasal 61\nKetentuan dalam Pasal 95 ayat (1) berlaku.\n")
    runs = [thk.process("check", text, "--format", "json", env={"PYTHONHASHSEED": seed}) for seed in "123"]
    assert "Pasal 95" in runs[0].stdout
    assert {run.stdout for run in runs} == {runs[0].stdout}
