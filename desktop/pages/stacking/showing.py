"""How the plan is shown: its colours, its lengths, its ghosts, its year; nothing of it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.pages.stacking.colouring import Coloured, Colouring, coloured
from desktop.pages.stacking.growing import Full, Growth, grown
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.workflows.seats import TRAY, Place, seats
from desktop.workflows.stack_view import Bar, Block, StackView, with_bars
from solver.problem.scenario import Scenario


@dataclass
class Showing:
    """What the person chose to see.

    `ghosts` is the scenario whose places are outlined, "" for none; `year` 0 is the year of the
    scenario shown.
    """

    colouring: Colouring = Colouring.OPD
    people: bool = False
    ghosts: str = ""
    year: int = 0

    def shown(self, model: StackingModel, by_year: Growth) -> Coloured:
        """Return the plan as it is to be drawn, with its legend."""
        view = model.view()
        if self.year in by_year:
            view = grown(view, by_year[self.year])
        if self.ghosts and model.problem.find(Scenario, self.ghosts):
            view = with_ghosts(view, seats(model.problem, self.ghosts))
        return coloured(view, model.problem, self.colouring)


def with_ghosts(view: StackView, others: dict[str, Place]) -> StackView:
    """Return a plan with outlines of who sits where elsewhere, but not here."""
    found: dict[Place, list[Block]] = defaultdict(list)
    bars = view.bar_of
    for unit, block in view.block_of.items():
        there = others.get(unit, TRAY)
        if there not in bars:
            there = Place(there.building)  # an old building is one bar, whatever the floor
        if there != view.place_of[unit] and there in bars:
            found[there].append(block)

    def bar(one: Bar) -> Bar:
        return replace(one, ghosts=tuple(found.get(one.place, ())))

    return with_bars(view, bar)


def with_years(view: StackView, full: Mapping[Place, Full]) -> StackView:
    """Return a plan with the first year in which each floor overflows."""
    if not full:
        return view

    def bar(one: Bar) -> Bar:
        known = full.get(one.place)
        return replace(one, full_year=known.year, full_why=known.why) if known else one

    return with_bars(view, bar)
