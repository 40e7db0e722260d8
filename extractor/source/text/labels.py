"""Labels that a text made from a page layout prints on a line of their own, before the colon: `KESATU` / `: Satu`."""

import re

from extractor.source.line_draft import Draft

# A label of one or two words, and the line that goes on with its colon.
_LABEL = re.compile(r"[A-Z][A-Za-z]+(?: [A-Za-z]+)?")
_COLON = re.compile(r":(?= |$)")


def join_labels(drafts: list[Draft]) -> None:
    """Put each label on the line of its colon, which is then gone from `drafts`; the lines of tables stay."""
    kept: list[Draft] = []
    for draft in drafts:
        above = kept[-1] if kept else None
        if (
            above is not None
            and above.page == draft.page
            and _COLON.match(draft.text)
            and _LABEL.fullmatch(above.text)
            and not (above.cells or draft.cells or above.marks or draft.marks or above.kind or draft.kind)
        ):
            above.text = f"{above.text} {draft.text}"
        else:
            kept.append(draft)
    drafts[:] = kept
