import copy
import json
from pathlib import Path

import pytest
from rule_integrity import faults

from extractor.emit.record.record import to_json

ROOT = Path(__file__).parents[2]
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))


@pytest.fixture(scope="module")
def record(analysed):
    return json.loads(to_json(analysed(CORPUS[0])))


def borne(record):
    return next(rule for rule in record["rules"] if rule["bearers"])


def broken(record, change):
    spoilt = copy.deepcopy(record)
    change(spoilt)
    return list(faults(spoilt))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda r: r["rules"][0]["action"]["surface"].update(text="menari"), "is not"),
        (lambda r: borne(r)["bearers"][0].update(actor="actor:tiada"), "no actor"),
        (lambda r: r["rules"][0]["from"].append("art_999"), "unknown unit"),
        (lambda r: r["rules"][0]["references"].append("ref_9999"), "no reference"),
        (lambda r: r["rules"][0]["spans"].pop(), "its spans"),
        (lambda r: r["rules"][0].update(fired=["nothing:here"]), "of no grammar"),
        (lambda r: r["rules"][1].update(id=r["rules"][0]["id"]), "two rules"),
        (lambda r: r["actors"][0].update(heads="actor:tiada"), "no actor"),
        (lambda r: r["actors"][0]["mentions"].append({"start": 0, "end": 9}), "is not called"),
        (lambda r: borne(r)["bearers"][0]["quote"]["span"].update(start=0, end=5), "outside"),
        (lambda r: r["rules"][0].update(deadline={"duration": "5 hari"}), "duration"),
    ],
)
def test_the_validator_sees_what_is_broken(record, change, fault):
    assert broken(record, lambda r: None) == []
    assert any(fault in line for line in broken(record, change))
