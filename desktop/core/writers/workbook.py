"""Comparison → 条款对照表 as an Excel workbook, to filter, sort and share out.

The only door to XlsxWriter. Every word is written as text, never as a formula: a draft may begin a line with "=".
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from desktop.core.wordml.package import zipped
from desktop.core.writers.decided import Decided, decided
from desktop.core.writers.report_rows import Entry, citation_result, clause_lines, entries, in_order_of_dimension
from desktop.core.writers.suggestions import suggestions
from desktop.core.writers.verdict_look import COLOURS, LOST, NEW, QUIET, STRENGTHENED, mark
from desktop.core.writers.wordings import Stretch, Tone, Words, reasons, wordings

# Name → width in characters of the default face; the two wordings get most of a turned A4 page.
TABLE = {
    "number": 6, "reference_clause": 12, "reference_text": 36, "draft_clause": 10, "draft_text": 36, "verdict": 10,
    "strengthened": 12, "dimensions": 10, "reasons": 30, "suggestion": 28, "copied": 8, "confidence": 8, "decision": 11,
    "why": 20,
}  # fmt: skip
ADDITIONS = {"number": 6, "draft_clause": 16, "draft_text": 100}
OBJECTS = {"name": 14, "reference": 60, "draft": 60}
LONGEST = 32767  # characters of a cell; Excel's own limit
LINE, HIGHEST = 15, 409  # points; a row cannot be higher
ELISION = "……"
A4 = 9  # in Excel's list of papers
WIDE = 0x2000  # characters from here on are as wide as two
SPARE = 3  # narrow characters of a line that stay empty: no punctuation begins one, and faces differ
HEAD_FILL, BORDER = "#F0EFEB", "#BFBFBF"

Cell = Stretch | Words | float | int | str


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of one workbook. tones, leads: inside a cell; the rest are of whole cells."""

    head: Format
    cell: Format
    share: Format
    tones: dict[Tone, Format]
    leads: Format
    wholes: dict[Tone, Format]
    colours: dict[str, Format]


def workbook(
    comparison: Comparison, *, moment: datetime, decisions: Mapping[str, Decision] = MappingProxyType({})
) -> bytes:
    """The .xlsx as bytes: the same comparison, moment and decisions give the same bytes.

    Sheets: the table of clauses, one row for each task; local additions; what was compared. Each table has a frozen
    head and filters. moment: goes into the properties. decisions: by task id and finding id.
    """
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"title": text("report.title"), "created": moment.replace(tzinfo=None)})
    looks = _looks(book)
    rows = [_row(entry, comparison, decided(entry.judgement, decisions)) for entry in entries(comparison)]
    _sheet(book, "table", TABLE, rows, looks)
    added = [
        (number, clause_lines(addition.clause, comparison.draft), comparison.draft.quote(addition.span))
        for number, addition in enumerate(comparison.additions, start=1)
    ]
    if comparison.selection is None:  # additions are no tasks
        _sheet(book, "additions", ADDITIONS, added, looks)
    _sheet(book, "objects", OBJECTS, _objects(comparison), looks)
    book.close()
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
        book.add_format({**whole, "num_format": "0%"}),
        {tone: book.add_format(look) for tone, look in tones.items()},
        book.add_format({"bold": True}),
        {tone: book.add_format({**whole, **look}) for tone, look in tones.items()},
        {
            colour: book.add_format({**whole, "font_color": f"#{colour}", "bold": True})
            for colour in (*COLOURS.values(), STRENGTHENED)
        },
    )


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    columns: Mapping[str, int],
    rows: Sequence[Sequence[Cell]],
    looks: _Looks,
) -> None:
    """A sheet with a head that stays, filters, and pages that are as wide as its columns."""
    sheet = book.add_worksheet(text(f"workbook.sheet.{name}"))
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C— &P —")
    for at, (column, width) in enumerate(columns.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, text(f"workbook.column.{column}"), looks.head)
    sheet.freeze_panes(1, 0)
    for row, cells in enumerate(rows, start=1):
        # Excel fits the height when it opens the file, LibreOffice and WPS do not.
        lines = max(_lines_of(cell, width) for cell, width in zip(cells, columns.values(), strict=True))
        sheet.set_row(row, min(HIGHEST, LINE * lines))
        for at, cell in enumerate(cells):
            _write(sheet, row, at, cell, looks)
    if name != "objects":
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, column, cell, looks.cell)
    elif isinstance(cell, float):
        sheet.write_number(row, column, cell, looks.share)
    elif isinstance(cell, Stretch):  # one word for the whole cell, in a verdict's colour
        sheet.write_string(row, column, cell.text, looks.colours[cell.lead])
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


def _lines_of(cell: Cell, width: int) -> int:
    """How many lines a cell takes in a column of `width` narrow characters; a Chinese one is as wide as two."""
    if isinstance(cell, tuple):
        words = "".join(stretch.lead + stretch.text for stretch in cell)
    else:
        words = cell.text if isinstance(cell, Stretch) else str(cell)
    widths = (sum(2 if ord(character) > WIDE else 1 for character in line) for line in words.split("\n"))
    return sum(max(1, -(-line // (width - SPARE))) for line in widths)


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
        text("workbook.cited", words="".join(comparison.draft.quote(one.span).split()), result=citation_result(one))
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
