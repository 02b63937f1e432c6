"""A side of a comparison → a QTextDocument set like a document, every character at its own place."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.ui import theme
from desktop.ui.qtext import Positions, shown
from desktop.ui.review.layout import Block, Setting, blocks

LINE_HEIGHT = 1.9  # of the type size, as LOOK has it
LARGER_TITLE = 5  # pixels more than the text
LARGER_CHAPTER = 1


def quiet(side: Side) -> tuple[Span, ...]:
    """The paragraphs that are written in quiet ink: the covering notice and what else stands before the plan."""
    return tuple(block.span for block in blocks(side) if block.setting is Setting.NOTICE and len(block.span))


def typeset(side: Side, parent: QObject, pixels: int = theme.DOCUMENT_PIXELS, family: str = "") -> QTextDocument:
    """Lay out the paragraphs in type of that size and, where the system has it, that face.

    Qt position n of the result is UTF-16 position n of the document's text.
    """
    text = side.document.text
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.document_font(pixels, family=family))
    option = QTextOption()
    # WrapAnywhere puts commas at the beginning of lines; this one breaks between ideographs but never before a comma.
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, block in enumerate(blocks(side)):
        if number:
            cursor.insertBlock()
        cursor.setBlockFormat(_block_format(block, pixels))
        base = _char_format(block.setting, pixels, family)
        cursor.setBlockCharFormat(base)
        for span, form in (
            (Span(block.span.start, block.heading.start), base),
            (block.heading, _heading_format(block, pixels)),
            (Span(max(block.heading.end, block.span.start), block.span.end), base),
        ):
            cursor.insertText(shown(span.of(text)), form)
    cursor.endEditBlock()
    if document.characterCount() - 1 != Positions(text).to_qt(len(text)):
        raise ValueError(f"paragraphs do not make up the text of {side.document.name}")
    return document


def _block_format(block: Block, size: int) -> QTextBlockFormat:
    """Alignment, indent and spacing of a paragraph."""
    form = QTextBlockFormat()
    pixels = size + LARGER_TITLE if block.setting is Setting.TITLE else size
    form.setLineHeight(round(pixels * LINE_HEIGHT), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    match block.setting:
        case Setting.TITLE:
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            form.setTopMargin(4)
            form.setBottomMargin(4)
        case Setting.NOTICE | Setting.ROW:
            form.setAlignment(Qt.AlignmentFlag.AlignLeft)
        case Setting.HEADING:
            form.setAlignment(Qt.AlignmentFlag.AlignLeft)
            form.setTextIndent(2 * size)
            form.setTopMargin(14 if block.level <= 1 else 8)
            form.setBottomMargin(2)
        case Setting.BODY:
            form.setAlignment(Qt.AlignmentFlag.AlignJustify)
            form.setTextIndent(2 * size)
            form.setTopMargin(6 if len(block.heading) else 0)
    return form


def _char_format(setting: Setting, size: int, family: str) -> QTextCharFormat:
    """The type of a paragraph's own words."""
    form = QTextCharFormat()
    if setting is Setting.TITLE:
        form.setFont(theme.document_font(size + LARGER_TITLE, bold=True, family=family))
    else:
        form.setFont(theme.document_font(size, family=family))
    return form


def _heading_format(block: Block, size: int) -> QTextCharFormat:
    """The type of number and heading: 黑体, as official documents set the first level."""
    form = QTextCharFormat()
    font = theme.interface_font(size + LARGER_CHAPTER if block.level <= 1 else size)
    font.setWeight(QFont.Weight.Bold)
    form.setFont(font)
    return form
