"""The one Jinja environment: the templates in `output/`, all words escaped, a name that is missing an error."""

from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from extractor.files import OUTPUT


def rendered(template: str, **values: object) -> str:
    """Return `output/{template}.html.j2` with `values` put in; raises jinja2.UndefinedError for one that is missing."""
    return _environment().get_template(f"{template}.html.j2").render(**values)


def streamed(template: str, **values: object) -> Iterator[bytes]:
    """Yield the same page in UTF-8, part by part; iterators among the `values` are asked when their place comes."""
    for part in _environment().get_template(f"{template}.html.j2").generate(**values):
        yield part.encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(OUTPUT),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
