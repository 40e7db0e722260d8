"""Commands that go on running: the desk in the browser, tools for language models, the server for editors."""
