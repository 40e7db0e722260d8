"""A printed line and the markers it may open with."""

from msgspec import Struct

from extractor.model.text import SourceLine, Span


class Marker(Struct, frozen=True):
    """A candidate opening: `name` as in structure/markers.toml, `label` the bare number, `span` the printed sign.

    `after` is the offset of the first sign of the text that follows on the line (the line's end where nothing does).
    """

    name: str
    label: str
    span: Span
    after: int


class Line(Struct, frozen=True):
    """One printed line with the chain of markers at its start (`(2) a. bahwa` has two); usually none.

    `damaged` are the headings that a line may stand for if a scan misread it (see extractor.tree.damaged_markers).
    """

    source: SourceLine
    markers: tuple[Marker, ...] = ()
    damaged: tuple[Marker, ...] = ()

    @property
    def start(self) -> int:
        """Offset of the line's first sign."""
        return self.source.span.start

    @property
    def end(self) -> int:
        """Offset after the line's last sign."""
        return self.source.span.end
