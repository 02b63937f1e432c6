"""A side of a comparison → how each paragraph of its document is set: type, indent, spacing, a guess at its lines."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from desktop.core.model.review import Side
from desktop.ui import theme
from desktop.ui.qtext import Positions, shown
from desktop.ui.review.layout import Block, Setting, blocks

LINE_HEIGHT = 1.9  # of the type size, as LOOK has it
LARGER_TITLE = 5  # pixels more than the text
LARGER_CHAPTER = 1
INDENT = 2  # characters


@dataclass(frozen=True, slots=True)
class Face:
    """The documents' type: its size in pixels; a family that comes before ours where the system has it ("": none)."""

    pixels: int = theme.DOCUMENT_PIXELS
    family: str = ""

    def font(self, larger: int = 0, *, bold: bool = False) -> QFont:
        """The type, `larger` by so many pixels."""
        return theme.document_font(self.pixels + larger, bold=bold, family=self.family)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the document's text, in Qt's positions.

    start: where it begins. heading: from where to where its heading runs, counted from `start`; equal for none.
    ems: its width if it were set in one line, in characters of the type's size.
    """

    start: int
    block: Block
    heading: tuple[int, int]
    ems: float

    @property
    def quiet(self) -> bool:
        """The covering notice and what else stands before the plan is written in quiet ink."""
        return self.block.setting is Setting.NOTICE


@dataclass(frozen=True, slots=True)
class Manner:
    """How a paragraph is set, in pixels. above, below: blank space. line: from line to line."""

    line: int
    above: int = 0
    below: int = 0
    indent: int = 0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


def paragraphs(side: Side, positions: Positions) -> tuple[Paragraph, ...]:
    """The lines of the document's text in order; line n is block n of a QTextDocument that holds `shown(text)`."""
    text = shown(side.document.text)
    set_as = blocks(side)
    starts = [block.span.start for block in set_as]
    result = []
    at = 0
    for line in text.split("\n"):
        block = set_as[max(0, bisect_right(starts, at) - 1)]
        begin = positions.to_qt(at)
        heading = tuple(
            positions.to_qt(min(max(border, at), at + len(line))) - begin
            for border in (block.heading.start, block.heading.end)
        )
        wide = (len(line.encode("utf-8", "surrogatepass")) - len(line)) / 2  # three bytes an ideograph, one a letter
        result.append(Paragraph(begin, block, (heading[0], heading[1]), wide + (len(line) - wide) / 2))
        at += len(line) + 1
    return tuple(result)


def manners(set_as: Sequence[Paragraph], size: int) -> list[Manner]:
    """How each paragraph is set; the few manners there are are made once."""
    known: dict[tuple[Setting, int, bool], Manner] = {}
    made = []
    for paragraph in set_as:
        key = (paragraph.block.setting, paragraph.block.level, paragraph.heading[1] > paragraph.heading[0])
        if key not in known:
            known[key] = manner(paragraph, size)
        made.append(known[key])
    return made


def manner(paragraph: Paragraph, size: int) -> Manner:
    """Alignment, indent and spacing, for type of that size."""
    block = paragraph.block
    line = round(size * LINE_HEIGHT)
    match block.setting:
        case Setting.TITLE:
            return Manner(round((size + LARGER_TITLE) * LINE_HEIGHT), 4, 4, align=Qt.AlignmentFlag.AlignHCenter)
        case Setting.NOTICE | Setting.ROW:
            return Manner(line)
        case Setting.HEADING:
            return Manner(line, 14 if block.level <= 1 else 8, 2, INDENT * size)
        case Setting.BODY:
            run_in = paragraph.heading[1] > paragraph.heading[0]
            return Manner(line, 6 if run_in else 0, 0, INDENT * size, Qt.AlignmentFlag.AlignJustify)


def formats(paragraph: Paragraph, face: Face) -> list[QTextLayout.FormatRange]:
    """Where the type is not that of the document: titles larger, number and heading in 黑体."""
    made = []
    if paragraph.block.setting is Setting.TITLE:
        made.append(_range(0, 1 << 20, _title_form(face)))
    start, end = paragraph.heading
    if end > start:
        larger = LARGER_CHAPTER if paragraph.block.level <= 1 else 0
        made.append(_range(start, end, _heading_form(face.pixels + larger)))
    return made


@cache
def _title_form(face: Face) -> QTextCharFormat:
    """Kept, as are fonts: a form with a font of its own would have it looked up for every paragraph."""
    form = QTextCharFormat()
    form.setFont(face.font(LARGER_TITLE, bold=True))
    return form


@cache
def _heading_form(pixels: int) -> QTextCharFormat:
    """黑体 of that size."""
    form = QTextCharFormat()
    form.setFont(theme.interface_font(pixels, bold=True))
    return form


def coloured(start: int, end: int, colour: QColor) -> QTextLayout.FormatRange:
    """Words from `start` to `end` of a paragraph in this ink."""
    form = QTextCharFormat()
    form.setForeground(colour)
    return _range(start, end, form)


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, form
    return made
