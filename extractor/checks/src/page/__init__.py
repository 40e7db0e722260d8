"""Checks of the pages of a file: what could not be read from them."""
