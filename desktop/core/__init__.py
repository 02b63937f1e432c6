"""The engine: documents in, verdicts and Word files out. No Qt anywhere below here."""
