"""The plan in another year: units grow, floors overflow, and the first year in which they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from desktop.workflows.seats import Place
from desktop.workflows.stack_view import Bar, Block, Need, StackView, with_bars
from desktop.workflows.unit_needs import unit_needs
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario

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

    def block(one: Block) -> Block:
        need = needs.get(one.unit)
        return replace(one, area=need.area, people=need.people) if need else one

    def bar(one: Bar) -> Bar:
        return replace(one, blocks=tuple(block(b) for b in one.blocks))

    return replace(with_bars(view, bar), tray=tuple(block(b) for b in view.tray))


class Overflows:
    """The first year in which each floor is too small; a floor that is as before is not asked."""

    def __init__(self) -> None:
        self._years: Growth = {}
        self._since = 0
        self._known: dict[tuple[object, ...], int] = {}  # 0 where no year is

    def of(self, view: StackView, by_year: Growth, since: int = 0) -> dict[Place, int]:
        """Return the first year by floor, from a year on, of those in which one is."""
        if by_year is not self._years or since != self._since:
            self._years, self._since, self._known = by_year, since, {}
        found: dict[Place, int] = {}
        for bar in view.bars:
            units = tuple(block.unit for block in bar.blocks)
            key = (units, bar.room_area, bar.net, bar.people_limit)
            if key not in self._known:
                self._known[key] = self._first(bar)
            if self._known[key]:
                found[bar.place] = self._known[key]
        return found

    def _first(self, bar: Bar) -> int:
        years = (year for year in sorted(self._years) if year >= self._since)
        return next((year for year in years if _too_small(bar, self._years[year])), 0)


def _too_small(bar: Bar, needs: Needs) -> bool:
    mine = [needs[b.unit] for b in bar.blocks if b.unit in needs]
    area = sum(need.area for need in mine) + bar.room_area
    people = sum(need.people for need in mine)
    full = bar.net is not None and area > bar.net
    return full or (bar.people_limit is not None and people > bar.people_limit)


def planned_year(problem: Problem, scenario_id: str) -> int:
    """Return the year a scenario is planned for."""
    scenario = problem.find(Scenario, scenario_id)
    return scenario.year if scenario else 0
