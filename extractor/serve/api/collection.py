"""REST for a collection: the questions of the command line, with the same answers."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.emit.json_text import json_text
from extractor.serve.answers import MOST_CHARACTERS, find_provision
from extractor.serve.pages import Asked, Refused, within_time
from extractor.serve.shelves import collection_of, day_of, graph_around
from extractor.serve.works import StoreWorks

_BASE = "/api/v1/collection"
_MOST = 100


def routes() -> list[Route]:
    """Return the routes under `/api/v1/collection`."""
    return [
        Route(f"{_BASE}/regulations", _regulations),
        Route(f"{_BASE}/search", _search),
        Route(f"{_BASE}/show", _show),
        Route(f"{_BASE}/provision", _provision),
        Route(f"{_BASE}/cited-by", _cited_by),
        Route(f"{_BASE}/history", _history),
        Route(f"{_BASE}/stale", _stale),
        Route(f"{_BASE}/terms", _terms),
        Route(f"{_BASE}/duties", _duties),
        Route(f"{_BASE}/graph", _graph),
        Route(f"{_BASE}/feed", _feed),
        Route(f"{_BASE}/verify", _verify, methods=["POST"]),
    ]


async def text_of(request: Request) -> str:
    """Return the text in the body; raises Refused for one that is longer than is looked through."""
    data = await request.body()
    text = data.decode("utf-8", "replace")
    if len(text) > MOST_CHARACTERS:
        raise Refused(413, "text_too_long")
    return text


async def _answer(question: Callable[..., Any], *given: object, **named: object) -> Response:
    try:
        found = await within_time(question, *given, **named)
    except LookupError:
        raise Refused(404, "not_clear") from None
    if found is None:
        raise Refused(404, "no_place")
    return Response(json_text(found), media_type="application/json")


def _given(request: Request, name: str) -> str | None:
    return request.query_params.get(name) or None


async def _regulations(request: Request) -> Response:
    collection = collection_of(Asked(request))
    return await _answer(lambda: tuple(collection.regulations(_given(request, "jenis"), _given(request, "place"))))


async def _search(request: Request) -> Response:
    collection = collection_of(Asked(request))
    filters = {name: _given(request, name) for name in ("jenis", "place", "rule", "actor")} | {"at": day_of(request)}
    typed = request.query_params.get("q", "")[:MOST_CHARACTERS]
    if not typed.strip() and not any(filters.values()):
        raise Refused(400, "nothing_asked")
    return await _answer(collection.search, typed, most=_MOST, **filters)


async def _show(request: Request) -> Response:
    collection = collection_of(Asked(request))
    return await _answer(collection.show, request.query_params.get("address", ""), day_of(request))


async def _provision(request: Request) -> Response:
    works = StoreWorks(collection_of(Asked(request)))
    return await _answer(find_provision, works, request.query_params.get("address", ""))


async def _cited_by(request: Request) -> Response:
    return await _answer(collection_of(Asked(request)).cited_by, request.query_params.get("address", ""), _MOST)


async def _history(request: Request) -> Response:
    return await _answer(collection_of(Asked(request)).history, request.query_params.get("address", ""))


async def _stale(request: Request) -> Response:
    collection = collection_of(Asked(request))
    return await _answer(lambda: tuple(collection.stale(_given(request, "iri"))))


async def _terms(request: Request) -> Response:
    collection = collection_of(Asked(request))
    term = _given(request, "term")
    return await (_answer(collection.definitions, term) if term is not None else _answer(collection.contested_terms))


async def _duties(request: Request) -> Response:
    collection = collection_of(Asked(request))
    actor = _given(request, "actor")
    if actor is None:
        raise Refused(400, "nothing_asked")
    return await _answer(collection.duties, actor, _given(request, "rule"))


async def _graph(request: Request) -> Response:
    return await _answer(graph_around, collection_of(Asked(request)), _given(request, "iri"))


async def _feed(request: Request) -> Response:
    collection = collection_of(Asked(request))
    return await _answer(lambda: tuple(collection.feed(_given(request, "base") or "")))


async def _verify(request: Request) -> Response:
    return await _answer(collection_of(Asked(request)).verify, await text_of(request), day_of(request))
