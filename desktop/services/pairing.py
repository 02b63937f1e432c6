"""The two documents that were chosen → what each is, and whether they look exchanged."""

from desktop.core.checks.citation import citations
from desktop.core.messages import text
from desktop.core.model.message import Message
from desktop.core.model.recognition import Level, Recognition
from desktop.core.model.review import Side
from desktop.core.text.flat import flat

ORDER = tuple(Level)


def same(one: Side, other: Side) -> bool:
    """Whether both are the same document: the same file, or the same words in another form of file."""
    if one.document.sha256 == other.document.sha256:
        return True
    return flat(one.document.text) == flat(other.document.text)


def named(made: Recognition) -> str:
    """国家文件, 广东省文件·征求意见稿; "" where nothing tells."""
    level = text(f"recognition.level.{made.level.value}") if made.level else ""
    whose = text("recognition.of_place", place=made.place) if made.place else level
    return text("recognition.list_mark").join(part for part in (whose, made.draft_mark) if part)


def doubt(reference: Side | None, draft: Side | None) -> Message | None:
    """Why the two look exchanged, or the one that is there looks like the other; None where nothing says so.

    Surest is who cites whom: a draft names the plan that it implements.
    """
    if reference is not None and draft is not None:
        cites = bool(citations(reference, draft)), bool(citations(draft, reference))
        if cites == (False, True):
            return Message.of("recognition.doubt.cites")
        return None if cites[0] else _by_looks(reference.recognition, draft.recognition)
    if reference is not None and reference.recognition.draft_mark:
        return Message.of("recognition.doubt.draft_as_reference", mark=reference.recognition.draft_mark)
    if draft is not None and draft.recognition.level is Level.NATIONAL:
        return Message.of("recognition.doubt.national_as_draft")
    return None


def _by_looks(reference: Recognition, draft: Recognition) -> Message | None:
    if reference.level and draft.level and reference.level is not draft.level:
        if ORDER.index(reference.level) < ORDER.index(draft.level):
            return None
        return Message.of("recognition.doubt.levels", reference=named(reference), draft=named(draft))
    if reference.draft_mark and not draft.draft_mark:
        return Message.of("recognition.doubt.draft_as_reference", mark=reference.draft_mark)
    return None
