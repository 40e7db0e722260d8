"""The text as it was read, as a document that people go on writing: Word, Markdown, plain text."""
