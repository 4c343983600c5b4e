"""The bound of a small model with a tree: by chains of cuts, or by layers with rows about cuts."""

from __future__ import annotations

from collections.abc import Callable

from solver.case.model import Case
from solver.cpsat.build import build
from solver.cpsat.draft import Draft
from solver.cpsat.integer import whole_bound
from solver.plan import Plan
from solver.search.small.chains import chained
from solver.search.small.chains_bound import HomeByHome
from solver.search.small.layers import layers
from solver.search.small.slabs import Slab
from solver.search.small.slabs_effort import Effort
from solver.search.small.slabs_model import CutModel, add_row, cut_model, firm
from solver.search.small.slabs_prices import PriceSearch

FIRST_LOOK = 8  # rounds before the prices are first put to use; twice as many each time
PLAIN = 0.2  # share of the time for the first layers without rows
PRICING = 0.3  # share of the rest for prices
LONGEST = 20.0  # seconds for one cut


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
    if effort.over() or _by_chains(case, best, effort):
        return
    _work(build(case), effort.part(PLAIN), 2)
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
    """Raise the bound by chains of cuts; return whether the best plan is proved or time is over."""
    ended = chained(case) and HomeByHome(case, best, effort).work()
    effort.threads(False)
    return effort.over() or ended


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
