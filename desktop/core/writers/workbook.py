"""Comparison → 条款对照表 as an Excel workbook, to filter, sort and share out.

The only door to XlsxWriter, for other tables too (`book`). Every word is written as text, never as a formula: a draft
may begin a line with "=".
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop import __version__
from desktop.core.messages import render, text
from desktop.core.model.finding import Verdict
from desktop.core.model.project import Decision
from desktop.core.model.review import Comparison, Side
from desktop.core.model.several import Demand, Several
from desktop.core.text.flat import flat
from desktop.core.wordml.package import zipped
from desktop.core.writers.decided import Decided, decided
from desktop.core.writers.report_rows import Entry, citation_result, clause_lines, entries, in_order_of_dimension
from desktop.core.writers.several_words import asked_place, carried_place, conflict_words
from desktop.core.writers.suggestions import suggestions
from desktop.core.writers.verdict_look import COLOURS, GROUNDS, LOST, MORE_GROUND, NEW, QUIET, STRENGTHENED, mark
from desktop.core.writers.wordings import Stretch, Tone, Words, reasons, wordings

# Name → width in characters of the default face; the two wordings get most of a turned A4 page.
TABLE = {
    "number": 6, "reference_clause": 12, "reference_text": 36, "draft_clause": 10, "draft_text": 36, "verdict": 10,
    "strengthened": 12, "dimensions": 10, "reasons": 30, "suggestion": 28, "copied": 8, "confidence": 8, "decision": 11,
    "why": 20,
}  # fmt: skip
ADDITIONS = {"number": 6, "draft_clause": 16, "draft_text": 100}
SEVERAL = {"number": 6, "asked_by": 24, "asked": 60, "verdict": 24, "draft_clause": 16, "conflict": 60}
OBJECTS = {"name": 14, "reference": 60, "draft": 60}
LONGEST = 32767  # characters of a cell; Excel's own limit
LINE, HIGHEST = 15, 409  # points; a row cannot be higher
FOOT = 3  # points below the last line: some faces reach further down than Calibri
ELISION = "……"
A4 = 9  # in Excel's list of papers
WIDE = 0x2000  # characters from here on are as wide as two
SPARE = 3  # narrow characters of a line that stay empty: no punctuation begins one, and faces differ
PAGE = 300  # narrow characters across a turned page that is still readable
HEAD_FILL, BORDER = "#F0EFEB", "#BFBFBF"


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell's words in a verdict's colour (RRGGBB) on its ground, in the middle of the cell."""

    text: str
    colour: str
    ground: str


Cell = Stretch | Marked | Words | float | int | str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a head that stays.

    columns: heading and width in characters of the default face. filtered: whether the head has filters. frozen: how
    many columns at the left stay.
    """

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]
    filtered: bool = True
    frozen: int = 0


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of one workbook. tones, leads: inside a cell; the rest are of whole cells."""

    head: Format
    cell: Format
    number: Format
    share: Format
    tones: dict[Tone, Format]
    leads: Format
    wholes: dict[Tone, Format]
    colours: dict[str, Format]
    grounds: dict[tuple[str, str], Format]


def workbook(
    comparison: Comparison,
    *,
    moment: datetime,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
    several: Several | None = None,
) -> bytes:
    """The .xlsx as bytes: the same comparison, moment and decisions give the same bytes.

    Sheets: the table of clauses, one row for each task; local additions; what was compared. Each table has a frozen
    head and filters. moment: goes into the properties. decisions: by task id and finding id.
    """
    rows = [_row(entry, comparison, decided(entry.judgement, decisions)) for entry in entries(comparison)]
    demands = []
    if several is not None and comparison.selection is None:
        demands = [_demand(number, demand, several) for number, demand in several.numbered()]
    added = [
        (number, clause_lines(addition.clause, comparison.draft), comparison.draft.quote(addition.span))
        for number, addition in enumerate(comparison.additions, start=1)
    ]
    sheets = [
        _sheet("table", TABLE, rows),
        # Additions are no tasks.
        *([_sheet("additions", ADDITIONS, added)] if comparison.selection is None else []),
        *([_sheet("several", SEVERAL, demands)] if demands else []),
        replace(_sheet("objects", OBJECTS, _objects(comparison)), filtered=False),
    ]
    return book(text("report.title"), sheets, moment=moment)


def _sheet(name: str, columns: Mapping[str, int], rows: Sequence[Sequence[Cell]]) -> Sheet:
    headings = [(text(f"workbook.column.{column}"), width) for column, width in columns.items()]
    return Sheet(text(f"workbook.sheet.{name}"), headings, rows)


def book(title: str, sheets: Sequence[Sheet], *, moment: datetime) -> bytes:
    """An .xlsx of these sheets as bytes: the same sheets and moment give the same. title: into its properties."""
    made = io.BytesIO()
    file = xlsxwriter.Workbook(made, {"in_memory": True})
    file.set_properties({"title": title, "created": moment.replace(tzinfo=None)})
    looks = _looks(file)
    for sheet in sheets:
        _write_sheet(file, sheet, looks)
    file.close()
    with zipfile.ZipFile(made) as package:
        return zipped({name: package.read(name) for name in package.namelist()})


def _looks(book: xlsxwriter.Workbook) -> _Looks:
    whole = {"text_wrap": True, "valign": "top", "border": 1, "border_color": BORDER}
    tones: dict[Tone, dict[str, object]] = {
        Tone.PLAIN: {},
        Tone.LOST: {"font_color": f"#{LOST}", "font_strikeout": True},
        Tone.NEW: {"font_color": f"#{NEW}", "underline": 1},
        Tone.QUIET: {"font_color": f"#{QUIET}"},
    }
    head = {**whole, "bold": True, "bg_color": HEAD_FILL, "align": "center", "valign": "vcenter"}
    return _Looks(
        book.add_format(head),
        book.add_format(whole),
        book.add_format({**whole, "align": "center"}),
        book.add_format({**whole, "align": "center", "num_format": "0%"}),
        {tone: book.add_format(look) for tone, look in tones.items()},
        book.add_format({"bold": True}),
        {tone: book.add_format({**whole, **look}) for tone, look in tones.items()},
        {
            colour: book.add_format({**whole, "font_color": f"#{colour}", "bold": True})
            for colour in (*COLOURS.values(), STRENGTHENED)
        },
        {
            (colour, ground): book.add_format(
                {**whole, "font_color": f"#{colour}", "bg_color": f"#{ground}", "align": "center", "valign": "vcenter"}
            )
            for colour, ground in zip((*COLOURS.values(), STRENGTHENED), (*GROUNDS.values(), MORE_GROUND), strict=True)
        },
    )


def _write_sheet(book: xlsxwriter.Workbook, sheet: Sheet, looks: _Looks) -> None:
    """A sheet with a head that stays, filters, and no more pages across than its columns need."""
    page = book.add_worksheet(sheet.name)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(-(-sum(width for _, width in sheet.columns) // PAGE), 0)
    page.repeat_rows(0)
    if sheet.frozen:
        page.repeat_columns(0, sheet.frozen - 1)
    page.set_footer("&C— &P —")
    for at, (heading, width) in enumerate(sheet.columns):
        page.set_column(at, at, width)
        page.write_string(0, at, heading, looks.head)
    # Excel fits the height when it opens the file, LibreOffice and WPS do not.
    head = max(_lines_of(heading, width, spare=0) for heading, width in sheet.columns)
    if head > 1:
        page.set_row(0, LINE * head)
    page.freeze_panes(1, sheet.frozen)
    for row, cells in enumerate(sheet.rows, start=1):
        lines = max(_lines_of(cell, width) for cell, (_, width) in zip(cells, sheet.columns, strict=True))
        page.set_row(row, min(HIGHEST, LINE * lines + FOOT))
        for at, cell in enumerate(cells):
            _write(page, row, at, cell, looks)
    if sheet.filtered:
        page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, column, cell, looks.number)
    elif isinstance(cell, float):
        sheet.write_number(row, column, cell, looks.share)
    elif isinstance(cell, Stretch):  # one word for the whole cell, in a verdict's colour
        sheet.write_string(row, column, cell.text, looks.colours[cell.lead])
    elif isinstance(cell, Marked):
        sheet.write_string(row, column, cell.text, looks.grounds[cell.colour, cell.ground])
    elif isinstance(cell, str):
        sheet.write_string(row, column, _cut(cell), looks.cell)
    else:
        parts: list[Format | str] = []
        for stretch in cell:
            parts += [looks.leads, stretch.lead] if stretch.lead else []
            parts += [looks.tones[stretch.tone], stretch.text]
        whole = "".join(part for part in parts if isinstance(part, str))
        if len(parts) < 4 or len(whole) > LONGEST:  # Excel wants two fragments at least
            sheet.write_string(row, column, _cut(whole), looks.wholes[cell[0].tone] if cell else looks.cell)
        else:
            sheet.write_rich_string(row, column, *parts, looks.cell)


def _lines_of(cell: Cell, width: int, *, spare: int = SPARE) -> int:
    """How many lines a cell takes in a column of `width` narrow characters; a Chinese one is as wide as two."""
    if isinstance(cell, tuple):
        words = "".join(stretch.lead + stretch.text for stretch in cell)
    else:
        words = cell.text if isinstance(cell, Stretch | Marked) else str(cell)
    widths = (sum(2 if ord(character) > WIDE else 1 for character in line) for line in words.split("\n"))
    return sum(max(1, -(-line // (width - spare))) for line in widths)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - len(ELISION)] + ELISION


def _row(entry: Entry, comparison: Comparison, answers: Sequence[Decided]) -> tuple[Cell, ...]:
    judgement = entry.judgement
    requirement, passages = wordings(judgement, comparison)
    clauses = dict.fromkeys(clause_lines(evidence.clause, comparison.draft) for evidence in judgement.evidence)
    dimensions = dict.fromkeys(text(f"word.dimension.{f.dimension}") for f in in_order_of_dimension(judgement))
    verdict = judgement.verdict
    strengthened = text("word.mark.strengthened") + text("word.name.strengthened")
    return (
        entry.number,
        entry.place.replace("\n", " "),
        requirement,
        text("workbook.list_mark").join(clauses),
        _lines(passages) or text("report.table.no_counterpart"),
        Stretch(mark(verdict) + text(f"word.verdict.{verdict}"), lead=COLOURS[verdict]),
        Stretch(strengthened, lead=STRENGTHENED) if judgement.strengthened else "",
        text("workbook.list_mark").join(dimensions) if verdict is Verdict.WEAKENED else "",
        _lines(tuple((reason,) for reason in reasons(judgement, comparison))),
        "\n".join(suggestions(comparison, judgement)),
        round(judgement.copied, 2) if judgement.evidence else "",
        round(judgement.confidence, 2),
        "\n".join(answer.answer for answer in answers),
        "\n".join(answer.reason for answer in answers if answer.reason),
    )


def _demand(number: int, demand: Demand, several: Several) -> tuple[Cell, ...]:
    """What is asked for: by whom, in which words, what the draft makes of each, where they differ."""
    verdicts = [(several.names[ask.document], several.judgement(ask).verdict) for ask in demand.asks]
    return (
        number,
        "\n".join(dict.fromkeys(asked_place(ask, several) for ask in demand.asks)),
        _lines(tuple((Stretch(several.quote(ask), lead=f"{several.names[ask.document]}　"),) for ask in demand.asks)),
        "\n".join(f"{name} {mark(one)}{text(f'word.verdict.{one}')}" for name, one in dict.fromkeys(verdicts)),
        carried_place(demand, several),
        "\n".join(conflict_words(one, several) for one in demand.conflicts),
    )


def _lines(paragraphs: Sequence[Words]) -> Words:
    """Paragraphs in one cell, each on a line of its own."""
    lines: list[Stretch] = []
    for paragraph in paragraphs:
        lines += [Stretch("\n")] if lines else []
        lines += paragraph
    return tuple(lines)


def _objects(comparison: Comparison) -> list[tuple[str, ...]]:
    sides = (comparison.reference, comparison.draft)
    absent = text("report.objects.absent")
    tool = text("report.objects.tool_text", version=__version__, rules=comparison.rules)
    return [
        (text("report.objects.title"), *(side.title for side in sides)),
        (text("report.objects.number"), *(side.outline.front.document_number or absent for side in sides)),
        (text("report.objects.file"), *(side.document.name for side in sides)),
        (text("report.objects.characters"), *(str(side.document.characters) for side in sides)),
        (text("report.objects.sha256"), *(side.document.sha256 for side in sides)),
        (text("report.objects.unread"), *(_unread(side) for side in sides)),
        (text("report.objects.tool"), tool, ""),
        (text("workbook.citations"), *_citations(comparison)),
        *_limits(comparison),
    ]


def _citations(comparison: Comparison) -> tuple[str, str]:
    """What the reference says of itself, and how the draft cites it."""
    front = comparison.reference.outline.front
    own = text("workbook.citation", title=front.title, number=front.document_number or text("report.objects.absent"))
    lines = [
        text("workbook.cited", words=flat(comparison.draft.quote(one.span)), result=citation_result(one))
        for one in comparison.citations
    ]
    return own, "\n".join(lines) or text("report.citation.none" if front.title else "report.citation.unknown")


def _limits(comparison: Comparison) -> list[tuple[str, ...]]:
    if comparison.selection is None:
        return []
    shown = text("workbook.limited", shown=len(comparison.selected), tasks=len(comparison.judgements))
    return [(text("workbook.selection"), comparison.selection.words, shown)]


def _unread(side: Side) -> str:
    return "\n".join(render(message) for message in side.document.unread) or text("report.none")
