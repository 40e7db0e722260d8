"""The media types of the forms of a regulation: what `Accept` may ask for, and what a download is."""

from extractor.source.readers import DOCX, MARKDOWN, TEXT

MEDIA = {
    "json": "application/json",
    "akn": "application/akn+xml",
    "html": "text/html",
    "md": MARKDOWN.media_type,
    "txt": TEXT.media_type,
    "docx": DOCX.media_type,
}
"""By the name of the form; the first is given where nothing is asked for."""
FORMS = {media: form for form, media in MEDIA.items()} | {"application/xml": "akn"}
"""The form that each media type asks for."""
PLAIN = (MEDIA["json"], MEDIA["txt"], MEDIA["md"])
"""The forms of a single provision."""
