"""The library of plans on this machine: what it holds, what a search finds, how a plan carries a task."""

from dataclasses import dataclass

from desktop.core.model.finding import Verdict


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of the library; "" for what its text does not say.

    sha256: of the file's bytes. words: SHA-256 of its text without white space, the same for another form of the file.
    name: of the file. level: a `Level`'s value. place: whom it binds (广东省). tasks: how many measures it has.
    """

    sha256: str
    words: str
    name: str
    title: str
    level: str
    place: str
    number: str
    date: str
    clauses: int
    tasks: int


@dataclass(frozen=True, slots=True)
class PlanClause:
    """One clause of a plan: its place among the clauses, its number as people write it, its heading, all its words."""

    position: int
    number: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause in which all sought words stand, and where in its text: half-open, from left to right."""

    plan: Plan
    clause: PlanClause
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """How another plan carries a task of the reference.

    number, heading: of the clause in which it does. quote: the plan's words. targets: its figures and deadlines there.
    units: who is responsible.
    """

    plan: Plan
    verdict: Verdict
    strengthened: bool
    number: str
    heading: str
    quote: str
    targets: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
