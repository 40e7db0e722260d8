"""A second reading of the rules of a JSON record, which knows nothing of the code that wrote them.

It takes the decoded JSON alone and says what does not hold: an id that names nothing, a quote that is not the text at
its span, a span outside the units a rule is said to come from, a value that is not in the form its standard wants.
"""

import re
from collections.abc import Iterator
from typing import Any

from extractor.grammar import GRAMMARS

DURATION = re.compile(r"P(?:\d+[YMWD]|T\d+[HM])")
DATE = re.compile(r"(?:(?:\d{4}|-)-\d\d|--)(?:-\d\d)?")
RRULE = re.compile(r"FREQ=(?:YEARLY|MONTHLY|WEEKLY|DAILY)(?:;[A-Z]+=[A-Z0-9,-]+)*")


def faults(record: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the actors and rules of a record, one line each."""
    text = record["text"].replace("\n", " ")
    units = {unit["eId"]: unit for unit in record["provisions"]}
    actors = [actor["id"] for actor in record["actors"]]
    references = {reference["id"] for reference in record["references"]}
    if len(set(actors)) < len(actors):
        yield "two actors have one id"
    if len({rule["id"] for rule in record["rules"]}) < len(record["rules"]):
        yield "two rules have one id"
    for actor in record["actors"]:
        links = [actor["heads"], actor["parent"], *actor["instanceOf"], *actor["coordinatedBy"]]
        yield from (f"{actor['id']}: no actor {link}" for link in links if link and link not in actors)
        if actor["id"] in links:
            yield f"{actor['id']}: stands above itself"
        if actor["definedBy"] and actor["definedBy"] not in units:
            yield f"{actor['id']}: no unit {actor['definedBy']}"
        names = {_plain(name) for name in (actor["label"], *actor["aliases"])}
        for span in actor["mentions"]:
            words = _plain(text[span["start"] : span["end"]])
            if not any(name == words or name.endswith(f" {words}") for name in names):
                yield f"{actor['id']}: is not called {words!r}"
    for rule in record["rules"]:
        yield from (f"{rule['id']}: {fault}" for fault in _rule(rule, text, units, set(actors), references))


def _rule(
    rule: dict[str, Any], text: str, units: dict[str, Any], actors: set[str], references: set[str]
) -> Iterator[str]:
    sources = [units[eid] for eid in rule["from"] if eid in units]
    if not rule["from"] or len(sources) < len(rule["from"]):
        yield f"from an unknown unit: {rule['from']}"
        return
    yield from (f"no reference {link}" for link in (*rule["references"], *rule["repeals"]) if link not in references)
    if rule["spans"] != [span for unit in sources for span in unit["own"]]:
        yield "its spans are not the text of its units"
    if not set(rule["pages"]) <= {page for unit in sources for page in unit["pages"]}:
        yield "a page that its units do not stand on"
    for place, value in _walk(rule, ""):
        if place.endswith(".actor") and value is not None and value not in actors:
            yield f"{place}: no actor {value}"
        if isinstance(value, dict) and {"text", "span"} == set(value):
            start, end = value["span"]["start"], value["span"]["end"]
            if not start < end or text[start:end] != value["text"]:
                yield f"{place}: {value['text']!r} is not {text[start:end]!r}"
            if not any(unit["span"]["start"] <= start and end <= unit["span"]["end"] for unit in sources):
                yield f"{place}: outside its units"
        for ending, form in ((".duration", DURATION), (".interval", DURATION), (".date", DATE), (".recurrence", RRULE)):
            if place.endswith(ending) and value is not None and not form.fullmatch(value):
                yield f"{place}: {value!r}"
    for name in rule["fired"]:
        if not list(GRAMMARS.rglob(f"{name.partition(':')[0]}.toml")):
            yield f"fired by {name}, of no grammar"
    if not rule["fired"]:
        yield "fired by nothing"


def _walk(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    yield place, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, f"{place}[{number}]")


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
