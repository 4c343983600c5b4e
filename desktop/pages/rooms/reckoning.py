"""Shared rooms of a scenario by building and size: how many, how full, what sharing saves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from desktop.document.names import floor_name, record_name
from desktop.document.text import format_number
from desktop.reports.freshness import is_stale
from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.case.build_tables import room_area
from solver.demand.bookings import Service, simulate
from solver.demand.erlang import rooms_for
from solver.demand.norms import Norms
from solver.demand.rooms import limits, pooled
from solver.problem.estate import Floor
from solver.problem.organisation import Meeting, MeetingSize, Unit
from solver.problem.problem import Problem
from solver.study.assess_rooms import SharedRooms
from solver.study.assess_seats import Seats
from solver.study.assessment import RoomNeed
from solver.units import Measure

WEEKS = 400  # simulated for each group of rooms
USUAL = 90  # minutes of a meeting when none is recorded
SIZES = tuple(MeetingSize)
Report = Callable[[int, int], None]


def blocking(load: int, rooms: int) -> float:
    """Return the chance that all rooms are taken: Erlang's loss formula B(k, A).

    Parameters
    ----------
    load : int
        Offered load A in hundredths.
    rooms : int
        Number of rooms k.
    """
    if load <= 0:
        return 0.0
    inverse = 1.0  # 1/B by its recursion 1/B(k) = 1 + k/A · 1/B(k-1)
    for k in range(1, rooms + 1):
        inverse = 1 + k * 100 / load * inverse
    return 1 / inverse


def busy(load: int, room: int) -> float:
    """Return how much of the time the room of a number is taken when lower ones fill first.

    What room k carries is what k-1 rooms turn away and k rooms do not: A · (B(k-1) - B(k)).
    """
    return load / 100 * (blocking(load, room - 1) - blocking(load, room))


@dataclass(frozen=True)
class Group:
    """The shared rooms of one size in one building, or in one zone of it.

    `shared` are needed together, `by_opd` when every OPD keeps its own, `by_unit` when every unit
    does; `area` (dm²) and `price` (rupiah a year) are of one room; `minutes` is the usual length.
    """

    building: str
    name: str
    size: MeetingSize
    shared: int
    by_opd: int
    by_unit: int
    peak: int
    by_slot: tuple[int, ...]
    minutes: int
    area: int
    price: int
    floors: tuple[str, ...] = ()
    zone: str = ""

    @property
    def place(self) -> str:
        """Name of the building, or of the zone in it, for choices."""
        return f"{self.building}/{self.zone}" if self.zone else self.building

    @property
    def key(self) -> str:
        """Name of the row."""
        return f"{self.place}/{self.size.value}"

    @property
    def saved(self) -> int:
        """Rooms fewer than when every OPD keeps its own."""
        return self.by_opd - self.shared

    @property
    def served(self) -> float:
        """Chance to find a room in the busiest hour."""
        return 1 - blocking(self.peak, self.shared)


@dataclass(frozen=True)
class Shared:
    """Everything the page shows of a scenario."""

    scenario: str
    name: str
    today: bool
    groups: tuple[Group, ...]
    service: int  # promised, basis points
    deterministic: bool
    stale: bool
    unplaced: int

    @cached_property
    def saved_area(self) -> int:
        """Area saved by sharing, dm²."""
        return sum(group.saved * group.area for group in self.groups)

    @cached_property
    def saved_money(self) -> int:
        """Rupiah a year saved by sharing: rooms not fitted out and not kept up."""
        return sum(group.saved * group.price for group in self.groups)


@dataclass(frozen=True)
class Check:
    """What the simulation of a group found: a usual week, and every hour as full as the worst."""

    week: Service
    peak: Service


def reckon(problem: Problem, scenario_id: str) -> Shared | None:
    """Reckon the shared rooms of a scenario; None when there is no such scenario."""
    scope = scope_of(problem, scenario_id)
    if scope is None:
        return None
    rooms = SharedRooms(Seats(Prices(scope)))
    norms = Norms(problem)
    return Shared(
        scenario_id,
        scope.scenario.name,
        rooms.seats.today,
        tuple(_group(rooms, need) for need in rooms.with_floors()),
        norms["rooms.service_level"],
        bool(norms["rooms.deterministic"]),
        is_stale(problem, scenario_id),
        len(rooms.seats.unplaced),
    )


def _group(rooms: SharedRooms, need: RoomNeed) -> Group:
    prices, problem = rooms.seats.prices, rooms.seats.scope.problem
    units = rooms.sharing[need.place]
    building = record_name(problem, "building", need.building)
    return Group(
        need.building,
        f"{building} · {need.zone}" if need.zone else building,
        need.size,
        need.rooms,
        _by_opd(rooms, units, need),
        need.rooms_alone,
        need.peak,
        need.by_slot,
        _minutes(problem, units, need.size),
        room_area(prices, need.size),
        prices.room(need.size, need.building).amount,
        laid_out(problem, need.floors),
        need.zone,
    )


def laid_out(problem: Problem, floors: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """Return the floors that have rooms, from below, with how many where there are several."""
    some = ((problem.get(Floor, floor), count) for floor, count in floors if count)
    lines = sorted(some, key=lambda line: line[0].level)
    return tuple(
        f"{floor_name(floor)} ({format_number(count, Measure.COUNT)})"
        if count > 1
        else floor_name(floor)
        for floor, count in lines
    )


def _by_opd(rooms: SharedRooms, units: Sequence[Unit], need: RoomNeed) -> int:
    """Return the rooms when every OPD in the building or zone keeps its own."""
    needs = rooms.seats.prices.needs
    table = limits(rooms.seats.scope.problem, max(need.peak, 1))
    c = SIZES.index(need.size)
    by_opd: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_opd[unit.opd].append(unit)
    return sum(
        rooms_for(max(pooled([needs[unit.id].load for unit in mine])[c]), table)
        for mine in by_opd.values()
    )


def _minutes(problem: Problem, units: Sequence[Unit], size: MeetingSize) -> int:
    """Return the length of a meeting of a size, each weighted by how often it is held."""
    found = [m for u in units for m in problem.where(Meeting, "unit", u.id) if m.size is size]
    often = sum(m.per_week for m in found)
    return max(1, sum(m.per_week * m.minutes for m in found) // often) if often else USUAL


def check_all(found: Shared, seed: int, report: Report) -> dict[str, Check]:
    """Simulate the bookings of every group of rooms; each with its own stream of chance."""
    checks = {}
    for i, group in enumerate(found.groups):
        report(i, len(found.groups))
        flat = (group.peak,) * len(group.by_slot)
        own = seed * 10_000 + i
        checks[group.key] = Check(
            *(
                simulate(slots, group.shared, minutes=group.minutes, weeks=WEEKS, seed=own)
                for slots in (group.by_slot, flat)
            )
        )
    return checks
