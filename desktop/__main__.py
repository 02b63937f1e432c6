"""`python -m desktop` and the `duibiao` command: hands the arguments on and opens the window where asked."""

import os
import sys
from collections.abc import Sequence

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


def _self_test() -> int:
    """Run the proof that a built program carries with it."""
    from desktop.self_test import self_test

    return self_test()


if __name__ == "__main__":
    if hasattr(sys, "frozen"):  # the frozen program is started once more for each process of a matrix
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
