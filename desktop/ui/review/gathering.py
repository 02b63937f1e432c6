"""The library and a review → how other plans carry its tasks, looked up in the background, one plan after the other."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop.core.errors import AppError
from desktop.core.model.library import Carried, Plan
from desktop.core.model.review import Side
from desktop.core.progress import Progress
from desktop.services.library import Library
from desktop.services.others import Compare, carried_by, others
from desktop.ui.review.controller import ReviewController
from desktop.ui.tasks import Tasks

SLOT = "elsewhere"
COMPARING = "compare"  # the slot of what somebody waits for
REST_MS = 150  # a review is painted first; and so often it is looked whether nobody waits for a comparison any more


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
        self._left: tuple[Plan, ...] | None = None  # None: the library was not asked yet
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._go_on)
        controller.loaded.connect(self.begin)
        controller.judged.connect(self._again)

    def begin(self) -> None:
        """Look into every plan of the library, as soon as the review is on screen."""
        if not self._controller.is_loaded:
            return
        self._tasks.cancel(SLOT)
        self._reference, self._left = self._controller.side("reference"), None
        self._controller.elsewhere.begin(0)
        self._rest.start()

    def _again(self) -> None:
        """Pins change what the draft carries, not what other plans do; only another cutting does."""
        if self._controller.side("reference") is not self._reference:
            self.begin()

    def _go_on(self) -> None:
        """Ask for the plans, or look into the next; not while somebody waits for a comparison."""
        if self._tasks.running(COMPARING):
            self._rest.start()
        elif self._left is None:
            self._ask()
        elif self._left:
            self._look_into(self._left[0])

    def _ask(self) -> None:
        library = self._library
        reference, draft = self._controller.side("reference"), self._controller.side("draft")

        def work(progress: Progress) -> tuple[Plan, ...]:
            library.prepare(progress)
            return others(library, reference, draft)

        self._tasks.start(SLOT, work, done=self._go_through, failed=self._failed)

    def _go_through(self, plans: Sequence[Plan]) -> None:
        self._left = tuple(plans)
        self._controller.elsewhere.begin(len(plans))
        self._go_on()

    def _look_into(self, plan: Plan) -> None:
        library, compare, reference = self._library, self._compare, self._controller.side("reference")

        def go_on(found: Mapping[str, Carried]) -> None:
            self._left = (self._left or ())[1:]
            self._controller.elsewhere.add(found)
            self._go_on()

        self._tasks.start(
            SLOT,
            lambda progress: carried_by(library, plan, reference, compare, progress),
            done=go_on,
            failed=lambda _: go_on({}),
        )
