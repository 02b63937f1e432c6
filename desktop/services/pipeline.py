"""Files → Comparison: the one place where the stages of the core meet."""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from desktop.core import resources
from desktop.core.alignment.company import best_scores
from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.citation import citations
from desktop.core.checks.copied import copied, hidden, wording_of
from desktop.core.checks.verdicts import additions, judge
from desktop.core.drafting.rules import drafting_faults
from desktop.core.errors import ReadError
from desktop.core.model.document import Document, View
from desktop.core.model.finding import Judgement
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.parsing.outline import parse_outline
from desktop.core.parsing.recognition import recognised
from desktop.core.parsing.tasks import parse_passages
from desktop.core.progress import Part, Progress, Silent
from desktop.core.readers import read_document
from desktop.core.resources import Rules
from desktop.core.unit_rules import read_unit_rules

# Hundredths of the whole job, by the time that each stage takes for two long plans.
STEPS = 100
READ, PARSE = 5, 15
INDEXING, ALIGNING, JUDGING = (20, 25), (25, 75), (75, 95)


def read(path: Path, *, view: View = View.FINAL) -> Document:
    """The document in the file; view: whether tracked changes count as accepted or refused. Raises ReadError."""
    return read_document(path, view=view)


def understand(document: Document) -> Side:
    """The document with its outline and passages."""
    with _no_search_for_cycles():
        outline = parse_outline(document)
        passages = parse_passages(document, outline)
        return Side(document, outline, passages, resources.rules().version, recognised(document, outline))


def comparable(side: Side) -> Side:
    """The side itself, where it says something that can be compared. Raises ReadError `no_tasks`."""
    if not side.tasks:
        raise ReadError("no_tasks", name=side.document.name)
    return side


def up_to_date(side: Side) -> Side:
    """The same document parsed by the rules in force, where it was parsed by others."""
    return side if side.rules in ("", resources.rules().version) else understand(side.document)


def unit_rules(folder: Path | None) -> Rules:
    """A unit's rules; ours for None. Raises RulesError."""
    return resources.OURS if folder is None else read_unit_rules(folder)


def compare(reference: Side, draft: Side, progress: Progress | None = None) -> Comparison:
    """Lay the draft beside the reference: one verdict for each task of the reference.

    Raises ReadError `same_file` when both are the same bytes, Cancelled when `progress` says so.
    """
    if reference.document.sha256 == draft.document.sha256:
        raise ReadError("same_file", name=draft.document.name)
    return _compared(reference, draft, progress or Silent())


def get_ready(side: Side, progress: Progress) -> None:
    """Read and look up what a comparison needs besides its documents, so that the first one does not have to.

    By laying a document beside itself: nothing is forgotten, and its own words are looked up as well. Raises Cancelled.
    """
    _compared(side, side, progress)


def _compared(reference: Side, draft: Side, watch: Progress) -> Comparison:
    with _no_search_for_cycles():
        field = Field(draft, Part(watch, "align", *INDEXING, STEPS))
        matches = match(reference, field, Part(watch, "align", *ALIGNING, STEPS))
        judgements = judge(reference, draft, matches, Part(watch, "check", *JUDGING, STEPS))
        watch.step("check", JUDGING[1], STEPS)
        return laid_out(reference, draft, judgements, best_scores(matches))


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Two long plans become millions of small objects and no cycles: looking for some takes a fifth of the time."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def laid_out(reference: Side, draft: Side, judgements: tuple[Judgement, ...], near: Mapping[int, float]) -> Comparison:
    """The judgements with what the draft says beside them. near: as `additions` wants it."""
    known = wording_of(reference.document.text)
    said = hidden(draft.document.text, _names(reference, draft))
    by_clause = tuple(
        (clause.id, round(copied(clause.body.of(said), known), 4))
        for clause in draft.outline.clauses
        if draft.quote(clause.body).strip()
    )
    whole = "\n".join(clause.span.of(said) for clause in draft.outline.clauses)
    return Comparison(
        reference,
        draft,
        judgements,
        additions(draft, judgements, near),
        round(copied(whole, known), 4),
        by_clause,
        resources.rules().version,
        citations(reference, draft),
        drafting=drafting_faults(draft),
    )


def _names(reference: Side, draft: Side) -> Iterator[Span]:
    """Where the draft names units: those that answer, and those that issued the reference."""
    for one in draft.passages:
        yield from (owner.span for owner in one.owners)
    for name in reference.outline.front.issuers:
        yield from (Span(*found.span()) for found in re.finditer(re.escape(name), draft.document.text))


def compare_files(
    reference: Path, draft: Path, progress: Progress | None = None, *, view: View = View.FINAL
) -> Comparison:
    """Read and compare two files; view: of the draft's tracked changes. Raises ReadError, Cancelled."""
    watch = progress or Silent()
    watch.step("read_reference", 0, STEPS)
    first = read(reference)
    watch.step("read_draft", READ, STEPS)
    second = read(draft, view=view)
    watch.step("parse", PARSE, STEPS)
    comparison = compare(comparable(understand(first)), comparable(understand(second)), watch)
    watch.step("check", STEPS, STEPS)
    return comparison
