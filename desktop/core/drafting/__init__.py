"""Faults of a draft by itself, whatever the reference says: one rule to a file, `rules` runs them all."""
