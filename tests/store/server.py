"""A PostgreSQL server for the tests: started where its programs are installed, reached by a socket, gone with the run."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
_QUIET = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=20")
_number = count(1)


def is_installed() -> bool:
    """Whether the programs of a server are here (on Debian: the package postgresql)."""
    return bool(_PROGRAMS)


class Server:
    """A running server: gives a new, empty place each time it is asked."""

    def __init__(self, folder: Path, user: str) -> None:
        self.folder, self.user = folder, user

    def database(self) -> str:
        """Return the address of a new, empty schema, which is to a program what a database is."""
        name = f"uji{next(_number)}"
        with psycopg.connect(f"host={self.folder} user=thk dbname=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"postgresql://thk@/postgres?host={self.folder}&options=-csearch_path%3D{name}"


def _run(user: str, program: str, *words: str) -> None:
    # A server refuses to run as root.
    other = {"user": user} if os.geteuid() == 0 else {}
    path = _PROGRAMS[-1].with_name(program)
    subprocess.run([path, *words], check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **other)  # type: ignore[call-overload]


@contextmanager
def running() -> Iterator[Server]:
    """Give a running server."""
    user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="thk-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, user)
        data = str(folder / "data")
        _run(user, "initdb", "-D", data, "-U", "thk", "-A", "trust", "--no-sync", "--locale=C", "--encoding=UTF8")
        options = " ".join(f"-c {each}" for each in (*_QUIET, f"unix_socket_directories={folder}"))
        _run(user, "pg_ctl", "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield Server(folder, user)
        finally:
            _run(user, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
