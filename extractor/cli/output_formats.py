"""The formats that a command line asks for."""

from extractor.cli.app import Misuse
from extractor.cli.messages import Messages
from extractor.emit.formats import Format, MissingLibrary, Of, formats_of


def names_of(of: Of) -> str:
    """Return the names of the formats of one kind of output as help and messages list them."""
    return ",".join(formats_of(of))


def wanted_formats(to: str | None, of: Of, command: str, say: Messages) -> tuple[Format, ...]:
    """Return the formats that `--to` names, each once; all of the kind where it is None.

    Raises Misuse for a name that no format has, and where the libraries of a format are not installed.
    """
    known = formats_of(of)
    names = [word.strip() for word in to.split(",")] if to is not None else list(known)
    for name in names:
        if name not in known:
            raise Misuse(say("bad_format", name=name, known=", ".join(known)))
    wanted = tuple(known[name] for name in dict.fromkeys(names))
    for form in wanted:
        require(form, f"{command} --to {form.name}", say)
    return wanted


def require(form: Format, command: str, say: Messages) -> None:
    """Raise Misuse, with what to install, where the libraries of a format are not there."""
    try:
        form.load()
    except MissingLibrary as missing:
        raise Misuse(say("missing_library", command=command, extra=missing.extra)) from None
