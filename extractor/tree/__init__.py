"""From classified lines to the immutable tree of provisions."""
