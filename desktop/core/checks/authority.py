"""国家事权: what only the centre can do, and what names other regions."""

import re

from desktop.core import resources
from desktop.core.model.finding import Authority
from desktop.core.model.span import Span
from desktop.core.model.task import Task

RULES = "rules/authority.toml"


@resources.derived
def _patterns() -> tuple[tuple[Authority, re.Pattern[str]], ...]:
    data = resources.table(RULES)
    actors = "|".join(map(re.escape, data["national"]["actors"]))
    # 2019年3月底前，国家卫生健康委…, 由国务院办公厅、…组成…; not 国家卫生健康委所属的医院….
    acting = (
        rf"^(?:(?:到|自)?\d{{4}}年[^，。]{{0,8}}，|由)?(?:{actors})(?!门|规定)(?![^，。]{{0,20}}(?:所属|直属|隶属))"
    )
    # 国务院有关部门和省级人民政府…: whoever acts beside the centre acts here.
    beside = r"(?![^，。]{0,14}(?:地方|县级以上|各级)|[^，。]{0,14}(?:和|与|及|、)(?:省级|各省|各地|各市|省、自治区))"
    patterns = [(Authority.NATIONAL, re.compile(acting + beside))]
    patterns += [(Authority.NATIONAL, re.compile(pattern)) for pattern in data["national"]["patterns"]]
    patterns += [(Authority.REGION, re.compile(pattern)) for pattern in data["region"]["patterns"]]
    return tuple(patterns)


def authority(text: str, task: Task) -> tuple[Authority, Span | None]:
    """Who can carry a task, and the words of the reference that say so (None for any locality)."""
    window = task.span.of(text)
    for kind, pattern in _patterns():
        cue = pattern.search(window)
        if cue:
            return kind, Span(task.span.start + cue.start(), task.span.start + cue.end())
    return Authority.LOCAL, None
