"""A document's own outline: front matter and numbered clauses."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from desktop.core.model.span import Span


class ClauseKind(StrEnum):
    """What sort of unit a clause is."""

    LEAD = "lead"  # what stands before the first number: 为贯彻落实…，制定本方案。
    WHOLE = "whole"  # all of a document without any number
    NUMBERED = "numbered"  # 一、 （一） 1. （1） 第X章/节/条
    BOX = "box"  # 专栏
    ITEM = "item"  # a numbered item inside a box
    CLOSING = "closing"  # what stands after the last numbered clause and belongs to none of them


@dataclass(frozen=True, slots=True)
class Clause:
    """A unit of the outline.

    id: stable within the document, from the numbers of its path: "2.1" for 二、（一）; "lead",
        "whole", "closing", "3.2.box2".
    number: its path as people write it: "二、（一）", "第三章 第二节", "专栏2"; "前言", "正文" and "结尾" for
        lead, whole and closing.
    heading: its heading without number and closing 。; "" where it has none (a clause of running text).
    level: 1 for the highest in the document.
    parent: id of the clause it stands in; None at the top.
    span: its own text from its number up to the first child clause (or its end), line breaks at the
        end left out. Clauses stand in document order and never overlap.
    body: the part of `span` after number and heading; may be empty.
    """

    id: str
    number: str
    heading: str
    level: int
    kind: ClauseKind
    parent: str | None
    span: Span
    body: Span


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before and around the plan itself; "" or () where the document does not say.

    document_number: as 人社部发〔2024〕37号, brackets made 〔〕, blanks removed.
    issuers: the issuing bodies, the leading one first.
    addressees: whom the covering notice is sent to.
    date: of issue, ISO (2024-12-02).
    notice: the covering notice's paragraphs, kept apart from the plan.
    """

    title: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    date: str = ""
    notice: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Outline:
    """The front matter and the clauses of one document, in document order."""

    front: FrontMatter
    clauses: tuple[Clause, ...]

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """Clause id → clause."""
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def parents(self) -> frozenset[str]:
        """The ids of the clauses that hold others."""
        return frozenset(clause.parent for clause in self.clauses if clause.parent is not None)

    @cached_property
    def heading_pairs(self) -> dict[str, frozenset[str]]:
        """Clause id → the pairs of neighbouring characters of its heading; clauses without a heading are left out."""
        return {
            clause.id: frozenset(clause.heading[at : at + 2] for at in range(len(clause.heading) - 1))
            for clause in self.clauses
            if len(clause.heading) > 1
        }

    @cached_property
    def by_heading_pair(self) -> dict[str, tuple[str, ...]]:
        """Two neighbouring characters → ids of the clauses whose headings have them."""
        found: dict[str, list[str]] = defaultdict(list)
        for clause, pairs in self.heading_pairs.items():
            for pair in pairs:
                found[pair].append(clause)
        return {pair: tuple(clauses) for pair, clauses in found.items()}

    def children(self, parent: str | None) -> tuple[Clause, ...]:
        """The clauses that stand directly in `parent` (None: the top ones)."""
        return tuple(clause for clause in self.clauses if clause.parent == parent)
