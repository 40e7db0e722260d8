"""The collection in the browser: search with filters, a provision and who cites it, outdated grounds, actors."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.collection.export.graph import drawing
from extractor.collection.questions.graph import Graph
from extractor.emit.comparison.compare import compare
from extractor.emit.comparison.page import compare_values
from extractor.emit.names import kind_name
from extractor.law.dates import iso_day
from extractor.law.instruments import region_name
from extractor.serve.answers import MOST_CHARACTERS
from extractor.serve.pages import Asked, Refused, within_time
from extractor.serve.reader import regulation_page
from extractor.words import words

if TYPE_CHECKING:
    from extractor.collection.collection import Collection

_MOST = 50
_LONGEST = 300
_FILTERS = ("jenis", "place", "rule", "actor")


def routes() -> list[Route]:
    """Return the routes under `/collection`."""
    return [
        Route("/collection", _index),
        Route("/collection/show", _show),
        Route("/collection/read", _read),
        Route("/collection/stale", _stale),
        Route("/collection/actors", _actors),
        Route("/collection/terms", _terms),
        Route("/collection/graph", _graph),
        Route("/collection/compare", _compare),
        Route("/collection/verify", _verify, methods=["GET", "POST"]),
    ]


def collection_of(asked: Asked) -> "Collection":
    """Return the collection of this desk; raises Refused where it has none."""
    if asked.desk.collection is None:
        raise Refused(404, "no_store")
    return asked.desk.collection


def day_of(request: Request) -> str | None:
    """Return the day for which it is asked, None where there is none; raises Refused for what is not a day."""
    typed = _typed(request, "at")
    try:
        return iso_day(typed) if typed else None
    except ValueError:
        raise Refused(400, "not_a_day") from None


def _typed(request: Request, name: str) -> str:
    return request.query_params.get(name, "").strip()[:_LONGEST]


async def _index(request: Request) -> Response:
    asked = Asked(request)
    collection = collection_of(asked)
    typed = _typed(request, "q")
    filters = {name: _typed(request, name) or None for name in _FILTERS} | {"at": day_of(request)}
    asks = bool(typed) or any(filters[name] for name in ("rule", "actor"))
    hits = await within_time(collection.search, typed, most=_MOST, **filters) if asks else None
    entries = await within_time(lambda: list(collection.regulations(filters["jenis"], filters["place"])))
    kinds = sorted({each for each in (filters["jenis"], *(entry.jenis for entry in entries)) if each})
    places = sorted({each for each in (filters["place"], *(entry.tempat for entry in entries)) if each})
    return asked.page(
        "collection",
        typed=typed,
        filters=filters,
        hits=hits,
        entries=entries,
        kinds=[(kind, kind_name(kind)) for kind in kinds],
        places=[(place, region_name(place) or place) for place in places],
        rule_types=words("rule_type", asked.language),
        force=words("force", asked.language),
        unsettled=await within_time(collection.unsettled),
    )


async def _show(request: Request) -> Response:
    asked = Asked(request)
    collection = collection_of(asked)
    typed, day = _typed(request, "address"), day_of(request)
    place = await within_time(collection.place, typed)
    shown = await within_time(collection.show_at, place, day)
    if place.iri is None and not place.candidates:
        raise Refused(404, "no_place")
    return asked.page(
        "shown",
        typed=typed,
        place=place,
        shown=shown,
        day=day,
        cited=await within_time(collection.cited_by_at, place, _MOST) if place.iri else None,
        history=await within_time(collection.history_of, place) if place.iri else None,
        force=words("force", asked.language),
        events=words("event", asked.language),
        targets=words("target", asked.language),
        version_kinds=words("version", asked.language),
    )


async def _read(request: Request) -> Response:
    asked = Asked(request)
    iri = _typed(request, "iri")
    analysis = await within_time(collection_of(asked).analysis, iri)
    if analysis is None:
        raise Refused(404, "no_place")
    return regulation_page(asked, analysis, "/collection", f"/api/v1/collection/provision?address={iri}/~", ())


async def _stale(request: Request) -> Response:
    asked = Asked(request)
    collection = collection_of(asked)
    rows = await within_time(lambda: [each for each in collection.stale() if each.outdated or each.unimplemented])
    language = asked.language
    return asked.page("stale", rows=rows, force=words("force", language), events=words("event", language))


async def _actors(request: Request) -> Response:
    asked = Asked(request)
    collection = collection_of(asked)
    actor, rule = _typed(request, "actor"), _typed(request, "rule") or None
    found = await within_time(collection.duties, actor, rule) if actor else None
    types, modals = words("rule_type", asked.language), words("modal", asked.language)
    return asked.page("actors", actor=actor, rule=rule, found=found, rule_types=types, modals=modals)


async def _terms(request: Request) -> Response:
    asked = Asked(request)
    collection = collection_of(asked)
    term = _typed(request, "term")
    found = await within_time(collection.definitions, term) if term else None
    return asked.page("terms", term=term, found=found, contested=await within_time(collection.contested_terms))


async def _graph(request: Request) -> Response:
    asked = Asked(request)
    found = await within_time(graph_around, collection_of(asked), _typed(request, "iri") or None)
    said, force = words("graph", asked.language), words("force", asked.language)
    return asked.page("graph", drawn=drawing(found), graph=found, g=said, force=force, at="/collection/show?address=")


def graph_around(collection: "Collection", iri: str | None) -> Graph:
    """Return the graph of a collection, or what is next to one regulation; raises Refused where nobody knows that."""
    found = collection.graph(iri)
    if iri is not None and not found.edges and not any(node.here for node in found.nodes):
        raise Refused(404, "no_place")
    return found


async def _compare(request: Request) -> Response:
    asked = Asked(request)
    collection = collection_of(asked)
    places = [await within_time(collection.place, _typed(request, name)) for name in ("a", "b")]
    one, other = [await within_time(collection.analysis, place.iri) if place.iri else None for place in places]
    if one is None or other is None:
        raise Refused(404, "no_place" if all(place.iri for place in places) else "not_clear")
    values = await within_time(lambda: compare_values(compare(one, other), asked.language))
    return asked.page("compare", **{name: value for name, value in values.items() if name != "lang"})


async def _verify(request: Request) -> Response:
    asked = Asked(request)
    collection = collection_of(asked)
    text = str((await asked.form()).get("text", "")) if request.method == "POST" else ""
    if len(text) > MOST_CHARACTERS:
        raise Refused(413, "text_too_long")
    answers = await within_time(collection.verify, text) if text.strip() else None
    language = asked.language
    verdicts, events = words("verdict", language), words("event", language)
    return asked.page("verify", text=text, answers=answers, verdicts=verdicts, events=events)
