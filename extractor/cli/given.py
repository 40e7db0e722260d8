"""What inputs a command is given."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extractor.workers.plan import Plan
    from extractor.workers.work import Input


class Given(NamedTuple):
    """The inputs that a command line names, one by one, and how they are to be read."""

    inputs: "tuple[Input, ...]"
    plan: "Plan"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the inputs, for people."""
        return tuple(each.name for each in self.inputs)
