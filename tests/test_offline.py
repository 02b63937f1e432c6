"""The watch over sockets itself: whatever reaches out fails the test it happens in."""

import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_a_test_that_reaches_out_fails_also_through_another_process():
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/offline/reaching_out.py"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert "socket.getaddrinfo" in said
    assert "socket.bind" in said
    # In themselves all three pass: two refusals were swallowed, and the watch still saw them.
    assert "3 passed, 2 errors" in said


def test_pipes_between_processes_need_no_socket():
    """As services/workers.py makes them."""
    receiver, sender = get_context("spawn").Pipe(duplex=False)
    sender.send("there")
    assert receiver.recv() == "there"
