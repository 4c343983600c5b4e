"""The prices of what neighbouring cuts share, under which their least amounts add up to most."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.cpsat.build import build
from solver.cpsat.draft import Draft
from solver.cpsat.facts import Facts
from solver.cpsat.integer import relaxation
from solver.plan import Plan
from solver.search.small.slabs import ABOVE, BELOW, ROOMS, Corner, Cut, Key, Least, Slab, without
from solver.search.small.slabs_model import CutModel, at_home, cut_model, shared_terms

BOX = 0.02  # how far a price may go from the best at first, in mean trips and spans of a unit
WIDER, NARROWER = 1.5, 0.6  # the box after a good step and after a bad one
GOOD = 0.3  # of what was hoped for: a good step
NEAR = 0.005  # of what is lacking to the plan: so little hope is no reason to stay in the box
IDLE = 30  # rounds in a row
LONGEST = 20.0  # seconds for one cut


class PriceSearch:
    """Ever better prices for the case in which everybody stays or moves as in a plan.

    Cuts meet in the linear relaxation of all that is not trips and spans: a price is the
    multiplier of "this number of the cut is that of the relaxation". Each round asks every cut for
    its least at the present prices; the placements found are columns of a linear program whose
    multipliers, held in a box around the best prices, are tried next (column generation with
    boxes: Marsten, Hogan and Blankenship 1975).

    Attributes
    ----------
    best : list of dict
        By cut: the best prices so far.
    sum : float
        What they prove for that case.
    hope : float
        What no prices inside the box can pass, as far as columns tell.
    """

    def __init__(self, case: Case, plan: Plan) -> None:
        home = at_home(case, plan)
        model = cut_model(home)
        self.cuts = model.cuts
        self.slabs = [Slab(home, cut) for cut in self.cuts]
        self.best = _first_prices(model, plan, self.slabs)
        self.sum = self.hope = -float("inf")
        self._master = _Master(home, plan, self.slabs)
        self._next = self.best
        self._far = _mean_pull(home, self.cuts)
        self._box = BOX * self._far
        self._base: float | None = None
        self._idle = 0
        self._goal = total(bill(case, plan))

    def round(self, left: Callable[[], float], stop: Callable[[], bool], threads: int = 1) -> bool:
        """Ask all cuts once, so many at a time; return whether that was possible in time."""

        def ask(k: int) -> Least:
            if stop() or left() <= 0:
                return Least(None)
            return self.slabs[k].least(self._next[k], min(LONGEST, left()), stop)

        with ThreadPoolExecutor(max_workers=threads) as pool:
            answers = list(pool.map(ask, range(len(self.slabs))))
        proved = 0.0
        for k, found in enumerate(answers):
            if found.bound is None:
                return False
            proved += found.bound
            for corner in found.corners:
                self._master.add(k, corner)
        if self._base is None:
            self._base = self._master.price(self._next, 0.0)[1]
        proved += self._base
        self._idle = 0 if proved > self.sum else self._idle + 1
        if proved > self.sum:
            good = proved - self.sum > GOOD * (self.hope - self.sum)
            self.sum, self.best = proved, self._next
            self._box *= WIDER if good else 1.0
        else:
            self._box *= NARROWER
        self._next, self._base, self.hope = self._master.price(self.best, self._box)
        while self.hope - self.sum <= NEAR * (self._goal - self.sum) and self._box <= self._far:
            self._box *= 2  # nothing more to hope for so near
            self._next, self._base, self.hope = self._master.price(self.best, self._box)
        return True

    @property
    def closed(self) -> bool:
        """Whether no prices however far promise more, or many rounds have gained nothing."""
        return self._box > self._far or self._idle > IDLE


def _mean_pull(case: Case, found: tuple[Cut, ...]) -> float:
    """Return what the trips and spans of a unit cost at a cut, on average."""
    size = [sum(unit.opd == g for unit in case.units) for g in range(len(case.opds))]
    pull = sum(
        sum(2 * amount for *_, amount in cut.trips)
        + sum(size[g] * amount for g, amount in cut.spans)
        for cut in found
    )
    return pull / max(1, len(case.units) * len(found))


def fix_lumps(draft: Draft, plan: Plan, solver: Any, variables: list[Any]) -> None:
    """Fix floors, towers and parking levels as in the plan, and as many rooms by zone."""
    facts = Facts(draft.case, plan)
    meaning = {var.index: say for var, say in draft.meanings}
    for var in (*draft.floor_on.values(), *draft.tower_on.values(), *draft.levels.values()):
        if not isinstance(var, int):
            value = meaning[var.index](facts)
            variables[var.index].SetBounds(value, value)
    counts: dict[tuple[int, int], Any] = {}
    for (c, f), var in draft.rooms.items():
        zone = draft.case.floors[f].zone
        if (zone, c) not in counts:
            counts[zone, c] = solver.Constraint(facts.zone_rooms[zone, c], solver.infinity())
        counts[zone, c].SetCoefficient(variables[var.index], 1)


def _first_prices(model: CutModel, plan: Plan, slabs: list[Slab]) -> list[dict[Key, int]]:
    """Return the prices of the linear relaxation: what its rows on trips and spans are worth."""
    draft = model.draft
    solver, variables, rows = relaxation(draft.model)
    fix_lumps(draft, plan, solver, variables)
    if solver.Solve() != solver.OPTIMAL:
        return [dict.fromkeys(slab.shared, 0) for slab in slabs]
    prices = []
    for mine, slab in zip(model.rows, slabs, strict=True):
        worth: dict[int, float] = {}
        for row, terms in (row for r in mine for row in rows[r]):
            value = row.dual_value()
            for i, a in terms if value else ():
                worth[i] = worth.get(i, 0.0) - value * a
        prices.append({key: _worth(draft, slab, key, worth) for key in slab.shared})
    return prices


def _worth(draft: Draft, slab: Slab, key: Key, worth: dict[int, float]) -> int:
    """Return the price of a shared number; a unit that is not above may surely be below."""
    what, u, *_ = key
    if what == ROOMS:
        return 0
    above, below = draft.within(u, slab.cut.upper), draft.within(u, slab.cut.lower)
    value = {
        side: 0.0 if isinstance(term, int) else worth.get(term.index, 0.0)
        for side, term in ((ABOVE, above), (BELOW, below))
    }
    if what == ABOVE and (BELOW, u, 0, 0) not in slab.shared:
        return round(value[ABOVE] - value[BELOW])
    return round(value[what])


class _Master:
    """The linear program that knows all placements met so far."""

    def __init__(self, home: Case, plan: Plan, slabs: list[Slab]) -> None:
        draft = build(without(home, [slab.cut for slab in slabs]))
        # Before anything is translated: some terms come into being when they are asked for.
        shared = [
            {key: shared_terms(draft, slab.cut, key) for key in slab.shared} for slab in slabs
        ]
        self._solver, variables, _ = relaxation(draft.model)
        fix_lumps(draft, plan, self._solver, variables)
        self._goal = self._solver.Objective()
        self._known: set[tuple[int, Corner]] = set()
        self._one = [self._solver.Constraint(1, 1) for _ in slabs]
        self._links: list[dict[Key, Any]] = []
        self._slack: list[dict[Key, tuple[Any, Any]]] = []
        for mine in shared:
            self._links.append({})
            self._slack.append({})
            for key, terms in mine.items():
                self._link(key, [variables[t.index] for t in terms])

    def _link(self, key: Key, terms: list[Any]) -> None:
        row = self._solver.Constraint(0, 0)
        for var in terms:
            row.SetCoefficient(var, row.GetCoefficient(var) - 1)
        more, less = (self._solver.NumVar(0, self._solver.infinity(), "") for _ in range(2))
        row.SetCoefficient(more, 1)
        row.SetCoefficient(less, -1)
        self._links[-1][key] = row
        self._slack[-1][key] = more, less

    def add(self, k: int, corner: Corner) -> None:
        """Add a placement about a cut."""
        if (k, corner) in self._known:
            return
        self._known.add((k, corner))
        share = self._solver.NumVar(0, self._solver.infinity(), "")
        self._one[k].SetCoefficient(share, 1)
        self._goal.SetCoefficient(share, corner.cost)
        for key, number in corner.numbers:
            self._links[k][key].SetCoefficient(share, number)

    def price(
        self, center: list[dict[Key, int]], box: float
    ) -> tuple[list[dict[Key, int]], float, float]:
        """Return the best prices in a box, what all but the cuts proves for them, and the hope."""
        for near, slack in zip(center, self._slack, strict=True):
            for key, (more, less) in slack.items():
                self._goal.SetCoefficient(more, near.get(key, 0) + box)
                self._goal.SetCoefficient(less, box - near.get(key, 0))
        if self._solver.Solve() != self._solver.OPTIMAL:
            return center, -math.inf, -math.inf  # given up on: nothing more to hope for
        prices = [
            {key: round(row.dual_value()) for key, row in links.items()} for links in self._links
        ]
        hope = self._goal.Value()
        return prices, hope - sum(row.dual_value() for row in self._one), hope
