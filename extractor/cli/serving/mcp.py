"""`thk mcp`: tools for language models, over standard input and output or HTTP."""

import os
import secrets
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.opened import opened
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.store.database import Database

_PORT = 8011
_TOKEN = "THK_TOKEN"


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(inputs: tuple[str, ...], store: str | None, http: bool, host: str, port: int, memory: int) -> int:
        with ExitStack() as stack:
            database = stack.enter_context(opened(store, "thk mcp --store", say)) if store is not None else None
            return mcp(inputs, database, http, host, port, memory, say)

    return click.Command(
        "mcp",
        callback=callback,
        help=say("mcp_help"),
        params=[
            click.Argument(["inputs"], nargs=-1, metavar="INPUT..."),
            click.Option(["--store"], metavar="FILE", help=say("opt_serve_store")),
            click.Option(["--http"], is_flag=True, help=say("opt_http")),
            click.Option(["--host"], default="127.0.0.1", show_default=True, metavar="HOST", help=say("opt_host")),
            click.Option(["--port"], default=_PORT, show_default=True, type=click.IntRange(0, 65535), metavar="N"),
            click.Option(["--memory"], default=2048, type=click.IntRange(256), metavar="MB", help=say("opt_memory")),
        ],
    )


def mcp(
    inputs: tuple[str, ...], database: "Database | None", http: bool, host: str, port: int, memory: int, say: Messages
) -> int:
    """Answer from the regulations in `inputs` and of a store until it is stopped.

    Raises Misuse where the library is missing.
    """
    try:
        from extractor.serve.api.tools import server
    except ModuleNotFoundError as missing:
        if missing.name is not None and missing.name.startswith("extractor"):
            raise
        raise Misuse(say("missing_library", command="thk mcp", extra="mcp")) from None
    from extractor.serve.works import FileWorks, ManyWorks, StoreWorks, Works
    from extractor.workers.limits import Limits

    files = FileWorks(inputs, Limits(memory=memory))
    for failure in files.unread:
        print(failure.message_en if say.language == "en" else failure.message, file=sys.stderr)
    works: Works = files
    if database is not None:
        from extractor.collection.collection import Collection

        works = ManyWorks(files, StoreWorks(Collection(database)))
    made = server(works)
    if not inputs and database is None:
        print(say("mcp_nothing_at_hand"), file=sys.stderr)
    if not http:
        print(say("mcp_stdio", count=sum(1 for _ in works.all())), file=sys.stderr)
        made.run("stdio")
        return 0
    from extractor.serve.guard import Bounds, Guard, is_loopback
    from extractor.serve.listen import bound, listen, port_of

    try:
        sockets = bound(host, port)
    except OSError as problem:
        raise Misuse(say("cannot_listen", host=host, port=port, reason=say.reason(problem))) from None
    token = os.environ.get(_TOKEN) or None
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
        print(say("mcp_token", token=token), file=sys.stderr)
    print(
        say("mcp_http", address=f"http://{host}:{port_of(sockets)}/mcp", count=sum(1 for _ in works.all())),
        file=sys.stderr,
    )
    app = Guard(
        made.streamable_http_app(stateless_http=True, json_response=True, host=host), Bounds(token, body=4 << 20)
    )
    listen(app, sockets)
    return 0
