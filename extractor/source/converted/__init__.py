"""Files that are first made files of another kind: pictures become pages, old documents become Word of today."""
