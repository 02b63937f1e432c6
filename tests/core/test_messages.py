import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core import messages, resources
from desktop.core.errors import AppError

FOLDER = Path(str(resources.resource("i18n")))
# Sentences that end up in documents and file names: Chinese in every language.
KEPT = ("ui.decision.phrase.", "ui.export.part.", "ui.export.author", "ui.paste.file_", "ui.rules.example_folder")


@pytest.fixture
def english() -> Iterator[None]:
    messages.speak(messages.ENGLISH)
    yield
    messages.speak(messages.CHINESE)


def sentences(language: str, file: str) -> dict[str, str]:
    """Dotted key → sentence."""

    def walk(table: dict, at: str) -> Iterator[tuple[str, str]]:
        for key, value in table.items():
            yield from walk(value, f"{at}.{key}") if isinstance(value, dict) else [(f"{at}.{key}", value)]

    return dict(walk(resources.shipped(f"i18n/{language}/{file}.toml"), file))


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_english_has_what_the_window_speaks_and_nothing_else():
    assert {path.stem for path in (FOLDER / messages.ENGLISH).glob("*")} == messages.INTERFACE


@pytest.mark.parametrize("file", sorted(messages.INTERFACE))
def test_both_languages_have_the_same_keys_with_the_same_blanks(file: str):
    chinese, english = (sentences(language, file) for language in messages.LANGUAGES)
    assert chinese.keys() == english.keys()
    assert [key for key in chinese if blanks(chinese[key]) != blanks(english[key])] == []


@pytest.mark.parametrize("file", sorted(messages.INTERFACE))
def test_what_goes_into_documents_stays_chinese(file: str):
    chinese, english = (sentences(language, file) for language in messages.LANGUAGES)
    same = {key for key in chinese if key.startswith(KEPT)}
    assert [key for key in same if chinese[key] != english[key]] == []
    foreign = [key for key in english if not key.startswith(KEPT) and any("一" <= c <= "鿿" for c in english[key])]
    allowed = {"ui.settings.language_zh_CN", "ui.settings.family_own", "ui.pages.about_text", "ui.paste.hint"}
    assert set(foreign) <= allowed


def test_the_window_speaks_english_and_documents_do_not(english):
    assert messages.text("word.verdict.missing") == "Missing"
    assert messages.explain(AppError("file_missing", name="a.txt")).startswith("The file “a.txt”")
    assert messages.written("word.verdict.missing") == "缺失"
    assert messages.text("report.none") == messages.written("report.none")
    with messages.in_chinese():
        assert messages.text("word.verdict.missing") == "缺失"
    assert messages.text("word.verdict.missing") == "Missing"


@pytest.mark.parametrize("key", ["error.file_missing.more", "ui.decision", "word.verdict.nothing"])
def test_a_sentence_that_is_not_there_is_a_fault_of_the_program(key: str):
    with pytest.raises(KeyError):
        messages.text(key)


def test_the_language_in_force_is_told(english):
    assert messages.language() == messages.ENGLISH
