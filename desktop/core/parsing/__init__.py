"""Document → outline, clauses and tasks."""
