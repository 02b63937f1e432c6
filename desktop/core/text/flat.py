"""Words as a document has them → the same without white space: what one quotes, counts and compares."""


def flat(words: str) -> str:
    """`words` without blanks and line breaks, of whatever width."""
    return "".join(words.split())
