"""The JSON of a project file of any known format → that of the present one."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop.core.errors import ReadError
from desktop.core.storage.schema import FORMAT

Step = Callable[[dict[str, Any]], dict[str, Any]]

# The dimensions of format 2, as they were when it began.
_DIMENSIONS = ("modality", "target", "scope", "deadline", "responsibility", "measure")


def _with_corrections(content: dict[str, Any]) -> dict[str, Any]:
    """Format 1 knew decisions about whole tasks, tracked changes as accepted, and no corrections, note or terms."""
    return {
        **content,
        "format": 2,
        "documents": {side: {**entry, "view": "final"} for side, entry in content["documents"].items()},
        "decisions": [{**entry, "finding": None} for entry in content["decisions"]],
        "corrections": [],
        "note": {"text": "", "in_report": False},
        "terms": {"author": "", "limit": None, "dimensions": list(_DIMENSIONS)},
    }


def _with_edits(content: dict[str, Any]) -> dict[str, Any]:
    """Format 2 knew the draft as read only."""
    return {**content, "format": 3, "edits": []}


def _with_rounds(content: dict[str, Any]) -> dict[str, Any]:
    """Format 3 knew one round of the draft."""
    return {**content, "format": 4, "rounds": [], "reopened": []}


def _with_further_documents(content: dict[str, Any]) -> dict[str, Any]:
    """Format 4 knew one upper document."""
    rounds = [{**entry, "also": []} for entry in content["rounds"]]
    return {**content, "format": 5, "rounds": rounds, "also": []}


# Format n → the step that makes it format n + 1. Format 1 is the first that was ever written.
STEPS: Mapping[int, Step] = {1: _with_corrections, 2: _with_edits, 3: _with_rounds, 4: _with_further_documents}


def upgraded(
    content: dict[str, Any], name: str, *, steps: Mapping[int, Step] = STEPS, target: int = FORMAT
) -> dict[str, Any]:
    """`content` brought to `target` step by step.

    Raises ReadError `project_newer` for a format that a later program wrote, `project_damaged` for one that never was.
    """
    number = content.get("format")
    if not isinstance(number, int) or isinstance(number, bool):
        raise ReadError("project_damaged", name=name)
    if number > target:
        raise ReadError("project_newer", name=name)
    while number < target:
        if number not in steps:
            raise ReadError("project_damaged", name=name)
        content = steps[number](content)
        number += 1
    return content
