"""The same functions for programs: over HTTP (REST with OpenAPI) and as tools for language models (MCP)."""
