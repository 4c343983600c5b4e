"""Shared rooms and floors of a scenario: how many, where they are laid, how full floors are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from solver.case.build_result import result_rooms
from solver.case.build_tables import SIZES, room_area
from solver.costs.running import total
from solver.demand.erlang import rooms_for
from solver.demand.rooms import limits, pooled
from solver.problem.estate import Floor
from solver.problem.organisation import MeetingSize, Unit
from solver.study.assess_seats import Seats
from solver.study.assessment import FloorUse, RoomNeed

Laid = dict[tuple[str, MeetingSize], int]  # (floor, size) to number of rooms
Place = tuple[str, str]  # building and zone of it; the zone is empty where floors name none


@dataclass(frozen=True)
class SharedRooms:
    """The shared rooms of a scenario; today there are none beyond what units keep."""

    seats: Seats

    @cached_property
    def zones(self) -> dict[str, str]:
        """Zone of every floor that names one."""
        rows = self.seats.scope.problem.floor
        return {floor.id: zone for floor in rows if (zone := floor.zone.strip())}

    @cached_property
    def sharing(self) -> dict[Place, list[Unit]]:
        """Units that share rooms, by building and zone."""
        seats = self.seats
        found: dict[Place, list[Unit]] = {}
        for id, seat in seats.of.items():
            if seats.today or seats.moved_in(id):
                place = seat.building, self.zones.get(seat.floor, "")
                found.setdefault(place, []).append(seats.units[id])
        return found

    @cached_property
    def needs(self) -> tuple[RoomNeed, ...]:
        """Rooms needed by building, zone and size class."""
        return tuple(
            need
            for place, units in self.sharing.items()
            for c, size in enumerate(SIZES)
            if (need := self._need(place, units, c, size)).peak
        )

    def _need(self, place: Place, units: list[Unit], c: int, size: MeetingSize) -> RoomNeed:
        loads = [self.seats.prices.needs[unit.id].load for unit in units]
        by_slot = pooled(loads)[c]
        peak = max(by_slot)
        problem = self.seats.scope.problem
        table = limits(problem, max(peak, 1))
        alone = sum(rooms_for(max(load[c]), table) for load in loads)
        rooms = rooms_for(peak, table)
        return RoomNeed(place[0], size, rooms, alone, peak, by_slot, zone=place[1])

    @cached_property
    def laid(self) -> Laid:
        """Rooms by floor: those of the last result where they fit the need, else first fit."""
        if self.seats.today:
            return {}
        kept = self._kept()
        found: Laid = {}
        for place in self.sharing:
            wanted = {n.size: n.rooms for n in self.needs if n.place == place}
            mine = kept.get(place, {})
            sums = dict.fromkeys(wanted, 0)
            for (_, size), count in mine.items():
                sums[size] = sums.get(size, 0) + count
            found |= mine if sums == wanted else self._first_fit(place, wanted)
        return found

    @cached_property
    def _places(self) -> dict[str, Place]:
        """Building and zone of every floor that takes part."""
        rows = self.seats.scope.floors
        return {floor.id: (floor.building, self.zones.get(floor.id, "")) for floor in rows}

    def _kept(self) -> dict[Place, Laid]:
        scope = self.seats.scope
        found: dict[Place, Laid] = {}
        for row in result_rooms(scope.problem, scope.scenario.id):
            if row.floor in self._places and row.count:
                laid = found.setdefault(self._places[row.floor], {})
                laid[row.floor, row.size] = laid.get((row.floor, row.size), 0) + row.count
        return found

    def _first_fit(self, place: Place, wanted: dict[MeetingSize, int]) -> Laid:
        """Lay large rooms first, each onto the emptiest floor in use; unused floors last.

        Who has no floor yet belongs to no zone; where every floor has one, any of them will do.
        """
        seats, building = self.seats, place[0]
        everywhere = [floor for floor in seats.scope.floors if floor.building == building]
        floors = [floor for floor in everywhere if self._places[floor.id] == place] or everywhere
        left = {f.id: seats.scope.sizes[f.id].net - self._taken(f.id) for f in floors}
        price = seats.prices.buildings[building].floors
        used = [f.id for f in floors if seats.by_floor.get(f.id)]
        shut = sorted(
            (f.id for f in floors if f.id not in used),
            key=lambda id: (total(price.get(id, ())), id),
        )
        used = used or shut[:1]
        found: Laid = {}
        areas = {size: room_area(seats.prices, size) for size in wanted}
        for size in sorted(wanted, key=lambda s: -areas[s]):
            for _ in range(wanted[size]):
                floor = self._roomiest(used, shut, left, areas[size])
                left[floor] -= areas[size]
                found[floor, size] = found.get((floor, size), 0) + 1
        return found

    @staticmethod
    def _roomiest(used: list[str], shut: list[str], left: dict[str, int], area: int) -> str:
        """Return the floor for a room; without space anywhere it overfills the emptiest."""
        best = max(used, key=lambda id: left[id])
        if left[best] >= area:
            return best
        fresh = next((id for id in shut if id not in used and left[id] >= area), None)
        if fresh is None:
            return best
        used.append(fresh)
        return fresh

    def _taken(self, floor: str) -> int:
        return sum(self.seats.area(unit) for unit in self.seats.by_floor.get(floor, ()))

    def with_floors(self) -> tuple[RoomNeed, ...]:
        """Return the needs with the floors their rooms are on."""
        return tuple(replace(need, floors=self._floors_of(need)) for need in self.needs)

    def _floors_of(self, need: RoomNeed) -> tuple[tuple[str, int], ...]:
        return tuple(
            (floor, count)
            for (floor, size), count in self.laid.items()
            if size is need.size and self._places[floor] == need.place
        )

    def area_on(self, floor: str) -> int:
        """Return the area of the shared rooms on a floor."""
        prices = self.seats.prices
        return sum(
            room_area(prices, size) * count
            for (at, size), count in self.laid.items()
            if at == floor
        )

    def floors(self) -> tuple[FloorUse, ...]:
        """Return how full every floor is."""
        return tuple(self._floor_use(floor) for floor in self.seats.scope.problem.floor)

    def _floor_use(self, floor: Floor) -> FloorUse:
        seats = self.seats
        units = seats.by_floor.get(floor.id, [])
        area, rooms = self._taken(floor.id), self.area_on(floor.id)
        people = sum(seats.prices.needs[unit.id].people for unit in units)
        size = seats.scope.sizes.get(floor.id)
        return FloorUse(
            floor=floor.id,
            building=floor.building,
            net=size.net if size else area + rooms,
            people_limit=size.people if size else people,
            units=tuple(unit.id for unit in units),
            unit_area=area,
            room_area=rooms,
            people=people,
            known=size is not None,
        )
