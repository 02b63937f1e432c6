"""Paragraphs laid out where somebody looks."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QTextDocument

from desktop.core.model.review import Side
from desktop.core.parsing.outline import parse_outline
from desktop.core.readers.plain import read_plain
from desktop.ui.qtext import Positions, shown
from desktop.ui.review.sheet import Sheet
from desktop.ui.review.typesetting import Face, paragraphs

EXACT = Qt.HitTestAccuracy.ExactHit
TEXT = "某计划\n\n一、任务\n\n" + "".join(
    f"（{n}）推进𠮷祥基地建设。支持企业开展职业培训，共建实训平台{n}个。" * 4 + "\n" for n in range(300)
)


@pytest.fixture
def sheet(qapp) -> Sheet:
    document = read_plain(TEXT.encode(), "计划.txt")
    side = Side(document, parse_outline(document), ())
    held = QTextDocument(qapp)
    held.setPlainText(shown(document.text))
    made = Sheet(held, paragraphs(side, Positions(document.text)), Face())
    made.ink(QColor("grey"))
    made.fit(400, 26, 300)
    return made


def test_there_is_a_paragraph_for_each_block(sheet):
    assert sheet.document().blockCount() == len(sheet._paragraphs)
    block = sheet.document().begin()
    for paragraph in sheet._paragraphs:
        assert paragraph.start == block.position()
        block = block.next()


def test_only_what_is_looked_at_is_laid_out(sheet):
    sheet.settle(0, 600)
    laid = sum(sheet.document().findBlockByNumber(n).layout().lineCount() > 0 for n in range(300))
    assert 0 < laid < 20


def test_what_is_looked_at_stays_when_guesses_above_it_are_put_right(sheet):
    pushed: list[tuple[float, float]] = []
    sheet.pushed.connect(pushed.extend)
    before = sheet.top(200)
    for number in range(100):
        sheet.lay(number)
    assert sheet.top(200) == before + sum(more for top, more in pushed)
    assert abs(sheet.top(200) - before) < 0.1 * before  # the guess is a good one


def test_a_click_finds_the_character_it_was_drawn_at(sheet):
    for position in (12, 500, 4000):
        sheet.lay(sheet.document().findBlock(position).blockNumber())
        ((line, baseline, first, _),) = sheet.lines(position, position + 1, 0, sheet.documentSize().height())
        point = QPointF(sheet._side + line.cursorToX(first)[0] + 1, baseline - 3)
        assert sheet.hitTest(point, EXACT) == position


def test_a_click_beside_the_words_finds_nothing(sheet):
    assert sheet.hitTest(QPointF(2, 400), EXACT) == -1


def test_another_width_sets_other_lines(sheet):
    number = sheet.document().findBlock(500).blockNumber()
    narrow = sheet.lay(number).lineCount()
    sheet.fit(700, 26, 300)
    assert sheet.lay(number).lineCount() < narrow
    assert sheet.documentSize().width() == 752


def test_what_was_noted_of_lines_is_forgotten_with_their_width(sheet):
    start, end = sheet.stretch_of(20)
    for width in (400, 700, 400):
        sheet.fit(width, 26, 300)
        layout = sheet.lay(20)
        lines = [layout.lineAt(index) for index in range(layout.lineCount())]
        found = sheet.lines_of(20, start, end - 1)
        assert [(one[2], one[3]) for one in found] == [(o.textStart(), o.textStart() + o.textLength()) for o in lines]
        assert [one[1] for one in found] == [line.y() + line.ascent() for line in lines]
        last = lines[-1]
        assert sheet.baseline(end - 2) == sheet.top(20) + last.y() + last.ascent()


def test_guesses_that_are_put_right_together_are_told_at_once(sheet):
    told = []
    sheet.pushed.connect(told.append)
    right = 0
    for width in range(150, 420, 9):
        told.clear()
        sheet.fit(width, 26, 300)
        before = sheet.top(200)
        sheet.settle(0, sheet.top(100))
        assert len(told) <= 1
        right += sum(map(len, told))
        assert sheet.top(200) == before + sum(more for ones in told for _, more in ones)
    assert right > 10


def test_no_line_begins_with_a_comma(sheet):
    sheet.fit(231, 26, 300)
    for number in range(20):
        layout, words = sheet.lay(number), sheet.document().findBlockByNumber(number).text().encode("utf-16-le")
        lines = (layout.lineAt(index).textStart() * 2 for index in range(layout.lineCount()))
        starts = [words[start : start + 2].decode("utf-16-le", "replace") for start in lines]
        assert not set(starts) & set("，。、；：）")


def test_no_line_is_torn_apart_to_reach_the_margin(qapp):
    """What does not break leaves a short line before it: then the paragraph is set with an even left edge only."""
    words = "某计划\n一、任务\n落实《支撑数字经济发展行动方案（2024-2026年）》，发挥基础性作用，推进基地建设。\n"
    document = read_plain(words.encode(), "计划.txt")
    held = QTextDocument(qapp)
    held.setPlainText(shown(document.text))
    side = Side(document, parse_outline(document), ())
    made = Sheet(held, paragraphs(side, Positions(document.text)), Face())
    seen = set()
    for width in range(180, 420, 5):
        made.fit(width, 26, 300)
        layout = made.lay(2)
        lines = [layout.lineAt(index) for index in range(layout.lineCount() - 1)]
        align = layout.textOption().alignment()
        seen.add(align)
        if align == Qt.AlignmentFlag.AlignJustify:
            assert all(line.naturalTextWidth() >= 0.84 * line.width() for line in lines)
    assert seen == {Qt.AlignmentFlag.AlignJustify, Qt.AlignmentFlag.AlignLeft}
