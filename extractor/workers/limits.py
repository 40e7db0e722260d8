"""What one input may take: memory and time."""

import os
import re
import signal
import sys
from pathlib import Path

from msgspec import Struct

# The last page has been read and the rest is work on its characters: so many of them have the time of one page.
CHARACTERS_A_PAGE = 500_000
_PARENT_GONE = 1  # PR_SET_PDEATHSIG


class Limits(Struct, frozen=True):
    """Bounds of one input: address space in MB, seconds for one page and for the whole document."""

    memory: int = 2048
    page: float = 60.0
    document: float = 3600.0


def bound_this_process(limits: Limits) -> None:
    """Give this process no more memory than `limits` say, and no core file.

    Where the system has no such bounds, nothing is bounded.
    """
    try:
        import resource
    except ImportError:
        return
    wanted = limits.memory << 20
    for kind, most in ((resource.RLIMIT_AS, wanted), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # Only the soft bound: a program that this process starts may be given another one.
        resource.setrlimit(kind, (soft, hard))


def end_with_parent() -> None:
    """Let this process end when the one that started it does, where the system can do that."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PARENT_GONE, signal.SIGKILL, 0, 0, 0)


def peak_memory(process: int | str = "self") -> int:
    """Return the most memory that a process (this one) has held so far, in MB; 0 where the system does not say.

    Linux counts in the usage of a program what the process that started it held: its own is in its status.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return _usage() if process == "self" else 0
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) >> 10 if found else 0


def _usage() -> int:
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak >> 20 if sys.platform == "darwin" else peak >> 10


def cores() -> int:
    """Return on how many cores this program may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
