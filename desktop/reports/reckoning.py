"""Everything a report stands on, reckoned once: comparison, needs of the units, stale results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from desktop.document.document import Document
from desktop.reports.comparison import Comparison, ScenarioColumn, compare
from desktop.reports.freshness import is_stale
from desktop.reports.guarantee import Guarantee, guarantee_of
from desktop.reports.order_data import OrderData
from desktop.reports.places import Seat, seats
from desktop.reports.stack_data import StackData, stack_data
from solver.case.build_prices import Prices
from solver.case.build_scope import Scope
from solver.problem.problem import KINDS, Problem
from solver.problem.record import FactStatus
from solver.problem.scenario import Scenario
from solver.study.assess_seats import Seats
from solver.study.assessment import Assessment


@dataclass(frozen=True)
class Reckoning:
    """Scenarios of one report with all their figures.

    Parameters
    ----------
    document : Document
        The project.
    comparison : Comparison
        Today and the others.
    proposed : str
        Id of the scenario the report proposes; its details are printed.
    area, people : mapping of str to (mapping of str to int)
        Per scenario and unit: net area needed in dm², people in the planning year.
    stale : frozenset of str
        Scenarios whose result speaks of other data.
    order : OrderData or None
        The order of the moves of the scenario proposed; None where it is not asked for.
    """

    document: Document
    comparison: Comparison
    proposed: str
    area: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    people: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    stale: frozenset[str] = frozenset()
    order: OrderData | None = None

    @property
    def problem(self) -> Problem:
        """Return the records of the project."""
        return self.document.problem

    @cached_property
    def columns(self) -> dict[str, ScenarioColumn]:
        """Columns of the comparison by scenario."""
        return {column.id: column for column in self.comparison.scenarios}

    @property
    def main(self) -> ScenarioColumn:
        """Return the column of the scenario proposed."""
        return self.columns[self.proposed]

    @property
    def today(self) -> Assessment | None:
        """Return the assessment of today, or None."""
        column = self.comparison.today
        return column.assessment if column else None

    def guarantee(self, scenario_id: str) -> Guarantee:
        """Return what is known about the plan of a scenario."""
        return guarantee_of(self.document, scenario_id, stale=scenario_id in self.stale)

    def seats(self, scenario_id: str) -> tuple[Seat, ...]:
        """Return who sits where."""
        return seats(self.problem, scenario_id)

    def stack(self, scenario_id: str) -> StackData:
        """Return the stacking plan of a scenario."""
        return stack_data(
            self.document,
            scenario_id,
            self.columns[scenario_id].assessment,
            self.area.get(scenario_id, {}),
            self.people.get(scenario_id, {}),
        )

    @cached_property
    def illustrated(self) -> dict[str, int]:
        """Number of rows invented to fill a gap, by kind of record; only kinds that have any."""
        counts = {kind: _illustrations(self.problem, kind) for kind in KINDS}
        return {kind: count for kind, count in counts.items() if count}


def _illustrations(problem: Problem, kind: str) -> int:
    rows = problem.rows(kind)
    return sum(getattr(row, "status", None) is FactStatus.ILLUSTRATION for row in rows)


def reckon(document: Document, scenario_ids: Sequence[str], proposed: str = "") -> Reckoning:
    """Reckon everything a report of these scenarios stands on.

    Parameters
    ----------
    document : Document
        The project.
    scenario_ids : sequence of str
        Today comes first whether asked for or not; of the others the first four.
    proposed : str
        Id of the scenario to propose; empty for `best_scenario`.

    Raises
    ------
    KeyError
        An id is not in the project.
    """
    comparison = compare(document, scenario_ids)
    problem = document.problem
    ids = (column.id for column in comparison.scenarios)
    seated = {id: Seats(Prices(Scope(problem, problem.get(Scenario, id)))) for id in ids}
    return Reckoning(
        document,
        comparison,
        proposed or best_scenario(comparison),
        {id: unit_areas(found) for id, found in seated.items()},
        {id: unit_people(found) for id, found in seated.items()},
        frozenset(id for id in seated if is_stale(problem, id)),
    )


def unit_areas(seated: Seats) -> dict[str, int]:
    """Return the net area of every unit as the assessment reckons it, dm²."""
    return {unit.id: seated.area(unit) for unit in seated.scope.problem.unit}


def unit_people(seated: Seats) -> dict[str, int]:
    """Return the people of every unit in the planning year."""
    return {id: need.people for id, need in seated.prices.needs.items()}


def best_scenario(comparison: Comparison) -> str:
    """Return the id of the scenario to propose when nobody has chosen one.

    The feasible one with the least cash a year; when none is feasible, the one with the fewest
    units without a place and rules broken; today only when there is no other.
    """
    others = [c for c in comparison.scenarios if not c.is_today] or list(comparison.scenarios)

    def badness(column: ScenarioColumn) -> tuple[int, int]:
        reckoned = column.assessment
        return len(reckoned.unplaced) + len(reckoned.broken), reckoned.cash

    return min(others, key=badness).id
