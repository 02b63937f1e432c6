"""Plain text: numerals, normal form, words, differences, similarity."""
