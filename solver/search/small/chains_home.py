"""Which floors may be used and who may stay: the homes of plans, the cheapest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from solver.case.model import Case
from solver.check.usage import rooms_needed
from solver.cpsat.build import build
from solver.cpsat.facts import Facts
from solver.cpsat.integer import FAR, whole_bound
from solver.plan import Plan
from solver.search.small.chains import Home
from solver.search.small.layers import layers


@dataclass(frozen=True)
class Key:
    """The floors that plans at home use, or that cost nothing, and the units that stay."""

    floors: frozenset[int]
    stays: frozenset[int]


class Homes:
    """The homes of a case, one after another, by a program that has them whole.

    Plans of homes that were left out are not counted any more.

    Parameters
    ----------
    case : Case
        The case; one tower and one zone.

    Attributes
    ----------
    bound : int or None
        What the plans of all homes that are not left out cost at the least; None until known,
        FAR when there are none.
    closed : bool
        There was time enough for the last look.
    """

    def __init__(self, case: Case) -> None:
        self.bound: int | None = None
        self.closed = False
        self._case, self._draft = case, build(case)
        first = len(case.floors)
        on, rows = self._draft.floor_on, enumerate(self._draft.x)
        self._open = {f: var for f, var in on.items() if not isinstance(var, int)}
        old = {u: var for u, row in rows for p, var in row.items() if p >= first}
        self._stays = {u: var for u, var in old.items() if not isinstance(var, int)}
        self._always = frozenset(range(first)) - self._open.keys()
        self._only = next(layers(self._draft))
        self._left_out: set[Key] = set()

    def key(self, plan: Plan) -> Key:
        """Return the home of a plan."""
        first = len(self._case.floors)
        stays = frozenset(u for u, p in enumerate(plan.place) if p >= first)
        return Key(Facts(self._case, plan).floors | self._always, stays)

    def cheapest(self, seconds: float, stop: Callable[[], bool]) -> Key | None:
        """Raise the bound; return a home that is not left out, the cheapest if there is time.

        Parameters
        ----------
        seconds : float
            Wall time limit.
        stop : callable
            Asked from another thread; True ends it.
        """
        found = whole_bound(self._draft.model, seconds, only=self._only, stop=stop)
        self.closed = found.closed
        if found.bound is not None:
            self.bound = max(self.bound or found.bound, found.bound)
        elif found.closed:
            self.bound = FAR
        if not found.values:
            return None
        floors = frozenset(f for f, var in self._open.items() if found.values[var.index] > 0.5)
        stays = {u for u, var in self._stays.items() if found.values[var.index] > 0.5}
        stays |= {u for u, unit in enumerate(self._case.units) if not unit.floors}
        key = Key(floors | self._always, frozenset(stays))
        return None if key in self._left_out else key

    def leave_out(self, key: Key) -> None:
        """Count the plans of a home no more."""
        differs: Any = 0
        for f, var in self._open.items():
            differs += 1 - var if f in key.floors else var
        for u, var in self._stays.items():
            differs += 1 - var if u in key.stays else var
        self._left_out.add(key)
        if isinstance(differs, int):
            self.bound = FAR  # there is no other
        else:
            self._draft.define(differs >= 1)


def home_of(case: Case, key: Key) -> Home | None:
    """Return a home, None when nobody can be at home there."""
    first, place = len(case.floors), []
    for u, unit in enumerate(case.units):
        here = [f for f in unit.floors if f in key.floors]
        if u in key.stays and unit.stay is not None:
            place.append(first + unit.stay)
        elif here:
            place.append(here[0])
        else:
            return None
    need = rooms_needed(case, tuple(place))
    movers = [p for p in place if p < first]
    if not movers or any(count is None for count in need.values()):
        return None
    rooms = sorted((c, movers[0]) for (_, c), count in need.items() for _ in range(count or 0))
    return Home(case, Plan(tuple(place), tuple(rooms)), key.floors)
