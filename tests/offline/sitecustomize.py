"""What Python imports when it starts, where this folder is on its path: the watch over sockets."""

import watching  # noqa: F401
