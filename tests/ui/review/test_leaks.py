"""A review page that was closed keeps nothing alive."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent
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
