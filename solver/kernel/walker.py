"""One walk of the compiled kernel: its plan, its prices of broken rules, its chance."""

from __future__ import annotations

import ctypes
import math
import random
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from solver.kernel.arrays import Arrays
from solver.kernel.library import KICKS, RULES, STEPS, SUMS, State, library
from solver.ledger.tables import NOWHERE, Ints, Tables, ints
from solver.plan import Plan

Floats = npt.NDArray[np.float64]
LONG_AGO = 300.0  # times the fair price: the most a broken rule costs when nothing else is said


class Walker:
    """A plan that may break rules, and the moves that better it.

    All calls run without Python's lock, so walkers in threads of their own walk side by side.

    Parameters
    ----------
    arrays : Arrays
        The case.
    seed : int
        Of all chance.
    fair : sequence of float
        A first price for each broken rule, in the order of `solver.ledger.ledger.RULES`.
    place : iterable of int or None
        Location per unit; units may be NOWHERE.
    """

    def __init__(
        self,
        arrays: Arrays,
        seed: int,
        fair: Floats,
        place: Iterable[int] | None = None,
    ) -> None:
        self.arrays = arrays
        self._calls = library(arrays.bits)
        self._sums = _memory(arrays)
        self._energy: Floats = self._sums["energy"].view(np.float64)
        self._state = State(of=ctypes.pointer(arrays.facts))
        for name in SUMS:
            setattr(self._state, name, self._sums[name].ctypes.data)
        self._at = ctypes.byref(self._state)
        chance = random.Random(seed)
        self._state.chance[:] = [chance.getrandbits(64) for _ in range(4)]
        self._state.dearest = LONG_AGO
        self._state.fair[:] = fair.tolist()
        self.set_prices(fair, lowest=0.2 * fair)
        self.attend(None)
        start = ints([NOWHERE] * len(arrays.tables.case.units) if place is None else list(place))
        self._calls.begin_at(self._at, start.ctypes.data)

    @property
    def tables(self) -> Tables:
        """Return the case as arrays."""
        return self.arrays.tables

    @property
    def place(self) -> Ints:
        """Return a copy of the location per unit."""
        return self._sums["place"].copy()

    def at(self, unit: int) -> int:
        """Return where a unit is now."""
        return int(self._sums["place"][unit])

    @property
    def cost(self) -> int:
        """Return the cost of the present plan with pooled rooms."""
        return int(self._state.cost)

    @property
    def over(self) -> Ints:
        """Return by how much each rule is broken."""
        return ints(list(self._state.over))

    @property
    def prices(self) -> Floats:
        """Return what each broken rule costs by now."""
        return np.array(list(self._state.prices))

    @property
    def best(self) -> int | None:
        """Return the cost of the best sound plan met, None before there is one."""
        return int(self._state.best) if self._state.has_best else None

    @property
    def best_plan(self) -> Plan | None:
        """Return the best sound plan met."""
        if not self._state.has_best:
            return None
        return self._plan("best_place", "best_rooms", self._state.best_count)

    def _plan(self, place: str, rooms: str, count: int) -> Plan:
        flat = self._sums[rooms][: 2 * count].tolist()
        pairs = sorted(zip(flat[::2], flat[1::2], strict=True))
        return Plan(tuple(self._sums[place].tolist()), tuple(pairs))

    @property
    def temperature(self) -> float:
        """Return how much worse a step may be: the scale of Metropolis' rule."""
        return float(self._state.temperature)

    @temperature.setter
    def temperature(self, value: float) -> None:
        self._state.temperature = value

    @property
    def dearest(self) -> float:
        """Return the most a broken rule may cost, in fair prices."""
        return float(self._state.dearest)

    @dearest.setter
    def dearest(self, value: float) -> None:
        self._state.dearest = value

    @property
    def softest(self) -> float:
        """Return the least a broken rule may cost, as a share of the most."""
        return float(self._state.softest)

    @softest.setter
    def softest(self, value: float) -> None:
        self._state.softest = value

    def set_prices(self, prices: Floats, lowest: Floats | None = None) -> None:
        """Set what broken rules cost, and the least they may fall to."""
        self._state.prices[:] = prices.tolist()
        if lowest is not None:
            self._state.lowest[:] = lowest.tolist()

    def energy(self) -> float:
        """Return the cost plus the price of what is broken."""
        return self.cost + float(self.prices @ self.over)

    def fix_prices(self, prices: Floats) -> None:
        """Set what broken rules cost, once and for all."""
        self._state.fair[:] = self._state.prices[:] = self._state.lowest[:] = prices.tolist()
        self._state.dearest = self._state.softest = 1.0

    def stretch(self, aim: Floats) -> None:
        """Look for the placement that breaks rules least instead of the cheapest sound plan.

        `best_plan` then has no rooms, and `best` is what that placement costs.

        Parameters
        ----------
        aim : array of float
            What each broken rule counts; below 0 for rules that must be kept.
        """
        self._state.aim[:] = aim.tolist()
        self._state.elastic = 1

    def hold(self, units: Iterable[int]) -> None:
        """Leave these units, and no others, where they are: no step moves them."""
        held = self._sums["held"]
        held[:] = 0
        held[list(units)] = 1

    def attend(self, units: Iterable[int] | None) -> None:
        """Let only these units begin a step; others move when that asks it of them. None: all."""
        count = len(self.arrays.tables.case.units)
        chosen = ints(list(range(count) if units is None else units))
        self._sums["active"][: len(chosen)] = chosen
        self._state.actives = len(chosen)

    def crowded(self) -> npt.NDArray[np.bool_]:
        """Tell which floors have too much on them, or are in a zone that lacks room for rooms."""
        tables, sums = self.tables, self._sums
        found = (sums["used"] > tables.area) | (sums["heads"] > tables.people)
        found |= (sums["zone_lack"] + sums["zone_above"] > 0)[tables.zone]
        return np.asarray(found, dtype=np.bool_)

    def restart(self, place: Iterable[int]) -> None:
        """Stand at another placement and forget the best plan; units held move there too."""
        start = ints(list(place))
        self._calls.restart(self._at, start.ctypes.data)

    def reinsert(self, units: Iterable[int], tower: int = NOWHERE) -> None:
        """Lift units and place them again in this order, in a tower where they can."""
        chosen = ints(list(units))
        self._calls.reinsert(self._at, len(chosen), chosen.ctypes.data, tower)

    def go_home(self, place: Iterable[int]) -> None:
        """Go back to a placement as far as nothing gets worse by it."""
        base = ints(list(place))
        self._calls.go_home(self._at, base.ctypes.data)

    def laid_out(self) -> tuple[Plan, int]:
        """Return the present plan with its rooms, and the area of those that found no floor."""
        lacking = int(self._calls.lay_out(self._at))
        return self._plan("place", "spare_rooms", self._state.spare_count), lacking

    def changes(self, moves: Sequence[tuple[int, int]]) -> Ints:
        """Return what moves (unit, place) made together change: cost, then each rule's amount."""
        units, places = ints([u for u, _ in moves]), ints([p for _, p in moves])
        found = np.empty(1 + RULES, dtype=np.int64)
        at = units.ctypes.data, places.ctypes.data, found.ctypes.data
        self._calls.price_moves(self._at, len(moves), *at)
        return found

    def changes_by_place(self, unit: int) -> Ints:
        """Return what a unit at each place would change, a row as `changes` for each place."""
        found = np.empty((len(self.tables.allowed[unit]), 1 + RULES), dtype=np.int64)
        self._calls.price_row(self._at, unit, found.ctypes.data)
        return found

    def move(self, unit: int, place: int) -> None:
        """Move a unit to a place it may take, or NOWHERE."""
        self._calls.move(self._at, unit, place)

    def go_to(self, place: Iterable[int]) -> None:
        """Put every unit where a plan has it."""
        for u, p in enumerate(place):
            self._calls.move(self._at, u, p)
        self._calls.note(self._at)

    def priced(self, unit: int) -> Floats:
        """Return the energy of each place of a unit, in the order of `Tables.allowed`."""
        before = self.at(unit)
        if before != NOWHERE:
            self._calls.leave(self._at, unit)
        count = self._calls.price(self._at, unit, NOWHERE)
        if before != NOWHERE:
            self._calls.enter(self._at, unit, before)
        found: Floats = self._energy[:count].copy()
        return found

    def exchange_price(self, unit: int, other: int, enough: float = math.inf) -> float:
        """Return the energy that changes when two units at different places change them.

        Above `enough` it may be told too low, but not below that: a step is refused there.
        """
        return float(self._calls.price_exchange(self._at, unit, other, enough))

    def patience(self) -> float:
        """Draw by how much the next exchange may be worse: Metropolis' rule, told beforehand."""
        return float(self._calls.patience(self._at))

    def note(self) -> bool:
        """Keep the present plan if it is sound and the best so far; return whether it was."""
        return bool(self._calls.note(self._at))

    def construct(self, order: Iterable[int], towers: Iterable[int]) -> None:
        """Place the clusters in an order, each in its tower; -1 tries every tower."""
        first, second = ints(list(order)), ints(list(towers))
        self._calls.construct(self._at, first.ctypes.data, second.ctypes.data)

    def settle(self, steps: int, mix: Mapping[str, int]) -> int:
        """Walk at the present temperature until a sound plan is met; return the steps made."""
        shares = cumulative(mix)
        return int(self._calls.settle(self._at, steps, shares.ctypes.data))

    def anneal(self, steps: int, last: float, dearest: float, mix: Mapping[str, int]) -> int:
        """Cool down to `last` while broken rules become dearer; return how often it got better."""
        shares = cumulative(mix)
        return int(self._calls.anneal(self._at, steps, last, dearest, shares.ctypes.data))

    def kick(self, kind: str, hot: float, cold: float, patient: float, much: float) -> bool:
        """Try one large change from the present plan; return whether it was kept."""
        number = KICKS.index(kind)
        return bool(self._calls.kick(self._at, number, hot, cold, patient, much))

    def relink(self, place: Iterable[int], moves: int) -> None:
        """Go some moves of the way to another placement, by the cheapest of a few each time."""
        target = ints(list(place))
        self._calls.relink(self._at, target.ctypes.data, moves)


def cumulative(mix: Mapping[str, int]) -> Ints:
    """Return the shares of the steps added up, in the kernel's order."""
    return np.cumsum([mix.get(name, 0) for name in STEPS]).astype(np.int64)


def _memory(arrays: Arrays) -> dict[str, npt.NDArray[np.int64]]:
    """Return the arrays of one walk, all zero."""
    f = arrays.facts
    kinds = f.zones * f.classes
    sizes = {
        "place": f.units,
        "used": f.floors,
        "heads": f.floors,
        "count": f.floors,
        "tower_count": f.towers,
        "old_count": f.olds,
        "zone_load": kinds * f.slots,
        "site_load": f.sites * f.types * f.hours,
        "need": kinds,
        "levels": f.sites * f.types,
        "group_cost": f.opds,
        "group_extra": f.opds,
        "limit_used": f.limits,
        "flow": f.units * (f.floors + f.olds + 1),
        "best_place": f.units,
        "best_rooms": 2 * arrays.most_rooms,
        "spare_rooms": 2 * arrays.most_rooms,
        "order": f.units + f.floors + 2,
        "undo": 8 * f.units + 64,
        "saved": 2 * f.units,
        "kept": f.units,
        "held": f.units,
        "active": f.units,
        "scratch": 4 * f.towers,
        "bias": f.units * (f.floors + 1),
        "energy": 2 * (f.floors + 2),
    }
    zone_sums = ("zone_cost", "zone_above", "zone_lack", "zone_free", "reserve")
    sizes |= dict.fromkeys(zone_sums, f.zones)
    sizes |= dict.fromkeys(("site_cost", "site_over"), f.sites)
    kinds_of: dict[str, type] = {"zone_load": arrays.load, "site_load": arrays.load}
    kinds_of |= {"bias": np.float64, "energy": np.float64}
    return {
        name: np.zeros(max(1, sizes[name]), dtype=kinds_of.get(name, np.int64)) for name in SUMS
    }
