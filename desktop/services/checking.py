"""What is wrong with a draft by itself (文本核对) → by kind, without the kinds that somebody does not want."""

from collections.abc import Iterable
from dataclasses import replace

from desktop.core.drafting.rules import RULES
from desktop.core.messages import text, written
from desktop.core.model.finding import DraftingFault
from desktop.core.model.review import Comparison, Side

MARKS = "、，,;；"


def without(comparison: Comparison, unwanted: Iterable[str]) -> Comparison:
    """The comparison that says nothing of these kinds of fault."""
    left_out = frozenset(unwanted)
    kept = tuple(fault for fault in comparison.drafting if fault.rule not in left_out)
    return comparison if len(kept) == len(comparison.drafting) else replace(comparison, drafting=kept)


def by_kind(faults: Iterable[DraftingFault]) -> dict[str, tuple[DraftingFault, ...]]:
    """Rule → its faults in the draft's order; rules without any left out, in the order of the table of rules."""
    found = tuple(faults)
    kinds = {rule: tuple(fault for fault in found if fault.rule == rule) for rule in RULES}
    return {rule: of_rule for rule, of_rule in kinds.items() if of_rule}


def named_kinds(words: str) -> frozenset[str]:
    """The rules of a list like 篇幅、数量含混. Raises ValueError with the word that names none."""
    known = {written(f"word.check.{rule}"): rule for rule in RULES}
    wanted = [
        word.strip() for word in words.translate(dict.fromkeys(map(ord, MARKS), "、")).split("、") if word.strip()
    ]
    for word in wanted:
        if word not in known:
            raise ValueError(word)
    return frozenset(known[word] for word in wanted)


def place_of(fault: DraftingFault, draft: Side) -> str:
    """The number of the clause that a fault stands in; 文首 before the first."""
    return draft.outline.by_id[fault.clause].number if fault.clause else text("word.check_front")
