"""A text that was put into its file twice, one time behind the other → where the second time begins."""

from desktop.core.text.flat import flat

_LEAST = 300  # characters, white space aside; a form or a short list may well be set twice on purpose
_VARIED = 60  # different characters; less is no running text but a pattern, which is bound to repeat


def second_time(source: str) -> int:
    """Where the second of two equal halves begins, white space aside; the length of the source where there is none.

    Pages copied together with their print view, and some collections of web pages, hold the document twice. Only a
    copy that is exact to the last character counts: two versions of a text must both be seen.
    """
    places = [at for at, c in enumerate(source) if not c.isspace()]
    half, odd = divmod(len(places), 2)
    if odd or half < _LEAST:
        return len(source)
    plain = flat(source)
    if plain[:half] != plain[half:] or len(set(plain)) < _VARIED:
        return len(source)
    return places[half]
