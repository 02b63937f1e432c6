"""What is wrong with a draft by itself → rows of a list."""

from desktop.core.messages import render, text
from desktop.core.model.finding import DraftingFault
from desktop.core.model.review import Side
from desktop.services.checking import place_of
from desktop.ui.models.rows import Row

BEFORE, BEHIND = 14, 60  # characters of the draft shown around the words at fault


def fault_row(fault: DraftingFault, draft: Side) -> Row[DraftingFault]:
    """Kind and clause; the words with what stands around them; what is wrong."""
    words, span = draft.document.text, fault.span
    start = max(words.rfind("\n", 0, span.start) + 1, span.start - BEFORE)
    mark = "…" if start and words[start - 1] != "\n" else ""
    shown = mark + words[start : span.end + BEHIND].replace("\n", " ")
    place = (span.start - start + len(mark), span.end - start + len(mark))
    head = f"{text(f'word.check.{fault.rule}')}　{place_of(fault, draft)}"
    return Row(fault, head, render(fault.message), shown, (place,))
