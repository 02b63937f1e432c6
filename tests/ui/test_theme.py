"""Colours, fonts and style sheet."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.core.resources import resource
from desktop.ui import theme as themes
from desktop.ui.theme import DARK, LIGHT, Theme, Tokens, style_sheet, tokens_for


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours."""

    def luminance(value: str) -> float:
        parts = []
        for part in QColor(value).getRgbF()[:3]:
            parts.append(part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_words_can_be_read_on_every_ground(tokens: Tokens):
    for ground in (tokens.ground, tokens.panel, tokens.bar, tokens.accent_soft):
        assert contrast(tokens.ink, ground) >= 7
        assert contrast(tokens.quiet, ground) >= 4.2
    assert contrast(tokens.on_button, tokens.button) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("look", ["covered", "weakened", "missing", "not_applicable", "strengthened"])
def test_a_verdict_can_be_read_on_panel_and_tint(tokens: Tokens, look: str):
    ink = tokens.verdict(look)
    assert contrast(ink.line, tokens.panel) >= 4
    assert contrast(ink.line, ink.tint) >= 3.5
    assert contrast(tokens.ink, ink.strong) >= 6


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
