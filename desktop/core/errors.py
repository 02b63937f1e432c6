"""Coded errors: what went wrong, as a code and parameters, never as prose.

`desktop.core.messages` turns a code into the Chinese sentence that a drafter reads.
"""


class AppError(Exception):
    """An expected failure that the drafter is told about in one sentence.

    `code` is a key of resources/i18n/zh_CN/error.toml; `params` fill that sentence. Every code has an
    entry there (a test holds it). Chain the cause with `raise … from`.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class ReadError(AppError):
    """A file that cannot be read as a document."""


class WriteError(AppError):
    """An export that cannot be written where it was asked for."""


class RulesError(AppError):
    """A unit's own rules or word lists that cannot be applied; `name` is the file and `line` the place in it."""


class Cancelled(Exception):
    """Raised inside long work after the person asked for it to stop; carries nothing and loses nothing."""
