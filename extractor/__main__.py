"""`python -m extractor` is `thk`."""

from extractor.cli import main

main()
