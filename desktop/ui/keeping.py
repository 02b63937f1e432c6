"""The review under way → its file, its exports, its line in the list of recent ones; nothing is lost by leaving it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from desktop.core.errors import AppError
from desktop.core.messages import text
from desktop.ui.dialogs.exporter import Exported, Exporter
from desktop.ui.dialogs.files import Export
from desktop.ui.dialogs.notice_bar import NoticeBar
from desktop.ui.dialogs.questions import OnClose, ask_close
from desktop.ui.models.recent import RecentPair, noted, remember
from desktop.ui.project_flow import recent_pair
from desktop.ui.review.desk import ProjectDesk
from desktop.ui.review.limiting import Limiting
from desktop.ui.review.page import ReviewPage
from desktop.ui.tasks import Tasks

NOTE_MS = 400  # decisions come one after the other: the list need not be written for each


class Keeping(QObject):
    """What a person asks for with 保存, 另存为, 导出 and by closing the window."""

    def __init__(
        self,
        window: QWidget,
        review: ReviewPage,
        desk: ProjectDesk,
        tasks: Tasks,
        exporter: Exporter,
        notice: NoticeBar,
        settings: QSettings,
        *,
        samples: frozenset[tuple[str, str]],
        now: Callable[[], datetime],
        failed: Callable[[AppError], None],
    ) -> None:
        """window: over which questions appear. samples: pairs that are not listed as recent. failed: tells of it."""
        super().__init__(window)
        self._window = window
        self._review = review
        self._desk = desk
        self._tasks = tasks
        self.exporter = exporter
        self.limiting = Limiting(review.controller, review.actions_here.export_limited)
        self._notice = notice
        self._settings = settings
        self._samples = samples
        self._now = now
        self._failed = failed
        actions = review.actions_here
        for action, act in (
            (actions.export_annotated, lambda: self.export(Export.ANNOTATED)),
            (actions.export_report, lambda: self.export(Export.REPORT)),
            (actions.export_edited, lambda: self.export(Export.EDITED)),
            (actions.export_clean, lambda: self.export(Export.CLEAN)),
            (actions.export_proposals, lambda: self.export(Export.PROPOSALS)),
            (actions.export_pdf, lambda: self.export(Export.PDF)),
            (actions.export_workbook, lambda: self.export(Export.WORKBOOK)),
            (actions.export_tasks, lambda: self.export(Export.TASKS)),
            (actions.export_json, lambda: self.export(Export.JSON)),
            (actions.save, self.save),
            (actions.save_as, self.save_as),
        ):
            action.triggered.connect(lambda _=False, act=act: act())
        review.controller.edited.connect(lambda _: desk.keep(review.controller.project))
        self._noting = QTimer(self)
        self._noting.setSingleShot(True)
        self._noting.setInterval(NOTE_MS)
        self._noting.timeout.connect(self._note)
        review.controller.edited.connect(self._note_soon)
        review.controller.judged.connect(self._note_soon)

    def _exported(self) -> Exported:
        controller = self._review.controller
        controller.judging.finish()
        project = controller.project
        note = project.note if project.note_in_report else ""
        return Exported(
            self.limiting.comparison,
            controller.session.decisions,
            project.draft,
            project.terms.author,
            note,
            self._review.actions_here.export_checks.isChecked(),
            controller.uppers.several,
        )

    def export(self, kind: Export) -> None:
        """Ask where to, write it in the background, say what became of it."""
        if self._review.isVisible():
            self._review.decision.settle()
            # What changed since the round before goes along, further upper documents, and what was typed last: all may
            # still be on their way.
            controller = self._review.controller
            rounds, uppers = controller.rounds, controller.uppers
            controller.drafting.shut_it()
            controller.drafting.when_shown(
                lambda: rounds.when_known(
                    lambda: uppers.when_known(lambda: self.exporter.export(kind, self._exported()))
                )
            )

    def export_picture(self, data: bytes) -> None:
        """Write a picture (a PNG) of what is under review."""
        self.exporter.picture(data, self._exported())

    def save(self) -> None:
        """Every decision is written at once where the project has a file; else ask for one."""
        if self._desk.path is None:
            self.save_as()
        elif self.keep():
            self._notice.tell(text("ui.project.saved", name=self._desk.path.name), good=True)

    def save_as(self) -> bool:
        """Ask for a file and keep the project there; whether that was done."""
        self._review.decision.settle()
        path = self.exporter.ask(Export.PROJECT, self._exported())
        if path is None:
            return False
        try:
            self._desk.move(self._review.controller.project, path)
        except AppError as error:
            self._failed(error)
            return False
        self.remember()
        self._notice.tell(text("ui.project.saved", name=path.name), good=True)
        return True

    def keep(self) -> bool:
        """Write what was decided before something else is done; whether that went well."""
        self._review.decision.settle()
        project = self._review.controller.project
        try:
            if self._desk.path is not None or project.work:
                self._desk.keep_now(project)
        except AppError as error:
            self._failed(error)
            return False
        self.remember()
        return True

    def remember(self) -> None:
        """Put the pair on the list of recent ones; samples and pasted text are no files of the drafter's."""
        self._noting.stop()
        self._review.controller.judging.finish()
        pair = recent_pair(self._review.controller, self._desk.path, self._now())
        if self._listed(pair):
            remember(self._settings, pair)

    def _listed(self, pair: RecentPair) -> bool:
        return bool(
            pair.project or (pair.reference and pair.draft and (pair.reference, pair.draft) not in self._samples)
        )

    def _note_soon(self) -> None:
        if not self._noting.isActive():
            self._noting.start()

    def _note(self) -> None:
        """Write on the list how far the drafter is, in the background: it has to be right after a crash too."""
        controller = self._review.controller
        if controller.judging.running or controller.session.outdated:
            self._noting.start()
            return
        pair = recent_pair(controller, self._desk.path, self._now())
        if self._listed(pair):
            place, kind = self._settings.fileName(), self._settings.format()
            self._tasks.start(
                "note", lambda _: noted(QSettings(place, kind), pair), done=lambda _: None, failed=self._failed
            )

    def may_close(self) -> bool:
        """Whether nothing is lost by closing; asks where a project has no file yet."""
        if not self._review.controller.is_loaded:
            return True
        kept = self.keep()
        project = self._review.controller.project
        count = project.work
        if self._desk.path is not None:
            return kept
        if not count:
            self._desk.drop()
            return True
        match ask_close(self._window, count):
            case OnClose.SAVE:
                return self.save_as()
            case OnClose.DROP:
                self._desk.drop()
                return True
            case OnClose.STAY:
                return False
