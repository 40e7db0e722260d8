"""How the desk answers with a page: one set of templates, in the reader's language."""

import asyncio
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from extractor.emit.templates import rendered
from extractor.serve.cabinet import Cabinet, Entry
from extractor.serve.guard import FORM_FIELD, LANGUAGE_COOKIE, form_is_ours
from extractor.serve.reading import Readers
from extractor.serve.works import DeskWorks, ManyWorks, StoreWorks, Works
from extractor.words import capital_words, words
from extractor.workers.work import Said

if TYPE_CHECKING:
    from extractor.collection.collection import Collection

NAME_COOKIE = "thk_name"
_LONGEST = 2_000_000
# A question has an answer in this time or a sentence that it has not.
_SECONDS = 60.0


class Refused(Exception):
    """A request that cannot be done: its status and the key of the sentence that says why."""

    def __init__(self, status: int, key: str, headers: Mapping[str, str] | None = None) -> None:
        """Keep both, and what the answer has to say beside them."""
        super().__init__(key)
        self.status, self.key, self.headers = status, key, headers


async def within_time(question: Callable[..., Any], *given: object, **named: object) -> Any:
    """Return the answer to a question, which is asked beside the loop; raises Refused where it takes too long."""
    try:
        async with asyncio.timeout(_SECONDS):
            return await run_in_threadpool(question, *given, **named)
    except TimeoutError:
        raise Refused(503, "takes_too_long") from None


class Desk:
    """What every route needs: the cabinet, the readers, and whether a collection is there."""

    def __init__(self, cabinet: Cabinet, readers: Readers, collection: "Collection | None" = None) -> None:
        """Keep what the routes share; `collection` is None where the desk has none."""
        self.cabinet, self.readers, self.collection = cabinet, readers, collection

    def works(self) -> Works:
        """Return the regulations that questions are answered from: those on the desk, then the collection."""
        on_desk = DeskWorks(self.cabinet)
        return on_desk if self.collection is None else ManyWorks(on_desk, StoreWorks(self.collection))


class Asked:
    """One request: its language, its words, the desk, the file that it is about."""

    def __init__(self, request: Request) -> None:
        """Take the request."""
        self.request = request
        self.desk: Desk = request.app.state.desk
        wanted = request.cookies.get(LANGUAGE_COOKIE)
        self.language = "en" if wanted == "en" else "id"

    @cached_property
    def entry(self) -> Entry:
        """The file named in the address; raises Refused where there is none."""
        try:
            return self.desk.cabinet.entry(self.request.path_params["id"])
        except KeyError:
            raise Refused(404, "no_document") from None

    def number(self, name: str) -> int:
        """Return a number of the address."""
        return int(self.request.path_params[name])

    async def form(self) -> Mapping[str, Any]:
        """Return the fields of a form of this desk; raises Refused for one that another page sent."""
        form = await self.request.form(max_files=2000, max_fields=2000, max_part_size=_LONGEST)
        if not form_is_ours(self.request.state, form.get(FORM_FIELD)):
            raise Refused(403, "foreign_form")
        return form

    def said(self, sentence: Said) -> str:
        """Return a sentence in the reader's language."""
        return sentence.en if self.language == "en" else sentence.id

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """Return a page made of a template."""
        return HTMLResponse(self.fragment(template, **values), status)

    def fragment(self, template: str, **values: object) -> str:
        """Return a template with the values that all of them share, and its own."""
        return rendered(
            f"desk/{template}",
            w=words("desk", self.language),
            levels=capital_words("severity", self.language),
            statuses=words("status", self.language),
            lang=self.language,
            said=self.said,
            message=lambda finding: finding.message_en if self.language == "en" else finding.message,
            reason_of=lambda each: each.reason_en if self.language == "en" and each.reason_en else each.reason,
            form_token=self.request.state.form_token,
            form_field=FORM_FIELD,
            has_store=self.desk.collection is not None,
            here=self.request.url.path,
            back=self._way_back(),
            **values,
        )

    def _way_back(self) -> str:
        """Return the address of this page, with what was asked for; of the desk where it cannot be opened by itself."""
        if self.request.method != "GET":
            return "/"
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")

    def to(self, path: str) -> Response:
        """Return the answer that leads on to another page."""
        return RedirectResponse(quote(path, safe="/?=&#%"), 303)
