"""`thk serve`, `thk mcp`, `thk lsp`: how they begin, and what they say where something is missing."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.command import hears_ctrl_c

LOCAL = "127.0.0.1"
LIBRARIES = {"serve": "uvicorn", "mcp": "mcp", "lsp": "pygls"}


@pytest.mark.parametrize("command", LIBRARIES)
def test_a_missing_library_is_named_by_its_extra(thk, monkeypatch, command):
    library = LIBRARIES[command]
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.startswith("extractor.serve")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    result = thk(command)
    assert result.returncode == 2 and f"thk[{command}]" in result.stderr


@pytest.mark.parametrize("command", ["serve", "mcp"])
def test_a_collection_that_is_not_there_is_said(thk, command):
    result = thk(command, "--store", "tidak-ada.db")
    assert result.returncode == 2 and "tidak-ada.db" in result.stderr


def test_a_folder_that_cannot_be_made_is_said(thk):
    (thk.folder / "berkas").write_text("x")
    result = thk("serve", "--folder", "berkas/meja", "--port", "0")
    assert result.returncode == 2 and "berkas" in result.stderr


@pytest.mark.parametrize("command", [("serve", "--folder", "meja"), ("mcp", "--http")])
def test_a_port_that_is_taken_is_said_before_an_address_is_shown(thk, command):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = thk(*command, "--port", str(taken.getsockname()[1]))
    assert result.returncode == 2 and "sedang dipakai program lain" in result.stderr
    assert "http" not in result.stderr.partition("Port")[2]
    foreign = thk(*command, "--host", "203.0.113.7", "--port", "0", "--lang", "en")
    assert foreign.returncode == 2 and "not an address of this computer" in foreign.stderr


@pytest.mark.process
def test_the_desk_begins_ends_and_asks_strangers_for_a_token(tmp_path):
    root = str(Path(__file__).parents[2])
    with socket.socket() as free:
        free.bind(("0.0.0.0", 0))
        port = str(free.getsockname()[1])
    address = f"http://{LOCAL}:{port}/"
    program = f"import sys; sys.path[:0] = [{root!r}]; from extractor.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        program,
        "serve",
        "--host",
        "0.0.0.0",
        "--port",
        port,
        "--folder",
        str(tmp_path / "meja"),
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    desk = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, preexec_fn=hears_ctrl_c)
    try:
        said = desk.stderr.readline()
        token = re.search(r"\?token=([\w-]{20,})", said)[1]
        for _ in range(200):
            try:
                asked = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
                assert "Periksa naskah" in urllib.request.urlopen(asked, timeout=5).read().decode()
                break
            except ConnectionError:
                time.sleep(0.05)
            except urllib.error.URLError as problem:
                assert isinstance(problem.reason, ConnectionError)
                time.sleep(0.05)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(address, timeout=5)
        assert refused.value.code == 401
    finally:
        desk.send_signal(signal.SIGINT)
        desk.wait(30)
    assert "Traceback" not in desk.stderr.read()
