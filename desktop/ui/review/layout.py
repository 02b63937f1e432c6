"""A side of a comparison → how each paragraph of its document is set. No Qt."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.model.clause import ClauseKind
from desktop.core.model.review import Side
from desktop.core.model.span import Span


class Setting(StrEnum):
    """The ways in which a paragraph is set."""

    TITLE = "title"  # centred, larger
    NOTICE = "notice"  # what stands before the plan: quiet
    HEADING = "heading"  # a heading of its own line
    BODY = "body"  # first line indented by two characters
    ROW = "row"  # a row of a table


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its span, how it is set, and its beginning that is number and heading (may be empty)."""

    span: Span
    setting: Setting
    heading: Span
    level: int = 0


def blocks(side: Side) -> tuple[Block, ...]:
    """The paragraphs of the document in order, each with its setting."""
    text = side.document.text
    clauses = side.outline.clauses
    begin = min((clause.span.start for clause in clauses), default=0)
    title = "".join(side.outline.front.title.split())
    headed = [clause for clause in clauses if clause.kind in (ClauseKind.NUMBERED, ClauseKind.BOX)]
    result = []
    following = 0
    for paragraph in side.document.paragraphs:
        span = paragraph.span
        while following < len(headed) and headed[following].span.start < span.start:
            following += 1
        clause = headed[following] if following < len(headed) and headed[following].span.start < span.end else None
        if clause is not None:
            head = Span(clause.span.start, max(clause.span.start, min(clause.body.start, span.end)))
            if not len(clause.body):
                head = Span(head.start, span.end)
            whole = not span.of(text)[head.end - span.start :].strip()
            result.append(Block(span, Setting.HEADING if whole else Setting.BODY, head, clause.level))
        elif span.start < begin:
            bare = "".join(span.of(text).split())
            titled = bool(bare) and bare in title and len(bare) > 3
            result.append(Block(span, Setting.TITLE if titled else Setting.NOTICE, Span(span.start, span.start)))
        else:
            setting = Setting.ROW if paragraph.cells else Setting.BODY
            result.append(Block(span, setting, Span(span.start, span.start)))
    return tuple(result)
