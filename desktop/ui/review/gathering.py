"""The library and a review → how other plans carry its tasks, looked up in the background, one plan after the other."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from desktop.core.errors import AppError
from desktop.core.model.library import Carried, Plan
from desktop.core.model.review import Side
from desktop.core.progress import Progress
from desktop.services.library import Library
from desktop.services.others import Compare, carried_by, others
from desktop.ui.review.controller import ReviewController
from desktop.ui.tasks import Tasks

SLOT = "elsewhere"


class Gathering(QObject):
    """Begins anew with every review, every other cutting of the reference and every change of the library."""

    def __init__(
        self,
        controller: ReviewController,
        tasks: Tasks,
        library: Library,
        compare: Compare,
        *,
        failed: Callable[[AppError], None],
    ) -> None:
        """failed: tells that the library cannot be read; a single plan that cannot is passed over."""
        super().__init__(controller)
        self._controller = controller
        self._tasks = tasks
        self._library = library
        self._compare = compare
        self._failed = failed
        self._reference: Side | None = None
        controller.loaded.connect(self.begin)
        controller.judged.connect(self._again)

    def begin(self) -> None:
        """Look into every plan of the library."""
        if not self._controller.is_loaded:
            return
        self._reference, draft = self._controller.side("reference"), self._controller.side("draft")
        reference, library = self._reference, self._library

        def work(progress: Progress) -> tuple[Plan, ...]:
            library.prepare(progress)
            return others(library, reference, draft)

        self._controller.elsewhere.begin(0)
        self._tasks.start(SLOT, work, done=self._go_through, failed=self._failed)

    def _again(self) -> None:
        """Pins change what the draft carries, not what other plans do; only another cutting does."""
        if self._controller.side("reference") is not self._reference:
            self.begin()

    def _go_through(self, plans: Sequence[Plan]) -> None:
        self._controller.elsewhere.begin(len(plans))
        self._next(tuple(plans))

    def _next(self, plans: tuple[Plan, ...]) -> None:
        """Look into the first of these, then the rest."""
        reference = self._reference
        if not plans or reference is None:
            return
        library, compare, plan = self._library, self._compare, plans[0]

        def go_on(found: Mapping[str, Carried]) -> None:
            self._controller.elsewhere.add(found)
            self._next(plans[1:])

        self._tasks.start(
            SLOT,
            lambda progress: carried_by(library, plan, reference, compare, progress),
            done=go_on,
            failed=lambda _: go_on({}),
        )
