"""The page of one plan against many drafts."""
