"""The one way to packaged data: word lists, rules, templates, icons, schemas, and the sample library.

Rules and word lists may be layered: `in_force` says whose hold. What holds is kept in a context variable, so that a
thread goes on with the rules it was started with, whatever the window is told meanwhile.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, wraps
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, TypeVarTuple

VERSION = "rules/verdict.toml"
DIGEST_SHOWN = 8

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


@dataclass(frozen=True, slots=True)
class Change:
    """How much a unit's file changes ours: words and entries added and removed, single values set."""

    file: str
    added: int = 0
    removed: int = 0
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """A unit's own rules and word lists, laid over ours; without anything: ours alone.

    name: what the unit calls them. digest: SHA-256 of what they say (not of how it is written), "" for ours.
    tables: resource name → the whole table, ours with the unit's changes.
    """

    name: str = ""
    digest: str = ""
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, compare=False)
    changes: tuple[Change, ...] = field(default=(), compare=False)

    @property
    def version(self) -> str:
        """As reports give it: ours, and what tells these rules from any others."""
        ours = str(shipped(VERSION)["version"]["rules"])
        return f"{ours}+{self.digest[:DIGEST_SHOWN]}" if self.digest else ours


OURS = Rules()
_in_force: ContextVar[Rules] = ContextVar("rules", default=OURS)


def rules() -> Rules:
    """Those in force here."""
    return _in_force.get()


def put_in_force(wanted: Rules) -> None:
    """From now on `table` answers with these, in this thread and those that take over its context."""
    _in_force.set(wanted)


@contextmanager
def in_force(wanted: Rules) -> Iterator[None]:
    """The same for the length of a `with` block."""
    token = _in_force.set(wanted)
    try:
        yield
    finally:
        _in_force.reset(token)


def derived(make: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
    """`functools.cache` for what is made from tables: made once for each arguments and rules in force."""

    @cache
    def made(_digest: str, *arguments: *Ts) -> T:
        return make(*arguments)

    @wraps(make)
    def here(*arguments: *Ts) -> T:
        return made(_in_force.get().digest, *arguments)

    return here


def _root(packaged: str, checkout: str) -> Traversable:
    """The folder as a wheel or frozen app carries it, else as it lies beside the package in a checkout."""
    package = files("desktop")
    inside = package / packaged
    return inside if inside.is_dir() else package.joinpath("..", checkout)


def resource(name: str) -> Traversable:
    """The resource file `name`, a path with slashes below resources/."""
    return _root("_resources", "resources").joinpath(*name.split("/"))


def seed(name: str) -> Traversable:
    """The file `name` of the sample library in seeds/."""
    return _root("_seeds", "seeds").joinpath(name)


def table(name: str) -> Mapping[str, Any]:
    """The TOML resource `name`, parsed, as the rules in force have it. It is shared: nobody changes what they get."""
    layered = _in_force.get().tables.get(name)
    return shipped(name) if layered is None else layered


@cache
def shipped(name: str) -> dict[str, Any]:
    """The TOML resource `name` as we ship it, whatever is in force."""
    return tomllib.loads(resource(name).read_text(encoding="utf-8"))


def seed_catalogue() -> list[dict[str, Any]]:
    """The documents of the sample library, in the order of seeds/catalogue.toml."""
    parsed = tomllib.loads(seed("catalogue.toml").read_text(encoding="utf-8"))
    documents: list[dict[str, Any]] = parsed["document"]
    return documents
