"""Arguments → the window; the program's exit code."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.core import messages, resources
from desktop.core.errors import RulesError
from desktop.core.model.document import View
from desktop.core.model.review import Side
from desktop.core.readers.plain import read_plain
from desktop.services import pipeline
from desktop.services.library import Library
from desktop.services.places import library_folder
from desktop.ui import theme
from desktop.ui.main_window import MainWindow, Work
from desktop.ui.models.preferences import Preferences, stored
from desktop.ui.project_flow import is_project
from desktop.ui.start.page import Sample
from desktop.ui.theme import Theme
from desktop.ui.tidying import Tidying

NAME = "Duibiao"
PAIR = 2
SCALE = "QT_SCALE_FACTOR"


def main(argv: Sequence[str], *, close_when_shown: bool = False) -> int:
    """Open the window, on the pair REFERENCE DRAFT where `argv` names two files, on a project where it names one.

    close_when_shown: close it again as soon as the comparison (or, without files, the start page) is shown; the
    result is then 1 where something went wrong. Raises ValueError for any other number of files.
    """
    if len(argv) > PAIR or (len(argv) == 1 and not is_project(Path(argv[0]))):
        raise ValueError(f"no file, one project or two files, not {len(argv)}")
    settings = _settings()
    wanted = stored(settings)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else enlarged(wanted.zoom)
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    fault = _obey(wanted)
    translator = _translator(app)
    window = MainWindow(work(), Theme(app), settings, samples=samples(), tour=not close_when_shown)
    window.tasks.searching = False
    tidying = Tidying(lambda: window.tasks.busy)
    if fault:
        window.notice.tell(fault, good=False)
    app.setWindowIcon(theme.icon("app"))
    if close_when_shown:
        _close_when_shown(app, window, at_once=not argv)
    window.show()
    if len(argv) == PAIR:
        window.chooser.take_pair(Path(argv[0]), Path(argv[1]))
    elif argv:
        window.open_project(Path(argv[0]).absolute())
    code = app.exec()
    tidying.end()
    window.tasks.close()
    app.setQuitOnLastWindowClosed(True)
    app.removeTranslator(translator)
    return code


def enlarged(zoom: int) -> QApplication:
    """The application with all that it shows so large, in per cent of what the desktop asks for.

    Qt takes that from the environment, once; what was there before counts as well, and is there again afterwards.
    """
    before = os.environ.get(SCALE)
    try:
        asked = float(before or 1)
    except ValueError:
        asked = 1.0
    os.environ[SCALE] = str(asked * zoom / 100)
    try:
        return QApplication([NAME])
    finally:
        if before is None:
            del os.environ[SCALE]
        else:
            os.environ[SCALE] = before


def work(library: Path | None = None) -> Work:
    """What the window does in the background, by the services.

    library: the folder of its plans; None for that of the person who is logged in.
    """
    return Work(
        read_file=_read_file,
        read_text=_read_text,
        compare=pipeline.compare,
        get_ready=pipeline.get_ready,
        library=Library(library or library_folder()),
    )


def _obey(wanted: Preferences) -> str:
    """Put language and rules in force; what is wrong with the unit's rules, "" for nothing: ours hold then."""
    messages.speak(wanted.language)
    try:
        resources.put_in_force(pipeline.unit_rules(Path(wanted.rules)) if wanted.rules else resources.OURS)
    except RulesError as error:
        resources.put_in_force(resources.OURS)
        return messages.text("ui.rules.faulty_at_start", reason=messages.explain(error))
    return ""


def _read_file(path: Path, view: View) -> Side:
    return pipeline.comparable(pipeline.understand(pipeline.read(path, view=view)))


def _read_text(name: str, words: str) -> Side:
    """Pasted text as if it were a text file of that name."""
    return pipeline.comparable(pipeline.understand(read_plain(words.encode(), name)))


def samples() -> tuple[Sample, ...]:
    """The drafts of the sample library, each with the plan it implements."""
    entries = resources.seed_catalogue()
    reference = next(entry["file"] for entry in entries if entry["role"] == "reference")
    return tuple(
        Sample(entry["place"], Path(str(resources.seed(reference))), Path(str(resources.seed(entry["file"]))))
        for entry in entries
        if entry["role"] == "draft"
    )


def _settings() -> QSettings:
    """An ini file in the person's own configuration folder."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME)


def _translator(app: QApplication) -> QTranslator:
    """Qt's own words (file dialogs, context menus) in Chinese, where the window speaks it."""
    translator = QTranslator(app)
    if messages.language() != messages.CHINESE:
        return translator
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(QLocale.Language.Chinese, QLocale.Country.China), "qtbase", "_", folder):
        app.installTranslator(translator)
    return translator


def _close_when_shown(app: QApplication, window: MainWindow, *, at_once: bool) -> None:
    """End the program after what was asked for is on screen: 0, or 1 where the window had to tell of a failure."""
    # Otherwise closing the window posts a quit of its own, which would end whatever loop runs next.
    app.setQuitOnLastWindowClosed(False)
    codes: list[int] = []

    def leave(code: int) -> None:
        codes.append(code)
        if len(codes) == 1:
            QTimer.singleShot(0, window, finish)

    def finish() -> None:
        window.close()
        app.exit(codes[0])

    window.compared.connect(lambda: leave(0))
    window.troubled.connect(lambda: leave(1))
    if at_once:
        leave(0)
