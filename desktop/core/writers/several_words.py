"""Several upper documents → the words that summary, report, workbook, JSON and window say of them alike."""

from desktop.core.messages import written
from desktop.core.model.several import Ask, Conflict, Demand, Several
from desktop.core.writers.report_rows import clause_number

SHOWN = 40  # characters of a conflict's words: of a bare verb they are the whole task
ELISION = "……"


def conflict_words(conflict: Conflict, several: Several) -> str:
    """力度：国家文件“全面推行”，广东省文件“推进”，国家文件要求更高。"""
    more, less = (several.names[ask.document] for ask in (conflict.more, conflict.less))
    key = "both" if conflict.both else "more" if conflict.less_words else "alone"
    return written(
        f"report.several.{key}",
        dimension=written(f"word.dimension.{conflict.dimension}"),
        more=more,
        less=less,
        more_words=_brief(conflict.more_words),
        less_words=_brief(conflict.less_words),
    )


def _brief(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= SHOWN else said[:SHOWN] + ELISION


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
    return written("report.conclusion.list_mark").join(dict.fromkeys(clauses))
