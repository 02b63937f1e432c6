"""Texts to read → windows of their own: the manual, about, decisions without a task."""

import platform
from collections.abc import Mapping

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QBrush, QImage, QPalette, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desktop import __version__
from desktop.core.messages import text
from desktop.core.model.edit import Edit
from desktop.core.model.project import Correction, Decision, Pin
from desktop.core.resources import resource, table
from desktop.services.review import Orphans
from desktop.ui import theme

LINE_PER_CENT, PARAGRAPH_PIXELS, MARGIN = 140, 8, 24
SCROLL_BAR = 12  # pixels; it comes when the text is longer than the window, after the pictures were measured
PICTURE = "\ufffc"  # stands for one in the text of a block


class _Reader(QTextBrowser):
    """Pictures come from the resources of the program; links go nowhere outside it."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture beside the manual."""
        url = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource.value and url.isRelative() and url.fileName():
            file = resource(f"manual/{url.fileName()}")
            if file.is_file():
                picture = QImage.fromData(file.read_bytes())
                room = self.viewport().width() - 2 * MARGIN - SCROLL_BAR
                mode = Qt.TransformationMode.SmoothTransformation
                return picture.scaledToWidth(room, mode) if picture.width() > room else picture
        return None


class TextWindow(QDialog):
    """A text set in Markdown, with a button to close it."""

    def __init__(self, title: str, markdown: str, *, size: tuple[int, int], parent: QWidget | None = None) -> None:
        """size: width and height to begin with."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*size)
        self.body = _Reader()
        self.body.setOpenExternalLinks(False)
        self.body.setFont(theme.interface_font(14))
        self.body.document().setDocumentMargin(MARGIN)
        self.body.setProperty("kind", "reader")
        self.body.setAccessibleName(title)
        self.body.setMarkdown(markdown)
        _space(self.body.document(), self.palette().brush(QPalette.ColorRole.Mid))
        self.close_button = QPushButton(text("ui.pages.close"))
        self.close_button.setProperty("kind", "plain")
        self.close_button.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(4 * theme.STEP, 2 * theme.STEP, 4 * theme.STEP, 3 * theme.STEP)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.body, 1)
        box.addLayout(foot)


def _space(document: QTextDocument, line: QBrush) -> None:
    """Room between lines and paragraphs; tables stay close, their lines drawn with `line`."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        form = block.blockFormat()
        if cursor.currentTable() is None:
            if PICTURE not in block.text():  # the height of its line would grow with it
                form.setLineHeight(LINE_PER_CENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setBottomMargin(PARAGRAPH_PIXELS)
            cursor.setBlockFormat(form)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look = frame.format()
            look.setBorderBrush(line)
            look.setCellPadding(theme.STEP)
            frame.setFormat(look)


def manual(parent: QWidget | None = None) -> TextWindow:
    """The user manual; it stays open beside the work."""
    words = resource("manual/manual.md").read_text(encoding="utf-8")
    return TextWindow(text("ui.pages.manual"), words, size=(860, 720), parent=parent)


def about(parent: QWidget | None = None) -> TextWindow:
    """Versions and licences."""
    parts = table("parts.toml")["part"]
    rows = "\n".join(f"| {part['name']} | {_version(part)} | {part['licence']} |" for part in parts)
    words = text(
        "ui.pages.about_text", version=__version__, python=platform.python_version(), qt=qVersion(), libraries=rows
    )
    return TextWindow(text("ui.pages.about"), words, size=(560, 520), parent=parent)


def orphans(vanished: Orphans, parent: QWidget | None = None) -> TextWindow:
    """Decisions, pins, corrections and edits about what the documents do not have any more."""
    parts = (
        ("decisions", [_vanished_decision(one) for one in vanished.decisions]),
        ("pins", [_vanished_pin(one) for one in vanished.pins]),
        ("corrections", [_vanished_correction(one) for one in vanished.corrections]),
        ("edits", [_vanished_edit(one) for one in vanished.edits]),
    )
    words = [text("ui.pages.orphans_lead")]
    for name, lines in parts:
        if lines:
            words += [text(f"ui.pages.orphans_{name}"), *lines]
    return TextWindow(text("ui.pages.orphans"), "\n\n".join(words), size=(640, 480), parent=parent)


def _vanished_decision(one: Decision) -> str:
    finding = one.finding
    about = text("ui.pages.orphan_finding", dimension=text(f"word.dimension.{finding.dimension}")) if finding else ""
    decision = text(f"word.decision.{one.kind.value}")
    return text("ui.pages.orphan", what=decision + about, clause=one.task.clause, task=one.task.text, more=one.reason)


def _vanished_pin(one: Pin) -> str:
    verdict = text(f"word.verdict.{one.verdict.value}") if one.verdict else ""
    what = text(f"ui.pages.pin_{one.kind.value}", verdict=verdict)
    passage = text("ui.pages.orphan_passage", passage=one.passage.text) if one.passage else one.reason
    return text("ui.pages.orphan", what=what, clause=one.task.clause, task=one.task.text, more=passage)


def _vanished_correction(one: Correction) -> str:
    what = text(f"ui.pages.correction_{one.kind.value}")
    return text("ui.pages.orphan", what=what, clause=one.task.clause, task=one.task.text, more=one.rest.text)


def _vanished_edit(one: Edit) -> str:
    words = text("ui.pages.orphan_lines", lines=" / ".join(one.lines)) if one.lines else ""
    return text("ui.pages.orphan", what=text("ui.pages.edit"), clause="", task=one.paragraph.text, more=words)


def _version(part: Mapping[str, str]) -> str:
    """As installed; a frozen program carries no such record, and has what it was built with."""
    from importlib.metadata import PackageNotFoundError, version  # a tenth of the window's start, for one box

    try:
        return version(part["name"])
    except PackageNotFoundError:
        return part["version"]
