"""Builders of small files for the readers."""

from collections.abc import Callable

import pytest

from desktop.core.model.document import Document
from desktop.core.readers.plain import read_plain


@pytest.fixture(scope="session")
def read_text() -> Callable[[str], Document]:
    """Reads a text as if it stood in a UTF-8 file."""

    def read(text: str) -> Document:
        return read_plain(text.encode("utf-8"), "草案.txt")

    return read


@pytest.fixture(scope="session")
def paragraphs(read_text: Callable[[str], Document]) -> Callable[[str], list[str]]:
    """The paragraphs that a text is read as."""

    def split(text: str) -> list[str]:
        document = read_text(text)
        return [paragraph.span.of(document.text) for paragraph in document.paragraphs]

    return split
