"""Codes and parameters → the sentences of resources/i18n/.

What the window says is in the language in force (Chinese, or English where a person wants it); what is written to
files, and every sentence of a finding, is Chinese always: it quotes and joins official documents.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from desktop.core import resources
from desktop.core.errors import AppError
from desktop.core.model.message import Message

CHINESE, ENGLISH = "zh_CN", "en"
LANGUAGES = (CHINESE, ENGLISH)
CATALOGUE = f"i18n/{CHINESE}"
# The files of the catalogue that the window speaks from; all others are for documents and the command line.
INTERFACE = frozenset({"ui", "error", "stage", "word", "unread", "recognition"})

_language: ContextVar[str] = ContextVar("language", default=CHINESE)


def speak(language: str) -> None:
    """From now on `text` answers in this language, in this thread and those that take over its context."""
    _language.set(language)


def language() -> str:
    """The one in force."""
    return _language.get()


@contextmanager
def in_chinese() -> Iterator[None]:
    """For the length of a `with` block, or of a function that it decorates: what is written to files."""
    token = _language.set(CHINESE)
    try:
        yield
    finally:
        _language.reset(token)


def text(key: str, **params: str | int | float) -> str:
    """The sentence under the dotted `key`, filled with `params`.

    The key's first part names the file: "error.file_missing" is `file_missing` in error.toml.
    Raises KeyError for a key that the catalogue does not have: that is a fault of the program.
    """
    return _filled(_language.get(), key, params)


def written(key: str, **params: str | int | float) -> str:
    """The same for what becomes part of a finding or a file: Chinese, whatever the window speaks."""
    return _filled(CHINESE, key, params)


def _filled(wanted: str, key: str, params: Mapping[str, str | int | float]) -> str:
    file, *steps = key.split(".")
    spoken = wanted if file in INTERFACE else CHINESE
    entry: object = resources.shipped(f"i18n/{spoken}/{file}.toml")
    for step in steps:
        if not isinstance(entry, dict):
            raise KeyError(key)
        entry = entry[step]
    if not isinstance(entry, str):
        raise KeyError(key)
    return entry.format(**params)


def render(message: Message) -> str:
    """The sentence for a message of the core."""
    return text(message.code, **dict(message.params))


def explain(error: AppError) -> str:
    """The sentence for an error: which file, what is wrong, what to do."""
    return text(f"error.{error.code}", **error.params)
