"""Tools for language models (MCP): few, each with what it answers and what it cannot say.

Every answer carries the address of the provision and the file that it was read from, so that what a model says can be
checked. What is not at hand is said to be not at hand; no tool guesses.
"""

import asyncio
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import msgspec
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from extractor.serve import answers
from extractor.serve.works import Works
from extractor.source.errors import InputError

_SECONDS = 60.0
_MOST = 30
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_INSTRUCTIONS = (
    "Indonesian regulations as data. Provisions are named by address: "
    "/akn/id/act/perbup/kab-bekasi/2017/9/~art_7__para_1 is Pasal 7 ayat (1) of Peraturan Bupati Bekasi Nomor 9 Tahun "
    "2017. Before you quote or cite a provision, resolve or read it here, quote its words exactly, give its address. "
    "`regulation_not_at_hand` means that this server does not hold the regulation, not that it does not exist."
)


def server(works: Works) -> MCPServer:
    """Return the server that answers from `works`."""
    made = MCPServer("thk", instructions=_INSTRUCTIONS, version=version("thk"), log_level="WARNING")

    @made.tool(annotations=_READS)
    async def resolve(citation: str, within: str | None = None) -> list[dict[str, Any]]:
        """Find what a citation points to, as it would be written: "Pasal 7 ayat (1) Peraturan Bupati Bekasi Nomor 9
        Tahun 2017". `within` is the IRI of the regulation that words without one ("Pasal 7") are about. Each answer has
        `found` (found, removed, no_such_provision, not_sure, regulation_not_at_hand, no_work_named), the address and,
        where found, the exact words; `amendedBy` where a collection has them as acts amended them."""
        return await _rows(answers.resolve, works, _bounded(citation), within)

    @made.tool(annotations=_READS)
    async def read(address: str) -> dict[str, Any]:
        """Read one provision by its address (/akn/…/~art_7__para_1): its exact words with all that is below it, how
        it is cited, its pages, the addresses of the units in it, and the file it was read from."""
        found = await _row(answers.find_provision, works, address)
        return found or {"found": "not_at_hand", "address": address}

    @made.tool(annotations=_READS)
    async def search(words: str, most: int = _MOST) -> list[dict[str, Any]]:
        """Search the provisions at hand for words (Indonesian; all of them must be in one provision). Answers with
        address, citation and the words around the first hit; read the provision before you quote it."""
        return await _rows(answers.search, works, _bounded(words), max(1, min(most, _MOST)))

    @made.tool(annotations=_READS)
    async def verify_citations(text: str) -> list[dict[str, Any]]:
        """Check every citation of a regulation in any text, also one that you wrote: whether the cited provision exists
        in the regulations at hand, its exact words, and what repealed the regulation (`repealedBy`), where that is
        known. `found` is as in resolve, or `other_title` (number and title are of two regulations), or `not_read` for
        what looks like a citation and could not be read. Use it on an answer before you give it."""
        return await _rows(answers.verify, works, _bounded(text))

    @made.tool(annotations=_READS)
    async def check_text(text: str) -> dict[str, Any]:
        """Check the draft of a regulation: broken and doubtful references, numbering, definitions, drafting rules. Each
        finding has code, severity, address, the words it is about, what is wrong and what may be meant."""
        return await _row(answers.check_text, _bounded(text))

    @made.tool(annotations=_READS)
    async def rules_of_actor(actor: str, within: str | None = None) -> list[dict[str, Any]]:
        """List what an actor (as the texts name it: "Camat", "Sekretaris Daerah") must, may or may not do, each with
        the sentence that says so and its address. `within` keeps one regulation, by IRI."""
        if not any(map(str.isalnum, actor)):
            raise ToolError("empty: name the actor")
        return await _rows(answers.rules_of, works, _bounded(actor), within, _MOST)

    return made


async def _rows(question: Callable[..., Any], *given: object) -> list[dict[str, Any]]:
    return list(await _answer(question, *given))


async def _row(question: Callable[..., Any], *given: object) -> dict[str, Any]:
    return dict(await _answer(question, *given) or {})


async def _answer(question: Callable[..., Any], *given: object) -> Any:
    """Return the answer as plain data; raises ToolError, whose words the client is told."""
    try:
        async with asyncio.timeout(_SECONDS):
            return msgspec.to_builtins(await asyncio.to_thread(question, *given))
    except InputError as problem:
        raise ToolError(problem.message_en) from None
    except TimeoutError:
        raise ToolError(f"takes longer than {_SECONDS:.0f} seconds: ask for less") from None


def _bounded(words: str) -> str:
    """Return the words of a question; raises ToolError for too many."""
    if len(words) > answers.MOST_CHARACTERS:
        raise ToolError(f"too long: at most {answers.MOST_CHARACTERS} characters")
    return words
