"""A stretch of a document → its sentences, and a sentence → its comma segments.

Marks inside brackets and quotation marks never cut: （责任单位：省教育厅、省科技厅）, “人才工程”.
"""

import re
from collections.abc import Iterator
from functools import cache

from desktop.core.model.span import Span

OPENING = "（(《〈“‘【〔[「『"
CLOSING = "）)》〉”’】〕]」』"
ENDS = "。！？!?"
# How far an opening bracket is followed for its partner; a bracket left open must not swallow the clause.
REACH = 400


def outside(text: str, span: Span, marks: str) -> Iterator[int]:
    """Where within `span` one of the marks stands in no bracket or quotation marks, ascending.

    An opening mark without a partner within `REACH` characters of the span is taken as plain text.
    """
    pattern = _any_of(OPENING + marks)
    at = span.start
    while found := pattern.search(text, at, span.end):
        at = found.start()
        partner = _partner(text, at, min(span.end, at + REACH)) if text[at] in OPENING else None
        if partner is None and text[at] in marks:
            yield at
        at = (at if partner is None else partner) + 1


@cache
def _any_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")


def _partner(text: str, at: int, end: int) -> int | None:
    """Where the mark opened at `at` is closed before `end`; half- and full-width brackets may be mixed."""
    kinds = [OPENING.index(text[at])]
    for i in range(at + 1, end):
        c = text[i]
        if c == "\n":
            return None
        if c in OPENING:
            kinds.append(OPENING.index(c))
        elif c in CLOSING:
            kind = CLOSING.index(c)
            # （ pairs with ) and ( with ）: real files mix the widths.
            if kinds[-1] == kind or {kinds[-1], kind} == {0, 1}:
                kinds.pop()
                if not kinds:
                    return i
    return None


def trimmed(text: str, span: Span, extra: str = "") -> Span:
    """`span` without white space (and characters of `extra`) at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in extra):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in extra):
        end -= 1
    return span if start == span.start and end == span.end else Span(start, end)


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of `span`, closing mark included, blanks around them left out.

    Cut at 。！？ and line ends. A semicolon does not end a sentence (see `segments`).
    """
    return _cut(text, span, ENDS + "\n", keep=True)


def segments(text: str, sentence: Span, marks: str = "，,") -> tuple[Span, ...]:
    """The stretches of a sentence between `marks`, without the marks and the closing 。"""
    return tuple(
        part for piece in _cut(text, sentence, marks, keep=False) if len(part := trimmed(text, piece, "。！？!?；;，,"))
    )


def _cut(text: str, span: Span, marks: str, *, keep: bool) -> tuple[Span, ...]:
    pieces: list[Span] = []
    start = span.start
    for at in outside(text, span, marks):
        piece = trimmed(text, Span(start, at + 1 if keep else at))
        if len(piece):
            pieces.append(piece)
        start = at + 1
    piece = trimmed(text, Span(start, span.end))
    if len(piece):
        pieces.append(piece)
    return tuple(pieces)
