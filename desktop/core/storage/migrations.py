"""The JSON of a project file of any known format → that of the present one."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop.core.errors import ReadError
from desktop.core.storage.schema import FORMAT

Step = Callable[[dict[str, Any]], dict[str, Any]]

# Format n → the step that makes it format n + 1. Format 1 is the first that was ever written.
STEPS: Mapping[int, Step] = {}


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
