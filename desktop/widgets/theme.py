"""The look in force: palette, fonts and sizes; light, dark or high contrast, and the switch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.system.paths import resources
from desktop.widgets.palette import BOLDNESS, PALETTES, TYPE, Palette
from desktop.widgets.style_sheet import style_sheet

FAMILY = "Inter"
FUSION = "satuatap_fusion"
DRESSED = "satuatap_dressed"


@dataclass(frozen=True)
class Theme:
    """One look.

    Parameters
    ----------
    name : str
        ``light``, ``dark`` or ``contrast``.
    colours : Palette
        The tokens.
    scale : int
        Size of text in percent.
    """

    name: str
    colours: Palette
    scale: int = 100

    @property
    def dark(self) -> bool:
        """Whether light words stand on dark ground."""
        return self.colours.window < "#8"

    def px(self, size: int) -> int:
        """Return a length in pixels at the text size in force."""
        return (size * self.scale + 50) // 100

    def font(self, role: str = "body") -> QFont:
        """Return the font of a role of the type scale, with figures of equal width."""
        return QFont(_font(self.px(TYPE[role]), BOLDNESS.get(role, 600)))

    def colour(self, name: str) -> QColor:
        """Return a token as a colour of Qt; a copy, for who makes it transparent."""
        kept = self._inks.get(name)
        if kept is None:
            kept = self._inks[name] = QColor(getattr(self.colours, name))
        return QColor(kept)

    @cached_property
    def _inks(self) -> dict[str, QColor]:
        """The tokens asked for so far: reading a colour takes longer than painting a cell."""
        return {}

    def __hash__(self) -> int:
        """Look at name and size only: what is kept by look is asked for with every stroke."""
        return hash((self.name, self.scale))


@cache
def _font(pixels: int, weight: int) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class _ThemeSignals(QObject):
    """Tells that another look is in force."""

    changed = Signal()


_state = {"theme": Theme("light", PALETTES["light"])}


@cache
def theme_signals() -> _ThemeSignals:
    """Return the holder of ``changed``; painted widgets connect their ``update`` to it."""
    return _ThemeSignals()


def current_theme() -> Theme:
    """Return the look in force."""
    return _state["theme"]


def apply_theme(app: QApplication, name: str, text_size: int = 100, *, bare: bool = False) -> Theme:
    """Put a look in force: ``light``, ``dark``, ``contrast``, or ``system`` for the desktop's.

    A `bare` application has no style sheet until a window is dressed.
    """
    chosen = name_of_look(app, name)
    theme = Theme(chosen, PALETTES[chosen], text_size)
    _state["theme"] = theme
    load_fonts()
    if not app.property(FUSION):  # once: a style sheet hides the name of the style below it
        app.setStyle("Fusion")
        app.setProperty(FUSION, True)
    app.setPalette(_qt_palette(theme.colours))
    app.setFont(theme.font())  # after setStyle: Windows would bring its own fonts back
    sheet = style_sheet(theme.colours, theme.scale)
    dressed = [window for window in app.topLevelWidgets() if window.property(DRESSED)]
    for window in dressed:
        window.setStyleSheet(sheet)
    if not dressed and not bare:
        app.setStyleSheet(sheet)
    theme_signals().changed.emit()
    return theme


@contextmanager
def on_paper() -> Iterator[Theme]:
    """Paint in the light look at its plain size, for a picture that is printed or shown on a wall.

    Nobody is told, so nothing on the screen changes; keep what is painted here off the screen.
    """
    before = current_theme()
    _state["theme"] = Theme("light", PALETTES["light"])
    try:
        yield _state["theme"]
    finally:
        _state["theme"] = before


def dress(app: QApplication, window: QWidget) -> None:
    """Put the style sheet on a window instead of on the whole application.

    The looks are the same, but a page that is being made, still without a window around it, is
    not given its style again with every part that is put into another: it takes half the time.
    """
    window.setProperty(DRESSED, True)
    window.setStyleSheet(style_sheet(current_theme().colours, current_theme().scale))
    app.setStyleSheet("")


@cache
def load_fonts() -> None:
    """Give Qt the letters that came with the program."""
    for path in sorted((resources() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


def name_of_look(app: QGuiApplication, name: str) -> str:
    """Return the look for a wish; ``system`` is light when the desktop says nothing."""
    if name != "system":
        return name
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "line",
}
_DISABLED = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.ButtonText,
)


def _qt_palette(colours: Palette) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return palette
