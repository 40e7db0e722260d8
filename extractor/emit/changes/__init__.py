"""How a consolidation and a difference look: text, JSON, HTML."""
