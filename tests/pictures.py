"""The running window on the sample library → the pictures of the manual, resources/manual/*.png.

    python dev.py pictures                              the manual's pictures
    python -m tests.pictures FOLDER [--dark] [--english] [--size 1280x720]      to look at

Nothing of the person's settings is read or changed. The same window gives the same pictures on a machine with the same
fonts; they are reduced to 240 colours, which does not show and takes half of the room.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop import app as program
from desktop.core import messages, resources
from desktop.core.model.finding import Dimension, Verdict
from desktop.core.model.project import DecisionKind
from desktop.core.unit_rules import read_unit_rules
from desktop.ui.dialogs.project import ProjectDialog
from desktop.ui.dialogs.settings import SettingsDialog
from desktop.ui.dialogs.several import DIFFER
from desktop.ui.main_window import MainWindow
from desktop.ui.models.preferences import Preferences
from desktop.ui.models.recent import RecentPair, remember
from desktop.ui.theme import Theme, Tokens

MANUAL = Path(__file__).resolve().parent.parent / "resources" / "manual"
SIZE = "1280x760"
COLOURS = 240
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
# What the second draft of the sample says otherwise: one loss made good, one new.
NEXT_DRAFT = (
    ("与党和国家的发展同向同行", "与党和国家的发展同向同行，将高层次数字人才纳入地方高级专家库"),
    ("及时发布数字职业从业人员工资价位信息", "视情发布数字职业从业人员工资价位信息"),
)
PATIENCE = 180  # seconds for one step


def settle(seconds: float = 0.3) -> None:
    """Let the window paint and its timers run."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    end = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
    settle()


def few_colours(picture: QImage, tokens: Tokens) -> QImage:
    """The picture in the theme's colours (a mark is small), its most frequent ones, and those nearest to them."""
    exact = picture.convertToFormat(QImage.Format.Format_RGB32)
    counts: dict[int, int] = {}
    for y in range(0, exact.height(), 2):
        for x in range(0, exact.width(), 2):
            colour = exact.pixel(x, y)
            counts[colour] = counts.get(colour, 0) + 1
    known = [QColor(value).rgb() for value in re.findall(r"#[0-9A-F]{6}", str(tokens))]
    frequent = sorted(counts, key=lambda colour: (-counts[colour], colour))
    # Half of the room is for hues: of all colours that agree in their upper bits the most frequent one.
    hues: dict[int, int] = {}
    for colour in frequent:
        hues.setdefault(colour & 0xE0E0E0, colour)
    table = list(dict.fromkeys([*known, *hues.values(), *frequent]))[:COLOURS]
    return exact.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


class Studio:
    """Puts the window into one state after the other and takes its picture."""

    def __init__(self, folder: Path, size: QSize, settings: QSettings, theme: Theme) -> None:
        self.folder = folder
        self._theme = theme
        for number, (name, missing, weakened, done) in enumerate(
            (("临江市实施方案（征求意见稿）", 3, 7, 10), ("临江市实施方案（讨论稿）", 9, 14, 5))
        ):
            sample = program.samples()[number]
            pair = RecentPair(
                reference=str(sample.reference),
                draft=str(sample.draft),
                reference_title="数字人才培育行动方案",
                draft_title=name,
                missing=missing,
                weakened=weakened,
                covered=50 - missing - weakened,
                moment=f"2026-11-{14 + number:02}T09:12",
                done=done,
                problems=missing + weakened,
            )
            remember(settings, pair)
        self.window = MainWindow(
            program.work(Path(settings.fileName()).parent / "library"),
            theme,
            settings,
            samples=program.samples(),
            now=lambda: MOMENT,
            motion_ms=0,
        )
        self.window.resize(size)
        self.window.review.fit(size.width())
        self.window.show()

    def take(self, name: str, widget: QWidget | None = None, part: QRect | None = None) -> None:
        """Save what `widget` shows (the window), or the part of it."""
        settle()
        if self.folder == MANUAL and f"({name}.png)" not in (MANUAL / "manual.md").read_text(encoding="utf-8"):
            return  # only to look at
        picture = (widget or self.window).grab().toImage()
        if part is not None:
            picture = picture.copy(part)
        few_colours(picture, self._theme.tokens).save(str(self.folder / f"{name}.png"), "PNG", 0)  # type: ignore[call-overload]

    def place(self, *widgets: QWidget) -> QRect:
        """The part of the window that holds these."""
        whole = QRect()
        for widget in widgets:
            whole = whole.united(QRect(widget.mapTo(self.window, widget.rect().topLeft()), widget.size()))
        return whole

    def start(self) -> None:
        """The first page: empty, and with both documents read."""
        self.take("start_empty")
        sample = program.samples()[0]
        chooser = self.window.chooser
        chooser.take_file("reference", sample.reference)
        chooser.take_file("draft", sample.draft)
        wait(lambda: chooser.complete)
        self.take("start")

    def review(self) -> None:
        """The whole page, then its parts."""
        window, review = self.window, self.window.review
        window.compare()
        wait(lambda: window.reviewing and not window.tasks.running("prepare"))
        controller = review.controller
        problems = [one for one in controller.comparison.judgements if one.task.id in controller.problems()]
        for judgement in problems[:6]:
            controller.select(judgement.task.id)
            missing = judgement.verdict is Verdict.MISSING
            controller.deciding.decide(DecisionKind.ADOPT if missing else DecisionKind.KEEP)
        shown = next(
            one for one in problems[6:]
            if one.verdict is Verdict.WEAKENED and any(f.dimension is not Dimension.MEASURE for f in one.findings)
        )  # fmt: skip
        controller.select(shown.task.id)
        settle()
        self.take("review")
        self.take("card", part=self.place(review.card, review.decision))
        self.take("list", part=self.place(review.filter).united(self.place(review.outline)).intersected(
            QRect(0, 0, window.width() // 2, window.height())))  # fmt: skip
        controller.correcting.await_link(True)
        self.take("link", part=self.place(review.spread, review.card))
        controller.correcting.await_link(False)

    def aside(self) -> None:
        """What opens beside the review."""
        review = self.window.review
        self.window.aside.show_coverage()
        coverage = self.window.aside.coverage
        if coverage is not None:
            self.take("overview", coverage)
            coverage.close()
        elsewhere = review.controller.elsewhere
        wait(lambda: elsewhere.total > 0 and not elsewhere.running)
        self.window.actions_here.library.trigger()
        library = self.window.shelf.library if self.window.shelf else None
        if library is not None:
            library.resize(960, 520)
            library.search.setText("补贴")
            wait(lambda: library.list.row is not None and bool(library.list.row.words))
            self.take("library", library)
            library.close()
        self.window.aside.show_checks()
        checks = self.window.aside.checks
        if checks is not None:
            checks.resize(520, 460)
            self.take("checks", checks)
            checks.close()
        menu = review.top.export.menu()
        menu.ensurePolished()
        menu.adjustSize()
        self.take("export", menu)
        self.window.aside.show_tour()
        self.take("tour")
        if self.window.aside.tour is not None:
            self.window.aside.tour.end()
        with resources.in_force(read_unit_rules(Path(str(resources.resource("unit_example"))))):
            dialog = SettingsDialog(Preferences("王处长", limit=5000, copied=30, rules="unit"), self.window)
            dialog.show()
            self.take("settings", dialog)
            dialog.close()
        project = ProjectDialog(review.controller.project, self.window)
        project.show()
        self.take("project", project)
        project.close()

    def missing(self) -> None:
        """Where a missing task would go in the draft, and the clause that is proposed for it."""
        controller = self.window.review.controller
        undecided = [one for one in controller.comparison.judgements if one.verdict is Verdict.MISSING]
        controller.select(undecided[len(undecided) // 2].task.id)
        settle()
        self.take("missing")

    def uppers(self) -> None:
        """A second upper document, and who asks for what."""
        flow = self.window.uppers
        flow.add(Path(str(resources.seed("guangdong_five_year_plan_2021.txt"))))
        wait(lambda: self.window.review.controller.uppers.several is not None)
        flow.show()
        if flow.beside is not None:
            flow.beside.resize(960, 560)
            flow.beside.pills[DIFFER].click()
            self.take("uppers", flow.beside)
            flow.beside.close()

    def rounds(self, folder: Path) -> None:
        """The next draft, in which one thing was mended and another became worse."""
        controller = self.window.review.controller
        words = controller.comparison.draft.document.text
        for before, after in NEXT_DRAFT:
            if before not in words:
                raise ValueError(before)
            words = words.replace(before, after)
        draft = folder / "广东省若干措施（第二稿）.txt"
        draft.write_text(words, encoding="utf-8")
        self.window.rounds.take(draft)
        wait(lambda: controller.rounds.number > 1 and controller.rounds.history is not None)
        self.take("next_draft")
        self.window.rounds.show()
        beside = self.window.rounds.beside
        if beside is not None:
            beside.resize(960, 520)
            self.take("rounds", beside)
            beside.close()

    def matrix(self, folder: Path) -> None:
        """One plan, the three drafts of the sample library."""
        drafts = folder / "各省草案"
        drafts.mkdir()
        for sample in program.samples():
            shutil.copyfile(sample.draft, drafts / f"{sample.place}.txt")
        flow = self.window.matrix
        flow.start(program.samples()[0].reference, drafts)
        wait(lambda: self.window.pages.currentWidget() is flow.page)
        flow.page.table.setCurrentIndex(flow.page.model.index(2, 1))
        self.take("matrix")


def main() -> int:
    """Take all pictures; says how large they are."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures")
    parser.add_argument("folder", type=Path, nargs="?", default=MANUAL)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--english", action="store_true")
    parser.add_argument("--size", default=SIZE)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    messages.speak(messages.ENGLISH if arguments.english else messages.CHINESE)
    with tempfile.TemporaryDirectory() as place:
        qt = QApplication([program.NAME])
        theme = Theme(qt)
        settings = QSettings(str(Path(place) / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("preferences/scheme", "dark" if arguments.dark else "light")
        width, height = (int(part) for part in arguments.size.split("x"))
        studio = Studio(arguments.folder, QSize(width, height), settings, theme)
        for scene in (studio.start, studio.review, studio.aside, studio.missing, studio.uppers):
            scene()
        studio.rounds(Path(place))
        studio.matrix(Path(place))
        studio.window.tasks.close()
        studio.window.desk.drop()
        studio.window.desk.leave()
        studio.window.hide()
    files = sorted(arguments.folder.glob("*.png"))
    print(f"{len(files)} pictures, {sum(file.stat().st_size for file in files):,} bytes in {arguments.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
