"""The other side of a starter: loads everything that an input needs, then makes a copy of itself for each worker."""

import gc
import os
import socket
import sys
from typing import BinaryIO, cast

from extractor.source.readers import function
from extractor.workers.collector import spare_the_collector
from extractor.workers.frames import STATUS, Start, incoming
from extractor.workers.limits import end_with_parent
from extractor.workers.work import Input, do
from extractor.workers.worker import serve

# Read once before the first worker, so that all grammars are loaded and no worker has to.
_SAMPLE = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
CONTOH

Pasal 1
Camat wajib melapor kepada Bupati sebagaimana dimaksud dalam Pasal 2 ayat (1) sesuai Undang-Undang Nomor 23 Tahun 2014.
"""


def main(descriptor: int) -> None:
    """Serve the process at the other end of the socket: start workers, tell how they ended. Ends with it."""
    end_with_parent()
    with socket.socket(fileno=descriptor) as asked:
        with asked.makefile("rb", buffering=0) as stream:
            start = next(incoming(cast(BinaryIO, stream)))
        assert isinstance(start, Start)
        _load(start)
        while True:
            data, descriptors, _, _ = socket.recv_fds(asked, STATUS.size, 2)
            if len(data) < STATUS.size:
                return
            pid = STATUS.unpack(data)[0]
            if pid:
                _, status, used = os.wait4(pid, 0)
                peak = used.ru_maxrss >> (20 if sys.platform == "darwin" else 10)
                asked.sendall(STATUS.pack(os.waitstatus_to_exitcode(status), peak))
                continue
            inbox, out = descriptors
            try:
                pid = os.fork()
            except OSError as problem:
                pid = -(problem.errno or 1)
            if not pid:
                asked.close()
                _work(inbox, out)
            if pid > 0:
                _leads_a_group(pid)
            os.close(inbox)
            os.close(out)
            asked.sendall(STATUS.pack(pid, 0))


def _load(start: Start) -> None:
    """Import and compile what the work needs; what is here once is shared by all workers."""
    gc.disable()  # all of it stays
    for reader in start.readers:
        function(reader)
    do(start.wish, Input("contoh.txt", data=_SAMPLE.encode()), start.limits)
    gc.freeze()
    gc.enable()
    spare_the_collector()


def _work(inbox: int, out: int) -> None:
    """Be a worker, and never return."""
    try:
        _leads_a_group(0)
        serve(inbox, out)
    finally:
        os._exit(1)


def _leads_a_group(pid: int) -> None:
    """Let a process lead a group of what it starts. Both sides say so: whichever comes first."""
    try:
        os.setpgid(pid, pid)
    except (ProcessLookupError, PermissionError):
        return
