"""Judgement → what to do about it, a short sentence for each finding, and the words to put in the draft's place."""

from desktop.core.messages import text
from desktop.core.model.finding import Finding, Judgement, Verdict
from desktop.core.model.review import Comparison
from desktop.core.text.replacement import Replacement
from desktop.core.writers.home import home_clause

LONGEST = 60  # characters of a quotation: a suggestion fits into a narrow column
ELISION = "……"
INNER = str.maketrans("“”", "‘’")  # quotation marks in quotation marks
BOUND = "且并的"  # what ties a condition to the words behind it: 具有博士学位且符合条件的 → 符合条件的


def restoration(comparison: Comparison, finding: Finding) -> Replacement | None:
    """The change to the draft's text that gives back what the finding says was weakened.

    None where the draft has no words in its place, or where more than these words would have to be written anew.
    """
    if finding.draft is None or not len(finding.draft) or not len(finding.reference):
        return None
    words = flat(comparison.reference.quote(finding.reference))
    named = dict(finding.message.params)
    if finding.rule == "condition":
        return _without(comparison, finding, str(named.get("draft", "")))
    if finding.rule == "modality" and named.get("reference", words) != words:
        return None  # a measure without a strength word of its own: nothing to put in the place of the weaker one
    if finding.rule == "modality" and "draft" in named and "reference" not in named:
        return Replacement(finding.draft.start, finding.draft.end, "")  # a qualifier that was added
    return Replacement(finding.draft.start, finding.draft.end, words)


def suggestion(comparison: Comparison, finding: Finding) -> str:
    """What to do about one finding."""
    words = flat(comparison.reference.quote(finding.reference))
    named = {key: str(value) for key, value in finding.message.params}
    change = restoration(comparison, finding)
    if change is not None:
        old = flat(comparison.draft.document.text[change.start : change.end])
        key = "suggestion.replace" if change.text else "suggestion.delete"
        return text(key, draft=short(old), reference=short(change.text))
    lost = named.get("reference", words)
    return text(
        f"suggestion.{finding.rule}",
        reference=short(words if finding.rule == "content" else lost),
        lost=short(lost),
        draft=short(named.get("draft", "")),
    )


def suggestions(comparison: Comparison, judgement: Judgement) -> tuple[str, ...]:
    """What to do about a task, one sentence for each finding; nothing for one that is carried."""
    if judgement.verdict is Verdict.COVERED:
        return ()
    if judgement.verdict is Verdict.NOT_APPLICABLE:
        return (text("suggestion.not_applicable"),)
    words = short(flat(comparison.reference.quote(judgement.task.span)))
    if judgement.verdict is Verdict.WEAKENED:
        made = dict.fromkeys(suggestion(comparison, finding) for finding in judgement.findings)
        return tuple(made) or (text("suggestion.weakened", task=words),)
    clause = home_clause(comparison, judgement)
    if clause is None:
        return (text("suggestion.missing", task=words),)
    number = comparison.draft.outline.by_id[clause].number.rstrip("、．.")
    return (text("suggestion.missing_at", clause=number, task=words),)


def short(words: str, longest: int = LONGEST) -> str:
    """The first words, with …… where more follow, to stand in quotation marks: “ ” in them become ‘ ’."""
    return (words if len(words) <= longest else words[:longest] + ELISION).translate(INNER)


def flat(words: str) -> str:
    """Without white space."""
    return "".join(words.split())


def _without(comparison: Comparison, finding: Finding, condition: str) -> Replacement | None:
    """The draft without a condition that it added, where that stands once in the words of the finding."""
    if finding.draft is None or not condition:
        return None
    whole = comparison.draft.quote(finding.draft)
    if whole.count(condition) != 1:
        return None
    start = finding.draft.start + whole.index(condition)
    end = start + len(condition)
    end += comparison.draft.document.text[end : end + 1] in tuple(BOUND)
    return Replacement(start, end, "")
