"""The bound of a small model with a tree: by chains of cuts, or by layers with rows about cuts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.cpsat.build import build
from solver.cpsat.draft import Draft
from solver.cpsat.integer import whole_bound
from solver.plan import Plan
from solver.search.chains import Home, chained
from solver.search.chains_home import Elsewhere
from solver.search.chains_proof import Raising
from solver.search.layers import layers
from solver.search.slabs import Slab
from solver.search.slabs_model import CutModel, add_row, cut_model, firm
from solver.search.slabs_prices import PriceSearch

FIRST_LOOK = 8  # rounds before the prices are first put to use; twice as many each time
PLAIN = 0.2  # share of the time for the first layers without rows
PRICING = 0.3  # share of the rest for prices
HOME = 0.2  # share of the rest for the proof that other floors and stays do not pay
LEAST = 1.0  # seconds: less than this is not worth another step
LONGEST = 20.0  # seconds for one cut


@dataclass(frozen=True)
class Effort:
    """The time there is, who is told, and what ends it.

    Parameters
    ----------
    left : callable
        Seconds of wall time left.
    tell : callable
        Told each bound on the cost of every plan; a later one may be below an earlier one.
    stop : callable
        Asked often, also from another thread; True ends it.
    threads : callable
        Told True before each round of prices and asked how many cuts to solve at a time; told
        False when one thread is enough again.
    offer : callable
        Told each better plan met on the way, with its cost.
    """

    left: Callable[[], float]
    tell: Callable[[int], None]
    stop: Callable[[], bool]
    threads: Callable[[bool], int] = lambda _: 1
    offer: Callable[[Plan, int], None] = lambda plan, cost: None

    def over(self) -> bool:
        """Return whether another step is not worth while."""
        return self.stop() or self.left() < LEAST

    def part(self, share: float) -> Effort:
        """Return the same with a share of the time."""
        rest = self.left() * (1 - share)
        return replace(self, left=lambda: self.left() - rest)


def slab_bound(case: Case, best: Callable[[], Plan], effort: Effort) -> None:
    """Tell ever better bounds until the time is over or the best plan is proved.

    Parameters
    ----------
    case : Case
        A case with a tree.
    best : callable
        Returns the best plan so far. It says for which floors, rooms and stays chains and prices
        are made; the bounds hold for every plan.
    effort : Effort
        How long, and who is told.
    """
    _work(build(case), effort.part(PLAIN), 1)
    if effort.over() or _by_chains(case, best, effort):
        return
    _work(build(case), effort.part(PLAIN), 2, first=1)
    if effort.over():
        return
    plan = best()
    search = PriceSearch(case, plan)
    pricing = effort.part(PRICING)
    look, rounds = FIRST_LOOK, 0
    while not pricing.over() and not search.closed and _round(search, pricing):
        rounds += 1
        if rounds == look:
            look *= 2
            _work(_priced(case, plan, search, effort).draft, effort, 1)
    effort.threads(False)
    if not effort.over():
        _work(_priced(case, plan, search, effort).draft, effort)


def _by_chains(case: Case, best: Callable[[], Plan], effort: Effort) -> bool:
    """Raise the bound by chains of cuts; return whether the best plan is proved or time is over.

    Begun anew when the best plan comes to use other floors or to leave others.
    """
    ended: bool | None = None
    while ended is None and not effort.over():
        plan = best()
        ended = chained(case, plan) and _at_home(Home(case, plan), best, effort)
    effort.threads(False)
    return effort.over() or bool(ended)


def _at_home(home: Home, best: Callable[[], Plan], effort: Effort) -> bool | None:
    """Bound plans at home by chains and others by layers; return whether the best one is proved.

    None when a better plan than those at home is known.
    """
    other, raising = Elsewhere(build(home.case), home.plan), Raising(home)
    other.advance(effort.part(HOME).left(), effort.stop)
    if other.bound is None or not raising.begin(effort.over, effort.threads(True)):
        return False
    cost, seen = home.cost, home.plan
    while not effort.over():
        if raising.bound is not None:
            effort.tell(min(raising.bound, other.bound))
        if best() is not seen:
            seen = best()
            if home.holds(seen):
                raising.offer(seen)
            elif total(bill(home.case, seen)) < raising.cost:
                return None
        if not (raising.closed or raising.stuck):
            raising.step(effort.over, effort.threads(True))
        elif other.bound >= raising.cost or not other.advance(effort.left(), effort.stop):
            break
        if raising.cost < cost:
            cost = raising.cost
            effort.offer(raising.plan, cost)
    return raising.closed and other.bound >= raising.cost


def _round(search: PriceSearch, effort: Effort) -> bool:
    return search.round(effort.left, effort.stop, effort.threads(True))


def _priced(case: Case, plan: Plan, search: PriceSearch, effort: Effort) -> CutModel:
    """Return the whole model with a row for each cut, proved for all plans."""
    model = cut_model(case)
    for k, (cut, own) in enumerate(zip(model.cuts, search.best, strict=True)):
        prices = firm(case, cut, plan, own)
        found = Slab(case, cut).least(prices, min(LONGEST, effort.left()), effort.stop)
        if found.bound is not None:
            add_row(model, k, prices, found.bound)
    return model


def _work(draft: Draft, effort: Effort, most: int | None = None, first: int = 0) -> None:
    """Tell the bounds of the layers of a model from one on, to another or to the end."""
    for number, only in enumerate(layers(draft)):
        if effort.over() or number == most:
            return
        if number < first:
            continue
        found = whole_bound(draft.model, effort.left(), only=only, stop=effort.stop)
        if found.bound is not None:
            effort.tell(found.bound)
