"""What the list of tasks, and what is exported, is narrowed to: verdicts, dimensions, severities, only what is open."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.core.messages import in_chinese, text
from desktop.core.model.finding import Dimension, Judgement, Severity, Verdict
from desktop.core.model.project import Decision, settled
from desktop.core.model.review import Comparison, Selection

PROBLEMS = (Verdict.MISSING, Verdict.WEAKENED)
STRENGTHENED = "strengthened"
# What needs the drafter first.
LOOKS = ("missing", "weakened", "covered", STRENGTHENED, "not_applicable")


@dataclass(frozen=True, slots=True)
class Filter:
    """looks: verdicts, and "strengthened". Empty sets keep everything.

    only_open: problems about which something is left to decide. again: the tasks that a later round opened again,
        where only they are asked for.
    """

    looks: frozenset[str] = frozenset()
    dimensions: frozenset[str] = frozenset()
    only_open: bool = False
    severities: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()

    def keeps(self, judgement: Judgement, decisions: Mapping[str, Decision]) -> bool:
        """Whether a task stays in the list. decisions: by task id and finding id."""
        if self.looks and not self.looks & kinds(judgement):
            return False
        if self.dimensions and not self.dimensions & {finding.dimension.value for finding in judgement.findings}:
            return False
        if self.severities and not self.severities & {finding.severity.value for finding in judgement.findings}:
            return False
        if self.again and judgement.task.id not in self.again:
            return False
        return not self.only_open or still_open(judgement, decisions)

    def selection(self, comparison: Comparison, decisions: Mapping[str, Decision]) -> Selection | None:
        """What it keeps of a comparison, and in words what it asks for; None for a filter that asks for nothing."""
        if self == Filter():
            return None
        tasks = (one.task.id for one in comparison.judgements if self.keeps(one, decisions))
        return Selection(frozenset(tasks), self.words)

    @property
    @in_chinese()
    def words(self) -> str:
        """判定：缺失、弱化；维度：力度；仅未处理; for files, in Chinese whatever the window speaks."""
        dimensions = [text(f"word.dimension.{one}") for one in Dimension if one in self.dimensions]
        parts = [
            _named("looks", [look_name(look) for look in LOOKS if look in self.looks]),
            _named("dimensions", dimensions),
            _named("severities", [text(f"word.severity.{one}") for one in Severity if one in self.severities]),
            text("word.filter.only_open") if self.only_open else "",
            text("word.filter.again") if self.again else "",
        ]
        return text("word.filter.and").join(part for part in parts if part)


def named_filter(names: str) -> Filter:
    """The filter for words as people write them: 缺失,弱化 or 缺失、力度; "" for one that keeps everything.

    Raises ValueError with the word that names neither a verdict nor a dimension.
    """
    looks = {look_name(look): look for look in LOOKS}
    dimensions = {text(f"word.dimension.{one}"): one.value for one in Dimension}
    words = [word.strip() for word in re.split("[,，、；;]", names) if word.strip()]
    for word in words:
        if word not in looks and word not in dimensions:
            raise ValueError(word)
    return Filter(
        frozenset(looks[word] for word in words if word in looks),
        frozenset(dimensions[word] for word in words if word in dimensions),
    )


def look_name(look: str) -> str:
    """缺失, …, 加码·细化."""
    return text("word.name.strengthened") if look == STRENGTHENED else text(f"word.verdict.{look}")


def kinds(judgement: Judgement) -> frozenset[str]:
    """What a filter finds a judgement under: its verdict, and 加码·细化 whatever the verdict."""
    return frozenset({judgement.verdict.value} | ({STRENGTHENED} if judgement.strengthened else set()))


def still_open(judgement: Judgement, decisions: Mapping[str, Decision]) -> bool:
    """Whether a task is missing or weakened and something is left to decide; 待定 decides nothing."""
    return judgement.verdict in PROBLEMS and not settled(decisions, judgement)


def _named(kind: str, names: Sequence[str]) -> str:
    return text(f"word.filter.{kind}", names=text("word.filter.list_mark").join(names)) if names else ""
