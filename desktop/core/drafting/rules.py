"""A draft → the faults of its drafting, rule by rule."""

from desktop.core.drafting.numbering import numbering
from desktop.core.model.finding import DraftingFault
from desktop.core.model.review import Side

RULES = (numbering,)


def drafting_faults(draft: Side) -> tuple[DraftingFault, ...]:
    """What every rule finds, in the order of the draft; what stands at one place in the order of `RULES`."""
    return tuple(sorted((fault for rule in RULES for fault in rule(draft)), key=lambda fault: fault.span.start))
