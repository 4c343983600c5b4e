"""The bound of a small model with a tree: plain layers, cuts whole with prices, layers again."""

from __future__ import annotations

from collections.abc import Callable

from solver.case.model import Case
from solver.cpsat.build import build
from solver.cpsat.draft import Draft
from solver.cpsat.integer import whole_bound
from solver.plan import Plan
from solver.search.layers import layers
from solver.search.slabs import Slab
from solver.search.slabs_model import CutModel, add_row, cut_model, firm
from solver.search.slabs_prices import PriceSearch

FIRST_LOOK = 8  # rounds before the prices are first put to use; twice as many each time
PLAIN = 0.2  # share of the time for the first two layers without rows
PRICING = 0.6  # share of the rest for prices
LEAST = 1.0  # seconds: less than this is not worth another step
LONGEST = 20.0  # seconds for one cut


def slab_bound(
    case: Case,
    plan: Plan,
    left: Callable[[], float],
    on_bound: Callable[[int], None],
    stop: Callable[[], bool],
    *,
    threads: Callable[[bool], int] = lambda _: 1,
) -> None:
    """Tell ever better bounds until the time is over.

    Parameters
    ----------
    case : Case
        A case with a tree.
    plan : Plan
        A good plan. It says for which floors, rooms and stays the prices are made; the bounds
        hold for every plan.
    left : callable
        Seconds of wall time left.
    on_bound : callable
        Told each bound on the cost of every plan; a later one may be below an earlier one.
    stop : callable
        Asked often, also from another thread; True ends it.
    threads : callable
        Told True before each round of prices and asked how many cuts to solve at a time; told
        False when one thread is enough again.
    """
    after = left() * (1 - PLAIN)
    _work(build(case), 2, lambda: left() - after, on_bound, stop)
    if stop() or left() < LEAST:
        return
    search = PriceSearch(case, plan)
    rest = left() * (1 - PRICING)
    look, rounds = FIRST_LOOK, 0

    def pricing() -> float:
        return left() - rest

    while pricing() > LEAST and not search.closed and search.round(pricing, stop, threads(True)):
        rounds += 1
        if rounds == look:
            look *= 2
            _work(_priced(case, plan, search, left, stop).draft, 1, left, on_bound, stop)
    threads(False)
    if not stop() and left() > LEAST:
        _work(_priced(case, plan, search, left, stop).draft, None, left, on_bound, stop)


def _priced(
    case: Case,
    plan: Plan,
    search: PriceSearch,
    left: Callable[[], float],
    stop: Callable[[], bool],
) -> CutModel:
    """Return the whole model with a row for each cut, proved for all plans."""
    model = cut_model(case)
    for k, (cut, own) in enumerate(zip(model.cuts, search.best, strict=True)):
        prices = firm(case, cut, plan, own)
        found = Slab(case, cut).least(prices, min(LONGEST, left()), stop)
        if found.bound is not None:
            add_row(model, k, prices, found.bound)
    return model


def _work(
    draft: Draft,
    most: int | None,
    left: Callable[[], float],
    on_bound: Callable[[int], None],
    stop: Callable[[], bool],
) -> None:
    """Tell the bounds of the first layers of a model, or of all."""
    for number, only in enumerate(layers(draft)):
        if left() < LEAST or stop() or number == most:
            return
        found = whole_bound(draft.model, left(), only=only, stop=stop)
        if found.bound is not None:
            on_bound(found.bound)
