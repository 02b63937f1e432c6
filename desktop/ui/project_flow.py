"""A project file, left-over work or two chosen documents → a review that is kept from then on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from desktop.core.errors import AppError, ReadError
from desktop.core.messages import text
from desktop.core.model.finding import Verdict
from desktop.core.model.project import Project
from desktop.core.model.review import Comparison, Side
from desktop.core.progress import Progress
from desktop.core.storage.project_store import SUFFIX
from desktop.services.project import Opened, Origin, open_project, recovered, side_of, source
from desktop.services.review import Compare, ReviewSession, begin_review
from desktop.services.rounds import next_round
from desktop.ui.dialogs.notice_bar import NoticeBar
from desktop.ui.models.recent import RecentPair
from desktop.ui.models.round_news import arrived
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.desk import ProjectDesk
from desktop.ui.review.groundwork import Groundwork, groundwork
from desktop.ui.start.chooser import Choice
from desktop.ui.start.progress_page import ProgressPage
from desktop.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Ready:
    """A review to be shown. path: its file, None where it has none yet. told: to be said.

    onward: it is another round of the project under review. before: the comparison of the round before, where at hand.
    """

    session: ReviewSession
    ground: Groundwork
    path: Path | None = None
    lock: QLockFile | None = None
    told: str = ""
    onward: bool = False
    before: Comparison | None = None


class ProjectFlow(QObject):
    """Reads, compares and recovers in the background; one job at a time."""

    begun = Signal(str, str)  # titles of both documents: a comparison runs
    ready = Signal(object)  # Ready
    failed = Signal(object)  # AppError

    def __init__(
        self, compare: Compare, tasks: Tasks, desk: ProjectDesk, progress: ProgressPage, parent: QObject
    ) -> None:
        """compare: makes the comparison of two sides. progress: shows how far it is."""
        super().__init__(parent)
        self._compare = compare
        self._tasks = tasks
        self._desk = desk
        self._progress = progress
        self.onward = False  # what runs is another round of the project under review

    def start(self, reference: Choice, draft: Choice) -> None:
        """Compare what was chosen; what was decided about the same two documents and never saved is there again."""
        if reference.side is None or draft.side is None:
            return
        first: Side = reference.side
        second: Side = draft.side

        def gather() -> tuple[Project, str]:
            made = Project(source(_origin(reference), first), source(_origin(draft), second))
            kept = recovered(self._desk.recovery_path(made))
            if kept is None:
                return made, ""
            made = replace(kept, reference=made.reference, draft=made.draft)
            return made, text("ui.project.restored", count=kept.work)

        def work(progress: Progress) -> Ready:
            project, told = gather()
            session = begin_review(first, second, project, self._compare, progress)
            return Ready(session, groundwork(session), told=told)

        self._run(first.title, second.title, work)

    def advance(self, session: ReviewSession, path: Path, read: Callable[[], Side], day: str) -> None:
        """Compare the next draft with the same reference. read: makes a side of its file. day: today, ISO."""
        before = session.comparison

        def work(progress: Progress) -> Ready:
            side = read()
            made = next_round(session, side, source(Origin(path.name, path), side), self._compare, progress, moment=day)
            words = arrived(
                len(made.project.rounds) + 1,
                kept=len(made.project.decisions),
                reopened=len(made.reopened),
                left=sum(map(made.to_do_again, made.reopened)),
            )
            at_hand = None if session.project.edits else before  # what changed is told from the file as it was read
            return Ready(made, groundwork(made), self._desk.path, None, words, onward=True, before=at_hand)

        self._run(before.reference.title, path.name, work, onward=True)

    def go_back(self, session: ReviewSession, project: Project) -> None:
        """Compare the draft of an earlier round again. project: as it stood then."""

        def work(progress: Progress) -> Ready:
            made = begin_review(session.parsed, side_of(project.draft), project, self._compare, progress)
            words = text("ui.rounds.went_back", number=len(project.rounds) + 1)
            return Ready(made, groundwork(made), self._desk.path, None, words, onward=True)

        self._run(session.comparison.reference.title, project.draft.name, work, onward=True)

    def turn(self, project: Project) -> None:
        """Compare the draft with the project's reference, which was a further upper document so far."""

        def work(progress: Progress) -> Ready:
            sides = side_of(project.reference), side_of(project.draft)
            made = begin_review(*sides, project, self._compare, progress)
            words = text("ui.several.turned", name=made.comparison.reference.title)
            return Ready(made, groundwork(made), self._desk.path, None, words, onward=True)

        self._run(project.reference.name, project.draft.name, work, onward=True)

    def open(self, path: Path, *, left_over: bool = False) -> None:
        """Open a project file; `left_over`: one of the recovery folder, which has no file of its own yet."""
        try:
            lock = self._desk.lock(path)
        except ReadError as error:
            self.failed.emit(error)
            return

        def fail(error: AppError) -> None:
            lock.unlock()
            self.failed.emit(error)

        self._tasks.start(
            "compare",
            lambda _: open_project(path),
            done=lambda opened: self._opened(opened, path, lock, left_over),
            failed=fail,
        )

    def _opened(self, opened: Opened, path: Path, lock: QLockFile, left_over: bool) -> None:
        told = text("ui.project.from_previous") if opened.from_previous else ""

        def work(progress: Progress) -> Ready:
            session = begin_review(opened.reference, opened.draft, opened.project, self._compare, progress)
            return Ready(session, groundwork(session), None if left_over else path, lock, told)

        self._run(opened.reference.title, opened.draft.title, work, lock)

    def _run(
        self,
        reference: str,
        draft: str,
        work: Callable[[Progress], Ready],
        lock: QLockFile | None = None,
        *,
        onward: bool = False,
    ) -> None:
        self.onward = onward

        def fail(error: AppError) -> None:
            if lock is not None:
                lock.unlock()
            self.failed.emit(error)

        self.begun.emit(reference, draft)
        self._tasks.start("compare", work, done=self.ready.emit, failed=fail, stepped=self._progress.show_step)

    def offer_left_over(self, notice: NoticeBar) -> None:
        """Say that work of an earlier run was never saved, and offer to go on with it."""

        def find(_: Progress) -> tuple[Path, Project] | None:
            for path in self._desk.left_over():
                project = recovered(path)
                if project is not None:
                    return path, project
            return None

        def tell(found: tuple[Path, Project] | None) -> None:
            if found is None:
                return
            path, project = found
            words = text("ui.project.left_over", name=project.draft.name, count=project.work)
            action = (text("ui.project.restore"), lambda: self.open(path, left_over=True))
            notice.tell(words, good=True, action=action)

        self._tasks.start("left_over", find, done=tell, failed=lambda _: None)


def is_project(path: Path) -> bool:
    """By its name."""
    return path.suffix.lower() == SUFFIX


def _origin(choice: Choice) -> Origin:
    return Origin(choice.name, choice.path, choice.words)


def recent_pair(controller: ReviewController, path: Path | None, moment: datetime) -> RecentPair:
    """What the list of recent ones says of the review; path: its project file."""
    comparison, project = controller.comparison, controller.project
    problems = controller.problems()
    return RecentPair(
        reference=project.reference.path,
        draft=project.draft.path,
        reference_title=comparison.reference.title,
        draft_title=comparison.draft.title,
        missing=comparison.count(Verdict.MISSING),
        weakened=comparison.count(Verdict.WEAKENED),
        covered=comparison.count(Verdict.COVERED),
        moment=moment.isoformat(timespec="minutes"),
        project=str(path or ""),
        done=len(problems) - len(controller.still_open()),
        problems=len(problems),
    )
