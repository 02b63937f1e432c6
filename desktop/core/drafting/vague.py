"""The measures of a draft → amounts that say nothing: 培育一批, 建设若干个.

Nothing is said where a figure stands in the same sentence or the next one begins with how many.
"""

import re
from collections.abc import Iterator

from desktop.core import resources
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.text.flat import flat

RULE = "vague"
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万两]+(?:个|家|名|人|项|所|条|处|座|次|场|期)")
# The next sentence may say how many: 每年培育20个, 到2026年建成5家.
_COUNTS = re.compile(
    r"(?:其中|每年|到20\d\d年|20\d\d年|力争)[^。；]{0,40}?\d+(?:余|多)?(?:个|家|名|人|项|所|处|座|场|期|种|件|批|条)"
)
_YEAR = re.compile(r"20\d\d\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?")  # says when, not how many
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")
_BETWEEN = r"[\u4e00-\u9fff]{0,6}?"  # 培育和引进一批, 重点培育一批
_BEHIND = r"(?!次)"


def vague(draft: Side) -> tuple[DraftingFault, ...]:
    """One fault for each such amount."""
    table = resources.table("rules/drafting.toml")[RULE]
    verbs, amounts = ("|".join(sorted(table[name], key=len, reverse=True)) for name in ("verbs", "amounts"))
    form = re.compile(rf"(?:{verbs}){_BETWEEN}(?<!第)(?P<amount>{amounts}){_BEHIND}")
    return tuple(_faults(draft, form))


def _faults(draft: Side, form: "re.Pattern[str]") -> Iterator[DraftingFault]:
    told: set[Span] = set()
    for task in draft.tasks:
        if task.sentence in told:
            continue
        told.add(task.sentence)
        # Blanks in place of quotations, which are names (“签约一批、投产一批”): every character keeps its place.
        sentence = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), draft.quote(task.sentence))
        if _FIGURE.search(_YEAR.sub("", sentence)) or _COUNTS.match(_following(draft, task.sentence.end)):
            continue
        for found in form.finditer(sentence):
            span = Span(found.start(), found.end()).shifted(task.sentence.start)
            yield DraftingFault(RULE, task.clause, span, Message.of("drafting.vague", words=flat(found[0])))


def _following(draft: Side, at: int) -> str:
    """The line that goes on behind a sentence, without the mark that ends it."""
    text = draft.document.text
    while text[at : at + 1] in {"。", "；"}:
        at += 1
    end = text.find("\n", at)
    return text[at:] if end < 0 else text[at:end]
