"""`thk lsp`: the language server for editors, over standard input and output."""

import click

from extractor.cli.app import Misuse
from extractor.cli.messages import Messages


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""
    return click.Command("lsp", callback=lambda: lsp(say), help=say("lsp_help"))


def lsp(say: Messages) -> int:
    """Serve one editor until it goes; raises Misuse where the library is missing."""
    try:
        from extractor.serve.editor import server
    except ModuleNotFoundError as missing:
        if missing.name is not None and missing.name.startswith("extractor"):
            raise
        raise Misuse(say("missing_library", command="thk lsp", extra="lsp")) from None
    server(say.language).start_io()
    return 0
