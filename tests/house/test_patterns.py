"""Every regular expression of the program takes a time that grows with the text, whatever the text."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from adversarial import recipes, text

pytestmark = [pytest.mark.perf, pytest.mark.hostile]
SMALL, TIMES = 500, 16
# Four doublings, each at most two and a half times as long; the small text is read so often that both are as long.
MOST = 2.5**4 / TIMES
# What takes less (seconds) is nothing, and the clock of a process is too coarse for it; what takes more is stopped.
SHORT, LONG = 0.012, 0.25
ROUNDS = 4
# These read what stands in the file; all others read frozen text, which has no two spaces in a row.
RAW = ("source/", "cli/", "review/", "grammar.py", "workers/")


@pytest.fixture(scope="module")
def patterns() -> list[dict]:
    program = Path(__file__).with_name("used_patterns.py")
    root = program.parents[2]
    said = subprocess.run([sys.executable, program], cwd=root, capture_output=True, text=True, check=True).stdout
    return json.loads(said)


def test_every_pattern_is_linear(patterns) -> None:
    assert len(patterns) > 350
    slow = []
    for each in patterns:
        pattern = re.compile(each["pattern"], each["flags"])
        found = worst(pattern, each["way"], each["file"].startswith(RAW))
        if found is not None:
            slow.append(f"{each['file']}: {each['pattern'][:100]!r} on {found!r}")
    assert not slow, "\n".join(slow)


@pytest.mark.parametrize("slow", [r"\s+x", r"[A-Z]+[A-Z]+!", r"(?:\w+,?)+;", r"\(.*\)"])
def test_a_slow_pattern_is_found(slow, monkeypatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "LONG", 0.05)
    assert worst(re.compile(slow), "finditer", raw=True) is not None


def worst(pattern: re.Pattern[str], way: str, raw: bool) -> tuple[str, str] | None:
    """Return a text on which a pattern takes more than its share: what it begins with, and what is repeated."""
    for before, piece in recipes(pattern):
        large = text(before, piece, TIMES * SMALL, raw)
        most = seconds(pattern, way, large)
        for _ in range(ROUNDS):
            if most < SHORT:
                break
            least = seconds(pattern, way, text(before, piece, SMALL, raw), TIMES) if most < LONG else 0.0
            if most < MOST * least:
                break
            most = min(most, seconds(pattern, way, large))
        else:
            return before, piece
    return None


def seconds(pattern: re.Pattern[str], way: str, text: str, times: int = 1) -> float:
    """Return how long a pattern takes on a text, so many times, at most LONG."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONG)
    began = process_time()
    try:
        for _ in range(times):
            if way == "finditer":
                for _ in pattern.finditer(text):
                    pass
            else:
                getattr(pattern, way)(text)
        return process_time() - began
    except TimeoutError:
        return LONG
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(*_: object) -> None:
    raise TimeoutError
