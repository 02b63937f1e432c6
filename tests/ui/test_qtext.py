"""Code points and Qt's UTF-16 positions."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop.core.model.span import Span
from desktop.ui.qtext import Positions, shown

CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("𠮷𪚥😀人才、（一）\n")
TEXTS = st.text(CHARACTERS, max_size=60)


@given(TEXTS)
def test_every_index_comes_back_from_qt(text: str):
    positions = Positions(text)
    assert [positions.from_qt(positions.to_qt(index)) for index in range(len(text) + 1)] == list(range(len(text) + 1))


@given(TEXTS)
def test_positions_count_as_utf_16_does(text: str):
    positions = Positions(text)
    for index in range(len(text) + 1):
        assert positions.to_qt(index) == len(text[:index].encode("utf-16-le")) // 2


@given(TEXTS)
def test_a_position_inside_a_pair_is_that_of_its_character(text: str):
    positions = Positions(text)
    for index, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert positions.from_qt(positions.to_qt(index) + 1) == index


def test_a_position_beyond_the_end_is_the_end():
    assert Positions("人才").from_qt(99) == 2


@given(TEXTS)
def test_shown_text_keeps_every_place(text: str):
    assert len(shown(text)) == len(text)
    assert Positions(shown(text)).to_qt(len(text)) == Positions(text).to_qt(len(text))


def test_a_text_document_holds_every_character_at_its_place(qapp):
    text = "一、𠮷\0\r\u2029\ufdd0尾"
    document = QTextDocument()
    QTextCursor(document).insertText(shown(text))
    start, end = Positions(text).span_to_qt(Span(len(text) - 1, len(text)))
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "尾"
