"""Any Python process of the tests → a refusal, and a line in a file, for whatever would reach another machine.

tests/conftest.py imports this for the tests' own process and puts the folder on the path of every process that a test
starts, which comes here through sitecustomize. Sockets of the machine itself (AF_UNIX) are let through: multiprocessing
and the display may use them.
"""

import os
import sys
from pathlib import Path
from typing import Any

LOG = "DUIBIAO_SOCKETS"  # the file that is written
LISTENING = "DUIBIAO_LISTENS"  # set where a test itself listens for what must not come
REACHING = frozenset(
    f"socket.{name}"
    for name in ("connect", "bind", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")
)


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: refuse what reaches out."""
    if event not in REACHING or LOG not in os.environ:
        return
    family = getattr(arguments[0], "family", None) if arguments else None
    if family is not None and family == getattr(sys.modules.get("_socket"), "AF_UNIX", None):
        return
    if event == "socket.bind" and LISTENING in os.environ:
        return
    with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
        log.write(f"{event} {arguments!r}\n")
    raise PermissionError(f"a test reached out: {event}")


sys.addaudithook(watch)
