"""Colours, pens and fonts of the stacking plan, taken once from the theme in force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen

from desktop.system.palette import INK, contrast, mix, opd_colour
from desktop.widgets.stacking_plan.offer import Tone
from desktop.widgets.theme import Theme, current_theme

READABLE = 4.5  # contrast of words, WCAG AA
_TONES: dict[Tone, tuple[str, str]] = {  # words, behind them
    Tone.HERE: ("accent_text", "accent_soft"),
    Tone.BETTER: ("positive", "positive_soft"),
    Tone.EVEN: ("note", "note_soft"),
    Tone.WORSE: ("warning", "warning_soft"),
    Tone.BROKEN: ("negative", "negative_soft"),
    Tone.FORBIDDEN: ("quiet", "sunken"),
    Tone.UNKNOWN: ("quiet", "sunken"),
}


@dataclass(frozen=True)
class Look:
    """The theme as the painters need it."""

    theme: Theme

    def colour(self, name: str) -> QColor:
        """Return a token of the palette."""
        return self.theme.colour(name)

    def font(self, role: str) -> QFont:
        """Return a font of the type scale."""
        return self.theme.font(role)

    def fill(self, colour: int, *, dim: bool = False) -> QColor:
        """Return the fill of an OPD; softer in the dark, pale while another OPD is looked for."""
        fill = opd_colour(colour)
        if self.theme.dark and contrast(softer := mix(fill, INK, 14), INK) >= READABLE:
            fill = softer
        if dim:
            fill = mix(fill, self.theme.colours.surface.lower(), 78)
        return QColor(fill)

    def ink(self, *, dim: bool = False) -> QColor:
        """Return the ink on a fill."""
        return self.colour("quiet") if dim else QColor(INK)

    def words(self, tone: Tone) -> QColor:
        """Return the colour of words about an offer."""
        return self.colour(_TONES[tone][0])

    def behind(self, tone: Tone) -> QColor:
        """Return the colour of a floor with an offer."""
        return self.colour(_TONES[tone][1])

    def hatch(self, name: str) -> QBrush:
        """Return a hatched brush."""
        return QBrush(self.colour(name), Qt.BrushStyle.BDiagPattern)

    def pen(self, name: str, width: float = 1.0) -> QPen:
        """Return a pen of a token."""
        return QPen(self.colour(name), width)


@cache
def _look(theme: Theme) -> Look:
    return Look(theme)


def look() -> Look:
    """Return the look in force."""
    return _look(current_theme())
