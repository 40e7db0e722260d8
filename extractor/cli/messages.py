"""What the command line says to people: Indonesian first, English on request.

A message says what is wrong, where, and what to do. The sentences are in
`output/messages.toml`. Machine output (JSON, XML) never passes through here.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import tomli

from extractor.files import OUTPUT
from extractor.words import system_reason

LANGUAGES = ("id", "en")


class Messages:
    """Sentences in one language: `say("missing", name="INPUT")`."""

    def __init__(self, language: str = "id") -> None:
        """Take the language, `id` or `en`; anything else is read as `id`."""
        self.language = language if language in LANGUAGES else "id"

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence `key` with its values put in; raises KeyError for an unknown key."""
        return _sentences()[key][self.language].format(**values)

    def reason(self, problem: OSError) -> str:
        """Return why the system refuses something."""
        return system_reason(problem, self.language)


def language_of(argv: Sequence[str]) -> str | None:
    """Return the language that `--lang` asks for anywhere on the command line, None where it does not."""
    for at, word in enumerate(argv):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(argv):
            return argv[at + 1]
    return None


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return tomli.loads((OUTPUT / "messages.toml").read_text(encoding="utf-8"))
