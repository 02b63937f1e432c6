"""The nouns of the field as frozen dataclasses; the stages of the core meet here."""
