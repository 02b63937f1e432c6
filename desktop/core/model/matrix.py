"""Comparisons of many drafts with one reference → tasks × drafts: what each cell says, without the drafts."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from desktop.core.model.clause import Clause
from desktop.core.model.document import View
from desktop.core.model.finding import Dimension, Judgement, Verdict
from desktop.core.model.message import Message
from desktop.core.model.review import Comparison, Side


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A task in one draft.

    dimensions: in which it was weakened, each once. clause, quote: number of the draft's clause and the exact words
    that carry the task; "" where it has none. reasons: why this verdict, one for each finding, else the explanation.
    """

    verdict: Verdict
    strengthened: bool
    dimensions: tuple[Dimension, ...]
    clause: str
    quote: str
    reasons: tuple[Message, ...]
    confidence: float


@dataclass(frozen=True)
class MatrixColumn:
    """A draft. name: of its file. cells: one for each task of the reference, in its order."""

    name: str
    sha256: str
    title: str
    characters: int
    copied: float
    additions: int
    unread: tuple[Message, ...]
    cells: tuple[MatrixCell, ...]

    @cached_property
    def counts(self) -> Counter[Verdict]:
        """How many tasks got which verdict."""
        return Counter(cell.verdict for cell in self.cells)

    @property
    def strengthened(self) -> int:
        """How many tasks the draft takes further (加码·细化)."""
        return sum(cell.strengthened for cell in self.cells)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder that stands in no column. why: said in a sentence that names it."""

    name: str
    why: Message


@dataclass(frozen=True)
class Matrix:
    """One plan against many drafts.

    columns: by file name. left_out: what was there and could not be compared, by name. rules: version of those in
    force. view: how tracked changes of the drafts were read.
    """

    reference: Side
    columns: tuple[MatrixColumn, ...]
    left_out: tuple[LeftOut, ...]
    rules: str
    view: View = View.FINAL

    @cached_property
    def places(self) -> tuple[tuple[Clause, int], ...]:
        """For each task its clause, and which of the clause's tasks it is, from 1."""
        seen: Counter[str] = Counter()
        made = []
        for task in self.reference.tasks:
            seen[task.clause] += 1
            made.append((self.reference.outline.by_id[task.clause], seen[task.clause]))
        return tuple(made)

    @cached_property
    def counts(self) -> tuple[Counter[Verdict], ...]:
        """For each task in how many drafts it got which verdict."""
        return tuple(
            Counter(column.cells[at].verdict for column in self.columns) for at in range(len(self.reference.tasks))
        )

    @cached_property
    def common_gaps(self) -> tuple[int, ...]:
        """The tasks that at least half of the drafts lack or weaken, those first that most of them lack."""
        lacking = [
            (-counts[Verdict.MISSING], -counts[Verdict.WEAKENED], at)
            for at, counts in enumerate(self.counts)
            if 2 * (counts[Verdict.MISSING] + counts[Verdict.WEAKENED]) >= len(self.columns) > 0
        ]
        return tuple(at for *_, at in sorted(lacking))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """For each task its exact words on one line."""
        return tuple("".join(self.reference.quote(task.span).split("\n")) for task in self.reference.tasks)


def matrix_column(comparison: Comparison) -> MatrixColumn:
    """What a comparison says of each task, so that the draft itself need not be kept."""
    draft = comparison.draft
    return MatrixColumn(
        draft.document.name,
        draft.document.sha256,
        draft.title,
        draft.document.characters,
        comparison.copied,
        len(comparison.additions),
        draft.document.unread,
        tuple(_cell(judgement, draft) for judgement in comparison.judgements),
    )


def _cell(judgement: Judgement, draft: Side) -> MatrixCell:
    best = judgement.evidence[0] if judgement.evidence else None
    return MatrixCell(
        judgement.verdict,
        judgement.strengthened,
        tuple(dict.fromkeys(finding.dimension for finding in judgement.findings)),
        draft.outline.by_id[best.clause].number if best else "",
        "".join(draft.quote(best.span).split("\n")) if best else "",
        tuple(finding.message for finding in judgement.findings) or (judgement.explanation,),
        judgement.confidence,
    )
