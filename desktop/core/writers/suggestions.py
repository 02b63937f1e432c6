"""Judgement → what to do about it, a short sentence for each finding, and the words to put in the draft's place."""

import re
from collections.abc import Iterator, Sequence

from desktop.core.messages import text
from desktop.core.model.finding import Finding, Judgement, Verdict
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.text.clause_number import cited
from desktop.core.text.flat import flat
from desktop.core.text.replacement import Replacement
from desktop.core.writers.localising import in_own_words
from desktop.core.writers.place import home_clause
from desktop.core.writers.restoration import is_certain, restoration

LONGEST = 60  # characters of a quotation: a suggestion fits into a narrow column
ELISION = "……"
MARK = re.compile(r"[，；。：\n]")
INNER = str.maketrans("“”", "‘’")  # quotation marks in quotation marks


def suggestion(comparison: Comparison, finding: Finding, *, beside: bool = False) -> str:
    """What to do about one finding. beside: the reference's words stand beside it and need not be said again."""
    words = flat(comparison.reference.quote(finding.reference))
    named = {key: str(value) for key, value in finding.message.params}
    change = restoration(comparison, finding)
    if change is not None:
        return _changed(comparison, finding, change)
    given = flat(comparison.draft.quote(finding.draft)) if finding.draft is not None else ""
    lost = named.get("reference", words)
    key = finding.rule
    if finding.rule == "modality":
        # In the words around the strength word one sees what it is about; a qualifier has no counterpart there.
        key = ("modality_beside" if beside else "modality") if "reference" in named else "condition"
        if finding.draft is None:
            key = "modality_dropped"
        else:
            lost, given = _measure(comparison, finding), named.get("draft", given)
    elif finding.rule in ("target", "deadline") and given:
        key += "_changed"
    elif finding.rule == "condition":
        given = named.get("draft", given)
    elif finding.rule == "content":
        return _contents(words, (lost,), beside=beside)
    return text(f"suggestion.{key}", reference=short(lost), draft=short(given))


def suggestions(comparison: Comparison, judgement: Judgement) -> tuple[str, ...]:
    """What to do about a task, one sentence for each finding, words lost of one measure in one; nothing for a carried.

    The sentences that `suggestion` makes, each once.
    """
    if judgement.verdict is Verdict.COVERED:
        return ()
    if judgement.verdict is Verdict.NOT_APPLICABLE:
        return (text("suggestion.not_applicable"),)
    words = short(flat(comparison.reference.quote(judgement.task.span)))
    if judgement.verdict is Verdict.WEAKENED:
        made = dict.fromkeys(_grouped(comparison, judgement))
        return tuple(made) or (text("suggestion.weakened", task=words),)
    clause = home_clause(comparison, judgement)
    words = short(in_own_words(comparison, judgement.task).removesuffix("。"))
    if clause is None:
        return (text("suggestion.missing", task=words),)
    number = comparison.draft.outline.by_id[clause].number
    return (text("suggestion.missing_at", clause=cited(number), task=words),)


def _grouped(comparison: Comparison, judgement: Judgement) -> Iterator[str]:
    lost: dict[Span, list[str]] = {}
    for finding in judgement.findings:
        if finding.rule == "content":
            lost.setdefault(finding.reference, []).append(str(dict(finding.message.params)["reference"]))
    for finding in judgement.findings:
        if finding.rule != "content":
            yield suggestion(comparison, finding)
        elif finding.reference in lost:
            yield _contents(flat(comparison.reference.quote(finding.reference)), lost.pop(finding.reference))


def _contents(measure: str, lost: Sequence[str], *, beside: bool = False) -> str:
    """写明“规范化培训”“社会化评价”, with the measure as it stands; words that others contain are not said again."""
    said = [words for words in lost if not any(words != other and words in other for other in lost)]
    if said == [measure]:
        return text("suggestion.measure", reference=short(measure))
    quoted = "".join(text("suggestion.quoted", words=short(words)) for words in dict.fromkeys(said))
    return text("suggestion.content_beside" if beside else "suggestion.content", lost=quoted, reference=short(measure))


def _changed(comparison: Comparison, finding: Finding, change: Replacement) -> str:
    old = short(flat(comparison.draft.document.text[change.start : change.end]))
    if not change.text:
        return text("suggestion.delete", draft=old)
    key = "suggestion.replace" if is_certain(comparison, finding, change) else "suggestion.own_number"
    return text(key, draft=old, reference=short(change.text))


def _measure(comparison: Comparison, finding: Finding) -> str:
    """The reference's words from the finding's on, up to the next mark."""
    start = finding.reference.start
    words = comparison.reference.document.text[start:]
    return flat(words[: max(len(finding.reference), len(MARK.split(words, maxsplit=1)[0]))])


def short(words: str, longest: int = LONGEST) -> str:
    """The first words, with …… where more follow, to stand in quotation marks: “ ” in them become ‘ ’."""
    return (words if len(words) <= longest else words[:longest] + ELISION).translate(INNER)
