"""The plan in another year: units grow, floors overflow, and the first year in which they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from desktop.workflows.stack_view import Bar, Block, Need, Place, StackView, with_bars
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


def overflows(view: StackView, by_year: Growth) -> dict[Place, int]:
    """Return the first year in which each floor is too small, of those in which one is."""
    found: dict[Place, int] = {}
    for bar in view.bars:
        for year in sorted(by_year):
            if _too_small(bar, by_year[year]):
                found[bar.place] = year
                break
    return found


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
