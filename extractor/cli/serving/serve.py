"""`thk serve`: the desk and the reader in the browser, and REST."""

import os
import secrets
import socket
import sys
from contextlib import ExitStack
from pathlib import Path

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.opened import opened
from extractor.cli.messages import Messages

# Every address of this computer: no browser can open it, but the name of the computer.
_ANY = frozenset(("0.0.0.0", "::"))
_HOST, _PORT = "127.0.0.1", 8010
_PORTS, _SIZES = click.IntRange(0, 65535), click.IntRange(1, 4096)
_TOKEN = "THK_TOKEN"
_FOLDER = "thk-meja"


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(host: str, port: int, folder: str, store: str | None, memory: int, upload: int) -> int:
        return serve(host, port, Path(folder), store, memory, upload, say)

    return click.Command(
        "serve",
        callback=callback,
        help=say("serve_help"),
        params=[
            click.Option(["--host"], default=_HOST, show_default=True, metavar="HOST", help=say("opt_host")),
            click.Option(["--port"], default=_PORT, show_default=True, type=_PORTS, metavar="N", help=say("opt_port")),
            click.Option(["--folder"], default=_FOLDER, show_default=True, metavar="DIR", help=say("opt_folder")),
            click.Option(["--store"], metavar="FILE", help=say("opt_serve_store")),
            click.Option(["--memory"], default=2048, type=click.IntRange(256), metavar="MB", help=say("opt_memory")),
            click.Option(
                ["--max-upload", "upload"], default=200, type=_SIZES, metavar="MB", help=say("opt_max_upload")
            ),
        ],
    )


def serve(host: str, port: int, folder: Path, store: str | None, memory: int, upload: int, say: Messages) -> int:
    """Serve until it is stopped; raises Misuse where the libraries are missing or the folder cannot be used."""
    try:
        import uvicorn  # noqa: F401

        from extractor.serve.app import application
        from extractor.serve.guard import Bounds, is_loopback
        from extractor.serve.listen import bound, listen, port_of
    except ModuleNotFoundError as missing:
        if missing.name is not None and missing.name.startswith("extractor"):
            raise
        raise Misuse(say("missing_library", command="thk serve", extra="serve")) from None
    from extractor.workers.limits import Limits

    token = os.environ.get(_TOKEN) or None
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    with ExitStack() as stack:
        collection = None
        if store is not None:
            database = stack.enter_context(opened(store, "thk serve --store", say))
            from extractor.collection.collection import Collection

            collection = Collection(database)
        try:
            sockets = bound(host, port)
        except OSError as problem:
            raise Misuse(say("cannot_listen", host=host, port=port, reason=say.reason(problem))) from None
        try:
            bounds = Bounds(token=token, body=upload << 20)
            app = application(folder, collection=collection, limits=Limits(memory=memory), bounds=bounds)
        except OSError as problem:
            where = problem.filename or folder
            print(say("cannot_keep", file=where, reason=say.reason(problem)), file=sys.stderr)
            return 2
        named = socket.gethostname() if host in _ANY else host
        shown = f"[{named}]" if ":" in named else named
        address = f"http://{shown}:{port_of(sockets)}/" + (f"?token={token}" if token else "")
        print(say("serving", address=address, folder=folder), file=sys.stderr)
        listen(app, sockets)
    return 0
