"""Filling a collection: file by file, only what is new, resumable at any moment."""
