"""The colour scheme of the desktop → colours, fonts and the style sheet of the window."""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.core.resources import resource

INTERFACE_PIXELS = 13
DOCUMENT_PIXELS = 15
SMALL_ICON = 24
STEP = 4  # pixels: every margin and gap is a multiple of it
# The system's own face first; the language variant is named because fontconfig may give Japanese glyphs.
INTERFACE_FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)
# 仿宋 as 公文 are set (GB/T 9704—2012), else a Song face.
DOCUMENT_FAMILIES = (
    "仿宋_GB2312",
    "FangSong_GB2312",
    "仿宋",
    "FangSong",
    "STFangsong",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "SimSun",
    "Songti SC",
)


@dataclass(frozen=True, slots=True)
class Ink:
    """How one verdict is drawn: the colour of its words and lines, a pale tint, a stronger one when selected."""

    line: str
    tint: str
    strong: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme; colour means a verdict and nothing else, the accent what can be pressed."""

    ground: str
    panel: str
    bar: str
    line: str
    ink: str
    quiet: str
    faint: str
    accent: str
    accent_soft: str
    button: str
    button_hover: str
    button_off: str
    on_button: str
    hover: str
    covered: Ink
    weakened: Ink
    missing: Ink
    not_applicable: Ink
    strengthened: Ink

    def verdict(self, name: str) -> Ink:
        """The ink of a verdict by its value ("covered"), or of "strengthened"."""
        ink = getattr(self, name)
        if not isinstance(ink, Ink):
            raise KeyError(name)
        return ink


LIGHT = Tokens(
    ground="#F5F4F0",
    panel="#FFFFFF",
    bar="#FBFAF7",
    line="#E4E2DC",
    ink="#1F2328",
    quiet="#626C80",
    faint="#98A1AE",
    accent="#1F4E79",
    accent_soft="#E9F0F8",
    button="#1F4E79",
    button_hover="#2A6194",
    button_off="#96A9BB",
    on_button="#FFFFFF",
    hover="#F4F3EF",
    covered=Ink("#2A7354", "#EFF6F2", "#D6E9DF"),
    weakened=Ink("#905600", "#FDF4E3", "#FBE6BC"),
    missing=Ink("#AF3B29", "#FCEFEC", "#F8D9D2"),
    not_applicable=Ink("#5A687C", "#F1F3F5", "#E2E6EB"),
    strengthened=Ink("#2563A8", "#EAF2FB", "#D3E4F7"),
)

DARK = Tokens(
    ground="#1B1D20",
    panel="#24272B",
    bar="#1F2225",
    line="#3A3E44",
    ink="#E6E4DF",
    quiet="#9AA3B2",
    faint="#6C7581",
    accent="#8FBCE6",
    accent_soft="#2B3B4C",
    button="#2F6CA3",
    button_hover="#3979B3",
    button_off="#3C4753",
    on_button="#FFFFFF",
    hover="#2C3035",
    covered=Ink("#6BC29B", "#26332E", "#2C4A3D"),
    weakened=Ink("#E5AF5C", "#3A3122", "#5A4620"),
    missing=Ink("#F4A497", "#3D2A28", "#5E322C"),
    not_applicable=Ink("#A0ACBC", "#2C3036", "#3A4049"),
    strengthened=Ink("#8FBCF0", "#263341", "#2F4863"),
)


def tokens_for(scheme: Qt.ColorScheme) -> Tokens:
    """The colours of a scheme; an unknown one is light."""
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


@cache
def _installed(families: tuple[str, ...]) -> list[str]:
    """Those of the families that the system has. Asked once: fonts are made anew at every paint."""
    there = set(QFontDatabase.families())
    return [family for family in families if family in there]


@cache
def _font(families: tuple[str, ...], pixels: int, generic: QFont.StyleHint, bold: bool) -> QFont:
    """A font from the families that are installed, else the system's own of that kind.

    Kept: what Qt finds out about a font it notes in that font and its copies, and asks its data base for any other.
    """
    font = QFont()
    chosen = _installed(families)
    if chosen:
        font.setFamilies(chosen)
    font.setStyleHint(generic)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def interface_font(pixels: int = INTERFACE_PIXELS, *, bold: bool = False) -> QFont:
    """The face of everything that is not a document."""
    return QFont(_font(INTERFACE_FAMILIES, pixels, QFont.StyleHint.SansSerif, bold))


def document_font(pixels: int = DOCUMENT_PIXELS, *, bold: bool = False, family: str = "") -> QFont:
    """The face of the documents; `family` before all others where the system has it."""
    families = (family, *DOCUMENT_FAMILIES) if family else DOCUMENT_FAMILIES
    return QFont(_font(families, pixels, QFont.StyleHint.Serif, bold))


def style_sheet(tokens: Tokens) -> str:
    """resources/theme/window.qss with the colours, arrows and ticks filled in."""
    template = Template(resource("theme/window.qss").read_text(encoding="utf-8"))
    plain = {name: value for name, value in asdict(tokens).items() if isinstance(value, str)}
    inks = {
        f"{name}_{part}": ink[part] for name, ink in asdict(tokens).items() if isinstance(ink, dict) for part in ink
    }
    arrows = {f"arrow_{name}": Path(str(resource(f"icons/{name}.svg"))).as_posix() for name in ("up", "down", "check")}
    return template.substitute(plain | inks | arrows)


def palette(tokens: Tokens) -> QPalette:
    """The palette for whatever the style sheet does not reach."""
    result = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tokens.ground),
        (roles.Base, tokens.panel),
        (roles.AlternateBase, tokens.bar),
        (roles.Button, tokens.panel),
        (roles.ToolTipBase, tokens.panel),
        (roles.WindowText, tokens.ink),
        (roles.Text, tokens.ink),
        (roles.ButtonText, tokens.ink),
        (roles.ToolTipText, tokens.ink),
        (roles.PlaceholderText, tokens.quiet),
        (roles.Highlight, tokens.button),
        (roles.HighlightedText, tokens.on_button),
        (roles.Link, tokens.accent),
        (roles.Mid, tokens.line),
    ):
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.quiet))
    return result


def chip_style(tokens: Tokens, look: str) -> str:
    """The dress of a button that filters by a verdict: its words in the verdict's ink."""
    ink = tokens.verdict(look)
    return (
        f"QPushButton {{ color:{ink.line}; background:{tokens.panel}; border:1px solid {tokens.line};"
        " border-radius:13px; padding:3px 12px; font-weight:600; }"
        f"QPushButton:hover {{ border-color:{ink.line}; }}"
        f"QPushButton:focus {{ border-color:{tokens.accent}; }}"
        f"QPushButton:checked {{ background:{ink.strong}; border-color:{ink.line}; }}"
    )


def icon(name: str, colour: str | None = None) -> QIcon:
    """The SVG resources/icons/<name>.svg, its `currentColor` replaced by `colour`.

    Where there is a <name>_small.svg, drawn with fewer lines, it is taken up to 24 pixels.
    """
    small = resource(f"icons/{name}_small.svg")
    large = resource(f"icons/{name}.svg")
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        source = (small if size <= SMALL_ICON and small.is_file() else large).read_text(encoding="utf-8")
        if colour is not None:
            source = source.replace("currentColor", colour)
        picture = QPixmap()
        picture.loadFromData(_sized(source, size).encode(), "SVG")
        result.addPixmap(picture)
    return result


def _sized(source: str, size: int) -> str:
    """The SVG with its root's width and height set, so that every size is drawn and none is scaled."""
    return source.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)


class Theme(QObject):
    """The colours in force; tells when the desktop changes from light to dark."""

    changed = Signal()
    resized = Signal()  # the documents are set in another face or size

    def __init__(self, app: QApplication) -> None:
        """Dress the application, now and whenever its scheme changes."""
        super().__init__(app)
        self._app = app
        self.tokens = LIGHT
        self.document_pixels = DOCUMENT_PIXELS
        self.document_family = ""
        self._wanted = Qt.ColorScheme.Unknown
        app.setStyle("Fusion")
        app.setFont(interface_font())
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.apply(app.styleHints().colorScheme())

    def apply(self, scheme: Qt.ColorScheme) -> None:
        """Put the colours of `scheme` in force."""
        self.tokens = tokens_for(scheme)
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()

    def choose(self, scheme: Qt.ColorScheme, pixels: int = DOCUMENT_PIXELS, family: str = "") -> None:
        """Light, dark, or (Unknown) what the desktop says; size and face of the documents' type ("": ours)."""
        self._wanted = scheme
        self._follow(self._app.styleHints().colorScheme())
        if (pixels, family) != (self.document_pixels, self.document_family):
            self.document_pixels, self.document_family = pixels, family
            self.resized.emit()

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        """The desktop's scheme, unless the person wants another."""
        wanted = scheme if self._wanted is Qt.ColorScheme.Unknown else self._wanted
        if tokens_for(wanted) is not self.tokens:  # dressing a whole window anew takes a tenth of a second
            self.apply(wanted)

    def colour(self, value: str) -> QColor:
        """The colour of a token's value."""
        return QColor(value)
