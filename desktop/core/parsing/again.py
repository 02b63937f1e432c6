"""A document that was changed in a few places, and how it was parsed before → its outline and passages.

The outline is made anew, which is quick; the passages of a clause only where it says something else than before. What
comes out is what `parse_outline` and `parse_passages` make of the whole.
"""

from bisect import bisect_left

from desktop.core.model.clause import Clause
from desktop.core.model.document import Document, ParagraphKind
from desktop.core.model.review import Side
from desktop.core.model.task import Task
from desktop.core.parsing.outline import parse_outline
from desktop.core.parsing.recognition import recognised
from desktop.core.parsing.task_table import task_rows
from desktop.core.parsing.tasks import clause_passages

_Signature = tuple[object, ...]


def parsed_again(document: Document, before: Side) -> Side:
    """The document parsed, with what `before` (an earlier state of it, by the same rules) has of unchanged clauses."""
    outline = parse_outline(document)
    rows = task_rows(document)
    in_tables = [one.span.start for one in document.paragraphs if one.kind is ParagraphKind.TABLE_ROW]
    known = _known(before)
    passages: list[Task] = []
    for clause in outline.clauses:
        found = None if _holds(in_tables, clause) else known.get(signature(document.text, clause))
        if found is None:
            passages += clause_passages(document.text, clause, rows)
        else:
            was, said = found
            passages += (one.shifted(clause.span.start - was.span.start) for one in said)
    return Side(document, outline, tuple(passages), before.rules, recognised(document, outline))


def _known(side: Side) -> dict[_Signature, tuple[Clause, list[Task]]]:
    """What a clause looks like → the clause and its passages; clauses with tables, whose heads may stand before them,
    left out."""
    rows = [one.span.start for one in side.document.paragraphs if one.kind is ParagraphKind.TABLE_ROW]
    said: dict[str, list[Task]] = {clause.id: [] for clause in side.outline.clauses}
    for passage in side.passages:
        said[passage.clause].append(passage)
    return {
        signature(side.document.text, clause): (clause, said[clause.id])
        for clause in side.outline.clauses
        if not _holds(rows, clause)
    }


def _holds(starts: list[int], clause: Clause) -> bool:
    at = bisect_left(starts, clause.span.start)
    return at < len(starts) and starts[at] < clause.span.end


def signature(text: str, clause: Clause) -> _Signature:
    """All that the passages of a clause depend on, tables aside."""
    start = clause.span.start
    body = (clause.body.start - start, clause.body.end - start)
    return clause.id, clause.number, clause.kind, clause.heading, clause.span.of(text), body
