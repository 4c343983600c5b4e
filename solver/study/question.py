"""What a study asks of a case: two measures of a plan, and cases that lead to each point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Protocol

from solver.case.model import Case, Limit, Unit
from solver.check.bill import bill, total
from solver.check.usage import limit_used
from solver.plan import Plan

WHOLE = 1000  # the two weights of a blend add up to this
MOST_MONEY = 2**60  # above it solvers may overflow
Rows = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, order=True)
class Aim:
    """One point to look for.

    Parameters
    ----------
    first, second : int
        Weights on the two measures; both at least 1 in a blend.
    most : int or None
        The second measure must not pass this.
    """

    first: int = 1
    second: int = 0
    most: int | None = None

    @property
    def name(self) -> str:
        """A short name, the same for the same aim."""
        return f"{self.first}:{self.second}" if self.most is None else f"<={self.most}"


@dataclass(frozen=True)
class Point:
    """A sound plan and its two measures: x is money, y the other one."""

    x: int
    y: int
    plan: Plan


@dataclass(frozen=True)
class Proved:
    """What is proved for an aim: no plan that the aim allows has a smaller weighted sum."""

    aim: Aim
    bound: int


class Question(Protocol):
    """Two measures of the plans of a case, both to be small."""

    @property
    def key(self) -> str:
        """Hash of everything the answers depend on."""
        ...

    @property
    def plain(self) -> Case:
        """The case that says which plans are sound."""
        ...

    def case(self, aim: Aim) -> Case:
        """Return the case whose best plan is the point of an aim."""
        ...

    def measure(self, plan: Plan) -> tuple[int, int]:
        """Return the two measures of a plan that keeps every rule."""
        ...

    def score(self, aim: Aim, x: int, y: int) -> int | None:
        """Return what the aim's case costs at such a plan; None when it is not allowed."""
        ...

    def between(self, left: Point, right: Point) -> Aim | None:
        """Return an aim whose point may lie between two; left has the smaller x."""
        ...

    def least(self, proved: Sequence[Proved], y: int) -> int | None:
        """Return the least x that any plan with this y or less can have; None when unknown."""
        ...


@dataclass(frozen=True)
class Blend:
    """Money against way: two cases with the same plans and different prices.

    Parameters
    ----------
    name : str
        Hash of both cases.
    cash, way : Case
        The same units, floors, rules and limits; x is the cost in `cash`, y that in `way`.
    """

    name: str
    cash: Case
    way: Case

    @property
    def key(self) -> str:
        """Hash of both cases."""
        return self.name

    @property
    def plain(self) -> Case:
        """The case that says which plans are sound."""
        return self.cash

    def case(self, aim: Aim) -> Case:
        """Return the case that charges both, each by its weight."""
        return blend(self.cash, self.way, aim.first, aim.second)

    def measure(self, plan: Plan) -> tuple[int, int]:
        """Return cash and way of a plan."""
        return total(bill(self.cash, plan)), total(bill(self.way, plan))

    def score(self, aim: Aim, x: int, y: int) -> int | None:
        """Return the weighted sum."""
        return aim.first * x + aim.second * y

    def between(self, left: Point, right: Point) -> Aim | None:
        """Return the weights under which both points cost the same: better ones lie below."""
        dx, dy = right.x - left.x, left.y - right.y
        if dx <= 0 or dy <= 0:
            return None
        first = min(WHOLE - 1, max(1, round(Fraction(WHOLE * dy, dx + dy))))
        return Aim(first, WHOLE - first)

    def ends(self) -> tuple[Aim, Aim]:
        """Return the aims of the two ends: nearly all weight on one, so that ties are broken."""
        return Aim(WHOLE - 1, 1), Aim(1, WHOLE - 1)

    def least(self, proved: Sequence[Proved], y: int) -> int | None:
        """Return the least cash with this way or less, from all weighted sums that are proved."""
        known = [ceil(Fraction(f.bound - f.aim.second * y, f.aim.first)) for f in proved]
        return max(known, default=None)


@dataclass(frozen=True)
class Moves:
    """Cost against the number of units that move.

    Parameters
    ----------
    name : str
        Hash of case and rows.
    plain : Case
        The case; x is its cost.
    rows : tuple of tuple of int
        ``rows[u][i]`` is 1 when unit u moves by being on ``units[u].floors[i]``; who stays does
        not move.
    """

    name: str
    plain: Case
    rows: Rows

    @property
    def key(self) -> str:
        """Hash of case and rows."""
        return self.name

    @cached_property
    def _counted(self) -> Limit:
        return Limit("moves", 0, unit=self.rows)

    def case(self, aim: Aim) -> Case:
        """Return the case with a limit on moves, or the one that only counts moves."""
        if aim.second:
            return blend(unpriced(self.plain), counting(self.plain, self.rows), 1, 1)
        if aim.most is None:
            return self.plain
        limit = replace(self._counted, most=aim.most)
        return replace(self.plain, limits=(*self.plain.limits, limit))

    def measure(self, plan: Plan) -> tuple[int, int]:
        """Return cost and number of moves of a plan."""
        return total(bill(self.plain, plan)), limit_used(self.plain, plan, self._counted)

    def score(self, aim: Aim, x: int, y: int) -> int | None:
        """Return the cost, or the moves when only they count."""
        if aim.second:
            return y
        return None if aim.most is not None and y > aim.most else x

    def between(self, left: Point, right: Point) -> Aim | None:
        """Return the limit half way."""
        if left.y - right.y < 2:
            return None
        return Aim(most=(left.y + right.y) // 2)

    def ends(self) -> tuple[Aim, Aim]:
        """Return the aims of the two ends: least cost, fewest moves."""
        return Aim(), Aim(0, 1)

    def least(self, proved: Sequence[Proved], y: int) -> int | None:
        """Return the least cost with so many moves or fewer: what more moves cannot beat."""
        known = [
            f.bound for f in proved if not f.aim.second and (f.aim.most is None or f.aim.most >= y)
        ]
        return max(known, default=None)

    def fewest(self, proved: Sequence[Proved]) -> int:
        """Return the number of moves that no plan can undercut."""
        return max((f.bound for f in proved if f.aim.second), default=0)


def moves_rows(case: Case, today: Plan | None = None) -> Rows:
    """Return what counts as a move.

    Parameters
    ----------
    case : Case
        The case.
    today : Plan or None
        Where everybody is. None: those who may stay are there, all others move wherever they go.
    """
    if today is None:
        return tuple((1,) * len(unit.floors) for unit in case.units)
    return tuple(
        tuple(int(f != at) for f in unit.floors)
        for unit, at in zip(case.units, today.place, strict=True)
    )


def blend(one: Case, other: Case, a: int, b: int) -> Case:
    """Return a case that charges a times the prices of one and b times those of the other.

    Both must have the same plans; everything but prices is taken from `one`.
    """
    weights = {(u, v): a * w for u, v, w in one.flows}
    for u, v, w in other.flows:
        weights[u, v] = weights.get((u, v), 0) + b * w
    parking = one.parking
    if parking is not None and other.parking is not None:
        prices = zip(parking.level_cost, other.parking.level_cost, strict=True)
        parking = replace(parking, level_cost=tuple(a * x + b * y for x, y in prices))
    classes = tuple(
        replace(c, cost=a * c.cost + b * d.cost)
        for c, d in zip(one.rooms.classes, other.rooms.classes, strict=True)
    )
    return replace(
        one,
        towers=tuple(
            replace(s, open_cost=a * s.open_cost + b * t.open_cost)
            for s, t in zip(one.towers, other.towers, strict=True)
        ),
        floors=tuple(
            replace(f, open_cost=a * f.open_cost + b * g.open_cost)
            for f, g in zip(one.floors, other.floors, strict=True)
        ),
        old=tuple(
            replace(o, keep_cost=a * o.keep_cost + b * p.keep_cost)
            for o, p in zip(one.old, other.old, strict=True)
        ),
        opds=tuple(
            replace(
                g,
                span_cost=a * g.span_cost + b * h.span_cost,
                split_cost=a * g.split_cost + b * h.split_cost,
            )
            for g, h in zip(one.opds, other.opds, strict=True)
        ),
        units=tuple(_unit(u, v, a, b) for u, v in zip(one.units, other.units, strict=True)),
        flows=tuple((u, v, w) for (u, v), w in weights.items() if w),
        rooms=replace(one.rooms, classes=classes),
        parking=parking,
    )


def _unit(one: Unit, other: Unit, a: int, b: int) -> Unit:
    return replace(
        one,
        cost=tuple(a * x + b * y for x, y in zip(one.cost, other.cost, strict=True)),
        stay_cost=a * one.stay_cost + b * other.stay_cost,
    )


def unpriced(case: Case) -> Case:
    """Return the case in which nothing costs anything."""
    return blend(case, case, 0, 0)


def counting(case: Case, rows: Rows) -> Case:
    """Return the case that costs one for each move."""
    free = unpriced(case)
    units = (replace(u, cost=row) for u, row in zip(free.units, rows, strict=True))
    return replace(free, units=tuple(units))


def without_way(case: Case) -> Case:
    """Return the case without what ways cost: trips, floors between an OPD, a torn OPD."""
    opds = tuple(replace(g, span_cost=0, split_cost=0) for g in case.opds)
    return replace(case, flows=(), opds=opds)


def only_way(case: Case) -> Case:
    """Return the case in which only ways cost: trips, floors between an OPD, a torn OPD."""
    return replace(unpriced(case), flows=case.flows, opds=case.opds)
