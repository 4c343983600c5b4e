"""What holds an OPD together: one tower, few levels, not half moved and half staying."""

from __future__ import annotations

from itertools import pairwise

from solver.cpsat.draft import Draft, Meaning, Term
from solver.rules import CostTerm, RuleId


def add_one_tower(draft: Draft) -> None:
    """ONE_TOWER: the moved units of an OPD in one tower."""
    case = draft.case
    for g, members in enumerate(_members(draft)):
        if len(members) < 2:
            continue
        for t in range(len(case.towers)):
            floors = _floors(draft, t)
            inside = [draft.within(u, floors) for u in members]
            if all(isinstance(term, int) and term == 0 for term in inside):
                continue
            draft.opd_in[g, t] = _opd_in(draft, g, t)
            for term in inside:
                draft.define_below(term, draft.opd_in[g, t])
        mine = [var for (opd, _), var in draft.opd_in.items() if opd == g]
        draft.require(RuleId.ONE_TOWER, "opd", (g,), sum(mine) <= 1)


def _opd_in(draft: Draft, opd: int, tower: int) -> Term:
    return draft.flag(lambda facts: int((opd, tower) in facts.moved))


def _members(draft: Draft) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in draft.case.opds]
    for u, unit in enumerate(draft.case.units):
        members[unit.opd].append(u)
    return members


def _floors(draft: Draft, tower: int) -> frozenset[int]:
    return frozenset(f for f, floor in enumerate(draft.case.floors) if floor.tower == tower)


def add_spans(draft: Draft) -> None:
    """Charge an OPD for every level between its top and its bottom unit in a tower."""
    members = _members(draft)
    for g, t in draft.opd_in:
        if draft.case.opds[g].span_cost:
            _add_span(draft, g, t, members[g])


def _add_span(draft: Draft, opd: int, tower: int, members: list[int]) -> None:
    """Level cut k is paid when the OPD has a unit at or above it and one below it."""
    floors, case = _floors(draft, tower), draft.case
    reachable = {f for u in members for f in floors.intersection(draft.places[u])}
    levels = sorted({case.floors[f].level for f in reachable})
    for below, level in pairwise(levels):
        upper = frozenset(f for f in reachable if case.floors[f].level >= level)
        high = draft.flag(_reaches(opd, tower, level))
        low = draft.flag(_dips(opd, tower, level))
        for u in members:
            draft.define_below(draft.within(u, upper), high)
            draft.define_below(draft.within(u, frozenset(reachable - upper)), low)
        cut = draft.flag(_crosses(opd, tower, level))
        draft.define(cut >= high + low - draft.opd_in[opd, tower])
        draft.charge(CostTerm.SPAN, case.opds[opd].span_cost * (level - below), cut)


def _reaches(opd: int, tower: int, level: int) -> Meaning:
    return lambda facts: int(any(k >= level for k in facts.levels(opd, tower)))


def _dips(opd: int, tower: int, level: int) -> Meaning:
    return lambda facts: int(any(k < level for k in facts.levels(opd, tower)))


def _crosses(opd: int, tower: int, level: int) -> Meaning:
    reaches, dips = _reaches(opd, tower, level), _dips(opd, tower, level)
    return lambda facts: reaches(facts) * dips(facts)


def add_splits(draft: Draft) -> None:
    """Charge an OPD once when some of its units move and some stay."""
    old = frozenset(range(len(draft.case.floors), len(draft.case.floors) + len(draft.case.old)))
    for g, members in enumerate(_members(draft)):
        moved = [var for (opd, _), var in draft.opd_in.items() if opd == g]
        stays = [draft.within(u, old) for u in members]
        stays = [term for term in stays if not (isinstance(term, int) and term == 0)]
        if not draft.case.opds[g].split_cost or not moved or not stays:
            continue
        stay = draft.flag(_stays(g))
        for term in stays:
            draft.define_below(term, stay)
        split = draft.flag(_splits(g))
        draft.define(split >= sum(moved) + stay - 1)
        draft.charge(CostTerm.SPLIT, draft.case.opds[g].split_cost, split)


def _stays(opd: int) -> Meaning:
    return lambda facts: int(opd in facts.staying)


def _splits(opd: int) -> Meaning:
    return lambda facts: int(opd in facts.staying and any(g == opd for g, _ in facts.moved))
