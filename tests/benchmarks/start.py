"""The app from the start of its process to a window that answers, and a comparison in the open window.

    PYTHONPATH=. python tests/benchmarks/start.py [ROUNDS]

Drawn offscreen; byte code is there, as wherever the program is installed. Seconds by the clock and of the processor,
the best of the rounds: what others do on the machine meanwhile counts in the first alone. The comparison is that of the
sample pair, from the press of the button until the review is shown: the first after the start, half a second after the
files were read (meanwhile the window has read the tables of a comparison), and the next one, when the library was
looked through and nothing else runs. The loop waits for events as the app's own does: one that asks without rest takes
the interpreter from the comparison.
"""

import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.peers import environment

ROUNDS = 5
CHILD = """
import sys, time
began = float(sys.argv[1])
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication
from desktop import app
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Theme
qt = QApplication(["Duibiao"])
settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
window = MainWindow(app.work(), Theme(qt), settings, samples=app.samples(), motion_ms=0)
window.show()
def turn():
    qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
def settle(seconds):
    end = time.time() + seconds
    while time.time() < end or window.review.controller.elsewhere.running or window.tasks.running("ready"):
        qt.processEvents()
        time.sleep(0.005)
for _ in range(3):
    qt.processEvents()
print("window", time.time() - began, time.process_time())
sample = app.samples()[0]
window.chooser.take_file("reference", sample.reference)
window.chooser.take_file("draft", sample.draft)
for name in ("first", "next"):
    while not window.chooser.complete:
        turn()
    settle(0.5)
    clock, processor = time.time(), time.process_time()
    window.compare()
    while not window.reviewing:
        turn()
    qt.processEvents()
    print(name, time.time() - clock, time.process_time() - processor)
    settle(1.0)
    window.show_start()
window.tasks.close()
window.desk.drop()
window.desk.leave()
window.hide()
"""
NAMES = {"window": "process start → window", "first": "first comparison", "next": "next comparison"}


def main() -> None:
    """Print a line for each."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    best: dict[str, tuple[float, float]] = {}
    for _ in range(rounds + 1):  # the first one warms caches
        with TemporaryDirectory() as folder:
            command = [sys.executable, "-c", CHILD, str(time.time()), str(Path(folder) / "settings.ini")]
            offscreen = environment() | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": folder}
            done = subprocess.run(command, capture_output=True, text=True, check=True, env=offscreen)
        for line in done.stdout.splitlines():
            name, *seconds = line.split()
            known = best.get(name, (float("inf"), float("inf")))
            best[name] = min(known[0], float(seconds[0])), min(known[1], float(seconds[1]))
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}")
    for name, (elapsed, used) in best.items():
        print(f"{NAMES[name]:24}  {elapsed:5.2f} s by the clock  {used:5.2f} s of the processor")


if __name__ == "__main__":
    main()
