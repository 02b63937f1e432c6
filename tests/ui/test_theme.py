"""Colours, fonts and style sheet."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.core import messages
from desktop.core.resources import resource
from desktop.ui import theme as themes
from desktop.ui.theme import DARK, LIGHT, Theme, style_sheet, tokens_for


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours."""

    def luminance(value: str) -> float:
        parts = []
        for part in QColor(value).getRgbF()[:3]:
            parts.append(part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_style_sheet_uses_no_colour_of_its_own():
    source = resource("theme/window.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", source)
    assert "$" not in style_sheet(LIGHT)


def test_light_and_dark_name_the_same_colours():
    assert asdict(LIGHT).keys() == asdict(DARK).keys()
    assert tokens_for(Qt.ColorScheme.Dark) is DARK
    assert tokens_for(Qt.ColorScheme.Unknown) is LIGHT


def test_the_theme_follows_the_desktop(theme: Theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.apply(Qt.ColorScheme.Dark)
    assert theme.tokens is DARK
    theme.apply(Qt.ColorScheme.Light)


def test_fonts_name_the_simplified_chinese_faces_first(qapp):
    assert themes.interface_font().families()[0] in themes.INTERFACE_FAMILIES
    assert themes.document_font().families()[0] in themes.DOCUMENT_FAMILIES


def test_icons_can_be_drawn(qapp):
    for name in ("app", "swap"):
        assert not themes.icon(name, "#1F4E79").pixmap(32, 32).isNull()


# --- colours that everybody can read ----------------------------------------------------------------------

VERDICTS = ("covered", "weakened", "missing", "not_applicable", "strengthened")
READABLE = 4.5  # WCAG 2.1, 1.4.3: text of ordinary size


def readable(tokens) -> list[tuple[str, str, str]]:
    """What is written on what: name, colour, ground."""
    grounds = [tokens.panel, tokens.ground, tokens.bar, tokens.hover, tokens.accent_soft]
    tints = [tokens.verdict(name).tint for name in VERDICTS]
    strong = [tokens.verdict(name).strong for name in VERDICTS]
    pairs = [("ink", tokens.ink, ground) for ground in (*grounds, *tints, *strong)]
    pairs += [("quiet", tokens.quiet, ground) for ground in (*grounds, *tints)]
    pairs += [("accent", tokens.accent, ground) for ground in grounds]
    pairs += [("on_button", tokens.on_button, ground) for ground in (tokens.button, tokens.button_hover)]
    for name in VERDICTS:
        ink = tokens.verdict(name)
        pairs += [(name, ink.line, ground) for ground in (*grounds, ink.tint, ink.strong)]
    return pairs


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_word_stands_out_from_its_ground(tokens):
    faint = [(name, ground, round(contrast(colour, ground), 2)) for name, colour, ground in readable(tokens)]
    assert [entry for entry in faint if entry[2] < READABLE] == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_that_fell_or_came_stand_out_in_every_marked_passage(tokens):
    for name in ("missing", "weakened", "strengthened"):
        for ground in ("covered", "weakened", "missing"):
            assert contrast(tokens.verdict(name).line, tokens.verdict(ground).strong) >= READABLE


def test_verdicts_differ_in_shape_and_not_only_in_colour():
    marks = [messages.text(f"word.mark.{name}") for name in VERDICTS]
    assert len(set(marks)) == len(VERDICTS)


# --- space ------------------------------------------------------------------------------------------------

GAPS = re.compile(r"\b(?:setSpacing|setContentsMargins|setHorizontalSpacing|setVerticalSpacing|addSpacing)\((.*)\)")


@pytest.mark.parametrize("path", sorted(Path(themes.__file__).parent.rglob("*.py")), ids=lambda path: path.stem)
def test_margins_and_gaps_are_multiples_of_one_step(path: Path):
    given = [part.strip() for call in GAPS.findall(path.read_text(encoding="utf-8")) for part in call.split(",")]
    assert [part for part in given if not re.fullmatch(r"0|(\d+ \* )?(theme\.)?STEP", part)] == []
