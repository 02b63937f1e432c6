"""Comparison → Word files and JSON, as bytes."""
