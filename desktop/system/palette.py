"""The colours that screen and paper share: one per OPD, one per series of a chart; no Qt."""

from __future__ import annotations

INK = "#1b1f24"  # text on every fill of an OPD
PAPER = "#ffffff"

# Paul Tol's "light" scheme: fills that people with any colour vision tell apart and that carry
# dark text. Beyond eight OPD the same hues come again lighter and darker; a block always carries
# its label, so colour never speaks alone.
_LIGHT = (
    "#77aadd",  # light blue
    "#ee8866",  # orange
    "#44bb99",  # mint
    "#eedd88",  # light yellow
    "#ffaabb",  # pink
    "#99ddff",  # light cyan
    "#bbcc33",  # pear
    "#cf96c6",  # orchid, redder than his lilac: apart from the blue with protanopia too
)
# Paul Tol's "bright" scheme: lines and bars on white.
SERIES = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#808080")


def _pairs(colour: str) -> tuple[str, str, str]:
    return colour[1:3], colour[3:5], colour[5:7]


def mix(colour: str, other: str, share: int) -> str:
    """Return `colour` with so many percent of `other` in it."""
    parts = (
        (int(a, 16) * (100 - share) + int(b, 16) * share + 50) // 100
        for a, b in zip(_pairs(colour), _pairs(other), strict=True)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


OPD_COLOURS = (
    *_LIGHT,
    *(mix(colour, PAPER, 50) for colour in _LIGHT),
    *(mix(colour, INK, 22) for colour in _LIGHT),
)


def opd_colour(index: int) -> str:
    """Return the fill of the OPD at this position among the OPD of the project, as ``#rrggbb``."""
    return OPD_COLOURS[index % len(OPD_COLOURS)]


def series_colour(index: int) -> str:
    """Return the colour of a series of a chart, as ``#rrggbb``."""
    return SERIES[index % len(SERIES)]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours by WCAG 2.1, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = []
    for pair in _pairs(colour):
        value = int(pair, 16) / 255
        linear.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
