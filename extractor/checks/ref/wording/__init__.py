"""Checks of how a reference is written."""
