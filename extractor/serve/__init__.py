"""The desk and the reader in the browser, REST, tools for language models, and the language server for editors."""
