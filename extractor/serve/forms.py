"""The media types of the forms of a regulation: what `Accept` may ask for, and what a download is."""

from extractor.emit.formats import Format, formats_of
from extractor.source.readers import READERS


def _media(form: Format) -> str:
    """Return the media type of a form: its own, or that of the reader that takes its files."""
    return form.media or next(each.media_type for each in READERS if form.suffixes[0].endswith(each.suffixes))


MEDIA = {name: _media(form) for name, form in formats_of("regulation").items()}
"""By the name of the form; the first is given where nothing is asked for."""
FORMS = {media: form for form, media in MEDIA.items()} | {"application/xml": "akn"}
"""The form that each media type asks for."""
PLAIN = (MEDIA["json"], MEDIA["txt"], MEDIA["md"])
"""The forms of a single provision."""
