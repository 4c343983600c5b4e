"""The whole model with the money of its cuts kept apart, and rows that prices of the cuts prove."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from solver.case.model import Case
from solver.cpsat.build import build
from solver.cpsat.draft import Draft, Term
from solver.plan import Plan
from solver.rules import CostTerm
from solver.search.small.slabs import ABOVE, BELOW, ROOMS, Cut, Key, Prices, cuts, without

AWAY = 2  # times its trips and spans at a cut: what a unit is priced at where the prices miss it


@dataclass(frozen=True)
class CutModel:
    """A whole model, with what belongs to each cut.

    Parameters
    ----------
    draft : Draft
        The model; its objective is the whole bill.
    cuts : tuple of Cut
        The cuts.
    money : tuple of list of (Term, int)
        By cut: its trips and spans with their amounts.
    rows : tuple of range
        By cut: its constraints in the model.
    """

    draft: Draft
    cuts: tuple[Cut, ...]
    money: tuple[list[tuple[Term, int]], ...]
    rows: tuple[range, ...]


def cut_model(case: Case) -> CutModel:
    """Build the whole model of a case with a tree, cut by cut."""
    found = cuts(case)
    draft = build(without(case, found))
    money, rows = [], []
    for cut in found:
        for u in range(len(case.units)):  # their definitions are not rows of the cut
            draft.within(u, cut.upper)
            draft.within(u, cut.lower)
        first = len(draft.model.proto.constraints)
        money.append(_add_trips(draft, cut) + _add_spans(draft, cut))
        rows.append(range(first, len(draft.model.proto.constraints)))
    draft.minimise()
    return CutModel(draft, tuple(found), tuple(money), tuple(rows))


def shared_terms(draft: Draft, cut: Cut, key: Key) -> list[Term]:
    """Return the terms of the whole model that add up to a shared number of a cut."""
    what, one, room_class, side = key
    floors = cut.upper if side else cut.lower
    if what == ROOMS:
        here = [f for f in sorted(floors) if draft.case.floors[f].zone == one]
        return [draft.rooms[room_class, f] for f in here if (room_class, f) in draft.rooms]
    return [draft.within(one, cut.upper if what == ABOVE else cut.lower)]


def at_home(case: Case, plan: Plan) -> Case:
    """Return the case in which whoever stays in the plan stays, and all others move."""
    floors = len(case.floors)
    units = tuple(
        unit
        if unit.stay is None or not unit.floors
        else replace(unit, stay=None, stay_cost=0)
        if place < floors
        else replace(unit, floors=(), cost=())
        for unit, place in zip(case.units, plan.place, strict=True)
    )
    return replace(case, units=units, limits=())


def firm(case: Case, cut: Cut, plan: Plan, prices: Prices) -> dict[Key, int]:
    """Return prices under which whoever may stay does as in the plan, as good as surely.

    The prices were made for a case in which that is given; without this a unit that stays only
    where it is cheap would weaken what they prove.
    """
    firmed = dict(prices)
    for u, unit in enumerate(case.units):
        if unit.stay is None or not unit.floors:
            continue
        pull = sum(amount for a, b, amount in cut.trips if u in (a, b))
        pull += sum(amount for g, amount in cut.spans if g == unit.opd)
        inside = plan.place[u] in cut.upper | cut.lower
        for what in (ABOVE, BELOW):
            key = (what, u, 0, 0)
            firmed[key] = firmed.get(key, 0) + (AWAY * pull if inside else -AWAY * pull)
    return firmed


def add_row(model: CutModel, index: int, prices: Prices, least: int) -> None:
    """Add that the money of a cut is at least Σ price · number + what a `Slab` proved for them."""
    draft, cut = model.draft, model.cuts[index]
    total: Any = sum(amount * term for term, amount in model.money[index])
    for key, price in prices.items():
        if price:
            total -= price * sum(shared_terms(draft, cut, key))
    draft.define(total >= least)


def _add_trips(draft: Draft, cut: Cut) -> list[tuple[Term, int]]:
    money: list[tuple[Term, int]] = []
    for u, v, amount in cut.trips:
        one, other = draft.within(u, cut.upper), draft.within(v, cut.upper)
        if isinstance(one, int) and isinstance(other, int):
            apart: Term = abs(one - other)
        else:
            apart = draft.model.new_bool_var("")
            draft.define(apart >= one - other)
            draft.define(apart >= other - one)
        draft.charge(CostTerm.FLOW, amount, apart)
        money.append((apart, amount))
    return money


def _add_spans(draft: Draft, cut: Cut) -> list[tuple[Term, int]]:
    money: list[tuple[Term, int]] = []
    for g, amount in cut.spans:
        if (g, cut.tower) not in draft.opd_in:
            continue
        high, low, both = (draft.model.new_bool_var("") for _ in range(3))
        for u, unit in enumerate(draft.case.units):
            if unit.opd == g:
                draft.define_below(draft.within(u, cut.upper), high)
                draft.define_below(draft.within(u, cut.lower), low)
        draft.define(both >= high + low - draft.opd_in[g, cut.tower])
        draft.charge(CostTerm.SPAN, amount, both)
        money.append((both, amount))
    return money
