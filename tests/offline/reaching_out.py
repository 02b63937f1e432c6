"""Tests that reach out, for tests/test_offline.py, which runs them and sees them fail. Not collected by its name."""

import socket
import subprocess
import sys
from contextlib import suppress


def test_reaches_out_and_hides_it():
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", 9))


def test_lets_a_process_reach_out():
    program = "import socket; socket.socket().bind(('127.0.0.1', 0))"
    subprocess.run([sys.executable, "-c", program], stderr=subprocess.DEVNULL, check=False)


def test_stays_here():
    one, other = socket.socketpair()
    one.close()
    other.close()
