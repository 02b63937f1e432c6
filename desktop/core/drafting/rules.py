"""A draft → the faults of its drafting, rule by rule."""

from collections.abc import Callable, Mapping

from desktop.core import resources
from desktop.core.drafting.brackets import brackets
from desktop.core.drafting.dates import dates
from desktop.core.drafting.documents import documents
from desktop.core.drafting.length import length
from desktop.core.drafting.numbering import numbering
from desktop.core.drafting.owners import owners
from desktop.core.drafting.unit_names import unit_names
from desktop.core.drafting.vague import vague
from desktop.core.drafting.width import width
from desktop.core.model.finding import DraftingFault
from desktop.core.model.review import Side

TABLE = "rules/drafting.toml"
# By the name of each rule's file, in the order in which settings and reports list them.
RULES: Mapping[str, Callable[[Side], tuple[DraftingFault, ...]]] = {
    "numbering": numbering,
    "brackets": brackets,
    "width": width,
    "unit_names": unit_names,
    "documents": documents,
    "dates": dates,
    "owners": owners,
    "vague": vague,
    "length": length,
}


def drafting_faults(draft: Side) -> tuple[DraftingFault, ...]:
    """What the rules in force find, in the order of the draft; what stands at one place in the order of `RULES`."""
    table = resources.table(TABLE)
    found = (fault for name, rule in RULES.items() if table[name]["on"] for fault in rule(draft))
    return tuple(sorted(found, key=lambda fault: fault.span.start))


def source(rule: str) -> str:
    """The standard, regulation or usage that a rule goes by."""
    return str(resources.table(TABLE)[rule]["source"])
