"""Several upper documents → the report's last part: what is asked for in ways that differ, and who asks for what."""

from desktop.core.messages import text
from desktop.core.model.several import Ask, Conflict, Demand, Several
from desktop.core.writers.markup import Row, paragraph, run, table
from desktop.core.writers.report_parts import ABOVE, cell, column_titles, heading, said
from desktop.core.writers.report_rows import clause_number
from desktop.core.writers.verdict_look import COLOURS, QUIET, mark

CONFLICTS = (600, 4122, 4122)
DEMANDS = (600, 4344, 2200, 1700)
SHOWN = 40  # characters of a conflict's words: of a bare verb they are the whole task
ELISION = "……"


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


def conflict_words(conflict: Conflict, several: Several) -> str:
    """力度：国家文件“全面推行”，广东省文件“推进”，国家文件要求更高。"""
    more, less = (several.names[ask.document] for ask in (conflict.more, conflict.less))
    key = "both" if conflict.both else "more" if conflict.less_words else "alone"
    return text(
        f"report.several.{key}",
        dimension=text(f"word.dimension.{conflict.dimension}"),
        more=more,
        less=less,
        more_words=_brief(conflict.more_words),
        less_words=_brief(conflict.less_words),
    )


def _brief(words: str) -> str:
    said_words = " ".join(words.split())
    return said_words if len(said_words) <= SHOWN else said_words[:SHOWN] + ELISION


def asked_place(ask: Ask, several: Several) -> str:
    """国家文件二、（一）."""
    side = several.side(ask.document)
    return several.names[ask.document] + clause_number(several.judgement(ask).task.clause, side)


def carried_place(demand: Demand, several: Several) -> str:
    """The draft's clauses that carry what is asked for, each once."""
    clauses = [
        clause_number(evidence.clause, several.comparisons[ask.document].draft)
        for ask in demand.asks
        for evidence in several.judgement(ask).evidence[:1]
    ]
    return text("report.conclusion.list_mark").join(dict.fromkeys(clauses))


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
