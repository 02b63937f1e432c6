"""A file → a Document: its text once, its paragraphs as spans, and where every character came from."""
