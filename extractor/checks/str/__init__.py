"""Checks of numbering and structure."""
