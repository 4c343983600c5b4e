"""Colours, pens and fonts of the stacking plan, taken once from the theme in force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen

from desktop.system.palette import INK, OPD_COLOURS, PAPER, contrast, mix, opd_colour
from desktop.widgets.stacking_plan.offer import Tone
from desktop.widgets.theme import Theme, current_theme
from desktop.workflows.stack_view import NO_COLOUR, RAMP

PATTERNS = (
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
)
_SCALE = ("#dbe8f5", "#b3d0ec", "#8ab6e2", "#5f9bd5")
_NEUTRAL = "#d3d8df"
READABLE = 4.5  # contrast of words, WCAG AA
LEAST_LINE = 1.35  # contrast of white lines with what is beside them
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
        """Return a token of the palette; a copy, for who makes it transparent."""
        return self.theme.colour(name)

    def font(self, role: str) -> QFont:
        """Return a font of the type scale."""
        return _font(self.theme, role)

    def fill(self, colour: int, *, dim: bool = False) -> QColor:
        """Return the fill of an OPD; softer in the dark, pale while another OPD is looked for."""
        return _fill(self.theme, colour, dim)

    def pattern(self, colour: int) -> QBrush | None:
        """Return what is drawn over a fill when there are more OPD than colours; None for most."""
        return _pattern(self, colour)

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


def _base(colour: int) -> str:
    if colour == NO_COLOUR:
        return _NEUTRAL
    if colour > RAMP:
        return _SCALE[min(colour - RAMP, len(_SCALE)) - 1]
    return opd_colour(colour)


@cache
def _font(theme: Theme, role: str) -> QFont:
    return theme.font(role)


@cache
def _fill(theme: Theme, colour: int, dim: bool) -> QColor:
    fill = _base(colour)
    if theme.dark and contrast(softer := mix(fill, INK, 14), INK) >= READABLE:
        fill = softer
    if dim:
        fill = mix(fill, theme.colours.surface.lower(), 78)
    return QColor(fill)


def pattern_index(colour: int) -> int:
    """Return which pattern is drawn over a colour that is used again, from 1; 0 for none."""
    if colour >= NO_COLOUR or colour < len(OPD_COLOURS):
        return 0
    return (colour // len(OPD_COLOURS) - 1) % len(PATTERNS) + 1


@cache
def _pattern(look: Look, colour: int) -> QBrush | None:
    at = pattern_index(colour)
    if not at:
        return None
    line = mix(look.fill(colour).name(), PAPER, 55)
    if contrast(line, PAPER) < LEAST_LINE:  # white is not seen on a pale fill
        line = mix(look.fill(colour).name(), INK, 24)
    return QBrush(QColor(line), PATTERNS[at - 1])


@cache
def _look(theme: Theme) -> Look:
    return Look(theme)


def look() -> Look:
    """Return the look in force."""
    return _look(current_theme())
