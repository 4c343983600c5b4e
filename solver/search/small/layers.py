"""Bounds on a small model, layer by layer: what is lumpy is whole first, single units last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from solver.case.model import Case
from solver.cpsat.draft import Draft, Term
from solver.cpsat.integer import whole_bound
from solver.rules import CostTerm

# share of a tower's levels below the cut at which units come to be whole, one more a layer
CUTS: tuple[tuple[int, int], ...] = ((1, 2), (1, 4), (3, 4))
LEAST = 1.0  # seconds: less than this is not worth another layer


def layered(draft: Draft) -> bool:
    """Tell whether layers help: trips and spans over a tree, that a relaxation makes too cheap."""
    return bool(draft.case.tree and draft.costs[CostTerm.SPAN] and draft.costs[CostTerm.FLOW])


def layers(draft: Draft) -> Iterator[frozenset[int]]:
    """Give ever larger sets of variables that are to be whole.

    A relaxation mixes plans that put too much on some floors and too little on others, each with
    all its OPDs together, so that on average nothing is too full and nobody is far from anybody.
    To decide floors, rooms, parking and who stays takes a second and pays for them in full. To
    decide which levels each OPD reaches breaks most of the mixtures with few decisions; to decide
    which units are above a middle level breaks more. A solver that has all variables to choose from
    spends its time on single units and learns less.

    Yields
    ------
    frozenset of int
        Indices of variables of the model.
    """
    floors = len(draft.case.floors)
    places = _indices(v for row in draft.x for p, v in row.items() if p < floors)
    trips = _indices(v for v, _ in draft.costs[CostTerm.FLOW])
    sums = _indices(draft.sums.values())
    groups = _indices(v for v, _ in draft.costs[CostTerm.SPAN]) | _reaches(draft)
    stays = _indices(v for row in draft.x for p, v in row.items() if p >= floors)
    whole = frozenset(range(len(draft.model.proto.variables))) - places - (trips - stays) - sums
    yield whole - (groups - stays)
    yield whole
    for part, of in CUTS:
        whole |= _above(draft, part, of)
        yield whole


def layered_bound(
    draft: Draft,
    left: Callable[[], float],
    on_bound: Callable[[int], None],
    stop: Callable[[], bool] | None = None,
) -> None:
    """Tell the bound of each layer until the time is over.

    Parameters
    ----------
    draft : Draft
        The whole model.
    left : callable
        Seconds of wall time left for all layers.
    on_bound : callable
        Told each bound on the cost of every plan; a later one may be below an earlier one.
    stop : callable or None
        Asked from another thread; True ends it.
    """
    for only in layers(draft):
        if left() < LEAST or (stop is not None and stop()):
            return
        found = whole_bound(draft.model, left(), only=only, stop=stop)
        if found.bound is not None:
            on_bound(found.bound)


def _above(draft: Draft, part: int, of: int) -> frozenset[int]:
    """Return the variables that say which units are above a part of their tower's levels."""
    places = _upper(draft.case, part, of)
    here: list[Term] = []
    for upper in places:
        for u, mine in enumerate(draft.places):
            inside = upper.intersection(mine)
            here += [draft.x[u][p] for p in inside] if len(inside) == 1 else []
            here += [draft.sums[u, inside]] if (u, inside) in draft.sums else []
    return _indices(here)


def _upper(case: Case, part: int, of: int) -> list[frozenset[int]]:
    """Return by tower the floors from the level on that has `part` of `of` of the levels below."""
    upper = []
    for t in range(len(case.towers)):
        mine = [f for f, floor in enumerate(case.floors) if floor.tower == t]
        levels = sorted({case.floors[f].level for f in mine})
        if len(levels) > 1:
            first = levels[max(1, len(levels) * part // of)]
            upper.append(frozenset(f for f in mine if case.floors[f].level >= first))
    return upper


def _reaches(draft: Draft) -> frozenset[int]:
    """Return the variables of which levels the OPDs reach: those tied to a charged level."""
    charged = _indices(v for v, _ in draft.costs[CostTerm.SPAN])
    inside = _indices(draft.opd_in.values())
    found: set[int] = set()
    for constraint in draft.model.proto.constraints:
        if constraint.has_linear() and charged.intersection(constraint.linear.vars):
            found.update(constraint.linear.vars)
    return frozenset(found) - inside


def _indices(terms: Iterable[Term]) -> frozenset[int]:
    return frozenset(v.index for v in terms if not isinstance(v, int))
