"""The frozen program: from the start of its process to a window that answers a key.

    PYTHONPATH=. python tests/benchmarks/frozen.py PROGRAM [ROUNDS]

PROGRAM is dist/duibiao/duibiao, or an installed duibiao. Needs Xvfb, xdotool and xprop. A real display without a window
manager; the window is there when the X server shows it, and answers when Qt notes the time of the key that was pressed
in it (_NET_WM_USER_TIME). Seconds by the clock, and of the processor for the whole of it with its child; the best of
the rounds, after one that warms caches: what others do on the machine meanwhile counts in the first alone, unless root
starts all of it undisturbed, with `chrt -r 10` before the command.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROUNDS = 5
PATIENCE = 60
SCREEN = "1440x900x24"
CLASS = "Duibiao"


def main() -> None:
    """Print when the window was shown, when it answered, and what that cost."""
    program = Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with display() as name:
        figures = [once(program, name) for _ in range(rounds + 1)][1:]
    shown, answered, used = (min(column) for column in zip(*figures, strict=True))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {program}")
    print(f"process start → window shown      {shown:5.2f} s by the clock")
    print(f"process start → answers a key     {answered:5.2f} s by the clock  {used:5.2f} s of the processor")


@contextmanager
def display() -> Iterator[str]:
    """An X server of our own; its name. It must not begin anew whenever a tool that asked it something goes: a window
    that is just coming would go with it."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def once(program: Path, display_name: str) -> tuple[float, float, float]:
    """One start: seconds until the window is shown and until it answers, and of the processor."""
    with TemporaryDirectory() as home:
        environment = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "DISPLAY": display_name, "HOME": home,
            "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home,
        }  # fmt: skip
        began = time.monotonic()
        process = subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL)
        try:

            def seen() -> str:  # asked anew each time: the first that is seen may be a probe of Qt's, gone at once
                return asked(environment, "xdotool", "search", "--onlyvisible", "--class", CLASS)

            until(began, seen)
            shown = time.monotonic() - began

            def answer() -> str:
                window = seen().partition("\n")[0]
                asked(environment, "xdotool", "windowfocus", window, "key", "Shift_L")
                now = asked(environment, "xprop", "-id", window, "_NET_WM_USER_TIME")
                return now if "CARDINAL" in now else ""

            until(began, answer)
            answered = time.monotonic() - began
        finally:
            os.kill(process.pid, signal.SIGTERM)  # not its own method, which would take the usage away
            _, _, usage = os.wait4(process.pid, 0)
        return shown, answered, usage.ru_utime + usage.ru_stime


def until(began: float, ask: Callable[[], str]) -> str:
    """Ask again and again until there is an answer."""
    while time.monotonic() - began < PATIENCE:
        if said := ask():
            return said
        time.sleep(0.005)
    sys.exit("The window did not come, or did not answer.")


def asked(environment: dict[str, str], *command: str) -> str:
    """What a program prints."""
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    main()
