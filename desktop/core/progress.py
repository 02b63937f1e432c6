"""How long work tells how far it is and learns that it should stop."""

from typing import Protocol

from desktop.core.errors import Cancelled


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


__all__ = ["Cancelled", "Progress", "Silent"]
