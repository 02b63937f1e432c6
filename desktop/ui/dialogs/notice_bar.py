"""One sentence → a bar at the window's lower edge, with what can be done about it; never a box that stops the work."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.core.messages import text
from desktop.ui.theme import STEP

SHOWN_MS = 8000  # long enough to read two lines
Action = tuple[str, Callable[[], object]]  # words to press, and what that does


class NoticeBar(QFrame):
    """Stays until it is closed or another sentence takes its place; good news without a question goes by itself."""

    def __init__(self) -> None:
        """Hidden."""
        super().__init__()
        self.setProperty("kind", "notice")
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.setProperty("kind", "plain")
        self.close_button = QPushButton(text("ui.notice.close"))
        self.close_button.setProperty("kind", "link")
        self._act: Callable[[], object] | None = None
        self._links: Sequence[Action] = ()
        self._plain = ""
        self.sentence.linkActivated.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        row.setSpacing(3 * STEP)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.button.clicked.connect(self._pressed)
        self.close_button.clicked.connect(self.hide)
        self.going = QTimer(self)
        self.going.setSingleShot(True)
        self.going.setInterval(SHOWN_MS)
        self.going.timeout.connect(self.hide)
        self.hide()

    def tell(self, sentence: str, *, good: bool, action: Action | None = None, links: Sequence[Action] = ()) -> None:
        """Show a sentence. action: a button. links: words of the sentence that can be pressed, in its order."""
        self.setProperty("good", good)
        self.style().unpolish(self)
        self.style().polish(self)
        self._plain, self._links = sentence, links
        self.sentence.setTextFormat(Qt.TextFormat.RichText if links else Qt.TextFormat.PlainText)
        self.sentence.setText(_linked(sentence, links) if links else sentence)
        self.setAccessibleName(sentence)
        self._act = action[1] if action else None
        self.button.setText(action[0] if action else "")
        self.button.setVisible(action is not None)
        self.show()
        self.going.stop()
        if good and action is None:
            self.going.start()

    def add(self, sentence: str, *, action: Action, links: Sequence[Action]) -> None:
        """Say more behind what is still shown."""
        said, good = (self._plain, bool(self.property("good"))) if not self.isHidden() else ("", True)
        self.tell(said + sentence, good=good, action=action, links=links)

    def _follow(self, link: str) -> None:
        self._links[int(link)][1]()

    def _pressed(self) -> None:
        if self._act is not None:
            self._act()


def _linked(sentence: str, links: Sequence[Action]) -> str:
    """The sentence as HTML, with the words of each link pressed by its number."""
    made, at = "", 0
    for number, (words, _) in enumerate(links):
        start = sentence.index(words, at)
        made += escape(sentence[at:start]) + f'<a href="{number}">{escape(words)}</a>'
        at = start + len(words)
    return made + escape(sentence[at:])
