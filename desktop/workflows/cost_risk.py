"""How sure a saving is: which assumptions move it most, and how often it comes out positive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import sqrt
from random import Random
from typing import Any

from desktop.workflows.cost_story import CASH, today_of
from solver.case.build_needs import Need
from solver.case.build_prices import Prices
from solver.case.build_scope import Scope
from solver.costs.cashflow import cash_flow
from solver.costs.line import CostLine
from solver.errors import SatuAtapError
from solver.problem.estate import CostCategory
from solver.problem.problem import City, Problem
from solver.problem.record import FactStatus
from solver.problem.scenario import Scenario
from solver.problem.standards import Standard
from solver.study.assess_lines import Lines
from solver.study.assess_parking import SiteParking
from solver.study.assess_rooms import SharedRooms
from solver.study.assess_seats import Seats
from solver.units import Measure

SPREAD = {  # how far a figure may be off, basis points to either side, by how it is known
    FactStatus.VERIFIED: 500,
    FactStatus.SINGLE: 1_000,
    FactStatus.DERIVED: 1_500,
    FactStatus.OWN: 1_500,
    FactStatus.ESTIMATE: 3_000,
    FactStatus.ILLUSTRATION: 4_000,
}
WHOLE = 10_000
DEMAND = ("space", "rooms", "amenities", "parking")  # groups that change what units need
CHOICES = ("rooms.deterministic", "rooms.service_level", "finance.horizon")  # decided, not guessed
RUNNING = "running_cost"  # key of recorded costs: ``running_cost/<category>``
REUSE, EMPTY = "building/reuse_income", "building/empty_cost"


@dataclass(frozen=True)
class Assumption:
    """A figure that may be off, with its range.

    `key` is ``standard/<id>``, ``running_cost/<category>`` or ``building/<field>``; the latter two
    are shares of what is recorded, basis points.
    """

    key: str
    base: int
    low: int
    high: int
    measure: Measure
    status: FactStatus
    source: str = ""
    spread: int = 0


@dataclass(frozen=True)
class Result:
    """What a plan saves against today: cash a year and net present value, rupiah."""

    saving: int
    npv: int


@dataclass(frozen=True)
class Swing:
    """An assumption with the result at its low and at its high end."""

    assumption: Assumption
    low: Result
    high: Result


@dataclass(frozen=True)
class Chance:
    """What draws of chance say; shares in basis points, 95 % interval by Wilson.

    `p10` to `p90` are the amounts below which so many draws fall, rupiah.
    """

    draws: int
    share: int
    least: int
    most: int
    p10: int
    p50: int
    p90: int


@dataclass(frozen=True)
class Ground:
    """A plan and today, ready to be reckoned again with other figures."""

    problem: Problem
    today: str
    plan: str

    @cached_property
    def base(self) -> Result:
        """The result with the figures as they are."""
        return self.reckon({})

    @cached_property
    def needs(self) -> dict[str, dict[str, Need]]:
        """What units need, by scenario: the same as long as no norm of space changes."""
        return {id: _prices(self.problem, id).needs for id in (self.today, self.plan)}

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """Everything that may be off and can move the result."""
        return tuple(_standards(self)) + tuple(_recorded(self.problem))

    def lines(self, problem: Problem, scenario: str, *, same_needs: bool) -> tuple[CostLine, ...]:
        """Return the cash lines of a scenario of another version of the problem."""
        prices = _prices(problem, scenario)
        if same_needs:
            vars(prices)["needs"] = self.needs[scenario]  # its cached property, already known
        seats = Seats(prices)
        found = Lines(SharedRooms(seats), SiteParking(seats)).all()
        return tuple(line for line in found if line.group in CASH)

    def reckon(self, values: Mapping[str, int]) -> Result:
        """Return the result with other values of some assumptions, by key."""
        problem = changed(self.problem, values)
        same = not any(key.removeprefix("standard/").split(".")[0] in DEMAND for key in values)
        old = self.lines(problem, self.today, same_needs=same)
        new = self.lines(problem, self.plan, same_needs=same)
        city = problem.find(City, "city")
        flow = cash_flow(problem, old, new, city.base_year if city else 0)
        saving = sum(line.amount for line in old) - sum(line.amount for line in new)
        return Result(saving, flow.npv)

    def swing(self, assumption: Assumption) -> Swing:
        """Return the result at both ends of an assumption, all others as they are."""
        low, high = (self.reckon({assumption.key: v}) for v in (assumption.low, assumption.high))
        return Swing(assumption, low, high)

    def draw(self, seed: int, number: int) -> Result:
        """Return the result of one draw: every assumption anywhere in its range.

        Notes
        -----
        Triangular between the ends with the peak at the present value, each by itself. A draw
        depends on seed and number only, so that stopping and going on changes nothing.
        """
        chance = Random(f"{seed}/{number}")
        return self.reckon(
            {a.key: round(chance.triangular(a.low, a.high, a.base)) for a in self.assumptions}
        )


def ground_of(problem: Problem, plan: str) -> Ground:
    """Return the ground of a plan; SatuAtapError without a scenario of today."""
    today = today_of(problem)
    if today is None:
        raise SatuAtapError("costs_no_today")
    return Ground(problem, today, plan)


def _prices(problem: Problem, scenario: str) -> Prices:
    return Prices(Scope(problem, problem.get(Scenario, scenario)))


def _standards(ground: Ground) -> Iterable[Assumption]:
    """Yield the standards that went into cash or that decide what units need."""
    lines = (
        line
        for id in (ground.today, ground.plan)
        for line in ground.lines(ground.problem, id, same_needs=True)
    )
    used = {i.label.removeprefix("standard.") for line in lines for i in line.inputs}
    for row in ground.problem.standard:
        group = row.id.split(".")[0]
        touches = row.id in used or group in ("space", "rooms", "finance")
        made = _of_standard(row) if touches and row.id not in CHOICES else None
        if made is not None and made.low < made.high:
            yield made


def _of_standard(row: Standard) -> Assumption:
    spread = SPREAD[row.status]
    away = (abs(row.value) * spread + WHOLE // 2) // WHOLE
    low, high = max(row.low, row.value - away), min(row.high, row.value + away)
    return Assumption(
        f"standard/{row.id}",
        row.value,
        min(low, row.value),
        max(high, row.value),
        row.measure,
        row.status,
        row.source,
        spread,
    )


def _recorded(problem: Problem) -> Iterable[Assumption]:
    """Yield the costs on record by category, and what buildings cost or earn once empty."""
    for category in CostCategory:
        rows = [r for r in problem.running_cost if r.category is category and r.amount]
        if rows:
            yield _share(f"{RUNNING}/{category.value}", [(r.amount, r) for r in rows])
    for key, name in ((REUSE, "reuse_income"), (EMPTY, "empty_cost")):
        amounts = [(getattr(b, name), b) for b in problem.building if getattr(b, name)]
        if amounts:
            yield _share(key, amounts)


def _share(key: str, rows: Sequence[tuple[int, Any]]) -> Assumption:
    """Return a share of what is recorded; its spread is that of the rows, weighed by amount."""
    whole = sum(amount for amount, _ in rows)
    spread = sum(amount * SPREAD[row.status] for amount, row in rows) // whole
    by_status: dict[FactStatus, int] = {}
    for amount, row in rows:
        by_status[row.status] = by_status.get(row.status, 0) + amount
    sources = list(dict.fromkeys(row.source for _, row in rows if row.source))
    return Assumption(
        key,
        WHOLE,
        WHOLE - spread,
        WHOLE + spread,
        Measure.BASIS_POINT,
        max(by_status, key=lambda status: by_status[status]),
        "; ".join(sources[:3]),
        spread,
    )


def changed(problem: Problem, values: Mapping[str, int]) -> Problem:
    """Return the problem with other values of assumptions."""
    if not values:
        return problem
    return replace(
        problem,
        standard=tuple(
            replace(row, value=values.get(f"standard/{row.id}", row.value))
            for row in problem.standard
        ),
        running_cost=tuple(
            replace(row, amount=_of(row.amount, values, f"{RUNNING}/{row.category.value}"))
            for row in problem.running_cost
        ),
        building=tuple(
            replace(
                row,
                reuse_income=_of(row.reuse_income, values, REUSE),
                empty_cost=_of(row.empty_cost, values, EMPTY),
            )
            for row in problem.building
        ),
    )


def _of(amount: int, values: Mapping[str, int], key: str) -> int:
    return (amount * values.get(key, WHOLE) + WHOLE // 2) // WHOLE


def chance(amounts: Sequence[int]) -> Chance | None:
    """Return how often amounts are above zero, with its interval; None without draws."""
    n = len(amounts)
    if not n:
        return None
    above, z = sum(amount > 0 for amount in amounts) / n, 1.96
    middle = (above + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(above * (1 - above) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    ordered = sorted(amounts)
    at = [ordered[min(n - 1, n * share // 100)] for share in (10, 50, 90)]
    ends = (max(0.0, middle - half), min(1.0, middle + half))
    return Chance(n, round(above * WHOLE), *(round(e * WHOLE) for e in ends), *at)


def ranked(swings: Iterable[Swing], read: Callable[[Result], int]) -> tuple[Swing, ...]:
    """Return the assumptions that move a result, the one that moves it most first."""
    moving = [s for s in swings if read(s.low) != read(s.high)]
    return tuple(sorted(moving, key=lambda s: -abs(read(s.high) - read(s.low))))
