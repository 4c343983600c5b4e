"""From today's bill to that of a plan: by kind of cost, by OPD, and cash by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.document.document import Document
from solver.case.build_prices import Prices
from solver.case.build_scope import Scope
from solver.costs.cashflow import CashFlow, cash_flow
from solver.costs.line import CostGroup, CostKey, CostLine
from solver.errors import SatuAtapError
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Unit
from solver.problem.problem import City, Problem
from solver.problem.scenario import Scenario, ScenarioKind
from solver.study.assess import assess
from solver.study.assess_seats import Seats
from solver.study.assessment import Assessment

CASH = (CostGroup.RUNNING, CostGroup.ONE_OFF)
NOBODY = ""  # what no OPD is charged for: empty buildings


@dataclass(frozen=True)
class Share:
    """A cost line, or the part of it that an OPD is charged, rupiah a year."""

    line: CostLine
    amount: int


@dataclass(frozen=True)
class Step:
    """What one kind of cost, or one OPD, comes to today and in the plan, rupiah a year.

    `key` is the value of a CostKey, the id of an OPD, or NOBODY.
    """

    key: str
    today: tuple[Share, ...]
    plan: tuple[Share, ...]

    @property
    def before(self) -> int:
        """Return what it comes to today."""
        return sum(share.amount for share in self.today)

    @property
    def after(self) -> int:
        """Return what it comes to in the plan."""
        return sum(share.amount for share in self.plan)

    @property
    def change(self) -> int:
        """Return plan less today; a saving is negative."""
        return self.after - self.before


@dataclass(frozen=True)
class CostStory:
    """Everything the page of costs tells about one plan.

    Parameters
    ----------
    today, plan : Assessment
        Both reckoned.
    by_line, by_opd : tuple of Step
        The same difference, cut twice; each sums to plan cash less today's cash, to the rupiah.
    flow : CashFlow
        Cash by year.
    """

    scenario: str
    today: Assessment
    plan: Assessment
    by_line: tuple[Step, ...]
    by_opd: tuple[Step, ...]
    flow: CashFlow


def today_of(problem: Problem) -> str | None:
    """Return the id of the scenario of today, None when the project has none."""
    found = (s.id for s in problem.scenario if s.kind is ScenarioKind.TODAY)
    return next(found, None)


def cost_story(document: Document, scenario_id: str) -> CostStory:
    """Return what changes in the bill from today to a plan; slow, so beside the window.

    Raises
    ------
    SatuAtapError
        The project has no scenario of today to compare with.
    """
    problem = document.problem
    base = today_of(problem)
    if base is None:
        raise SatuAtapError("costs_no_today")
    today, plan = assess(problem, base), assess(problem, scenario_id)
    city = problem.find(City, "city")
    flow = cash_flow(problem, today.lines, plan.lines, city.base_year if city else 0)
    return CostStory(
        scenario_id,
        today,
        plan,
        by_line(today.lines, plan.lines),
        by_opd(problem, (base, today.lines), (scenario_id, plan.lines)),
        flow,
    )


def cash_lines(lines: Iterable[CostLine]) -> tuple[CostLine, ...]:
    """Return the lines that are cash."""
    return tuple(line for line in lines if line.group in CASH)


def by_line(today: Iterable[CostLine], plan: Iterable[CostLine]) -> tuple[Step, ...]:
    """Return a step for every kind of cash cost that either has, in the order of the bill."""
    old, new = cash_lines(today), cash_lines(plan)
    steps = (Step(key.value, _whole(old, key), _whole(new, key)) for key in CostKey)
    return tuple(step for step in steps if step.today or step.plan)


def _whole(lines: Iterable[CostLine], key: CostKey) -> tuple[Share, ...]:
    return tuple(Share(line, line.amount) for line in lines if line.key is key)


def by_opd(
    problem: Problem,
    today: tuple[str, Sequence[CostLine]],
    plan: tuple[str, Sequence[CostLine]],
) -> tuple[Step, ...]:
    """Return a step for every OPD, and one for what nobody is charged.

    Notes
    -----
    What a unit or an OPD causes is charged to it. What a floor, a building or a site costs is
    shared among the OPD in it by net area; an empty building is charged to nobody.
    """
    old, new = (_charged(problem, *each) for each in (today, plan))
    ids = (*(opd.id for opd in problem.opd), NOBODY)
    steps = (Step(id, tuple(old[id]), tuple(new[id])) for id in ids)
    return tuple(step for step in steps if step.today or step.plan)


def _charged(
    problem: Problem, scenario_id: str, lines: Sequence[CostLine]
) -> dict[str, list[Share]]:
    seats = Seats(Prices(Scope(problem, problem.get(Scenario, scenario_id))))
    users = _users(seats)
    found: dict[str, list[Share]] = defaultdict(list)
    for line in cash_lines(lines):
        for opd, amount in _split(line.amount, _payers(problem, users, line)).items():
            found[opd].append(Share(line, amount))
    return found


def _users(seats: Seats) -> dict[tuple[str, str], dict[str, int]]:
    """Return the area of each OPD by ("floor" or "building" or "site", id), dm²."""
    problem = seats.scope.problem
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    places = [(id, seat.building, seat.floor) for id, seat in seats.of.items()]
    waiting = (problem.get(Unit, id) for id in seats.unplaced)  # still in their building of today
    places += [(unit.id, unit.building, "") for unit in waiting if unit.building]
    for id, at, floor in places:
        unit, building = problem.get(Unit, id), problem.find(Building, at)
        area = max(1, seats.area(unit))
        if building is not None:
            found["building", at][unit.opd] += area
            found["site", building.site][unit.opd] += area
        if floor:
            found["floor", floor][unit.opd] += area
    return found


def _payers(
    problem: Problem, users: dict[tuple[str, str], dict[str, int]], line: CostLine
) -> dict[str, int]:
    """Return who is charged for a line, with their weights."""
    if line.subject_kind == "unit":
        return {problem.get(Unit, line.subject).opd: 1}
    if line.subject_kind == "opd":
        return {line.subject: 1}
    here = users.get((line.subject_kind, line.subject), {})
    if not here and line.subject_kind == "floor":  # shared rooms alone: the building pays
        here = users.get(("building", problem.get(Floor, line.subject).building), {})
    return dict(here) or {NOBODY: 1}


def _split(amount: int, weights: dict[str, int]) -> dict[str, int]:
    """Share an amount by weights, to the rupiah: what is left over goes to the largest parts."""
    whole, sign = sum(weights.values()), -1 if amount < 0 else 1
    parts = {key: abs(amount) * weight // whole for key, weight in weights.items()}
    rest = abs(amount) - sum(parts.values())
    order = sorted(weights, key=lambda key: (-(abs(amount) * weights[key] % whole), key))
    for key in order[:rest]:
        parts[key] += 1
    return {key: sign * part for key, part in parts.items()}
