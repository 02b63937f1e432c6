"""What opens beside or over the work: picture of the whole, checks, settings, manual, tour, about, lost decisions."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from desktop.core import resources
from desktop.core.errors import AppError
from desktop.core.resources import Rules
from desktop.services.pipeline import unit_rules
from desktop.ui.dialogs import pages
from desktop.ui.dialogs.checks import ChecksWindow
from desktop.ui.dialogs.coverage import CoverageWindow
from desktop.ui.dialogs.settings import SettingsDialog
from desktop.ui.dialogs.tour import Tour
from desktop.ui.models import preferences
from desktop.ui.review.page import ReviewPage
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme


class SideWindows(QObject):
    """Opens them, and keeps those that stay open."""

    rules_changed = Signal()  # other rules are in force

    def __init__(
        self,
        window: QWidget,
        review: ReviewPage,
        theme: Theme,
        settings: QSettings,
        tasks: Tasks,
        *,
        save_picture: Callable[[bytes], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """window: over which they appear. save_picture: what becomes of the picture of the whole (a PNG).

        failed: tells what went wrong.
        """
        super().__init__(window)
        self._window = window
        self._review = review
        self._theme = theme
        self._settings = settings
        self._tasks = tasks
        self._save_picture = save_picture
        self._failed = failed
        self.coverage: CoverageWindow | None = None
        self.checks: ChecksWindow | None = None
        self.tour: Tour | None = None
        review.controller.judged.connect(self.redraw)
        review.controller.loaded.connect(self.redraw)
        review.controller.checks_changed.connect(self.redraw)

    def prefer(self) -> None:
        """Put in force what the person set."""
        wanted = preferences.stored(self._settings)
        self._theme.choose(wanted.scheme.qt, wanted.type_pixels, wanted.type_family)
        self._review.status.limit(wanted.limit, wanted.copied)
        self._review.controller.leave_unchecked(wanted.unchecked)

    def set_up(self) -> None:
        """Ask what the person wants."""
        dialog = SettingsDialog(preferences.stored(self._settings), self._window)
        if dialog.exec():
            preferences.store(self._settings, dialog.preferences)
            self.prefer()
            folder = Path(dialog.rules.folder) if dialog.rules.folder else None
            self._tasks.start("rules", lambda _: unit_rules(folder), done=self._put_in_force, failed=self._failed)
        dialog.deleteLater()

    def _put_in_force(self, wanted: Rules) -> None:
        if wanted != resources.rules():
            resources.put_in_force(wanted)
            self.rules_changed.emit()

    def show_manual(self) -> None:
        """The manual stays open beside the work."""
        pages.manual(self._window).show()

    def show_about(self) -> None:
        """Versions and licences."""
        pages.about(self._window).show()

    def show_orphans(self) -> None:
        """Decisions whose tasks are gone."""
        pages.orphans(self._review.controller.session.orphans, self._window).show()

    def show_coverage(self) -> None:
        """The picture of the whole; a click in it leads to the task."""
        if self.coverage is None:
            self.coverage = CoverageWindow(self._theme, self._save_picture, self._window)
            self.coverage.chosen.connect(self._review.controller.select)
        self.coverage.show_comparison(self._review.controller.comparison)
        self.coverage.show()
        self.coverage.raise_()

    def show_checks(self) -> None:
        """What is wrong with the draft by itself; a click in it leads to the words."""
        if self.checks is None:
            self.checks = ChecksWindow(self._theme, self._window)
            self.checks.chosen.connect(lambda fault: self._review.controller.pointed.emit("draft", fault.span))
            self.checks.unwanted.connect(self._leave_unchecked)
        self.checks.show_comparison(self._review.controller.checked)
        self.checks.show()
        self.checks.raise_()
        self.checks.activateWindow()

    def _leave_unchecked(self, rule: str) -> None:
        """From now on this kind of fault is not looked for; the settings bring it back."""
        wanted = preferences.stored(self._settings)
        preferences.store(self._settings, replace(wanted, unchecked=(*wanted.unchecked, rule)))
        self.prefer()

    def redraw(self) -> None:
        """The verdicts are others, or the faults that are told."""
        if self.checks is not None and self.checks.isVisible():
            self.checks.show_comparison(self._review.controller.checked)
        if self.coverage is not None and self.coverage.isVisible():
            self.coverage.show_comparison(self._review.controller.comparison)

    def show_tour(self) -> None:
        """Three steps over the review page."""
        if self.tour is None and self._review.isVisible():
            review = self._review
            self.tour = Tour(review, (review.outline, review.card, review.decision), self._theme)
            self.tour.ended.connect(self._toured)

    def show_tour_once(self) -> None:
        """The first time a review is shown on this machine."""
        if not self._settings.value("tour/seen"):
            self.show_tour()

    def _toured(self) -> None:
        self.tour = None
        self._settings.setValue("tour/seen", True)
        self._review.outline.setFocus()

    def follow(self) -> None:
        """The window has another size."""
        if self.tour is not None:
            self.tour.follow()
