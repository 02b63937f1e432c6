"""A comparison whose draft was written in, goes into the next round, or has a second upper document → its exports.

Edits of every kind by a fixed pattern: words changed, paragraphs taken out and put in, also into the file's tables, and
a proposed sentence for every missing task. The next round is the draft with these edits.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypedDict

from desktop.core.model.document import Document, ParagraphKind
from desktop.core.model.edit import Edit
from desktop.core.model.finding import Verdict
from desktop.core.model.project import Project, Source
from desktop.core.model.review import Comparison, Side
from desktop.core.model.rounds import History
from desktop.core.parsing.outline import parse_outline
from desktop.core.progress import Silent
from desktop.core.readers.plain import read_plain
from desktop.core.writers.annotated_draft import annotated_draft
from desktop.core.writers.clean_draft import clean_draft
from desktop.core.writers.edited_draft import clean_edited_draft, edited_draft, says
from desktop.core.writers.proposals import proposed_draft
from desktop.core.writers.proposed_clause import proposed
from desktop.core.writers.review_report import review_report
from desktop.core.writers.workbook import workbook
from desktop.services.editing import as_read, edited, written
from desktop.services.pipeline import compare, read, understand
from desktop.services.review import begin_review
from desktop.services.rounds import changes, history, next_round, revised
from desktop.services.several import several

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
SECOND = ("guangdong_measures_2024.txt", "shandong_measures_2024.txt")  # the first that is not the draft itself
CHANGED, REMOVED, PUT_IN = 3, 7, 5  # every so many paragraphs


class Signed(TypedDict):
    """Who is named in comments and changes."""

    author: str
    moment: datetime


def later_exports(
    comparison: Comparison, original: bytes | None, signed: Signed
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each export, made when called. original: the drafter's Word file; None for any other draft."""
    edits = edits_of_every_kind(comparison)
    draft = understand(edited(comparison.draft.document, edits).document)
    later = compare(comparison.reference, draft)
    moment = signed["moment"]
    word = _set_anew(comparison.draft.document) if original is None else original
    yield "edited", partial(edited_draft, draft.document, word, **signed)
    yield "edited_clean", partial(clean_edited_draft, draft.document, word)
    tracked = edited_draft(draft.document, word, **signed)
    base = tracked if says(tracked, draft.document) else None
    yield "edited_comments", partial(annotated_draft, later, base, **signed)
    yield "edited_proposals", partial(proposed_draft, later, base, **signed, decisions=None)
    yield "suggested", partial(proposed_draft, comparison, original, **signed, decisions=None, suggest=True)
    told = replace(later, history=_next(comparison, draft))
    yield "report rounds", partial(review_report, told, moment=moment, decisions={})
    seconds = (understand(read(SEEDS / name)) for name in SECOND)
    second = next(side for side in seconds if side.document.sha256 != comparison.draft.document.sha256)
    beside = several(comparison, [second], compare, Silent())
    yield "report several", partial(review_report, comparison, moment=moment, decisions={}, several=beside)
    yield "workbook several", partial(workbook, comparison, moment=moment, decisions={}, several=beside)


def edits_of_every_kind(comparison: Comparison) -> tuple[Edit, ...]:
    """Words changed, paragraphs out and in, a proposal for every missing task."""
    document = comparison.draft.document
    edits: tuple[Edit, ...] = ()
    wanted = (proposed(comparison, one) for one in comparison.judgements if one.verdict is Verdict.MISSING)
    taken = {change.paragraph: change for made in wanted if made is not None for change in made.changes}
    for change in taken.values():
        edits = written(document, edits, change.paragraph, change.lines)
    for number in sorted(set(range(1, len(document.paragraphs))) - set(taken)):
        paragraph = document.paragraphs[number]
        line = paragraph.span.of(document.text)
        lines: tuple[str, ...] | None = None
        if number % CHANGED == 0:
            lines = (line.replace("的", "之", 1).replace("加强", "大力加强", 1),)
        elif number % REMOVED == 0 and paragraph.kind is not ParagraphKind.TABLE_ROW:
            lines = ()
        elif number % PUT_IN == 0 and paragraph.kind is not ParagraphKind.TABLE_ROW:
            lines = (line, "另行制定具体办法。")
        if lines is not None and lines != (line,):
            edits = written(document, edits, number, lines)
    return edits


def _next(comparison: Comparison, draft: Side) -> History | None:
    """The rounds of a project whose second draft says what the edited one says."""
    first = comparison.draft
    asked = Source("上位.txt", comparison.reference.document.text.encode())
    project = Project(asked, Source("第一稿.txt", first.document.text.encode()))
    before = begin_review(comparison.reference, first, project, compare, Silent())
    later = understand(read_plain(draft.document.text.encode(), "第二稿.txt"))
    kept = Source("第二稿.txt", later.document.text.encode())
    after = next_round(before, later, kept, compare, Silent(), moment="2026-11-21")
    return history(after, changes(before.comparison, after.comparison), revised(first, later))


def _set_anew(document: Document) -> bytes:
    original = as_read(document)
    return clean_draft(original, parse_outline(original))
