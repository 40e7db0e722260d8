"""Checks of what a reference leads to."""
