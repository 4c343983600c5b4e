"""Trips between units: tree edges that separate them, or products for a full matrix."""

from __future__ import annotations

from typing import Any

from solver.case.distance import distances, edges
from solver.cpsat.draft import Draft, Term
from solver.cpsat.facts import Facts
from solver.rules import CostTerm

MOST_PRODUCTS = 60_000  # above this the compact form of a full matrix is used


def add_flows(draft: Draft) -> None:
    """Charge weight times distance over all flows."""
    if draft.case.distance is None:
        _add_cuts(draft)
    elif _products(draft) <= MOST_PRODUCTS:
        for u, v, weight in draft.case.flows:
            _add_product(draft, u, v, weight)
    else:
        for u, v, weight in draft.case.flows:
            _add_compact(draft, u, v, weight)


def _add_cuts(draft: Draft) -> None:
    """Charge the length of every tree edge that has the two units on different sides."""
    cuts = [(edge.length, frozenset(edge.beyond)) for edge in edges(draft.case)]
    for u, v, weight in draft.case.flows:
        for length, beyond in cuts:
            a, b = draft.within(u, beyond), draft.within(v, beyond)
            if isinstance(a, int) and isinstance(b, int):
                draft.charge(CostTerm.FLOW, weight * length * abs(a - b))
            elif isinstance(a, int) or isinstance(b, int):
                _charge_one_side(
                    draft, weight * length, *((a, b) if isinstance(a, int) else (b, a))
                )
            else:
                apart = draft.flag(_separated(u, v, beyond))
                draft.define(apart >= a - b)
                draft.define(apart >= b - a)
                draft.charge(CostTerm.FLOW, weight * length, apart)


def _charge_one_side(draft: Draft, amount: int, fixed: int, other: Term) -> None:
    """Charge when `other` differs from a constant."""
    if fixed:
        draft.charge(CostTerm.FLOW, amount)
    draft.charge(CostTerm.FLOW, -amount if fixed else amount, other)


def _separated(u: int, v: int, beyond: frozenset[int]) -> Any:
    return lambda facts: facts.at(u, beyond) ^ facts.at(v, beyond)


def _products(draft: Draft) -> int:
    return sum(
        len(draft.places[u]) * len(draft.places[v])
        for u, v, weight in draft.case.flows
        if weight and len(draft.places[u]) > 1 and len(draft.places[v]) > 1
    )


def _add_product(draft: Draft, u: int, v: int, weight: int) -> None:
    """Charge by a table of pairs whose rows sum to u's place and columns to v's place."""
    table = distances(draft.case)
    if len(draft.places[u]) == 1 or len(draft.places[v]) == 1:
        for p, a in draft.x[u].items():
            for q, b in draft.x[v].items():
                draft.charge(CostTerm.FLOW, weight * table[p][q], b if isinstance(a, int) else a)
        return
    pair = {(p, q): draft.flag(_pair(u, v, p, q)) for p in draft.places[u] for q in draft.places[v]}
    for p, a in draft.x[u].items():
        draft.define(sum(pair[p, q] for q in draft.places[v]) == a)
    for q, b in draft.x[v].items():
        draft.define(sum(pair[p, q] for p in draft.places[u]) == b)
    for (p, q), both in pair.items():
        draft.charge(CostTerm.FLOW, weight * table[p][q], both)


def _pair(u: int, v: int, p: int, q: int) -> Any:
    return lambda facts: int(facts.plan.place[u] == p and facts.plan.place[v] == q)


def _add_compact(draft: Draft, u: int, v: int, weight: int) -> None:
    """Charge one distance per flow, bounded from below by each place of u and of v."""
    table = distances(draft.case)
    if not weight:
        return
    if len(draft.places[u]) == 1 or len(draft.places[v]) == 1:
        _add_product(draft, u, v, weight)
        return
    far = max(table[p][q] for p in draft.places[u] for q in draft.places[v])

    def meaning(facts: Facts) -> int:
        return table[facts.plan.place[u]][facts.plan.place[v]]

    length = draft.count(far, meaning)
    for p, a in draft.x[u].items():
        reach = max(table[p][q] for q in draft.places[v])
        to = sum(table[p][q] * b for q, b in draft.x[v].items())
        draft.define(length >= to - reach * (1 - a))
    for q, b in draft.x[v].items():
        reach = max(table[p][q] for p in draft.places[u])
        to = sum(table[p][q] * a for p, a in draft.x[u].items())
        draft.define(length >= to - reach * (1 - b))
    draft.charge(CostTerm.FLOW, weight, length)
