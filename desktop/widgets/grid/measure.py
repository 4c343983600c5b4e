"""What the words of a table need: every column measured in the fonts that it is painted in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics

from desktop.document.grid import Column
from desktop.widgets.chip import chip_width
from desktop.widgets.grid.cell import Seen, halved
from desktop.widgets.grid.delegate import MARGIN, STEP, STRONG
from desktop.widgets.grid.model import GridModel
from desktop.widgets.grid.widths import Wish, looked_at
from desktop.widgets.theme import current_theme
from solver.units import Kind

AIR = 10  # pixels beside the longest words
SHORT = 168  # words up to here are never cut: the short name of an OPD, a role, a place
NAMED = 230  # the first text tells which row it is
STILL = 124  # a text may have so little where the table need not scroll for it
WIDE = 300  # pixels of a text that no page says more about
MOST = 560  # longer ones are read in their tooltip
USUAL = 90  # in a hundred words that name something else have the room they need
TYPED = 100  # a text to be written has room for a few words
CLOSED = 40  # lists up to here are measured whole


def wishes_of(model: GridModel) -> list[Wish]:
    """Return what each column of a table wants, without its title."""
    letter = QFontMetrics(current_theme().font("strong")).horizontalAdvance("0")
    rows = looked_at(model.rowCount())
    shown = model.columns_shown
    name = next((i for i, each in enumerate(shown) if each.kind is Kind.TEXT), -1)
    return [_wish(model, i, rows, letter, names=i == name) for i in range(len(shown))]


def _wish(model: GridModel, at: int, rows: Sequence[int], letter: int, *, names: bool) -> Wish:
    column = model.columns_shown[at]
    theme = current_theme()
    short, wide, most = theme.px(SHORT), theme.px(WIDE), theme.px(MOST)
    if column.kind is Kind.FLAG:
        return Wish(0, 0, 0)
    seen = [model.seen(model.index(row, at)) for row in rows]
    tall = model.tall and not column.numeric
    widths = sorted(_words(each, tall=tall) for each in seen)
    words = max([*widths, _listed(model, at, column, rows)])
    chips = max((chip_width(s.text) + 2 * MARGIN for s in seen if _is_chip(s)), default=0)
    asked = column.width * letter
    if column.numeric or column.kind in (Kind.DAY, Kind.CHOICE) or chips:
        least = max(min(words, wide), chips, asked if column.numeric and not column.editable else 0)
        usual = _usual(widths) if column.kind is Kind.CHOICE and not chips else None
        return Wish(least, least, max(words, least), usual=usual)
    cap = max(asked or wide, short)
    typed = theme.px(TYPED) if column.editable else 0
    least = max(min(words, short), typed)
    if names:  # which row it is
        least = max(least, min(words, asked or theme.px(NAMED)))
    wanted = max(min(words, cap), least)
    text = column.kind is Kind.TEXT
    still = min(least, theme.px(STILL)) if text else None
    usual = _usual(widths) if column.kind is Kind.REF else None
    return Wish(least, wanted, max(wanted, min(words, most)), text, still, usual, names)


def _usual(widths: Sequence[int]) -> int | None:
    """Return what nearly all words need, from the widths of all of them in order."""
    return widths[len(widths) * USUAL // 100] if widths else None


def _is_chip(seen: Seen) -> bool:
    return seen.tone.startswith("status.")


def _words(seen: Seen, *, tall: bool = False) -> int:
    """Return the room of the words of a cell; chips are measured apart."""
    if not seen.text or _is_chip(seen):
        return 0
    metrics = QFontMetrics(current_theme().font("strong" if seen.tone in STRONG else "body"))
    text, width_of = seen.text.replace("\n", " "), metrics.horizontalAdvance
    room = (halved(text, width_of) if tall else width_of(text)) + 2 * MARGIN + AIR
    return room if seen.depth is None else room + (seen.depth + 1) * STEP


def _listed(model: GridModel, at: int, column: Column, rows: Sequence[int]) -> int:
    """Return the room of everything a short list offers: any of it may be chosen."""
    if column.kind is not Kind.CHOICE or not rows:
        return 0
    offered = model.grid.options(model.row_at(rows[-1]), column.name)
    words = [label for _, label in offered] if len(offered) <= CLOSED else []
    return max((_words(Seen(label)) for label in words), default=0)
