"""The store that a command line names, opened; and why it cannot be, in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.store.database import Database

_EXTRA = "store"


def option(say: Messages) -> click.Option:
    """Return the option `--store`; the environment variable THK_STORE stands for it."""
    return click.Option(["--store"], required=True, envvar="THK_STORE", metavar="STORE", help=say("opt_store"))


@contextmanager
def opened(where: str, command: str, say: Messages, *, create: bool = False) -> "Iterator[Database]":
    """Give the open store at `where`; made where it is not there and `create` says so.

    Raises Misuse with a plain sentence where it cannot be opened, or where the extra `thk[store]` is not installed.
    """
    try:
        from extractor.store.database import StoreError, open_database
    except ModuleNotFoundError:
        raise Misuse(say("missing_library", command=command, extra=_EXTRA)) from None
    try:
        database = open_database(where, create=create)
    except StoreError as problem:
        raise Misuse(problem.message_en if say.language == "en" else problem.message) from None
    from sqlalchemy.exc import DatabaseError, OperationalError

    try:
        yield database
    except DatabaseError as problem:
        if type(problem) not in (DatabaseError, OperationalError):
            raise  # a fault of this program, not of the file, the disk or the server
        raise Misuse(say("store_failed", store=database.where, reason=str(problem.orig).splitlines()[0])) from None
    finally:
        database.close()
