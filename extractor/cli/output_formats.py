"""The formats that a command line asks for."""

from extractor.cli.app import Misuse
from extractor.cli.messages import Messages
from extractor.emit.formats import Format, MissingLibrary, Of, formats_of


def names_of(of: Of) -> str:
    """Return the names of the formats of one kind of output as help and messages list them."""
    return ",".join(formats_of(of))


def wanted_formats(to: str | None, of: Of, command: str, say: Messages) -> tuple[Format, ...]:
    """Return the formats that `--to` names, each once; where it is None, all of the kind that need not be asked for.

    Raises Misuse for a name that no format has, and where the libraries of a format are not installed.
    """
    known = formats_of(of)
    names = [word.strip() for word in to.split(",")] if to is not None else _unasked(of)
    for name in names:
        if name not in known:
            raise Misuse(say("bad_format", name=name, known=", ".join(known)))
    wanted = tuple(known[name] for name in dict.fromkeys(names))
    for form in wanted:
        require(form, f"{command} --to {form.name}", say)
    return wanted


def _unasked(of: Of) -> list[str]:
    return [form.name for form in formats_of(of).values() if not form.asked]


def require(form: Format, command: str, say: Messages) -> None:
    """Raise Misuse, with what to install, where the libraries of a format are not there."""
    try:
        form.load()
    except MissingLibrary as missing:
        raise Misuse(say("missing_library", command=command, extra=missing.extra)) from None
