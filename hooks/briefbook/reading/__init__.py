"""A file → an article: its lines, the repairs that print makes needful, its structure."""
