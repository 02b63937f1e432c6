"""他山之石 on the card: filled in the background, opened in the library, taken to start from."""

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.services.library import Library
from desktop.services.pipeline import compare
from desktop.ui.main_window import MainWindow, Work
from desktop.ui.review.gathering import REST_MS
from desktop.ui.review.other_plans import OtherPlan

LIKE = (
    "邻省加快数字人才培育支撑数字经济发展若干措施\n\n一、任务\n"
    "（一）全面推行企业新型学徒制，每年培训数字高技能人才不少于3000人。\n"
    "（二）将高层次数字人才纳入地方高级专家库。加大政策宣传力度，大力弘扬𠮷祥工匠精神。"
    "（责任单位：省人社厅、省科技厅）\n"
)


@pytest.fixture
def window(qtbot, theme, settings, work: Work, now, tmp_path: Path, pair, monkeypatch):
    from desktop.ui import keeping
    from desktop.ui.dialogs.questions import OnClose

    monkeypatch.setattr(keeping, "ask_close", lambda *_: OnClose.DROP)
    (tmp_path / "library" / "documents").mkdir(parents=True)
    library = Library(tmp_path / "library")
    library.prepare()
    (tmp_path / "邻省.txt").write_text(LIKE, encoding="utf-8")
    library.add([tmp_path / "邻省.txt", *pair])
    whole = Work(work.read_file, work.read_text, compare, library=library)
    made = MainWindow(whole, theme, settings, now=lambda: now, motion_ms=0)
    qtbot.addWidget(made)
    made.show()
    made.chooser.take_pair(*pair)
    with qtbot.waitSignal(made.compared, timeout=20_000):
        pass
    elsewhere = made.review.controller.elsewhere
    qtbot.waitUntil(lambda: elsewhere.total > 0 and not elsewhere.running, timeout=20_000)
    yield made
    made.close()


def select(window: MainWindow, words: str) -> list[OtherPlan]:
    controller = window.review.controller
    task = next(
        one.task.id for one in controller.comparison.judgements if words in controller.quote("reference", one.task.span)
    )
    controller.select(task)
    return window.review.card.others.rows


def test_the_neighbours_words_are_shown_with_figures_and_units(window: MainWindow):
    assert window.review.controller.elsewhere.total == 1
    (row,) = select(window, "培训数字高技能人才")
    assert "邻省" in row.accessibleName() or "3000人" in row.accessibleName()
    assert "3000人" in row.accessibleName()
    (row,) = select(window, "工匠精神")
    assert "省人社厅" in row.accessibleName()


def test_nothing_is_looked_up_while_somebody_waits_for_a_comparison(qtbot, window: MainWindow):
    ended = threading.Event()
    elsewhere = window.review.controller.elsewhere
    window.tasks.start("compare", lambda _: ended.wait(5), done=lambda _: None, failed=lambda _: None)
    window.shelf.gathering.begin()
    qtbot.wait(3 * REST_MS)
    assert elsewhere.total == 0
    ended.set()
    qtbot.waitUntil(lambda: elsewhere.total == 1 and not elsewhere.running, timeout=20_000)


def test_a_task_that_no_other_plan_has_says_so(window: MainWindow):
    assert select(window, "制定颁布国家职业标准") == []
    assert window.review.card.others.state.text()


def test_the_words_are_taken_with_their_source(qtbot, window: MainWindow):
    (row,) = select(window, "工匠精神")
    row.take.click()
    taken = QGuiApplication.clipboard().text()
    assert "大力弘扬𠮷祥工匠精神" in taken.split("\n")[0]
    assert "《邻省加快数字人才培育支撑数字经济发展若干措施》一、（二）" in taken
    assert window.notice.isVisible()


def test_words_for_a_missing_task_are_written_where_it_belongs_and_taken_back(qtbot, window: MainWindow):
    (row,) = select(window, "高级专家库")
    controller = window.review.controller
    before = controller.comparison.draft.document.text
    row.take.click()
    qtbot.waitUntil(lambda: "纳入地方高级专家库" in controller.comparison.draft.document.text, timeout=20_000)
    (edit,) = controller.project.edits
    assert "《邻省加快数字人才培育支撑数字经济发展若干措施》一、（二）" in edit.source
    window.notice.button.click()
    qtbot.waitUntil(lambda: controller.comparison.draft.document.text == before, timeout=20_000)


def test_a_click_opens_the_library_at_the_words(qtbot, window: MainWindow):
    (row,) = select(window, "高级专家库")
    row.click()
    assert window.shelf is not None
    shown = window.shelf.library
    assert shown is not None
    qtbot.waitUntil(
        lambda: (
            [one.cursor.selectedText() for one in shown.reader.extraSelections()]
            == ["将高层次数字人才纳入地方高级专家库"]
        ),
        timeout=10_000,
    )


def test_what_is_added_is_looked_into_at_once(qtbot, window: MainWindow, tmp_path: Path):
    more = tmp_path / "又一省.txt"
    more.write_text(LIKE.replace("邻省", "外省").replace("3000", "5000"), encoding="utf-8")
    window.actions_here.library.trigger()
    assert window.shelf is not None
    assert window.shelf.library is not None
    window.shelf.library.add([more])
    qtbot.waitUntil(lambda: len(select(window, "培训数字高技能人才")) == 2, timeout=10_000)


def test_the_card_is_as_high_as_its_parts(qtbot, window: MainWindow):
    card = window.review.card
    for words in ("培训数字高技能人才", "制定颁布国家职业标准", "工匠精神"):
        select(window, words)
        qtbot.waitUntil(lambda: 0 < card._body.minimumHeight() - card.others.geometry().bottom() < 30)
