"""A review page that was closed keeps nothing alive."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from desktop.ui.review.page import ReviewPage

TIMES = 20


def used(theme, comparison) -> list[weakref.ref]:
    """Open a page, work in it, close it; what must be gone afterwards."""
    page = ReviewPage(theme, motion_ms=0)
    page.resize(1280, 720)
    page.show()
    page.controller.load(comparison)
    for judgement in comparison.judgements:
        page.controller.select(judgement.task.id)
    page.filter.search.setText("人才")
    QApplication.processEvents()
    kept = [weakref.ref(one) for one in (page, page.controller, page.card, page.outline, *page.spread.panes.values())]
    page.close()
    page.deleteLater()
    return kept


def settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()


def test_opening_and_closing_the_page_keeps_no_widget_alive(qtbot, theme, comparison):
    used(theme, comparison)
    settle()
    before = len(QApplication.allWidgets())
    kept = []
    for _ in range(TIMES):
        kept += used(theme, comparison)
        settle()
    assert [one() for one in kept if one() is not None] == []
    assert len(QApplication.allWidgets()) <= before


def test_other_documents_leave_nothing_of_those_before(qtbot, theme, comparison):
    page = ReviewPage(theme, motion_ms=0)
    qtbot.addWidget(page)
    page.show()
    kept = []
    for _ in range(TIMES):
        page.controller.load(comparison)
        kept += [weakref.ref(pane.document()) for pane in page.spread.panes.values()]
        settle()
    for pane in page.spread.panes.values():
        assert len(pane.findChildren(QTextDocument, options=Qt.FindChildOption.FindDirectChildrenOnly)) == 1
    assert sum(one() is not None for one in kept) <= len(page.spread.panes)


def test_working_makes_nothing_that_only_a_search_for_cycles_would_free(qtbot, theme, comparison):
    """The search is off while jobs run, and what large jobs made is never looked through."""
    page = ReviewPage(theme, motion_ms=0)
    qtbot.addWidget(page)
    page.show()
    page.controller.load(comparison)

    def work() -> None:
        for judgement in comparison.judgements:
            page.controller.select(judgement.task.id)
            page.controller.correcting.unlink()
            page.controller.undo.undo()
            page.controller.step(1)
            QApplication.processEvents()

    work()
    settle()
    gc.disable()
    try:
        work()
        left = gc.collect()
    finally:
        gc.enable()
    assert left < 50
