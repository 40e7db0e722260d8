"""What stands between the network and the desk: who may ask, how much may be sent, what a page may load.

Four rules, each tested: a request that another site made is refused; where the desk listens beyond this computer, it
wants a token; a body has a greatest size and may not trickle; a page loads nothing but what the desk itself gives.
"""

import asyncio
import secrets
from collections.abc import Mapping
from hashlib import sha256
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor.emit.templates import rendered
from extractor.serve.api.problem import PROBLEM, problem_json
from extractor.words import words

TOKEN_COOKIE, FORM_COOKIE, LANGUAGE_COOKIE = "thk_token", "thk_form", "thk_lang"
FORM_FIELD = "form_token"
API = "/api/"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
_CHANGES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_YEAR = 31_536_000


class Bounds(Struct, frozen=True):
    """What the desk takes: bytes of one request, seconds without a byte, seconds for a whole request.

    `token` is what a stranger must show, None on loopback, where there are none.
    """

    token: str | None = None
    body: int = 200 << 20
    silence: float = 20.0
    whole: float = 600.0


class TooMuch(HTTPException):
    """A body that is too large (413) or too slow (408)."""


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, bounds: Bounds) -> None:
        """Stand before `app`."""
        self._app, self._bounds = app, bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        form_token = cookies.get(FORM_COOKIE) or secrets.token_urlsafe(24)
        scope.setdefault("state", {})["form_token"] = form_token
        sender = _Sender(send, None if FORM_COOKIE in cookies else form_token)
        refusal = self._refusal(scope, headers, cookies)
        if refusal is not None:
            await refusal(scope, receive, sender)
            return
        await self._app(scope, self._counted(receive, headers), sender)

    def _refusal(self, scope: Scope, headers: Headers, cookies: Mapping[str, str]) -> Response | None:
        """Return why a request is not let through; None where it is."""
        host = headers.get("host", "")
        if self._bounds.token is None and _name_of(host) not in _LOOPBACK:
            return _refused(headers, cookies, 421, "foreign_host")
        if scope["method"] in _CHANGES and not _same_site(headers, host):
            return _refused(headers, cookies, 403, "foreign_site")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._bounds.body:
            return _refused(headers, cookies, 413, "too_large", {"Connection": "close"})
        return None if self._bounds.token is None else self._unknown(scope, headers, cookies, self._bounds.token)

    def _unknown(self, scope: Scope, headers: Headers, cookies: Mapping[str, str], token: str) -> Response | None:
        """Return the refusal of somebody who does not show the token; a link that shows it sets the cookie."""
        given = headers.get("authorization", "").removeprefix("Bearer ")
        if given and secrets.compare_digest(given.encode(), token.encode()):
            return None
        if secrets.compare_digest(cookies.get(TOKEN_COOKIE, "").encode(), sealed(token).encode()):
            return None
        shown = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and secrets.compare_digest(shown.encode(), token.encode()):
            answer = RedirectResponse(scope["path"], 303)
            answer.set_cookie(TOKEN_COOKIE, sealed(token), httponly=True, samesite="strict", max_age=_YEAR)
            return answer
        return _refused(headers, cookies, 401, "token_needed", {"WWW-Authenticate": "Bearer"})

    def _counted(self, receive: Receive, headers: Headers) -> Receive:
        """Return `receive` that counts what comes and waits no longer than it may."""
        left = self._bounds.body
        loop = asyncio.get_running_loop()
        ends = loop.time() + self._bounds.whole
        done = False

        async def bounded() -> Message:
            nonlocal left, done
            if done:
                return await receive()
            wait = min(self._bounds.silence, ends - loop.time())
            try:
                message = await asyncio.wait_for(receive(), max(0.0, wait))
            except TimeoutError:
                raise TooMuch(408) from None
            left -= len(message.get("body", b""))
            done = not message.get("more_body", False)
            if left < 0:
                raise TooMuch(413)
            return message

        return bounded


class _Sender:
    """Adds the headers of the guard to an answer, and a new form token where the browser has none."""

    def __init__(self, send: Send, form_token: str | None) -> None:
        self._send, self._form_token = send, form_token

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if self._form_token is not None:
                kept = f"{FORM_COOKIE}={self._form_token}; HttpOnly; SameSite=Strict; Path=/; Max-Age={_YEAR}"
                headers.append("Set-Cookie", kept)
        await self._send(message)


def _refused(
    headers: Headers, cookies: Mapping[str, str], status: int, key: str, more: Mapping[str, str] | None = None
) -> Response:
    """Return why a request is not let through: as a page where a browser asks, else as a problem for programs."""
    said, said_en = words("desk", "id"), words("desk", "en")
    if "text/html" not in headers.get("accept", ""):
        return Response(problem_json(status, said[key], said_en[key]), status, more, PROBLEM)
    language = "en" if cookies.get(LANGUAGE_COOKIE) == "en" else "id"
    shown = said_en if language == "en" else said
    return HTMLResponse(rendered("desk/refusal", lang=language, w=shown, sentence=shown[key]), status, more)


def sealed(token: str) -> str:
    """Return what a cookie holds in place of the token itself."""
    return sha256(b"thk " + token.encode()).hexdigest()


def is_loopback(host: str) -> bool:
    """Whether a server that listens on `host` can be reached from this computer only."""
    return host in _LOOPBACK or host.startswith("127.")


def form_is_ours(state: Any, given: object) -> bool:
    """Whether a form was sent from a page of this desk: it shows the token that its browser has."""
    return isinstance(given, str) and secrets.compare_digest(given.encode(), str(state.form_token).encode())


def _same_site(headers: Headers, host: str) -> bool:
    """Whether a request comes from a page of the same host, or from no page at all (a program)."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def _name_of(host: str) -> str:
    return host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host


def _cookies(headers: Headers) -> dict[str, str]:
    held: SimpleCookie = SimpleCookie()
    try:
        held.load(headers.get("cookie", ""))
    except Exception:  # whatever a client sends as a cookie
        return {}
    return {name: morsel.value for name, morsel in held.items()}
