"""A task of the reference beside all that the draft has, so that a rule is looked at apart from scores."""

from collections.abc import Callable

import pytest

from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Finding
from desktop.core.model.review import Side

Lay = Callable[[str, str], Pair]
Said = tuple[str, str | None]


@pytest.fixture(scope="session")
def lay(plan: Callable[..., Side]) -> Lay:
    """One task and the body of a draft's clause → the pair that takes every measure of the draft as evidence."""

    def pair(task: str, body: str) -> Pair:
        reference, draft = plan(task), plan(body, place="某县")
        (only,) = match(reference, Field(draft))
        carried = tuple(found for found in only.candidates if draft.passages[found.number].measure)
        assert carried, "the two share no word"
        return Pair(reference, draft, only, carried)

    return pair


@pytest.fixture(scope="session")
def said() -> Callable[[Pair, tuple[Finding, ...]], list[Said]]:
    """Findings → the words on both sides, white space left out; None where the draft has none."""

    def words(pair: Pair, findings: tuple[Finding, ...]) -> list[Said]:
        return [
            (
                pair.reference_words(finding.reference),
                None if finding.draft is None else "".join(pair.draft.quote(finding.draft).split()),
            )
            for finding in findings
        ]

    return words
