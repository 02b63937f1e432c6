"""Codes and parameters → the Chinese sentences of resources/i18n/zh_CN/."""

from desktop.core import resources
from desktop.core.errors import AppError
from desktop.core.model.message import Message

CATALOGUE = "i18n/zh_CN"


def text(key: str, **params: str | int | float) -> str:
    """The sentence under the dotted `key`, filled with `params`.

    The key's first part names the file: "error.file_missing" is `file_missing` in error.toml.
    Raises KeyError for a key that the catalogue does not have: that is a fault of the program.
    """
    file, *steps = key.split(".")
    entry: object = resources.table(f"{CATALOGUE}/{file}.toml")
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
