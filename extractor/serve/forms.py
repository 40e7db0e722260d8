"""The media types of the forms of a regulation: what `Accept` may ask for, and what a download is."""

from extractor.emit.formats import formats_of

MEDIA = {name: form.media for name, form in formats_of("regulation").items()}
"""By the name of the form; the first is given where nothing is asked for."""
FORMS = {media: form for form, media in MEDIA.items()} | {"application/xml": "akn"}
"""The form that each media type asks for."""
PLAIN = (MEDIA["json"], MEDIA["txt"], MEDIA["md"])
"""The forms of a single provision."""
