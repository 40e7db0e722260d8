"""The order in which the tree of a regulation is read: its top items, the head and the pieces of each unit."""

from collections.abc import Iterator
from heapq import merge

from extractor.model.document import Block, Document, Provision
from extractor.model.text import Span

Item = Block | Provision
Piece = Span | Provision


def items_of(document: Document) -> list[Item]:
    """Return the blocks and top units of `document` in the order of the text."""
    items: list[Item] = [*document.blocks, *document.provisions]
    items.sort(key=lambda item: (item.span.start, item.span.end))
    return items


def heads_of(provision: Provision, number: str = "num", heading: str = "heading") -> list[tuple[str, Span]]:
    """Return (element, span) of what is printed at the head of `provision` in the order of the text.

    Own text that stands before the heading (`LAMPIRAN`, then the regulation it belongs to, then its title) is a
    `subheading`. `number` and `heading` are the elements for the printed number and title.
    """
    heads: list[tuple[str, Span]] = []
    if provision.num:
        heads.append((number, provision.num))
    if provision.heading:
        heads.append((heading, provision.heading))
    if heads:
        behind = _behind_head(provision)
        heads += [("subheading", span) for span in provision.own if span.start < behind]
    if len(heads) > 1:
        heads.sort(key=lambda head: head[1])
    return heads


def pieces_of(provision: Provision) -> list[Piece]:
    """Return the own pieces behind the head, and the children, of `provision` in the order of the text.

    Children keep the order of the tree, also where the lines of the text are out of order.
    """
    behind = _behind_head(provision)
    own = [span for span in provision.own if span.start >= behind]
    children = provision.children
    if not own or not children or (len(own) == 1 and own[0].start <= children[0].span.start):
        return [*own, *children]
    pieces: list[Piece] = [*own]
    return list(merge(pieces, children, key=_start))


def _behind_head(provision: Provision) -> int:
    """Return where the later of number and heading begins; own text before that place belongs to the head.

    Without a heading none does: a number behind its text is one of a column that stands beside it.
    """
    number, heading = provision.num, provision.heading
    if heading is None:
        return 0
    return max(number.start, heading.start) if number else heading.start


def reading_order(document: Document) -> Iterator[Span]:
    """Yield every piece of the text once, as the tree is read.

    Where a page was set in columns, the numbers may stand before all their texts (`a. b. c. bahwa …`): the tree puts
    each with its own, so that the pieces are those of the source but not always in its order.
    """
    stack: list[Item | Span] = list(reversed(items_of(document)))
    while stack:
        item = stack.pop()
        if isinstance(item, Span):
            yield item
        elif isinstance(item, Block):
            yield item.span
        else:
            yield from (span for _, span in heads_of(item))
            stack.extend(reversed(pieces_of(item)))


def _start(piece: Piece) -> int:
    return piece.start if isinstance(piece, Span) else piece.span.start
