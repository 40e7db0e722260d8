"""Checks of wording."""
