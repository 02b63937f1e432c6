"""Where the window and its splitters stood ↔ the settings."""

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

from desktop.ui.review.page import ReviewPage

DEFAULT_SIZE = (1440, 900)
SMALLEST = (1024, 640)
FRAME = 40  # pixels: what the window system puts above and below; nobody knows it before the window is shown


class WindowPlace:
    """Puts the window back where it was the last time."""

    def __init__(self, window: QWidget, review: ReviewPage, settings: QSettings) -> None:
        """review: whose splitters are kept with the window."""
        self._window = window
        self._review = review
        self._settings = settings
        window.setMinimumSize(*SMALLEST)

    def restore(self) -> None:
        """The size, place and splitters of the last time; at first as large as the screen allows."""
        room = self._window.screen().availableSize() - QSize(0, FRAME)
        self._window.resize(QSize(*DEFAULT_SIZE).boundedTo(room))
        geometry = self._settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        self._review.fit(self._window.width())
        state = {name: self._settings.value(f"window/{name}") for name in ("page", "spread")}
        self._review.restore_layout({name: value for name, value in state.items() if isinstance(value, QByteArray)})

    def keep(self) -> None:
        """For the next time."""
        self._settings.setValue("window/geometry", self._window.saveGeometry())
        for name, state in self._review.layout_state().items():
            self._settings.setValue(f"window/{name}", state)
        self._settings.sync()
