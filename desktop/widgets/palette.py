"""Colours, type and spacing as plain values: the tokens that every part of the window is drawn by.

Every text colour keeps WCAG AA (4.5 : 1) on every surface it may stand on;
``tests/desktop/widgets/test_palette.py`` reckons it. The colours of the OPD and of charts are in
``desktop/system/palette.py``, because paper has them too.
"""

from __future__ import annotations

from dataclasses import dataclass

GRID = 4  # every distance is a multiple of it
TINY, SMALL, MEDIUM, LARGE, HUGE = GRID, 2 * GRID, 3 * GRID, 4 * GRID, 6 * GRID
RADIUS = 6
ROW = 32  # height of a table row and of a field
TYPE = {"small": 11, "body": 13, "note": 12, "strong": 13, "lead": 15, "title": 18, "figure": 24}
BOLDNESS = {"small": 400, "body": 400, "note": 400, "strong": 600, "lead": 600, "title": 600}


@dataclass(frozen=True)
class Palette:
    """Colours as ``#RRGGBB``.

    Parameters
    ----------
    window, surface, sunken, raised : str
        Behind the pages; cards and tables; headers and wells; menus and tooltips.
    text, quiet, faint : str
        Words that must be read; secondary words; disabled words (the only ones below AA).
    line, edge : str
        Hair lines between rows; borders of fields (3 : 1 on the surface).
    accent, accent_ink, accent_soft, accent_text : str
        Filled buttons and marks; words on them; selected rows; links and accent words.
    positive, negative, warning, note : str
        Words and marks of good, bad, careful and plain news; always beside a sign or an icon.
    positive_soft, negative_soft, warning_soft, note_soft : str
        What lies behind them in chips and notices.
    """

    window: str
    surface: str
    sunken: str
    raised: str
    text: str
    quiet: str
    faint: str
    line: str
    edge: str
    hover: str
    accent: str
    accent_ink: str
    accent_soft: str
    accent_text: str
    positive: str
    negative: str
    warning: str
    note: str
    positive_soft: str
    negative_soft: str
    warning_soft: str
    note_soft: str


LIGHT = Palette(
    window="#F3F5F8",
    surface="#FFFFFF",
    sunken="#EDF0F4",
    raised="#FFFFFF",
    text="#17202C",
    quiet="#525E6E",
    faint="#97A1AF",
    line="#E0E5EB",
    edge="#868F9D",
    hover="#E6EBF2",
    accent="#1F5AA8",
    accent_ink="#FFFFFF",
    accent_soft="#DCE9F9",
    accent_text="#1B5299",
    positive="#00695C",
    negative="#A8380F",
    warning="#785000",
    note="#3D5A80",
    positive_soft="#D9F1EB",
    negative_soft="#FCE5DB",
    warning_soft="#FBEFCB",
    note_soft="#E4ECF6",
)
DARK = Palette(
    window="#14181D",
    surface="#1C2128",
    sunken="#252B33",
    raised="#2A313A",
    text="#E7EBF0",
    quiet="#A9B4C1",
    faint="#6B7683",
    line="#313943",
    edge="#717D8B",
    hover="#2B333D",
    accent="#79AEF2",
    accent_ink="#0C1B2E",
    accent_soft="#23395A",
    accent_text="#8FBCF7",
    positive="#5FD3BC",
    negative="#FF9C75",
    warning="#EDC45A",
    note="#A3BEE0",
    positive_soft="#153830",
    negative_soft="#46251A",
    warning_soft="#3B3113",
    note_soft="#25303F",
)
CONTRAST = Palette(  # words 7 : 1 on every ground (WCAG AAA), white edges, yellow for the focus
    window="#000000",
    surface="#000000",
    sunken="#141414",
    raised="#0A0A0A",
    text="#FFFFFF",
    quiet="#E4E4E4",
    faint="#9C9C9C",
    line="#7A7A7A",
    edge="#FFFFFF",
    hover="#262626",
    accent="#FFD400",
    accent_ink="#000000",
    accent_soft="#12336E",
    accent_text="#FFE45C",
    positive="#7CF5C0",
    negative="#FFC0B0",
    warning="#FFDD66",
    note="#BFDFFF",
    positive_soft="#00301C",
    negative_soft="#4A0F00",
    warning_soft="#332800",
    note_soft="#06264A",
)
PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
