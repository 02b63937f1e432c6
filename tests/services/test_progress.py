"""A comparison tells how far it is, smoothly, and can be stopped at any step."""

from itertools import pairwise
from pathlib import Path

import pytest

from desktop.core import resources
from desktop.core.errors import Cancelled
from desktop.services import pipeline


class Watch:
    """Notes every step; stops at one of them."""

    def __init__(self, stop_at: int = -1) -> None:
        self.steps: list[tuple[str, int, int]] = []
        self._stop_at = stop_at

    def step(self, stage: str, done: int, total: int) -> None:
        self.steps.append((stage, done, total))
        if len(self.steps) == self._stop_at:
            raise Cancelled


@pytest.fixture(scope="module")
def sides():
    entries = resources.seed_catalogue()
    names = (next(one["file"] for one in entries if one["role"] == role) for role in ("reference", "draft"))
    reference, draft = (pipeline.understand(pipeline.read(Path(str(resources.seed(name))))) for name in names)
    return reference, draft


def test_progress_never_goes_back_and_never_leaps(sides):
    watch = Watch()
    pipeline.compare(*sides, progress=watch)
    done = [done for _, done, _ in watch.steps]
    assert done == sorted(done)
    assert {total for _, _, total in watch.steps} == {100}
    assert max(after - before for before, after in pairwise(done)) <= 3
    assert len(watch.steps) > 2 * len(sides[0].tasks)


@pytest.mark.parametrize("stop_at", [1, 60, 150])
def test_it_stops_at_the_step_at_which_it_is_told_to(sides, stop_at):
    watch = Watch(stop_at)
    with pytest.raises(Cancelled):
        pipeline.compare(*sides, progress=watch)
    assert len(watch.steps) == stop_at
