"""A judgement → the word under which it is drawn, listed and filtered. No Qt."""

from desktop.core.model.finding import Judgement, Verdict
from desktop.services.filtering import LOOKS, STRENGTHENED

ADDITION = "addition"
CHIPS = LOOKS  # the filter has one for each


def look(judgement: Judgement) -> str:
    """The verdict's value; "strengthened" for a carried task that the draft takes further."""
    if judgement.verdict is Verdict.COVERED and judgement.strengthened:
        return STRENGTHENED
    return judgement.verdict.value


def named(number: str, heading: str) -> str:
    """A clause as people write it: （一）实施…, with a blank after a number that needs one (第三章 保障措施)."""
    return f"{number}{'' if number[-1:] in ('、', '）', '.') else ' '}{heading}".strip()
