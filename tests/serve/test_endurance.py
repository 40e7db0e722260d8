"""Memory of the desk: it does not grow with the requests."""

import re
from pathlib import Path

import pytest

STATUS = Path("/proc/self/status")
pytestmark = [pytest.mark.perf, pytest.mark.skipif(not STATUS.exists(), reason="needs /proc")]


def held() -> int:
    """What this process holds now, in KB."""
    return int(re.search(r"^VmRSS:\s+(\d+)", STATUS.read_text(), re.M)[1])


def test_memory_is_flat_over_a_thousand_requests(office):
    client, draft = office
    paths = [
        "/",
        draft,
        f"{draft}/read",
        f"{draft}/findings/1?show=all",
        f"/api/v1{draft}/provisions/art_1",
        "/tidak-ada",
    ]

    def ask(count: int) -> None:
        for at in range(count):
            client.get(paths[at % len(paths)])

    ask(300)
    before = held()
    ask(1000)
    assert held() < 1.05 * before
