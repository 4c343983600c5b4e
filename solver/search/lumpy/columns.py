"""The lumpy bound by columns: each site on its own, tied by prices for having a block there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.cpsat.integer import row_prices, whole_bound
from solver.cpsat.run import round_up
from solver.search.clock import Effort
from solver.search.lumpy.blocks import blocks
from solver.search.lumpy.master import (
    Master,
    Multipliers,
    Pattern,
    keeping,
    multipliers,
    whole_patterns,
)
from solver.search.lumpy.model import Lumpy
from solver.search.lumpy.pieces import ground_cost, piece_model, site_towers
from solver.search.shares import Shares

NEAR = 5e-5  # distance of master and bound, as a share, at which there is nothing more to be had
SMOOTH, LESS_SMOOTH = 0.6, 0.3  # of the best multipliers in the next, less when nothing is new
FINEST, FINER = 1e-5, 0.1  # how exactly sites are priced: share of the bound, and of what is open
MOST_BLOCKS = 25  # per site: with more, linear programs over patterns take too many rounds
DEAR = 2  # times the first multiplier of a block: the price of having it nowhere
IDLE = 15  # rounds without a better bound after which there are too many patterns
WHOLE_EVERY, WHOLE_SECONDS = 3, 2.0  # rounds between two choices of whole patterns
NEVER = 10**15  # more than any site can gain


def by_columns(case: Case) -> bool:
    """Tell whether columns pay: several sites, none with very many blocks."""
    sites = len(site_towers(case))
    return sites > 1 and len(blocks(case)) <= MOST_BLOCKS * sites


class Columns:
    """The columns of one case; rounds go on until `closed`, and may stop between any two.

    Let prices be given for "this block is in a tower, or its old building is kept", for "this OPD
    is in one tower only", and for what limits count. Then sites have nothing to do with each
    other, and the bound is what is the same for all + the least of each site + the least of each
    old building (Lagrange; Dantzig and Wolfe 1960; Gilmore and Gomory 1961). It holds for any
    prices and, in whole numbers, for any bound on a site. Prices come from a linear program over
    the patterns met so far, drawn towards the best prices (Wentges 1997).

    Attributes
    ----------
    bound : int or None
        No plan's lumpy money is below it.
    value : int or None
        The cheapest whole solution of the lumpy part met so far.
    towers : dict
        Unit → tower in it; units that stay, or may do either, are left out.
    closed : bool
        Nothing more is to be had.
    """

    def __init__(self, case: Case, shares: Shares, lumpy: Lumpy, effort: Effort) -> None:
        self.case = case
        self.blocks = blocks(case)
        self._pieces = [piece_model(case, shares, own) for own in site_towers(case)]
        self._ground = ground_cost(case, shares)
        own = keeping(case, shares, self.blocks)
        self._start = self._relaxed(lumpy, effort)
        usual = sum(map(abs, self._start.block)) // max(1, len(self.blocks))
        dear = tuple(max(1, usual, DEAR * price) for price in self._start.block)
        self.master = Master(case, self.blocks, own, len(self._pieces), dear)
        self._best: Multipliers | None = None
        self._smooth = SMOOTH
        self._rounds = self._gained = 0
        self.bound: int | None = None
        self.value: int | None = None
        self.towers: dict[int, int] = {}
        self.closed = False

    @property
    def proved(self) -> bool:
        """The bound is as good as the solution known."""
        return (
            self.bound is not None
            and self.value is not None
            and self.value - self.bound <= NEAR * abs(self.value)
        )

    def advance(self, effort: Effort) -> None:
        """Price every site once."""
        least, there = self.master.solve()
        least += self._ground
        at = self._start if self._best is None else there.toward(self._best, self._smooth)
        gap = self._gap(least)
        told = [self._price(k, at, gap, effort) for k in range(len(self._pieces))]
        bound = self._apart(at) + sum(amount for amount, _ in told)
        if self.bound is None or bound > self.bound:
            self.bound, self._best, self._gained = bound, at, self._rounds
        new = sum([self.master.take(p) for _, patterns in told for p in patterns])
        self._rounds += 1
        self._settle(least, new)
        if effort.counted is None and (self.closed or self._rounds % WHOLE_EVERY == 0):
            self._choose(effort)

    def _relaxed(self, lumpy: Lumpy, effort: Effort) -> Multipliers:
        """Return the multipliers of the linear relaxation of the lumpy model."""
        duals = row_prices(lumpy.model, effort.seconds, effort.stop)
        if not duals:
            duals = [0.0] * len(lumpy.model.proto.constraints)
        return multipliers(
            self.blocks,
            [duals[row] for row in lumpy.block_rows],
            [
                duals[lumpy.opd_rows[g]] if g in lumpy.opd_rows else 0.0
                for g in range(len(self.case.opds))
            ],
            [0.0] * len(self.case.limits),
        )

    def _gap(self, least: float) -> int:
        """Return how exactly to price: far from the end a fair answer does."""
        opened = least - self.bound if self.bound is not None else abs(least)
        finest = FINEST * abs(least)
        return max(1, int(max(finest, FINER * opened / len(self._pieces))))

    def _settle(self, least: float, new: int) -> None:
        """See whether there is more to be had; when nothing is new, trust the master more."""
        assert self.bound is not None
        near = least - self.bound <= NEAR * abs(least)
        if (near or new == 0) and self.master.lacking():
            return
        if near or (new == 0 and self._smooth == 0) or self._rounds - self._gained > IDLE:
            self.closed = True
        elif new == 0:
            self._smooth = max(0.0, self._smooth - LESS_SMOOTH)

    def _apart(self, at: Multipliers) -> int:
        """Return what the bound is without the sites."""
        sums: dict[int, int] = {}
        for price, block in zip(at.block, self.blocks, strict=True):
            if block.stay is not None:
                sums[block.stay] = sums.get(block.stay, 0) + price
        spared = sum(min(0, cost - sums[b]) for b, cost in self.master.keeping.items())
        limits = sum(
            math.ceil(price * limit.most)
            for price, limit in zip(at.limit, self.case.limits, strict=True)
        )
        return self._ground + sum(at.block) - sum(at.opd) - limits + spared

    def _price(
        self, k: int, at: Multipliers, gap: int, effort: Effort
    ) -> tuple[int, list[Pattern]]:
        """Return the least of a site at these prices, at most 0: it may be left empty."""
        piece = self._pieces[k]
        terms = list(piece.costs)
        terms += [(var, -at.block[i]) for (i, _), var in piece.inside.items()]
        terms += [(var, at.opd[g]) for (g, _), var in piece.opds.items()]
        for price, counted in zip(at.limit, piece.spent, strict=True):
            terms += [(var, math.floor(price * count)) for var, count in counted]
        piece.model.minimize(sum(amount * var for var, amount in terms))
        bound, solutions = _least(piece.model, gap, effort)
        return min(0, bound), [self._read(k, values) for values in solutions]

    def _read(self, k: int, values: Sequence[float]) -> Pattern:
        piece = self._pieces[k]

        def value(var: Any) -> int:
            return 1 if isinstance(var, int) else round(values[var.index])

        return Pattern(
            k,
            frozenset(key for key, var in piece.inside.items() if value(var)),
            sum(amount * value(var) for var, amount in piece.costs),
            tuple(sum(n * value(var) for var, n in counted) for counted in piece.spent),
        )

    def _choose(self, effort: Effort) -> None:
        """Look for a better whole solution among the patterns."""
        found = whole_patterns(self.master, WHOLE_SECONDS, effort.stop)
        if found is None or (self.value is not None and self._ground + found[0] >= self.value):
            return
        self.value = self._ground + found[0]
        self.towers = {u: t for i, t in sorted(found[1]) for u in self.blocks[i].units}


def _least(
    model: cp_model.CpModel, gap: int, effort: Effort
) -> tuple[int, list[tuple[float, ...]]]:
    """Return a bound on a site's model, and solutions; by CP-SAT when the clock must not matter."""
    if effort.counted is None:
        found = whole_bound(model, effort.seconds, stop=effort.stop, gap=gap, brief=True)
        solutions = [values for values in (found.values, *found.others) if values]
        return (-NEVER if found.bound is None else found.bound), solutions
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.absolute_gap_limit = gap
    solver.parameters.max_deterministic_time = max(1e-3, effort.counted)
    solver.parameters.catch_sigint_signal = False
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return -NEVER, []
    values = tuple(
        float(solver.value(model.get_int_var_from_proto_index(i)))
        for i in range(len(model.proto.variables))
    )
    return round_up(solver.best_objective_bound), [values]
