"""Two documents that look exchanged: said, offered to be put right, never done unasked."""

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.start.chooser import Chooser, State
from desktop.ui.start.page import StartPage
from desktop.ui.tasks import Tasks

TASKS = "\n\n一、主要任务\n\n（一）培育。加快培育数字人才。\n"
PLAN = f"数字人才行动方案\n\n各省、自治区、直辖市人民政府：{TASKS}"
DRAFT = f"四川省数字人才实施方案（征求意见稿）\n\n为落实《数字人才行动方案》，制定本方案。{TASKS}"


@pytest.fixture
def page(qtbot, theme, work, now):
    tasks = Tasks()
    chooser = Chooser(tasks, read_file=work.read_file, read_text=work.read_text)
    made = StartPage(chooser, theme, samples=(), today=now)
    made.chooser = chooser
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitActive(made):
        made.show()
    yield made
    tasks.close()


@pytest.fixture
def files(tmp_path):
    made = {}
    for name, words in (("plan", PLAN), ("draft", DRAFT)):
        made[name] = tmp_path / f"{name}.txt"
        made[name].write_text(words, encoding="utf-8")
    return made


def place(qtbot, page, reference, draft) -> None:
    page.take_files([reference, draft])
    qtbot.waitUntil(lambda: page.chooser.complete)


def test_each_zone_says_what_its_document_is(page, files, qtbot):
    place(qtbot, page, files["plan"], files["draft"])
    assert page.zones["reference"]._facts.text().startswith("国家文件　")
    assert page.zones["draft"]._facts.text().startswith("四川省文件 · 征求意见稿　")


def test_where_they_belong_nothing_is_asked(page, files, qtbot):
    place(qtbot, page, files["plan"], files["draft"])
    qtbot.waitUntil(lambda: not page.chooser._tasks.running("doubt"))
    assert not page.doubt.isVisible()


def test_exchanged_they_stay_until_the_person_says_so(page, files, qtbot):
    place(qtbot, page, files["draft"], files["plan"])
    qtbot.waitUntil(page.doubt.isVisible)
    assert "引用了“本地草案”的标题" in page.doubt.sentence.text()
    assert page.chooser.choice("reference").path == files["draft"]
    assert page.start.isEnabled()
    page.doubt.exchange.click()
    assert page.chooser.choice("reference").path == files["plan"]
    qtbot.waitUntil(lambda: not page.chooser._tasks.running("doubt"))
    assert not page.doubt.isVisible()


def test_who_says_it_is_right_is_not_asked_again(page, files, qtbot):
    place(qtbot, page, files["draft"], files["plan"])
    qtbot.waitUntil(page.doubt.isVisible)
    page.doubt.leave.click()
    assert not page.doubt.isVisible()
    page.chooser._look()
    assert not page.chooser._tasks.running("doubt")
    page.chooser.swap()
    page.chooser.swap()
    assert not page.doubt.isVisible()


def test_one_document_alone_can_be_moved_to_the_other_side(page, files, qtbot):
    page.take_files([files["draft"]])
    qtbot.waitUntil(page.doubt.isVisible)
    assert "征求意见稿" in page.doubt.sentence.text()
    QTest.keyClick(page, "T", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.chooser.choice("draft").path == files["draft"])
    assert page.chooser.choice("reference").state is State.EMPTY
    assert not page.doubt.isVisible()


def test_a_new_file_takes_the_question_away(page, files, qtbot):
    place(qtbot, page, files["draft"], files["plan"])
    qtbot.waitUntil(page.doubt.isVisible)
    page.chooser.clear("draft")
    page.chooser.clear("reference")
    assert not page.doubt.isVisible()


def test_the_same_words_in_another_form_of_file_are_the_same_document(page, files, tmp_path, qtbot):
    word = docx.Document()
    for line in PLAN.split("\n\n"):
        word.add_paragraph(line)
    word.save(tmp_path / "plan.docx")
    page.take_files([files["plan"]])
    qtbot.waitUntil(lambda: page.chooser.choice("reference").state is State.READY)
    page.take_files([tmp_path / "plan.docx"], "draft")
    qtbot.waitUntil(lambda: page.chooser.choice("draft").state is State.FAILED)
    assert "同一份文件" in page.chooser.choice("draft").sentence
    assert not page.start.isEnabled()


def test_pasted_text_is_recognised_too(page, qtbot):
    page.chooser.take_text("draft", "粘贴的草案.txt", PLAN)
    qtbot.waitUntil(page.doubt.isVisible)
    assert "像是上位文件" in page.doubt.sentence.text()
    assert page.zones["draft"]._facts.text().startswith("国家文件")
