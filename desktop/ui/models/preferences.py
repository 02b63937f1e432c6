"""What a person set ↔ the settings file."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSettings, Qt

from desktop.core.drafting.rules import RULES
from desktop.core.messages import CHINESE, LANGUAGES, text
from desktop.ui.theme import DOCUMENT_PIXELS

SMALLEST_TYPE, LARGEST_TYPE = 12, 24
LONGEST = 100_000  # characters; a limit beyond that limits nothing
WHOLE = 100  # per cent
ZOOMS = (90, 100, 115, 130, 150)  # per cent: how large letters, gaps and all else of the window are


class Scheme(StrEnum):
    """跟随系统 · 浅色 · 深色."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def qt(self) -> Qt.ColorScheme:
        """Qt's word for it."""
        known = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
        return known.get(self, Qt.ColorScheme.Unknown)


@dataclass(frozen=True, slots=True)
class Preferences:
    """author: signs comments. type_pixels, type_family: of the documents, "" for the face of official documents.

    limit: characters the draft may have, copied: per cent of it that may be copied; 0 for no limit.
    language: of the window. rules: the folder of the unit's own rules, "" for none. zoom: one of `ZOOMS`.
    unchecked: kinds of faults of the draft by itself that are not looked for.
    """

    author: str
    scheme: Scheme = Scheme.SYSTEM
    type_pixels: int = DOCUMENT_PIXELS
    limit: int = 0
    type_family: str = ""
    copied: int = 0
    language: str = CHINESE
    rules: str = ""
    zoom: int = WHOLE
    unchecked: tuple[str, ...] = ()


def stored(settings: QSettings) -> Preferences:
    """What the settings say; what cannot be understood is as if it had never been set."""
    plain = Preferences(text("ui.export.author"))
    scheme = _word(settings, "scheme")
    language = _word(settings, "language")
    return Preferences(
        _word(settings, "author") or plain.author,
        Scheme(scheme) if scheme in set(Scheme) else plain.scheme,
        min(max(_number(settings, "type_pixels", plain.type_pixels), SMALLEST_TYPE), LARGEST_TYPE),
        min(max(_number(settings, "limit", plain.limit), 0), LONGEST),
        _word(settings, "type_family"),
        min(max(_number(settings, "copied", plain.copied), 0), WHOLE),
        language if language in LANGUAGES else plain.language,
        _word(settings, "rules"),
        min(ZOOMS, key=lambda zoom: abs(zoom - _number(settings, "zoom", WHOLE))),
        tuple(rule for rule in RULES if rule in _word(settings, "unchecked").split()),
    )


def store(settings: QSettings, preferences: Preferences) -> None:
    """Keep them."""
    settings.setValue("preferences/author", preferences.author)
    settings.setValue("preferences/scheme", preferences.scheme.value)
    settings.setValue("preferences/type_pixels", preferences.type_pixels)
    settings.setValue("preferences/limit", preferences.limit)
    settings.setValue("preferences/type_family", preferences.type_family)
    settings.setValue("preferences/copied", preferences.copied)
    settings.setValue("preferences/language", preferences.language)
    settings.setValue("preferences/rules", preferences.rules)
    settings.setValue("preferences/zoom", preferences.zoom)
    settings.setValue("preferences/unchecked", " ".join(preferences.unchecked))


def _word(settings: QSettings, name: str) -> str:
    return str(settings.value(f"preferences/{name}", "")).strip()


def _number(settings: QSettings, name: str, otherwise: int) -> int:
    try:
        return int(str(settings.value(f"preferences/{name}", otherwise)))
    except ValueError:
        return otherwise
