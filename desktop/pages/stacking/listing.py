"""Everybody on a floor, in the tray or anywhere as rows of a list; no Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from desktop.document.text import format_number
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.walk import place_name
from desktop.widgets.stacking_plan.words import square_metres
from desktop.workflows.seats import TRAY, Place
from desktop.workflows.stack_view import Block, StackView
from solver.units import Measure

EVERYWHERE = Place("*")
FLOORS = {"Lantai ": "Lt. ", "Floor ": "Fl. "}  # as floors are named in data of both languages


@dataclass(frozen=True)
class ListRow:
    """One unit of the list; `area` in dm²."""

    unit: str
    name: str
    place: str
    area: int
    people: int
    colour: int
    marks: str  # pinned, moved, in words

    @property
    def opd(self) -> str:
        """Return the short name of its OPD."""
        return self.name.partition(" · ")[0]

    @property
    def own(self) -> str:
        """Return the name of the unit without that of its OPD."""
        return self.name.partition(" · ")[2]

    @property
    def square_metres(self) -> str:
        """Return the area in whole m²."""
        return square_metres(self.area)

    @property
    def heads(self) -> str:
        """Return the people."""
        return format_number(self.people, Measure.PERSON, unit=False)


def short_place(place: str) -> str:
    """Return a place for a narrow column: the words before the number of a floor shortened."""
    for word, short in FLOORS.items():
        place = place.replace(word, short)
    return place


def list_places(view: StackView) -> tuple[tuple[Place, str], ...]:
    """Return what a list can be of: everywhere, the tray, then every place with somebody."""
    tray = ((TRAY, tr("stacking.list.tray", n=len(view.tray))),) if view.tray else ()
    bars = tuple((bar.place, place_name(view, bar.place)) for bar in view.bars if bar.blocks)
    return ((EVERYWHERE, tr("stacking.list.everywhere")), *tray, *bars)


def list_rows(
    view: StackView, place: Place, text: str = "", bright: Collection[str] = frozenset()
) -> tuple[ListRow, ...]:
    """Return the units of a place, of all places for EVERYWHERE.

    Parameters
    ----------
    view : StackView
        The plan.
    place : Place
        A place of it, TRAY or EVERYWHERE.
    text : str
        Words all of which must be in the names.
    bright : collection of str
        Units that are looked for by the legend; empty for all.
    """
    wanted = text.casefold().split()
    names = {bar.place: place_name(view, bar.place) for bar in view.bars}
    names[TRAY] = tr("stacking.in_tray")
    return tuple(
        row
        for block in _blocks(view, place)
        if not bright or block.unit in bright
        if (row := _row(block, names[view.place_of[block.unit]]))
        if all(word in f"{row.name} {block.name} {row.place}".casefold() for word in wanted)
    )


def _blocks(view: StackView, place: Place) -> Iterable[Block]:
    if place == EVERYWHERE:
        return view.block_of.values()
    if place == TRAY:
        return view.tray
    bar = view.bar_of.get(place)
    return bar.blocks if bar else ()


def _row(block: Block, place: str) -> ListRow:
    marks = [tr("stack.pinned")] if block.pinned else []
    if block.moved:
        marks.append(tr("stack.moved"))
    name = f"{block.opd_label} · {block.label}"
    said = "\n".join((block.name, *marks))
    return ListRow(block.unit, name, place, block.area, block.people, block.colour, said)


def list_sum(rows: Iterable[ListRow]) -> str:
    """Return how many units, how much area and how many people the rows are."""
    every = tuple(rows)
    return tr(
        "stacking.list.sum",
        n=format_number(len(every), Measure.COUNT),
        area=format_number(sum(r.area for r in every), Measure.AREA, decimals=0),
        people=format_number(sum(r.people for r in every), Measure.PERSON),
    )
