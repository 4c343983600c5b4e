"""The master of the lumpy columns: which patterns of blocks the sites take, in parts or whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ortools.linear_solver import pywraplp  # type: ignore[attr-defined]  # made by SWIG
from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.cpsat.run import stopping
from solver.search.lumpy.blocks import Block
from solver.search.shares import Shares

LITTLE = 1e-6
DEARER, MOST_RAISED = 3, 8  # times dearer when being nowhere is still the cheapest, and how often


@dataclass(frozen=True)
class Pattern:
    """Blocks in the towers of one site, all together.

    Parameters
    ----------
    site : int
        The site.
    inside : frozenset of (block, tower)
        Who is where.
    cost : int
        What it costs there, above what the blocks pay else.
    spent : tuple of int
        By limit: what it counts.
    """

    site: int
    inside: frozenset[tuple[int, int]]
    cost: int
    spent: tuple[int, ...] = ()


@dataclass(frozen=True)
class Multipliers:
    """Prices of what ties the sites, in whole money.

    Parameters
    ----------
    block : tuple of int
        For having a block in a tower; never below 0 for blocks that may stay.
    opd : tuple of int
        By OPD: for being in a tower, not below 0.
    limit : tuple of float
        Per unit that a limit counts, not below 0.
    """

    block: tuple[int, ...]
    opd: tuple[int, ...]
    limit: tuple[float, ...] = ()

    def toward(self, other: Multipliers, share: float) -> Multipliers:
        """Return the point that is `share` of the way to others."""
        return Multipliers(
            tuple(round(a + share * (b - a)) for a, b in zip(self.block, other.block, strict=True)),
            tuple(round(a + share * (b - a)) for a, b in zip(self.opd, other.opd, strict=True)),
            tuple(a + share * (b - a) for a, b in zip(self.limit, other.limit, strict=True)),
        )


def multipliers(
    blocks: Sequence[Block],
    block: Sequence[float],
    opd: Sequence[float],
    limit: Sequence[float] = (),
) -> Multipliers:
    """Return multipliers from the duals of a linear program, with the signs that are allowed."""
    by_block = zip(blocks, block, strict=True)
    return Multipliers(
        tuple(round(dual if own.stay is None else max(0.0, dual)) for own, dual in by_block),
        tuple(round(max(0.0, -dual)) for dual in opd),
        tuple(max(0.0, -dual) for dual in limit),
    )


@dataclass
class Master:
    """Patterns so far, and the linear program over them.

    Parameters
    ----------
    case : Case
        The case.
    blocks : tuple of Block
        Its blocks.
    keeping : dict
        Old building → what keeping it costs.
    sites : int
        Groups of towers that patterns are for.
    dear : tuple of int
        By block: its price when it must move and is nowhere, while patterns are few.
    """

    case: Case
    blocks: tuple[Block, ...]
    keeping: dict[int, int]
    sites: int
    dear: tuple[int, ...]
    patterns: list[Pattern] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._known: set[tuple[int, frozenset[tuple[int, int]]]] = set()
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._goal = self._solver.Objective()
        self._goal.SetMinimization()
        far = self._solver.infinity()
        self._block = [
            self._solver.Constraint(1, 1 if block.stay is None else far) for block in self.blocks
        ]
        self._opd = [self._solver.Constraint(-far, 1) for _ in self.case.opds]
        self._site = [self._solver.Constraint(-far, 1) for _ in range(self.sites)]
        self._limit = [self._solver.Constraint(-far, limit.most) for limit in self.case.limits]
        for b, cost in self.keeping.items():
            var = self._add(cost)
            for row, block in zip(self._block, self.blocks, strict=True):
                if block.stay == b:
                    row.SetCoefficient(var, 1)
        self._raised = 0
        self._lacks = False
        self._lacking: list[tuple[Any, int]] = []
        for row, block, price in zip(self._block, self.blocks, self.dear, strict=True):
            if block.stay is None:
                self._lacking.append((self._add(price), price))
                row.SetCoefficient(self._lacking[-1][0], 1)

    def _add(self, cost: int) -> Any:
        var = self._solver.NumVar(0, self._solver.infinity(), "")
        self._goal.SetCoefficient(var, cost)
        return var

    def lacking(self) -> bool:
        """Return whether a block that must move was nowhere, in part; make that dearer then."""
        lacks = self._lacks and self._raised < MOST_RAISED  # else nobody knows a place for it
        if lacks:
            self._raised += 1
            self._lacking = [(var, DEARER * price) for var, price in self._lacking]
            for var, price in self._lacking:
                self._goal.SetCoefficient(var, price)
        return lacks

    def take(self, pattern: Pattern) -> bool:
        """Add a pattern; return whether it is new."""
        key = (pattern.site, pattern.inside)
        if key in self._known or not pattern.inside:
            return False
        self._known.add(key)
        self.patterns.append(pattern)
        var = self._add(pattern.cost)
        self._site[pattern.site].SetCoefficient(var, 1)
        for i, _ in pattern.inside:
            self._block[i].SetCoefficient(var, 1)
        for g in opds(self.blocks, pattern):
            self._opd[g].SetCoefficient(var, 1)
        for row, spent in zip(self._limit, pattern.spent, strict=True):
            row.SetCoefficient(var, spent)
        return True

    def solve(self) -> tuple[float, Multipliers]:
        """Return the least cost of patterns in parts, and the multipliers there."""
        self._solver.Solve()
        self._lacks = any(var.solution_value() > LITTLE for var, _ in self._lacking)
        found = multipliers(
            self.blocks,
            [row.dual_value() for row in self._block],
            [row.dual_value() for row in self._opd],
            [row.dual_value() for row in self._limit],
        )
        return self._goal.Value(), found


def opds(blocks: Sequence[Block], pattern: Pattern) -> set[int]:
    """Return the OPDs that a pattern has in a tower."""
    return {blocks[i].opd for i, _ in pattern.inside}


def keeping(case: Case, shares: Shares, blocks: Sequence[Block]) -> dict[int, int]:
    """Return old buildings with blocks → what keeping adds to the bill; 0 when it is sure."""
    sure = {unit.stay for unit in case.units if not unit.floors}
    own = sorted({block.stay for block in blocks if block.stay is not None})
    return {b: 0 if b in sure else case.old[b].keep_cost - shares.keep[b] for b in own}


def whole_patterns(
    master: Master, seconds: float, stop: Callable[[], bool] | None = None
) -> tuple[int, frozenset[tuple[int, int]]] | None:
    """Return the cheapest whole choice among the patterns, None when there is none.

    The cost leaves out what is the same for all; it is no bound, since other patterns exist.

    Returns
    -------
    (int, frozenset of (block, tower)) or None
        The cost, and who is where.
    """
    model = cp_model.CpModel()
    pairs = [(p, model.new_bool_var("")) for p in master.patterns]
    kept = {b: model.new_bool_var("") for b in master.keeping}
    here: dict[int, Any] = dict.fromkeys(range(len(master.blocks)), 0)
    opd_in: dict[int, list[Any]] = {}
    for p, taken in pairs:
        for i, _ in p.inside:
            here[i] += taken
        for g in opds(master.blocks, p):
            opd_in.setdefault(g, []).append(taken)
    for i, block in enumerate(master.blocks):
        if block.stay is None:
            model.add(here[i] == 1)
        else:
            model.add(here[i] + kept[block.stay] >= 1)
    for several in opd_in.values():
        model.add_at_most_one(several)
    for site in {p.site for p in master.patterns}:
        model.add_at_most_one(taken for p, taken in pairs if p.site == site)
    for k, limit in enumerate(master.case.limits):
        model.add(sum(p.spent[k] * taken for p, taken in pairs) <= limit.most)
    cost: Any = sum(price * kept[b] for b, price in master.keeping.items())
    model.minimize(cost + sum(p.cost * taken for p, taken in pairs))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False
    with stopping(solver.stop_search, stop):
        status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    where = frozenset(key for p, var in pairs if solver.boolean_value(var) for key in p.inside)
    return round(solver.objective_value), where
