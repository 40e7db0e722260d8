"""What is printed on a page beside the text: running heads, page numbers, catchwords, boxes of initials, footnotes."""
