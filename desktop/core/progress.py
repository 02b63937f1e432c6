"""How long work tells how far it is and learns that it should stop."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from desktop.core.errors import Cancelled

Item = TypeVar("Item")


class Progress(Protocol):
    """Receives steps of long work.

    `stage` is a key of resources/i18n/zh_CN/stage.toml; `done` of `total` steps of the whole job are
    finished. Raises `Cancelled` when the work should stop; the work lets that pass through.
    """

    def step(self, stage: str, done: int, total: int) -> None: ...


class Silent:
    """Progress for whoever does not watch."""

    def step(self, stage: str, done: int, total: int) -> None:
        """Ignore the step."""


class Part:
    """Counts the steps of one stage as a stretch of the whole job."""

    def __init__(self, watch: Progress, stage: str, start: int, end: int, total: int) -> None:
        """start, end: how many of the job's `total` steps are finished when the stage begins and ends."""
        self._watch = watch
        self._stage = stage
        self._start, self._end, self._total = start, end, total

    def through(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items one by one, each told as it is begun; stops with `Cancelled` between two of them."""
        for place, item in enumerate(items):
            share = (self._end - self._start) * place // len(items)
            self._watch.step(self._stage, self._start + share, self._total)
            yield item


NOBODY = Part(Silent(), "align", 0, 0, 0)

__all__ = ["NOBODY", "Cancelled", "Part", "Progress", "Silent"]
