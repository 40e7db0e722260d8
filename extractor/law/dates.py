"""The months by the names that are printed in dates."""

from extractor.grammar import Form, load


class Dates(Form, frozen=True):
    """The whole of `law/dates.toml`."""

    months: dict[str, int]


def months() -> dict[str, int]:
    """Return the number of each month by its printed name in lower case, with abbreviations and slips that occur."""
    return load("law/dates", Dates).months
