"""`python -m desktop` and the `duibiao` command: hands the arguments on and opens the window where asked."""

import os
import sys
from collections.abc import MutableMapping, Sequence

from desktop import cli
from desktop.core.errors import AppError


def main() -> int:
    """Run the program; its exit code."""
    return cli.main(sys.argv[1:], window=_window, self_test=_self_test)


def _window(files: Sequence[str]) -> int:
    """Open the window, on a pair of files where there are two.

    Raises AppError `window_missing` without PySide6, `window_impossible` without a display (where Qt
    itself would abort the process).
    """
    try:
        from desktop import app
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise  # a fault of ours
        raise AppError("window_missing") from error  # PySide6 or a system library that it needs
    shows = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shows):
        raise AppError("window_impossible")
    return app.main(files)


def give_back(environment: MutableMapping[str, str]) -> None:
    """Take out of the environment what the frozen program's loader put in for itself, on Linux.

    The loader has read it by now; LibreOffice and the file manager, which this program starts, would take our libraries
    and Qt plugins for theirs. A process of our own (of a matrix) is told to set all of it up anew.
    """
    before = environment.pop("LD_LIBRARY_PATH_ORIG", "")
    environment.pop("LD_LIBRARY_PATH", None)
    if before:
        environment["LD_LIBRARY_PATH"] = before
    for name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        environment.pop(name, None)
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


def _self_test() -> int:
    """Run the proof that a built program carries with it."""
    from desktop.self_test import self_test

    return self_test()


if __name__ == "__main__":
    if hasattr(sys, "frozen"):  # the frozen program is started once more for each process of a matrix
        import multiprocessing

        if sys.platform.startswith("linux"):
            give_back(os.environ)

        multiprocessing.freeze_support()
    sys.exit(main())
