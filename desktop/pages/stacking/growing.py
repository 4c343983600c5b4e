"""The plan in another year: units grow, floors overflow, and the first year in which they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from desktop.document.text import format_number
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.words import excess_of
from desktop.workflows.seats import Place
from desktop.workflows.stack_view import Bar, Block, Need, StackView, with_bars
from desktop.workflows.unit_needs import unit_needs
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario
from solver.units import Measure

MOST_GROWERS = 3  # units named in a tooltip
Needs = Mapping[str, Need]
Growth = Mapping[int, Needs]  # needs of every unit by year


def growth(
    problem: Problem, scenario_id: str, years: Iterable[int], stop: Callable[[], bool]
) -> dict[int, Needs]:
    """Return what every unit takes in each year; slow, so beside the window."""
    found: dict[int, Needs] = {}
    for year in years:
        if stop():
            break
        found[year] = unit_needs(in_year(problem, scenario_id, year), scenario_id)
    return found


def in_year(problem: Problem, scenario_id: str, year: int) -> Problem:
    """Return the project as if the scenario were planned for another year."""
    rows = tuple(
        replace(row, year=year) if row.id == scenario_id else row for row in problem.scenario
    )
    return replace(problem, scenario=rows)


def grown(view: StackView, needs: Needs) -> StackView:
    """Return a plan with the areas and people of another year; rooms and limits stay."""

    def bar(one: Bar) -> Bar:
        return _in_year(one, needs)

    return replace(with_bars(view, bar), tray=tuple(_block(b, needs) for b in view.tray))


class Full(NamedTuple):
    """The first year in which a floor is too small, and why, in words."""

    year: int
    why: tuple[str, ...] = ()


class Overflows:
    """The first year in which each floor is too small; a floor that is as before is not asked."""

    def __init__(self) -> None:
        self._years: Growth = {}
        self._since = 0
        self._known: dict[tuple[object, ...], Full | None] = {}

    def of(self, view: StackView, by_year: Growth, since: int = 0) -> dict[Place, Full]:
        """Return the first year by floor, from a year on, of those in which one is."""
        if by_year is not self._years or since != self._since:
            self._years, self._since, self._known = by_year, since, {}
        found: dict[Place, Full] = {}
        for bar in view.bars:
            units = tuple(block.unit for block in bar.blocks)
            key = (units, bar.room_area, bar.net, bar.people_limit)
            if key not in self._known:
                self._known[key] = self._first(bar)
            if full := self._known[key]:
                found[bar.place] = full
        return found

    def _first(self, bar: Bar) -> Full | None:
        for year in sorted(year for year in self._years if year >= self._since):
            if _too_small(bar, self._years[year]):
                return Full(year, _why(bar, _in_year(bar, self._years[year])))
        return None


def _too_small(bar: Bar, needs: Needs) -> bool:
    """Tell whether a floor is too small for its units in another year; asked for every year."""
    takes = [needs.get(block.unit, block) for block in bar.blocks]
    area = bar.room_area + sum(each.area for each in takes)
    people = sum(each.people for each in takes)
    return (bar.net is not None and area > bar.net) or (
        bar.people_limit is not None and people > bar.people_limit
    )


def _in_year(bar: Bar, needs: Needs) -> Bar:
    """Return a floor with what its units take in another year; rooms and limits stay."""
    return replace(bar, blocks=tuple(_block(one, needs) for one in bar.blocks))


def _block(one: Block, needs: Needs) -> Block:
    need = needs.get(one.unit)
    return replace(one, area=need.area, people=need.people) if need else one


def _why(now: Bar, later: Bar) -> tuple[str, ...]:
    """Return what is missing in the year a floor is too small, and who grows most until then."""
    missing = excess_of(later.over_area, later.over_people)
    by_people = not later.over_area
    grown_by = sorted(
        ((new.people - old.people if by_people else new.area - old.area), new.opd_label, new.label)
        for old, new in zip(now.blocks, later.blocks, strict=True)
    )[::-1]
    measure = Measure.PERSON if by_people else Measure.AREA
    growers = [
        tr("stack.grows", unit=f"{opd} · {name}", amount=format_number(by, measure, decimals=0))
        for by, opd, name in grown_by[:MOST_GROWERS]
        if by > 0
    ]
    return (missing, *growers)


def planned_year(problem: Problem, scenario_id: str) -> int:
    """Return the year a scenario is planned for."""
    scenario = problem.find(Scenario, scenario_id)
    return scenario.year if scenario else 0
