"""What a comparison says of a task: verdict, findings, evidence."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.model.task import Task


class Verdict(StrEnum):
    """落实 · 弱化 · 缺失 · 不适用（国家事权）."""

    COVERED = "covered"
    WEAKENED = "weakened"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class Dimension(StrEnum):
    """力度 · 指标 · 范围 · 时限 · 责任单位 · 举措."""

    MODALITY = "modality"
    TARGET = "target"
    SCOPE = "scope"
    DEADLINE = "deadline"
    RESPONSIBILITY = "responsibility"
    MEASURE = "measure"


class Severity(StrEnum):
    """How much a finding matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Authority(StrEnum):
    """Who can carry a task: any locality, only the centre, or only regions that the plan names."""

    LOCAL = "local"
    NATIONAL = "national"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Finding:
    """One loss in one dimension.

    reference: the reference's words that are lost or softened.
    draft: the draft's words in their place; None where it has none.
    rule: the rule that fired, the file name in core/checks.
    message: the reason, for the drafter.
    """

    dimension: Dimension
    severity: Severity
    reference: Span
    draft: Span | None
    rule: str
    message: Message


@dataclass(frozen=True, slots=True)
class DraftingFault:
    """Something wrong with a draft by itself, whatever the reference says.

    rule: the rule that found it, the file name in core/drafting. clause: id of the clause, "" before the first.
    span: the words at fault. message: what is wrong, for the drafter.
    """

    rule: str
    clause: str
    span: Span
    message: Message


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for a score: what was measured, its value (0..1) and its weight."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of the draft that carries (or might carry) a task.

    clause: id of the draft's clause. span: in the draft's text, at most one sentence.
    score: 0..1. features explain it.
    """

    clause: str
    span: Span
    score: float
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The one verdict on a task of the reference.

    evidence: what the draft has for it, the best first; empty for missing.
    candidates: the nearest passages whether taken or not, the best first (`rules/verdict.toml`, nearest).
    strengthened: the draft carries it and adds a number, a deadline or a harder duty; `additions_to`
        are those words in the draft.
    copied: share (0..1) of the best evidence that stands word for word in the reference.
    confidence: 0..1, how sure the machine is of the verdict.
    authority_cue: the words of the reference that make it national or regional; None for local.
    explanation: why this verdict, one sentence.
    """

    task: Task
    verdict: Verdict
    authority: Authority
    explanation: Message
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    strengthened: bool = False
    additions_to: tuple[Span, ...] = ()
    copied: float = 0.0
    authority_cue: Span | None = None
