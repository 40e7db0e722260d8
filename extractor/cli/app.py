"""The frame around the commands: lazy loading, help and usage errors in the reader's language."""

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

import click

from extractor.cli.messages import LANGUAGES, Messages

# What click adds behind the help of an option.
_EXTRA = re.compile(r"\[[^\[\]]*(?:default: |required)[^\[\]]*\]$")
_ALONE = ("parse", "check", "accept", "checks", "explain", "rules", "compare", "consolidate", "diff", "page", "score")
_OF_A_COLLECTION = (
    "ingest", "search", "show", "cited-by", "history", "graph", "stale", "verify", "terms", "duties", "export",
)  # fmt: skip
_SERVERS = ("serve", "mcp", "lsp")
# Each command with the package of its module.
COMMANDS = (
    dict.fromkeys(_ALONE, "commands")
    | dict.fromkeys(_OF_A_COLLECTION, "collection")
    | dict.fromkeys(_SERVERS, "serving")
)


class _Group(click.Group):
    """Commands by name; the module of a command is imported when the command is looked up."""

    def __init__(self, say: Messages, **settings: Any) -> None:
        super().__init__("thk", help=say("thk"), **settings)
        self.say = say

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            sentence = self.say("no_such_command", name=cmd_name)
            raise Misuse(_perhaps(sentence, near(cmd_name, list(COMMANDS)), self.say), ctx)
        module = f"extractor.cli.{COMMANDS[cmd_name]}.{cmd_name.replace('-', '_')}"
        command: click.Command = import_module(module).command(self.say)
        return _dress(command, self.say)


def group(say: Messages) -> click.Group:
    """Return the whole command line in one language."""
    version = click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, help=say("opt_version"))
    version.callback = _show_version
    dressed = _dress(_Group(say, params=[version], no_args_is_help=False, invoke_without_command=True), say)
    dressed.callback = _help_without_command
    assert isinstance(dressed, click.Group)
    return dressed


@click.pass_context
def _help_without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"thk {version('thk')}")
        ctx.exit()


def _show_help(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def _dress(command: click.Command, say: Messages) -> click.Command:
    """Add `--lang` and `--help` and put the headings of the help into the reader's language."""

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            for placeholder in ("OPTIONS", "COMMAND", "ARGS"):
                args = args.replace(placeholder, say(placeholder))
            super().write_usage(prog, args, f"{say('Usage')}: ")

        def write_heading(self, heading: str) -> None:
            super().write_heading(say(heading) if heading in ("Options", "Commands") else heading)

        def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
            said = [(name, _EXTRA.sub(lambda extra: _extra(extra[0], say), text)) for name, text in rows]
            super().write_dl(said, col_max, col_spacing)

    class Context(click.Context):
        formatter_class = Formatter

    command.context_class = Context
    command.add_help_option = False
    command.params = [
        *command.params,
        # Already read from the command line, before click was asked: see messages.language_of.
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say("opt_lang")),
        click.Option(
            ["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help=say("opt_help")
        ),
    ]
    return command


def usage_sentence(misuse: click.UsageError, say: Messages) -> str:
    """Return what is wrong with a command line, and where to look, as plain sentences."""
    if isinstance(misuse, click.NoSuchOption):
        sentence = _perhaps(say("no_such_option", name=misuse.option_name), misuse.possibilities, say)
    elif isinstance(misuse, click.MissingParameter) and misuse.param is not None:
        sentence = say("missing", name=_name_of(misuse.param))
    elif isinstance(misuse, click.BadParameter) and misuse.param is not None:
        sentence = say("bad_value", name=_name_of(misuse.param), problem=_wanted(misuse, misuse.param, say))
    elif isinstance(misuse, click.BadOptionUsage):
        sentence = say("option_needs_value", name=misuse.option_name)
    elif isinstance(misuse, Misuse):
        sentence = misuse.message
    elif (extra := _TOO_MUCH.search(misuse.message)) is not None:
        sentence = say("too_much", words=extra[1])
    else:
        sentence = say("usage", problem=misuse.format_message())
    command = misuse.ctx.command_path if misuse.ctx else "thk"
    return f"{sentence}\n{say('see_help', command=command)}"


# What click says of words that no argument takes; it has no class for it.
_TOO_MUCH = re.compile(r"unexpected extra arguments? \((.*)\)")


def _extra(said: str, say: Messages) -> str:
    """Return what click adds to the help of an option (`[default: 8010; required]`) in the reader's language."""
    return said.replace("default: ", f"{say('default')}: ").replace("required", say("required"))


def _wanted(misuse: click.BadParameter, parameter: click.Parameter, say: Messages) -> str:
    """Return which values an option takes, in the reader's language; where that is not known, what click says."""
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return say("one_of", values=", ".join(str(each) for each in kind.choices))
    if isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        low, high = getattr(kind, "min", None), getattr(kind, "max", None)
        bounds = " ".join(
            say(key, bound=bound) for key, bound in (("from_bound", low), ("to_bound", high)) if bound is not None
        )
        number = say("whole_number" if isinstance(kind, click.types.IntParamType) else "number")
        return f"{number} {bounds}".strip() + "."
    return misuse.message


class Misuse(click.UsageError):
    """A command line that click accepts and the command does not; the message is already in the reader's language."""


def near(name: str, known: Sequence[str]) -> list[str]:
    """Return the one of `known` that `name` most resembles, in a list; empty where none does."""
    from difflib import get_close_matches

    return get_close_matches(name, known, n=1)


def _perhaps(sentence: str, names: Sequence[str] | None, say: Messages) -> str:
    return f"{sentence} {say('perhaps', name=names[0])}" if names else sentence


def _name_of(parameter: click.Parameter) -> str:
    name = parameter.opts[0] if isinstance(parameter, click.Option) else getattr(parameter, "metavar", None)
    return name or parameter.human_readable_name
