"""The bound of a small model with a tree: plain layers, cuts whole with prices, layers again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.cpsat.build import build
from solver.cpsat.draft import Draft
from solver.cpsat.integer import whole_bound
from solver.plan import Plan
from solver.search.layers import layers
from solver.search.slabs import Key, Prices, Slab
from solver.search.slabs_known import Known, Probe, only_home, plain, shrunk
from solver.search.slabs_model import CutModel, add_row, at_home, cut_model, firm, reach_terms
from solver.search.slabs_prices import PriceSearch

FIRST_LOOK = 8  # rounds before the prices are first put to use; twice as many each time
PLAIN = 0.2  # share of the time for the first two layers without rows
PRICING = 0.3  # share of the rest for prices for all plans
TURNS, TURN = 2, 0.45  # then what cheaper plans do and prices for those, by turns; share of each
HOME = 0.1  # share of the rest for the proof that other floors and stays do not pay
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
    """

    left: Callable[[], float]
    tell: Callable[[int], None]
    stop: Callable[[], bool]
    threads: Callable[[bool], int] = lambda _: 1

    def over(self) -> bool:
        """Return whether another step is not worth while."""
        return self.stop() or self.left() < LEAST

    def part(self, share: float) -> Effort:
        """Return the same with a share of the time."""
        rest = self.left() * (1 - share)
        return replace(self, left=lambda: self.left() - rest)


@dataclass(frozen=True)
class Home:
    """A case, its best plan and what that costs; who stays is as in the plan."""

    case: Case
    plan: Plan
    goal: int


def slab_bound(case: Case, plan: Plan, effort: Effort) -> None:
    """Tell ever better bounds until the time is over.

    Parameters
    ----------
    case : Case
        A case with a tree.
    plan : Plan
        A good plan. It says for which floors, rooms and stays the prices are made; the bounds
        hold for every plan.
    effort : Effort
        How long, and who is told.
    """
    _work(build(case), effort.part(PLAIN), 2)
    if effort.over():
        return
    search = PriceSearch(case, plan)
    pricing = effort.part(PRICING)
    look, rounds = FIRST_LOOK, 0
    while not pricing.over() and not search.closed and _round(search, pricing):
        rounds += 1
        if rounds == look:
            look *= 2
            _work(_priced(case, plan, search, effort).draft, effort, 1)
    effort.threads(False)
    if effort.over():
        return
    model = _priced(case, plan, search, effort)
    _work(model.draft, effort, 1)
    goal = total(bill(case, plan))
    seconds = effort.part(HOME).left()
    if plain(case, plan) and only_home(model, plan, goal, seconds, effort.stop):
        _cheaper(Home(case, plan, goal), search.best, effort)
    else:
        _work(_priced(case, plan, search, effort).draft, effort)


def _round(search: PriceSearch, effort: Effort) -> bool:
    return search.round(effort.left, effort.stop, effort.threads(True))


def _cheaper(home: Home, prices: list[dict[Key, int]], effort: Effort) -> None:
    """Bound the plans cheaper than the best one: what is known of them makes cuts dearer."""
    known = Known()
    told = effort.tell

    def tell(bound: int) -> None:
        told(min(bound, home.goal))

    effort = replace(effort, tell=tell)
    for _ in range(TURNS):
        model = _restricted(home, known, prices, effort)
        known = Probe(model, home.plan, home.goal, known).work(effort.stop)
        if known.nothing:
            effort.tell(home.goal)
        if known.nothing or effort.over():
            return
        here = shrunk(at_home(home.case, home.plan), known)
        search = PriceSearch(here, home.plan, home.goal, known.reach)
        search.begin_at(prices)
        turn = effort.part(TURN)
        while not turn.over() and not search.closed and _round(search, turn):
            prices = search.best
        effort.threads(False)
        _work(_restricted(home, known, prices, effort).draft, effort, 1, home.goal)
    _work(_restricted(home, known, prices, effort).draft, effort, None, home.goal)


def _restricted(home: Home, known: Known, prices: list[dict[Key, int]], effort: Effort) -> CutModel:
    """Return the model of the cheaper plans with what is known of them and a row for each cut."""
    case = shrunk(at_home(home.case, home.plan), known)
    model = cut_model(case)
    for k, (cut, own) in enumerate(zip(model.cuts, prices, strict=True)):
        slab = Slab(case, cut)
        mine = {key: price for key, price in own.items() if key in slab.shared}
        for reach in known.reach:
            if reach[0] == k:
                slab.require(*reach[1:])
                model.draft.define(sum(reach_terms(model, reach)) >= 1)
        _add_row(model, k, slab, mine, effort)
    return model


def _priced(case: Case, plan: Plan, search: PriceSearch, effort: Effort) -> CutModel:
    """Return the whole model with a row for each cut, proved for all plans."""
    model = cut_model(case)
    for k, (cut, own) in enumerate(zip(model.cuts, search.best, strict=True)):
        _add_row(model, k, Slab(case, cut), firm(case, cut, plan, own), effort)
    return model


def _add_row(model: CutModel, k: int, slab: Slab, prices: Prices, effort: Effort) -> None:
    found = slab.least(prices, min(LONGEST, effort.left()), effort.stop)
    if found.bound is not None:
        add_row(model, k, prices, found.bound)


def _work(draft: Draft, effort: Effort, most: int | None = None, goal: int | None = None) -> None:
    """Tell the bounds of the first layers of a model, or of all; `goal` if nothing is cheaper."""
    for number, only in enumerate(layers(draft)):
        if effort.over() or number == most:
            return
        found = whole_bound(draft.model, effort.left(), only=only, stop=effort.stop)
        if found.bound is not None:
            effort.tell(found.bound)
        elif found.closed and goal is not None:
            effort.tell(goal)
            return
