"""From classified lines to the immutable tree of provisions."""

from extractor.tree.build import build

__all__ = ["build"]
