"""REST: the functions of the command line and of the desk over HTTP. `openapi` describes them.

A body is a file as it is (`--data-binary`), its name in `?name=`; it is read in a process of its own, within bounds.
Answers are JSON; a regulation and a provision come in the form that `Accept` asks for.
"""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.emit.formats import formats_of
from extractor.emit.json_text import json_text
from extractor.serve.answers import (
    MOST_CHARACTERS,
    CitationAnswer,
    ProvisionAnswer,
    checked,
    provision,
    resolve,
    rules_of,
    search,
    verify,
)
from extractor.serve.api import collection
from extractor.serve.api.openapi import described
from extractor.serve.api.problem import PROBLEM, problem_json
from extractor.serve.forms import FORMS, MEDIA, PLAIN
from extractor.serve.pages import Asked, Desk, Refused, within_time
from extractor.serve.works import DeskWorks, Works
from extractor.source.errors import InputError
from extractor.workers.failure import Failure
from extractor.workers.limits import Limits
from extractor.workers.work import Input, Made, Wish

_BASE = "/api/v1"
# One file over HTTP has an answer in this time or a sentence that it has not.
_LIMITS = Limits(document=300.0)


class ApiProblem(Exception):
    """A request that cannot be answered: its status, a sentence in two languages, and headers of the answer."""

    def __init__(self, status: int, message: str, message_en: str, headers: Mapping[str, str] | None = None) -> None:
        """Keep all of them."""
        super().__init__(message)
        self.status, self.message, self.message_en, self.headers = status, message, message_en, headers


def routes() -> list[Route]:
    """Return the routes under `/api/`."""
    return [
        Route("/api/", _guide),
        Route(f"{_BASE}/openapi.json", _openapi),
        Route(f"{_BASE}/parse", _parse, methods=["POST"]),
        Route(f"{_BASE}/check", _check, methods=["POST"]),
        Route(f"{_BASE}/rules", _rules, methods=["POST"]),
        Route(f"{_BASE}/verify", _verify, methods=["POST"]),
        Route(f"{_BASE}/resolve", _resolve),
        Route(f"{_BASE}/search", _search),
        Route(f"{_BASE}/actors/{{actor:str}}/rules", _rules_of_actor),
        Route(f"{_BASE}/documents", _documents),
        Route(f"{_BASE}/documents/{{id:str}}", _document),
        Route(f"{_BASE}/documents/{{id:str}}/findings", _findings),
        Route(f"{_BASE}/documents/{{id:str}}/changes", _changes),
        Route(f"{_BASE}/documents/{{id:str}}/provisions/{{eid:str}}", _provision),
        *collection.routes(),
    ]


def problem(request: Request, error: Exception) -> Response:
    """Answer with why a request cannot be answered."""
    assert isinstance(error, ApiProblem)
    return Response(problem_json(error.status, error.message, error.message_en), error.status, error.headers, PROBLEM)


def _guide(request: Request) -> Response:
    return Asked(request).page("api", operations=described()["paths"])


def _openapi(request: Request) -> Response:
    return _json(described())


# ---- a file in the body ---------------------------------------------------------------------------------------------


async def _parse(request: Request) -> Response:
    form, media = _wanted(request)
    made = await _made(request, Wish(rules=True, formats=(("regulation", form),)))
    return Response(made.files[0][1], media_type=media)


async def _check(request: Request) -> Response:
    made = await _made(request, Wish(rules=False, keep=True))
    assert made.analysis is not None
    return _json(checked(made.analysis))


async def _rules(request: Request) -> Response:
    made = await _made(request, Wish(rules=True, formats=(("rules", "json"),)))
    return Response(made.files[0][1], media_type="application/json")


async def _verify(request: Request) -> Response:
    return _json(await _asked(verify, request, await collection.text_of(request)))


async def _made(request: Request, wish: Wish) -> Made:
    """Return what was made of the body; raises ApiProblem with its sentence where that cannot be."""
    data = await request.body()
    name = request.query_params.get("name", "")
    desk: Desk = request.app.state.desk
    # Without a path the name is not looked at: it goes along with the bytes.
    made = await run_in_threadpool(desk.readers.made_of, Input(name or "-", data=data), wish, _LIMITS)
    if isinstance(made, Failure):
        raise ApiProblem(422, made.message, made.message_en)
    if made.problem is not None and not wish.keep:
        raise ApiProblem(422, made.problem.id, made.problem.en)
    return made


# ---- what is on the desk --------------------------------------------------------------------------------------------


async def _resolve(request: Request) -> Response:
    words = request.query_params.get("citation") or request.query_params.get("address") or ""
    if not words.strip():
        raise ApiProblem(400, "Tulis citation= atau address=.", "Give citation= or address=.")
    found: tuple[CitationAnswer, ...] = await _asked(resolve, request, words, request.query_params.get("within"))
    if not found:
        raise ApiProblem(404, "Tidak ada acuan dalam kata-kata itu.", "There is no citation in these words.")
    return _json(found[0] if "address" in request.query_params else found)


async def _search(request: Request) -> Response:
    return _json(await _asked(search, request, _words(request.query_params.get("q", ""))))


async def _rules_of_actor(request: Request) -> Response:
    actor, within = _words(request.path_params["actor"]), request.query_params.get("within")
    return _json(await _asked(rules_of, request, actor, within))


def _documents(request: Request) -> Response:
    works = DeskWorks(Asked(request).desk.cabinet)
    return _json([{"id": work.key, "file": work.file, "iri": work.iri} for work in works.all()])


async def _document(request: Request) -> Response:
    form, media = _wanted(request)
    asked = Asked(request)
    made = await run_in_threadpool(formats_of("regulation")[form].first, asked.desk.cabinet.analysis(asked.entry))
    return Response(made, media_type=media)


def _findings(request: Request) -> Response:
    asked = Asked(request)
    return _json(checked(asked.desk.cabinet.analysis(asked.entry)))


def _changes(request: Request) -> Response:
    asked = Asked(request)
    return _json(asked.desk.cabinet.analysis(asked.entry).changes)


def _provision(request: Request) -> Response:
    asked = Asked(request)
    found = provision(asked.desk.cabinet.analysis(asked.entry), request.path_params["eid"])
    if found is None:
        raise ApiProblem(404, "Ketentuan ini tidak ada dalam peraturan itu.", "The regulation has no such provision.")
    form = _preferred(request, PLAIN)
    if form == MEDIA["json"]:
        return _json(found)
    return Response(_said(found, form), media_type=form)


def _said(found: ProvisionAnswer, form: str) -> str:
    head = f"## {found.citation}" if form == MEDIA["md"] else found.citation
    return f"{head}\n\n{found.words}\n\n{found.address}\n"


def _words(given: str) -> str:
    """Return the words that are asked for; raises Refused where there are none: they would mean everything."""
    if not any(map(str.isalnum, given)):
        raise Refused(400, "nothing_asked")
    return given[:MOST_CHARACTERS]


async def _asked(question: Callable[..., Any], request: Request, *given: object) -> Any:
    try:
        return await within_time(question, _works(request), *given)
    except InputError as problem:
        raise ApiProblem(422, problem.message, problem.message_en) from None


def _works(request: Request) -> Works:
    desk: Desk = request.app.state.desk
    return desk.works()


def _wanted(request: Request) -> tuple[str, str]:
    """Return the form and media type that a request wants; raises ApiProblem (406) where there is no such form."""
    media = _preferred(request, tuple(FORMS))
    return FORMS[media], media


def _preferred(request: Request, known: tuple[str, ...]) -> str:
    for wanted in accepted(request.headers.get("accept", "")):
        for media in known:
            if wanted in (media, "*/*") or (wanted.endswith("/*") and media.startswith(wanted[:-1])):
                return media
    raise ApiProblem(406, f"Bentuk yang ada: {', '.join(known)}.", f"Forms: {', '.join(known)}.")


def accepted(header: str) -> list[str]:
    """Return the media types that `Accept` names, the most wanted first; everything where it names none."""
    found: list[tuple[float, str]] = []
    for each in header.split(",") if header.strip() else ["*/*"]:
        media, *parameters = (part.strip().lower() for part in each.split(";"))
        quality = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        try:
            weight = float(quality)
        except ValueError:
            weight = 0.0
        if weight > 0 and media:
            found.append((weight, media))
    return [media for _, media in sorted(found, key=lambda each: -each[0])]


def _json(value: object, status: int = 200) -> Response:
    return Response(json_text(value), status, media_type="application/json")
