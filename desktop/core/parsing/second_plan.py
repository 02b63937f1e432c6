"""Heads of a file that holds several plans → the same heads, each further plan begun by its title."""

from collections.abc import Sequence

from desktop.core.model.document import Document, ParagraphKind
from desktop.core.parsing.front_matter import ends_title
from desktop.core.parsing.heads import Head

_ABOVE = 4  # paragraphs above a plan's first number among which its title stands: title, bracket, lead


def with_further_plans(document: Document, heads: Sequence[Head]) -> tuple[Head, ...]:
    """Put a head before every further plan: where the highest numbers begin again at one, under a title.

    关于印发支持…若干政策和…行动计划的通知 carries two plans one behind the other, with no 附件 above the second; its
    numbers would otherwise go on with those of the first. Such a head stands behind the plan as an annex does, named
    文件2, 文件3 …; what is under an 附件 is that annex's own.
    """
    made: list[Head] = []
    numbered = [head for head in heads if head.number]
    if not numbered:
        return tuple(heads)
    highest = numbered[0].rank
    last = 0
    plans = 1
    for head in heads:
        if head.annex:
            return (*made, *heads[len(made) - plans + 1 :])
        if head.number and head.rank == highest:
            title = _title_above(document, head.at) if head.value == 1 and last > 1 else None
            if title is not None and title > (made[-1].at if made else -1):
                plans += 1
                start = document.paragraphs[title].span.start
                made.append(Head(title, start, plans, rank=-1.0, label=f"文件{plans}", annex=True, plan=True))
            last = head.value
        made.append(head)
    return tuple(made)


def _title_above(document: Document, at: int) -> int | None:
    """The paragraph of the title nearest above paragraph `at`; None where there is none."""
    for above in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
        paragraph = document.paragraphs[above]
        if paragraph.kind is ParagraphKind.BODY and ends_title(paragraph.span.of(document.text)):
            return above
    return None
