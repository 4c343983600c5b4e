"""Walking a stacking plan by keys: from block to block, from place to place; no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.widgets.stacking_plan.bars import BarBox
from desktop.widgets.stacking_plan.geometry import Geometry, beside, nearest_block
from desktop.workflows.seats import TRAY, Place
from desktop.workflows.stack_view import Block, StackView

LEFT, RIGHT, UP, DOWN = (-1, 0), (1, 0), (0, -1), (0, 1)


def next_unit(view: StackView, geometry: Geometry, unit: str, step: tuple[int, int]) -> str:
    """Return the unit a key goes to from a unit; the same one at the end of the world.

    Left and right go along the bar and on to the bar beside it; up and down to the nearest block
    of the next bar that has one, and from the lowest bar into the tray.
    """
    if unit not in view.place_of:
        return first_unit(view, geometry)
    place = view.place_of[unit]
    row = view.tray if place == TRAY else view.bar_of[place].blocks
    if step[0]:
        at = [b.unit for b in row].index(unit) + step[0]
        if 0 <= at < len(row):
            return row[at].unit
        return unit if place == TRAY else _sideways(geometry, place, unit, step[0])
    if place == TRAY:
        return _out_of_tray(geometry, unit) if step == UP else unit
    return _up_down(view, geometry, unit, step[1])


def first_unit(view: StackView, geometry: Geometry) -> str:
    """Return the first unit of the first bar that has one, or of the tray; empty without any."""
    for bar in geometry.bars:
        if bar.blocks:
            return bar.blocks[0].blocks[0].unit
    return view.tray[0].unit if view.tray else ""


def next_place(geometry: Geometry, place: Place, step: tuple[int, int]) -> Place:
    """Return the place a key goes to while a unit is held; below the lowest bar is the tray."""
    if place == TRAY:
        lowest = max(geometry.bars, key=lambda b: b.row.y, default=None)
        return lowest.bar.place if lowest and step == UP else place
    found = beside(geometry.bars, place, *step)
    if found:
        return found.bar.place
    return TRAY if step == DOWN else place


def _sideways(geometry: Geometry, place: Place, unit: str, dx: int) -> str:
    bar = beside(geometry.bars, place, dx, 0)
    while bar and not bar.blocks:
        bar = beside(geometry.bars, bar.bar.place, dx, 0)
    if not bar:
        return unit
    blocks = bar.bar.blocks
    return blocks[0 if dx > 0 else -1].unit


def _up_down(view: StackView, geometry: Geometry, unit: str, dy: int) -> str:
    place = view.place_of[unit]
    x = middle_of(geometry.bars, unit)
    bar = beside(geometry.bars, place, 0, dy)
    while bar and not bar.blocks:
        bar = beside(geometry.bars, bar.bar.place, 0, dy)
    if bar and (block := nearest_block(bar, x)):
        return block.blocks[0].unit
    return view.tray[0].unit if dy > 0 and view.tray else unit


def _out_of_tray(geometry: Geometry, unit: str) -> str:
    full = [bar for bar in geometry.bars if bar.blocks]
    lowest = max(full, key=lambda b: b.row.y, default=None)
    return lowest.bar.blocks[0].unit if lowest else unit


def middle_of(bars: Sequence[BarBox], unit: str) -> float:
    """Return the middle of a unit's block on its bar, 0 when it is on none."""
    for bar in bars:
        for box in bar.blocks:
            if any(block.unit == unit for block in box.blocks):
                return box.box.x + box.box.w / 2
    return 0.0


def grouped(geometry: Geometry, unit: str) -> bool:
    """Tell whether a unit is drawn only inside a group of small ones."""
    return any(
        box.group and any(block.unit == unit for block in box.blocks)
        for bar in geometry.bars
        for box in bar.blocks
    )


def place_name(view: StackView, place: Place) -> str:
    """Return building and floor of a place in short words; empty for the tray."""
    for site in view.sites:
        for tower in site.towers:
            for bar in tower.bars:
                if bar.place == place:
                    return f"{tower.name} · {bar.label}" if bar.label else tower.name
    stay = view.bar_of.get(place)
    return stay.label if stay else ""


def spoken(view: StackView, block: Block) -> str:
    """Return a block in words for a screen reader."""
    where = place_name(view, view.place_of.get(block.unit, TRAY))
    return f"{block.opd_label}, {block.name}, {where}" if where else block.name
