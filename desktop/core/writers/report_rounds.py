"""Comparison with its rounds → 修改情况说明: the rounds, what was mended, worse or new, both wordings."""

from desktop.core.messages import text
from desktop.core.model.finding import Dimension, Verdict
from desktop.core.model.review import Comparison
from desktop.core.model.rounds import Change, History, Move, Revised, Station, Turn
from desktop.core.text.diff import EditKind, difference
from desktop.core.text.numbering import to_chinese
from desktop.core.writers.markup import Row, paragraph, run, table
from desktop.core.writers.report_parts import ABOVE, cell, column_titles, heading, numbered, said
from desktop.core.writers.report_rows import Entry, entries, rules
from desktop.core.writers.verdict_look import COLOURS, LOST, NEW, QUIET, mark

STATIONS = (600, 2044, 1600, 1300, 750, 750, 750, 1050)
CHANGES = (900, 1300, 2844, 1900, 1900)
REVISED = (900, 3972, 3972)
STATION_TITLES = ("round", "draft_file", "sha256", "ended", "covered", "weakened", "missing", "settled")
BESIDE = 24  # characters of what stays that are shown beside a change
ELISION = "……"
LOST_IN = (Verdict.WEAKENED, Verdict.MISSING)  # what leaves something to decide
WHOLE = 600  # characters of both wordings: a longer row may break across pages


def rounds(comparison: Comparison) -> tuple[str, ...]:
    """十三、修改情况说明; nothing in a first round."""
    history = comparison.history
    if history is None:
        return ()
    counts = {turn.value: len(history.of([turn])) for turn in Turn}
    told = text("report.rounds.told", **counts)
    if history.kept or history.reopened:
        told += text("report.rounds.decided", kept=history.kept, reopened=len(history.reopened))
    return (
        heading("rounds"),
        said("rounds.lead", count=len(history.stations)),
        table(STATIONS, [_station(one) for one in history.stations], head=column_titles(*STATION_TITLES)),
        paragraph(run(told), style="BodyText", before=ABOVE),
        *_changes(comparison, history),
        *_revised(history, len([turn for turn in Turn if counts[turn]])),
    )


def _station(station: Station) -> Row:
    tally = station.tally
    return Row(
        (
            cell(str(station.number), centred=True),
            cell(text("report.rounds.edited", name=station.name) if station.edited else station.name),
            cell(station.sha256[:12]),
            cell(station.ended or text("report.rounds.present"), centred=True),
            *(cell(str(count), centred=True) for count in (tally.covered, tally.weakened, tally.missing)),
            cell(text("report.rounds.settled", settled=tally.settled, problems=tally.problems), centred=True),
        )
    )


def _changes(comparison: Comparison, history: History) -> tuple[str, ...]:
    """A table for each kind of change, under a heading of its own."""
    by_task = {entry.judgement.task.id: entry for entry in entries(comparison)}
    blocks: list[str] = []
    number = 0
    for turn in Turn:
        changes = history.of([turn])
        if not changes:
            continue
        number += 1
        rows = [_change(by_task[one.task], one, comparison, again=one.task in history.reopened) for one in changes]
        titles = column_titles("row", "reference_clause", "reference_text", "verdicts", "turn")
        blocks += [_subheading(number, text(f"word.turn.{turn}"), len(rows)), table(CHANGES, rows, head=titles)]
    return tuple(blocks)


def _subheading(number: int, name: str, count: int) -> str:
    words = text("report.rounds.part", number=to_chinese(number), name=name, count=count)
    return paragraph(run(words), style="Heading2", before=ABOVE)


def _change(entry: Entry, change: Change, comparison: Comparison, *, again: bool) -> Row:
    before = _verdict(change.before) if change.before else run(text("report.rounds.absent"), colour=QUIET)
    lines = [
        text(f"report.rounds.{name}", dimensions=_dimensions(dimensions))
        for name, dimensions in (("gone", change.gone), ("come", change.come))
        if dimensions
    ]
    lines += [text("report.rounds.again")] if again and change.now in LOST_IN else []
    return Row(
        (
            *numbered(entry),
            cell(comparison.reference.quote(entry.judgement.task.span)),
            paragraph(before, run(" → "), _verdict(change.now), style="TableText", align="center"),
            "".join(map(cell, lines or [text(f"report.rounds.{_how(change)}")])),
        )
    )


def _how(change: Change) -> str:
    """What happened where no finding tells it."""
    if change.before is not change.now and Verdict.MISSING in (change.before, change.now):
        return "dropped" if change.now is Verdict.MISSING else "written"
    return "same" if change.turn is Turn.REJUDGED else "worded"


def _verdict(verdict: Verdict) -> str:
    return run(mark(verdict) + text(f"word.verdict.{verdict}"), colour=COLOURS[verdict], bold=True)


def _dimensions(dimensions: tuple[Dimension, ...]) -> str:
    return text("word.filter.list_mark").join(text(f"word.dimension.{one}") for one in dimensions)


def _revised(history: History, before: int) -> tuple[str, ...]:
    """修改前后对照: the paragraphs that are not the same, word by word. before: how many subheadings stand above."""
    shown = [one for one in history.revised if one.move not in (Move.SAME, Move.RENUMBERED)]
    if not shown:
        return ()
    most = rules()["revised_rows"]
    rows = [_paragraphs(one) for one in shown[:most]]
    renumbered = sum(one.move is Move.RENUMBERED for one in history.revised)
    notes = [text("report.rounds.renumbered", count=renumbered)] if renumbered else []
    notes += [text("report.rounds.more", count=len(shown) - most)] if len(shown) > most else []
    return (
        _subheading(before + 1, text("report.rounds.revised"), len(shown)),
        table(REVISED, rows, head=column_titles("move", "earlier", "later")),
        *(paragraph(run(note), style="Note") for note in notes),
    )


def _paragraphs(one: Revised) -> Row:
    old, new = [], []
    edits = difference(one.before, one.after)
    for at, edit in enumerate(edits):
        if edit.kind is EditKind.SAME:
            words = run(_context(edit.text, last=at == len(edits) - 1))
            old.append(words)
            new.append(words)
        elif edit.kind is EditKind.DELETE:
            old.append(run(edit.text, colour=LOST, struck=True))
        else:
            new.append(run(edit.text, colour=NEW, underlined=True))
    return Row(
        (
            cell(text(f"word.move.{one.move}"), centred=True),
            paragraph(*(old or (run("—"),)), style="TableText"),
            paragraph(*(new or (run("—"),)), style="TableText"),
        ),
        whole=len(one.before) + len(one.after) < WHOLE,
    )


def _context(words: str, *, last: bool) -> str:
    """Words that stay, of a long stretch only those beside the changes. last: nothing comes behind them."""
    if len(words) <= 3 * BESIDE:
        return words
    return words[:BESIDE] + ELISION + ("" if last else words[-BESIDE:])
