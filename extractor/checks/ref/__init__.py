"""Checks of cross-references."""
