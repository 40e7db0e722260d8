"""The patterns of `grammars/references/citations.toml`, compiled."""

import re
from functools import cache
from typing import Any

from extractor.grammar import grammar


def patterns(section: str) -> dict[str, Any]:
    """Return the compiled patterns of one section of `grammars/references/citations.toml`."""
    return _compiled()[section]


@cache
def _compiled() -> dict[str, dict[str, Any]]:
    table = {name: part for name, part in grammar("references/citations").items() if isinstance(part, dict)}
    insensitive = {"annex", "amending", "repeal"}
    return {
        name: {
            field: re.compile(
                source, re.VERBOSE | (re.IGNORECASE if name in insensitive and not field.endswith("after") else 0)
            )
            for field, source in part.items()
        }
        for name, part in table.items()
    }
