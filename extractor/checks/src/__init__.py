"""Checks of how the file could be read."""
