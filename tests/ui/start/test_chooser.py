"""Choosing the two documents."""

import threading
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.core.errors import ReadError
from desktop.core.model.document import View
from desktop.ui.start.chooser import READY, Chooser, State
from desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def chooser(tasks, work) -> Chooser:
    return Chooser(tasks, read_file=work.read_file, read_text=work.read_text)


def states(chooser: Chooser) -> tuple[State, State]:
    return chooser.choice("reference").state, chooser.choice("draft").state


def test_a_pair_is_read_and_asks_to_be_compared(chooser, pair, qtbot):
    with qtbot.waitSignal(chooser.ready, timeout=20_000):
        chooser.take_pair(*pair)
    assert states(chooser) == (State.READY, State.READY)
    assert chooser.choice("reference").side.title == "加快数字人才培育支撑数字经济发展行动方案"


def test_the_first_document_that_is_chosen_by_hand_gets_everything_ready(tasks, work, pair, qtbot):
    ready = []
    chooser = Chooser(
        tasks,
        read_file=work.read_file,
        read_text=work.read_text,
        get_ready=lambda side, _progress: ready.append(side.document.name),
    )
    chooser.take_file("reference", pair[0])
    qtbot.waitUntil(lambda: ready == [pair[0].name])
    chooser.take_file("draft", pair[1])
    qtbot.waitUntil(lambda: chooser.complete and not tasks.running(READY))
    assert ready == [pair[0].name]


def test_a_pair_that_somebody_waits_for_is_not_kept_waiting(tasks, work, pair, qtbot):
    ready = []
    chooser = Chooser(
        tasks, read_file=work.read_file, read_text=work.read_text, get_ready=lambda side, _progress: ready.append(side)
    )
    with qtbot.waitSignal(chooser.ready, timeout=20_000):
        chooser.take_pair(*pair)
    assert not tasks.running(READY)
    assert not ready


def test_two_files_chosen_by_hand_wait_for_the_button(chooser, pair, qtbot):
    with qtbot.assertNotEmitted(chooser.ready, wait=50):
        chooser.take_file("reference", pair[0])
        chooser.take_file("draft", pair[1])
        qtbot.waitUntil(lambda: chooser.complete)


def test_a_missing_file_is_told_in_one_sentence(chooser, tmp_path, qtbot):
    chooser.take_file("draft", tmp_path / "没有.docx")
    qtbot.waitUntil(lambda: chooser.choice("draft").state is State.FAILED)
    assert chooser.choice("draft").sentence == "找不到文件“没有.docx”。请确认文件没有被移动或改名。"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.txt", b""),
        ("空白.txt", b" \n \n"),
        ("图片.docx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        ("压缩包.docx", b"PK\x03\x04" + b"\0" * 40),
        ("坏.pdf", b"%PDF-1.7\n%%EOF"),
        ("老表格.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le") + b"\0" * 600),
        ("闲话.txt", "今天天气很好".encode()),
    ],
)
def test_whatever_cannot_be_compared_is_told_in_one_sentence_with_its_name(chooser, tmp_path, qtbot, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    chooser.take_file("reference", file)
    qtbot.waitUntil(lambda: chooser.choice("reference").state is State.FAILED)
    sentence = chooser.choice("reference").sentence
    assert name in sentence
    assert sentence.endswith("。")
    assert "\n" not in sentence


def tracked_draft(path: Path) -> Path:
    """A draft in which 建设实训基地 is deleted, the deletion neither accepted nor refused."""
    draft = docx.Document()
    for line in ("江河市实施方案", "一、重点任务", "（一）全面推行学徒制。"):
        draft.add_paragraph(line)
    words = f'<w:del {nsdecls("w")} w:id="1" w:author="甲"><w:r><w:delText>建设实训基地。</w:delText></w:r></w:del>'
    draft.paragraphs[-1]._p.append(parse_xml(words))
    draft.save(str(path))
    return path


def test_a_file_with_tracked_changes_can_be_read_in_either_view(chooser, tmp_path, qtbot):
    chooser.take_file("draft", tracked_draft(tmp_path / "草案.docx"))
    qtbot.waitUntil(lambda: chooser.choice("draft").state is State.READY)
    final = chooser.choice("draft").side.document
    assert (final.tracked, final.view) == (True, View.FINAL)
    assert "实训基地" not in final.text
    chooser.turn_view("draft")
    qtbot.waitUntil(lambda: chooser.choice("draft").state is State.READY)
    original = chooser.choice("draft").side.document
    assert original.view is View.ORIGINAL
    assert original.text.endswith("建设实训基地。")
    chooser.turn_view("draft")
    qtbot.waitUntil(lambda: chooser.choice("draft").state is State.READY)
    assert chooser.choice("draft").side.document == final


def test_a_folder_is_no_document(chooser, tmp_path, qtbot):
    chooser.take_file("reference", tmp_path)
    qtbot.waitUntil(lambda: chooser.choice("reference").state is State.FAILED)


def test_the_same_file_twice_is_told_at_the_second(chooser, pair, qtbot):
    chooser.take_pair(pair[0], pair[0])
    qtbot.waitUntil(lambda: State.FAILED in states(chooser))
    assert sorted(states(chooser)) == [State.FAILED, State.READY]


def test_pasted_text_is_read_like_a_file(chooser, pair, qtbot):
    chooser.take_text("draft", "粘贴的草案.txt", pair[1].read_text(encoding="utf-8"))
    qtbot.waitUntil(lambda: chooser.choice("draft").state is State.READY)
    assert chooser.choice("draft").path is None
    assert chooser.choice("draft").side.document.name == "粘贴的草案.txt"


def test_sides_can_be_exchanged(chooser, pair, qtbot):
    chooser.take_pair(*pair)
    qtbot.waitUntil(lambda: chooser.complete)
    chooser.swap()
    assert chooser.choice("draft").path == pair[0]
    assert chooser.choice("reference").path == pair[1]


def test_a_removed_choice_does_not_come_back_when_its_reading_ends(tasks, qtbot):
    go = threading.Event()

    def read(path: Path, _view: View):
        go.wait(5)
        raise ReadError("file_empty", name=path.name)

    chooser = Chooser(tasks, read_file=read, read_text=lambda *_: None)
    chooser.take_file("draft", Path("草案.txt"))
    chooser.clear("draft")
    go.set()
    tasks.close()
    qtbot.wait(20)
    assert chooser.choice("draft").state is State.EMPTY
