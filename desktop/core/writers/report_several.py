"""Several upper documents → the report's last part: what is asked for in ways that differ, and who asks for what."""

from desktop.core.messages import text
from desktop.core.model.several import Ask, Demand, Several
from desktop.core.writers.markup import Row, paragraph, run, table
from desktop.core.writers.report_parts import ABOVE, cell, column_titles, heading, said
from desktop.core.writers.several_words import asked_place, carried_place, conflict_words
from desktop.core.writers.verdict_look import COLOURS, QUIET, mark

CONFLICTS = (600, 4122, 4122)
DEMANDS = (600, 4344, 2200, 1700)


def several_documents(several: Several, part: str) -> tuple[str, ...]:
    """The part under the heading `part`."""
    names = several.names
    counts = "".join(
        text("report.several.only", name=name, count=several.only(place)) for place, name in enumerate(names)
    )
    told = text(
        "report.several.lead",
        documents=text("report.conclusion.list_mark").join(names),
        demands=len(several.demands),
        common=several.common,
        only=counts,
        conflicts=len(several.conflicting),
    )
    rows = [_demand(number, demand, several) for number, demand in several.numbered()]
    return (
        heading(part),
        paragraph(run(told), style="BodyText"),
        *_conflicts(several),
        paragraph(run(text("report.several.all")), style="Heading2", before=ABOVE),
        table(DEMANDS, rows, head=column_titles("number", "asked", "verdict", "draft_clause")),
    )


def _conflicts(several: Several) -> tuple[str, ...]:
    head = paragraph(run(text("report.several.differ")), style="Heading2", before=ABOVE)
    rows = [
        Row(
            (
                cell(str(number), centred=True),
                "".join(_asked(ask, several) for ask in demand.asks),
                "".join(cell(conflict_words(conflict, several)) for conflict in demand.conflicts),
            )
        )
        for number, demand in several.numbered()
        if demand.conflicts
    ]
    if not rows:
        return head, said("several.agree")
    return head, table(CONFLICTS, rows, head=column_titles("number", "asked", "conflict"))


def _asked(ask: Ask, several: Several) -> str:
    place = run(asked_place(ask, several) + "　", colour=QUIET)
    return paragraph(place, run(several.quote(ask)), style="TableText")


def _demand(number: int, demand: Demand, several: Several) -> Row:
    return Row(
        (
            cell(str(number), centred=True),
            "".join(_asked(ask, several) for ask in demand.asks),
            "".join(_verdict(ask, several) for ask in demand.asks),
            cell(carried_place(demand, several) or text("report.several.nowhere")),
        )
    )


def _verdict(ask: Ask, several: Several) -> str:
    verdict = several.judgement(ask).verdict
    name = run(several.names[ask.document] + " ", colour=QUIET)
    words = run(mark(verdict) + text(f"word.verdict.{verdict}"), colour=COLOURS[verdict], bold=True)
    return paragraph(name, words, style="TableText")
