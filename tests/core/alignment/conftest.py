"""Tasks laid beside a field."""

from collections.abc import Callable

import pytest

from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.model.alignment import Match
from desktop.core.model.review import Side


@pytest.fixture(scope="session")
def matches(plan: Callable[..., Side]) -> Callable[[list[str], list[str]], tuple[Match, ...]]:
    """Bodies of a reference and of a draft → the matches of the reference's tasks."""

    def lay(reference: list[str], draft: list[str]) -> tuple[Match, ...]:
        return match(plan(*reference), Field(plan(*draft, place="某县")))

    return lay
