"""Comparison and the drafter's Word file → a copy of it in which what was adopted stands as tracked changes.

What the machine can propose by itself is only to restore the reference's own words where the draft has weaker ones in
their place: a strength word, a number, a deadline. Of a task that the draft lacks the drafter decides; where the
suggestion was adopted, the task is put in in the draft's own words (`localising`), a sentence to start from. What was
adopted and has no wording that the machine could write becomes a comment that says what to do, so that nothing adopted
is lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from desktop.core.errors import WriteError
from desktop.core.messages import text
from desktop.core.model.document import Document
from desktop.core.model.finding import Finding, Judgement, Verdict
from desktop.core.model.project import Decision, DecisionKind, decision_on
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.text.replacement import Replacement, snapped
from desktop.core.wordml.changes import Change, LostParagraph, NewParagraph, place_of
from desktop.core.wordml.comments import Comment, CommentParagraph, add_comments
from desktop.core.wordml.package import open_word, to_bytes
from desktop.core.wordml.revisions import Reviser
from desktop.core.wordml.walk import walk
from desktop.core.writers.clean_draft import clean_draft
from desktop.core.writers.home import carrier, finding_place, home_place
from desktop.core.writers.localising import in_own_words
from desktop.core.writers.place import place
from desktop.core.writers.proposed_clause import additions
from desktop.core.writers.restoration import is_certain, restoration
from desktop.core.writers.suggestions import suggestions


def proposals(
    comparison: Comparison, decisions: Mapping[str, Decision] | None, *, suggest: bool = False
) -> tuple[Change, ...]:
    """The changes to the draft's text, in its order; the same change is proposed once.

    decisions: by task id and finding id; only what has 采纳建议 is proposed. None: nobody has decided, and all weaker
    words are. suggest: a sentence for every missing task, whatever was decided.
    """
    found: dict[Change, None] = {}
    wanted: list[tuple[Judgement, str]] = []
    for judgement in comparison.selected:
        if judgement.verdict is Verdict.WEAKENED:
            found |= dict.fromkeys(_restored(comparison, judgement, decisions))
        elif judgement.verdict is Verdict.MISSING and (suggest or _adopted((decisions or {}).get(judgement.task.id))):
            wanted.append((judgement, in_own_words(comparison, judgement.task)))
    found |= dict.fromkeys(change for made in additions(comparison, wanted) for change in made.changes)
    return tuple(sorted(found, key=_place))


def remarks(comparison: Comparison, decisions: Mapping[str, Decision] | None) -> tuple[Comment, ...]:
    """What was adopted and is not among the `proposals`: a comment for each place that says what to do, in order."""
    said: dict[Span, list[str]] = {}
    for judgement in comparison.selected:
        whole = _adopted((decisions or {}).get(judgement.task.id))
        if judgement.verdict is Verdict.WEAKENED:
            left: dict[Span, list[Finding]] = {}
            for number, finding in enumerate(judgement.findings):
                adopted = _adopted(decision_on(decisions or {}, judgement.task.id, number))
                if adopted and restoration(comparison, finding) is None:
                    left.setdefault(finding_place(comparison, judgement, finding), []).append(finding)
            for words_at, findings in left.items():
                said.setdefault(words_at, []).extend(
                    suggestions(comparison, replace(judgement, findings=tuple(findings)))
                )
            if whole and not judgement.findings:
                said.setdefault(carrier(comparison, judgement), []).extend(suggestions(comparison, judgement))
        elif whole and judgement.verdict is Verdict.MISSING and place(comparison, judgement) is None:
            said.setdefault(home_place(comparison, judgement), []).extend(suggestions(comparison, judgement))
    lead = CommentParagraph("", text("proposal.lead"))
    comments = [
        Comment(span.start, span.end, (lead, *map(CommentParagraph, dict.fromkeys(words))))
        for span, words in said.items()
    ]
    return tuple(sorted(comments, key=lambda comment: (comment.start, comment.end)))


def tracked_changes(
    original: bytes,
    draft: Document,
    changes: Sequence[Change],
    *,
    author: str,
    moment: datetime,
    comments: Sequence[Comment] = (),
) -> bytes:
    """The Word file with changes to the text of `draft`, which was read from it, as revisions in whole words.

    What touches an earlier change, or stands where no change can be tracked (fields, block content controls, notes …),
    becomes a comment that says what to write. comments: to put in besides. The same input gives the same bytes.
    Raises WriteError `draft_changed` if the file does not have that text.
    """
    word = open_word(original, draft.name)
    read = walk(word, view=draft.view)
    whole = "\n".join(paragraph.text for paragraph in read.paragraphs)
    if whole != draft.text:
        raise WriteError("draft_changed", name=draft.name)
    reviser = Reviser(read, author=author, moment=moment)
    tracked: list[Change] = []
    told: list[Change] = []
    for change in changes:
        steps = snapped(whole, change) if isinstance(change, Replacement) else (change,)
        free = all(reviser.takes(step) and not any(_meet(step, other) for other in tracked) for step in steps)
        if free:
            tracked += steps
        else:
            told.append(change)
    if told or comments:
        said = [*comments, *(_remark(change, whole) for change in told)]
        add_comments(word, read, said, author=author, moment=moment)
        # Comments cut runs, and change no text.
        reviser = Reviser(walk(word, view=draft.view), author=author, moment=moment)
    reviser.revise(tracked)
    return to_bytes(word)


def proposed_draft(
    comparison: Comparison,
    original: bytes | None,
    *,
    author: str,
    moment: datetime,
    decisions: Mapping[str, Decision] | None = None,
    suggest: bool = False,
) -> bytes:
    """建议稿: the draft with what `proposals` proposes.

    original: the bytes of the .docx that was compared; None for a draft that is no Word file, which is then set anew
    from its text. Raises WriteError `draft_changed` if `original` does not have the text that was compared.
    """
    document = comparison.draft.document
    data = clean_draft(document, comparison.draft.outline) if original is None else original
    return tracked_changes(
        data,
        document,
        proposals(comparison, decisions, suggest=suggest),
        author=author,
        moment=moment,
        comments=remarks(comparison, decisions),
    )


def _adopted(decision: Decision | None) -> bool:
    return decision is not None and decision.kind is DecisionKind.ADOPT


def _restored(
    comparison: Comparison, judgement: Judgement, decisions: Mapping[str, Decision] | None
) -> Iterator[Replacement]:
    """The reference's words where the draft has weaker ones, of the findings that were adopted."""
    for number, finding in enumerate(judgement.findings):
        if decisions is not None and not _adopted(decision_on(decisions, judgement.task.id, number)):
            continue
        change = restoration(comparison, finding)
        if change is not None and (decisions is not None or is_certain(comparison, finding, change)):
            yield change


def _place(change: Change) -> tuple[int, int]:
    at = place_of(change)
    return at, change.end if isinstance(change, Replacement) else at


def _meet(one: Change, other: Change) -> bool:
    """Whether two changes to the text overlap or touch, so that neither could be decided on its own."""
    if not isinstance(one, Replacement) or not isinstance(other, Replacement):
        return False
    return one.start <= other.end and other.start <= one.end


def _remark(change: Change, whole: str) -> Comment:
    """What to write, as a comment on the words in question; at a bare place on the character before it, or behind."""
    start, end = _place(change)
    line_end = whole.find("\n", start) if "\n" in whole[start:] else len(whole)
    if isinstance(change, LostParagraph):
        end = line_end
    elif isinstance(change, NewParagraph) and not change.before:
        start = end = line_end
    new = "" if isinstance(change, LostParagraph) else change.text
    old = whole[start:end].replace("\n", "")
    kind = "replace" if old and new else "delete" if old else "insert"
    if start == end:
        begins = whole[:start].endswith("\n") or not start
        kind = ("paragraph" if isinstance(change, NewParagraph) else kind) + ("_before" if begins else "_behind")
        start, end = (start, start + 1) if begins else (start - 1, start)
    return Comment(start, end, (CommentParagraph(text(f"proposal.{kind}", old=old, new=new), text("proposal.lead")),))
