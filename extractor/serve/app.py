"""The application: its routes, what it answers where something is wrong, and how it is started."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import python_multipart  # noqa: F401  # what reads forms: asked for here, so that its absence is told at the start
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from extractor.files import OUTPUT
from extractor.review.sidefile import SideFileError
from extractor.serve import desk, downloads, reader, shelves, walk
from extractor.serve.api import rest
from extractor.serve.cabinet import Cabinet
from extractor.serve.guard import API, Bounds, Guard
from extractor.serve.pages import Asked, Desk, Refused
from extractor.serve.reading import Readers
from extractor.words import words
from extractor.workers.limits import Limits
from extractor.workers.work import Said

if TYPE_CHECKING:
    from extractor.collection.collection import Collection

_STATIC = {
    "regulation.css": ("regulation.css", "text/css"),
    "regulation.js": ("regulation.js", "text/javascript"),
    "desk.css": ("desk/desk.css", "text/css"),
    "desk.js": ("desk/desk.js", "text/javascript"),
    "collection_graph.css": ("collection_graph.css", "text/css"),
    "rules_compare.css": ("rules_compare.css", "text/css"),
    "reader.js": ("desk/reader.js", "text/javascript"),
}
_KEYS = {404: "no_address", 405: "no_method", 408: "too_slow", 413: "too_large"}
_ID = "/documents/{id:str}"


def application(
    folder: Path, *, collection: "Collection | None" = None, limits: Limits | None = None, bounds: Bounds | None = None
) -> ASGIApp:
    """Return the desk over the files in `folder`, which is made; raises OSError where it cannot be.

    `collection` is one to search, `limits` bound the reading of each file, `bounds` every request.
    """
    cabinet = Cabinet(folder)
    readers = Readers(cabinet, limits or Limits())

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        readers.close()

    app = Starlette(routes=_routes(), exception_handlers=_problems(), lifespan=lifespan)
    app.state.desk = Desk(cabinet, readers, collection)
    return Guard(app, bounds or Bounds())


def _routes() -> list[Route]:
    return [
        Route("/", desk.index),
        Route("/rows", desk.rows),
        Route("/upload", desk.upload, methods=["POST"]),
        Route("/exceptions.toml", desk.exceptions),
        Route("/corrections.toml", desk.corrections),
        Route("/language/{language:str}", desk.language),
        Route("/static/{name:str}", static),
        Route(_ID, desk.document),
        Route(f"{_ID}/again", desk.read_again, methods=["POST"]),
        Route(f"{_ID}/remove", desk.remove, methods=["POST"]),
        Route(f"{_ID}/findings/{{number:int}}", walk.finding),
        Route(f"{_ID}/findings/{{number:int}}", walk.decide, methods=["POST"]),
        Route(f"{_ID}/read", reader.reader),
        Route(f"{_ID}/pages/{{number:int}}", reader.page),
        Route(f"{_ID}/pages/{{number:int}}.webp", reader.picture),
        Route(f"{_ID}/lines/{{line:int}}", reader.correction),
        Route(f"{_ID}/lines/{{line:int}}", reader.correct, methods=["POST"]),
        Route(f"{_ID}/withdraw", reader.withdraw, methods=["POST"]),
        Route(f"{_ID}/download/{{form:str}}", downloads.download),
        Route(f"{_ID}/marked", downloads.marked),
        *shelves.routes(),
        *rest.routes(),
    ]


def static(request: Request) -> Response:
    """One of the style sheets and scripts; nothing else of the disk."""
    found = _STATIC.get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    file, media = found
    return FileResponse(OUTPUT / file, media_type=media, headers={"Cache-Control": "no-cache"})


def _problems() -> dict[Any, Any]:
    def refused(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, Refused)
        if request.url.path.startswith(API):
            said = [words("desk", language)[problem.key] for language in ("id", "en")]
            return rest.problem(request, rest.ApiProblem(problem.status, said[0], said[1], problem.headers))
        answer = Asked(request).page("problem", problem.status, key=problem.key, sentence=None)
        answer.headers.update(problem.headers or {})
        return answer

    def missing(request: Request, problem: Exception) -> Response:
        return refused(request, Refused(404, "not_read"))

    def other(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, HTTPException)
        key = _KEYS.get(problem.status_code, "bad_request")
        return refused(request, Refused(problem.status_code, key, problem.headers))

    def unexpected(request: Request, problem: Exception) -> Response:
        return refused(request, Refused(500, "unexpected"))

    def broken_file(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, SideFileError)
        if request.url.path.startswith(API):
            said = [words("desk", language)["side_file"] for language in ("id", "en")]
            sentences = (f"{said[0]} {problem.message}", f"{said[1]} {problem.message_en}")
            return rest.problem(request, rest.ApiProblem(500, *sentences))
        asked = Asked(request)
        sentence = asked.said(Said(problem.message, problem.message_en))
        return asked.page("problem", 500, key="side_file", sentence=sentence)

    return {
        Refused: refused,
        rest.ApiProblem: rest.problem,
        KeyError: missing,
        HTTPException: other,
        SideFileError: broken_file,
        Exception: unexpected,
    }
