"""One cut through a tower in whole numbers: who is above it, at prices, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.cpsat.integer import whole_bound
from solver.cpsat.weighed import weigh
from solver.search.clock import Effort
from solver.search.cuts.level_cuts import Cuts, Span, Sum, Trip
from solver.search.linear.program import Terms


@dataclass(frozen=True)
class WholeCut:
    """A cut, and all the level program charges over it.

    Parameters
    ----------
    above : tuple of (int, Sum)
        By unit that may be above: its share above the cut.
    trips, spans : tuple
        What is charged over the cut.
    windows : tuple of (tuple of (int, int), int, int)
        By measure: (unit, size) of all units, the most above, and the least of those who must
        move.
    """

    above: tuple[tuple[int, Sum], ...]
    trips: tuple[Trip, ...]
    spans: tuple[Span, ...]
    windows: tuple[tuple[tuple[tuple[int, int], ...], int, int], ...]

    def rows(self) -> set[int]:
        """Return the rows of the program that are about this cut only."""
        trips = {i for trip in self.trips for i in trip.rows}
        return trips | {i for span in self.spans for i in span.rows}

    def terms(self, price: list[int]) -> Terms:
        """Return the bill of the cut, who is above at these prices by column."""
        columns = sorted({j for _, (terms, _) in self.above for j, _ in terms})
        bill = [(j, price[j]) for j in columns if price[j]]
        bill += [(trip.column, trip.price) for trip in self.trips]
        return bill + [(span.column, span.price) for span in self.spans]

    def prove(self, price: list[int], effort: Effort) -> int | None:
        """Return what no choice of whole units above the cut undercuts in `terms(price)`."""
        model = cp_model.CpModel()
        z: dict[int, Any] = {}

        def share(of: Sum) -> Any:
            terms, constant = of
            for j, _ in terms:
                if j not in z:
                    z[j] = model.new_bool_var("")
            return constant + sum(z[j] * a for j, a in terms)

        for size, most, least in self.windows:
            sums = dict(self.above)
            here = [(share(sums[u]), n) for u, n in size if u in sums and n]
            if here:
                model.add(sum(one * n for one, n in here) <= most)
                model.add(sum(one * n for one, n in here) >= least)
        cost: Any = 0
        for trip in self.trips:
            apart = model.new_bool_var("")
            one, other = share(trip.ends[0]), share(trip.ends[1])
            model.add(apart >= one - other)
            model.add(apart >= other - one)
            cost += apart * trip.price
        for span in self.spans:
            high, low = model.new_bool_var(""), model.new_bool_var("")
            for end in span.ends:
                model.add(high >= share(end))
                model.add(low <= share(end))
            cost += (high - low) * span.price
        model.minimize(cost + sum(var * price[j] for j, var in z.items() if price[j]))
        if effort.counted is not None:
            return weigh(model, effort.seconds, effort=effort.counted, stop=effort.stop).bound
        return whole_bound(model, effort.seconds, stop=effort.stop).bound


def whole_cuts(case: Case, cuts: Cuts) -> list[WholeCut]:
    """Return the cuts of the level program at which anything is charged, the lowest first.

    Of area and people no more is above than its floors take, and of those who must move no less
    than all other floors leave.
    """
    trips: dict[frozenset[int], list[Trip]] = {}
    spans: dict[frozenset[int], list[Span]] = {}
    for beyond, trip in cuts.trips:
        if max(beyond) < len(case.floors):  # who stays is on this side
            trips.setdefault(beyond, []).append(trip)
    for upper, span in cuts.spans:
        spans.setdefault(upper, []).append(span)
    found = []
    for upper in sorted({*trips, *spans}, key=lambda s: (-len(s), sorted(s))):
        above = [(u, cuts.within(u, upper)) for u in range(len(case.units))]
        above = [(u, share) for u, share in above if share[0] or share[1]]
        windows = tuple(_window(case, upper, measure) for measure in ("area", "people"))
        both = tuple(trips.get(upper, ())), tuple(spans.get(upper, ()))
        found.append(WholeCut(tuple(above), *both, windows))
    return found


def _window(
    case: Case, upper: frozenset[int], measure: str
) -> tuple[tuple[tuple[int, int], ...], int, int]:
    size = tuple((u, getattr(unit, measure)) for u, unit in enumerate(case.units))
    above = sum(getattr(case.floors[f], measure) for f in upper)
    total = sum(getattr(floor, measure) for floor in case.floors)
    moving = sum(n for (u, n) in size if case.units[u].stay is None)
    return size, above, moving - (total - above)
