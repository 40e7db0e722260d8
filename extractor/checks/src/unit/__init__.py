"""Checks of the text of a file: what no unit could be made of."""
