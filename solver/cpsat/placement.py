"""Where each unit is, which pairs share a place, what a unit and a kept building cost."""

from __future__ import annotations

from solver.cpsat.draft import Draft, Meaning
from solver.rules import CostTerm, RuleId


def add_places(draft: Draft) -> None:
    """PLACE: every unit at exactly one place it may take."""
    for u, places in enumerate(draft.places):
        if len(places) == 1:
            draft.x[u] = {places[0]: 1}
            continue
        draft.x[u] = {p: _at(draft, u, p) for p in places}
        draft.require(RuleId.PLACE, "unit", (u,), sum(draft.x[u].values()) == 1)


def _at(draft: Draft, unit: int, place: int) -> object:
    return draft.flag(lambda facts: int(facts.plan.place[unit] == place))


def add_unit_costs(draft: Draft) -> None:
    """Charge each unit at its place."""
    floors = len(draft.case.floors)
    for unit, row in zip(draft.case.units, draft.x, strict=True):
        for place, var in row.items():
            cost = unit.cost_on[place] if place < floors else unit.stay_cost
            draft.charge(CostTerm.UNIT, cost, var)


def add_old_buildings(draft: Draft) -> None:
    """Charge each old building in which anybody stays."""
    for b, old in enumerate(draft.case.old):
        place = len(draft.case.floors) + b
        here = [row[place] for row in draft.x if place in row]
        if not here or not old.keep_cost:
            continue
        if any(isinstance(var, int) for var in here):
            draft.charge(CostTerm.OLD, old.keep_cost)
            continue
        keep = draft.flag(_kept(place))
        for var in here:
            draft.model.add_implication(var, keep)
        draft.define(keep <= sum(here))
        draft.charge(CostTerm.OLD, old.keep_cost, keep)


def _kept(place: int) -> Meaning:
    return lambda facts: int(place in facts.plan.place)


def add_pairs(draft: Draft) -> None:
    """TOGETHER: two units at the same place. APART: at different places."""
    for u, v in draft.case.together:
        for p in sorted({*draft.x[u], *draft.x[v]}):
            same = draft.x[u].get(p, 0) == draft.x[v].get(p, 0)
            draft.require(RuleId.TOGETHER, "pair", (u, v), same)
    for u, v in draft.case.apart:
        for p in sorted(draft.x[u].keys() & draft.x[v].keys()):
            draft.require(RuleId.APART, "pair", (u, v), draft.x[u][p] + draft.x[v][p] <= 1)
