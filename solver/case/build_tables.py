"""Parking types, surfaces and room classes of a case, and the limits on moves and money."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from solver.case.build_prices import Prices
from solver.case.model import Parking, RoomClass, Rooms
from solver.costs.fitting import deck_stalls
from solver.demand.parking import effective_supply
from solver.demand.rooms import limits, pooled
from solver.problem.estate import Site
from solver.problem.organisation import MeetingSize, Unit, VehicleKind
from solver.problem.scenario import SpaceMode

KINDS = tuple(VehicleKind)
SIZES = tuple(MeetingSize)


@dataclass(frozen=True)
class ParkingType:
    """A parking type of the case: a vehicle kind, or its guard.

    The case knows one most number of levels for all sites. Where a site allows fewer, the guard
    counts the vehicles once more against what its own levels hold, for nothing.
    """

    kind: VehicleKind
    guard: bool = False


@dataclass(frozen=True)
class ParkingTables:
    """Parking of a scenario: its types and what each site holds."""

    prices: Prices

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Sites of the candidate buildings, in order."""
        having = {tower.site for tower in self.prices.scope.towers}
        return tuple(site for site in self.prices.scope.problem.site if site.id in having)

    def known(self, site: Site) -> bool:
        """Tell whether anything about the parking of a site is recorded."""
        return bool(
            site.car_stalls or site.motorcycle_stalls or site.truck_stalls or site.deck_levels
        )

    def decks(self, site: Site, kind: VehicleKind) -> int:
        """Return how many levels a site allows for a kind; trucks stay on the ground."""
        return site.deck_levels if deck_stalls(self.prices.scope.problem, kind) else 0

    @cached_property
    def most(self) -> int:
        """The most levels any site allows."""
        return max((site.deck_levels for site in self.sites if self.known(site)), default=0)

    @cached_property
    def types(self) -> tuple[ParkingType, ...]:
        """Types of the case: kinds that any unit brings, guards where sites differ."""
        found = []
        for k, kind in enumerate(KINDS):
            if not any(any(need.vehicles[k]) for need in self.prices.needs.values()):
                continue
            allowed = {self.decks(site, kind) for site in self.sites if self.known(site)}
            if self.most == 0 or max(allowed, default=0) > 0:
                found.append(ParkingType(kind))
            if allowed - {self.most}:
                found.append(ParkingType(kind, guard=True))
        return tuple(found)

    def level_stalls(self, kind: VehicleKind) -> int:
        """Return the vehicles one level really holds, at least 1."""
        problem = self.prices.scope.problem
        return max(1, effective_supply(problem, deck_stalls(problem, kind)) // 10)

    def surface(self, site: Site, kind: VehicleKind) -> int:
        """Return the vehicles times 10 the ground holds beside those of fixed units."""
        stalls = getattr(site, f"{kind.value}_stalls")
        supply = effective_supply(self.prices.scope.problem, stalls)
        return max(0, supply - self._fixed_peak(site, kind))

    def _fixed_peak(self, site: Site, kind: VehicleKind) -> int:
        k = KINDS.index(kind)
        scope = self.prices.scope
        rows = [
            self.prices.needs[unit.id].vehicles[k]
            for unit in scope.fixed
            if (seat := scope.seat(unit)) and seat.site == site.id
        ]
        return max(map(sum, zip(*rows, strict=True)), default=0)

    def held(self, site: Site, kind: ParkingType) -> int:
        """Return the surface of a type at a site as the case wants it."""
        if not self.known(site):
            k = KINDS.index(kind.kind)
            return sum(max(need.vehicles[k]) for need in self.prices.needs.values())
        ground = self.surface(site, kind.kind)
        if not kind.guard:
            return ground
        own = 10 * self.level_stalls(kind.kind) * self.decks(site, kind.kind)
        return max(0, ground + own - 10 * self.most)

    def stalls_of(self, kind: ParkingType) -> int:
        """Return the vehicles one level of a type holds; guards count one by one."""
        if kind.guard or self.most == 0 or not deck_stalls(self.prices.scope.problem, kind.kind):
            return 1
        return self.level_stalls(kind.kind)

    def cost_of(self, kind: ParkingType) -> int:
        """Return rupiah a year of one level of a type."""
        if kind.guard or self.most == 0:
            return 0
        return self.prices.deck(kind.kind, "").amount

    def table(self, units: tuple[Unit, ...]) -> Parking | None:
        """Return the parking of the case for these units, None when nobody brings a vehicle."""
        if not self.types:
            return None
        return Parking(
            vehicles=tuple(
                tuple(self.prices.needs[unit.id].vehicles[KINDS.index(t.kind)] for t in self.types)
                for unit in units
            ),
            level_stalls=tuple(self.stalls_of(t) for t in self.types),
            level_cost=tuple(self.cost_of(t) // 1000 for t in self.types),
            max_levels=self.most,
        )


def room_area(prices: Prices, size: MeetingSize) -> int:
    """Return the area a shared room takes; by average it is inside the area per person."""
    if prices.scope.scenario.space_mode is SpaceMode.AVERAGE:
        return 0
    return prices.norms[f"rooms.area_{size.value}"]


def room_limits(prices: Prices) -> tuple[tuple[int, ...], ...]:
    """Return the table of limits of each size class, long enough for all units in one zone."""
    loads = pooled([prices.needs[unit.id].load for unit in prices.scope.units])
    return tuple(limits(prices.scope.problem, max(load)) for load in loads)


def rooms_table(prices: Prices) -> Rooms:
    """Return the room classes of the case and the load of its units."""
    tables = room_limits(prices)
    classes = tuple(
        RoomClass(room_area(prices, size), prices.room(size, "").amount // 1000, table)
        for size, table in zip(SIZES, tables, strict=True)
    )
    return Rooms(classes, tuple(prices.needs[unit.id].load for unit in prices.scope.units))
