"""The rules a hand-made or optimised scenario breaks, each with its subjects and amount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from solver.case.build_estate import Estate
from solver.case.build_places import hard_reasons, stays_at
from solver.case.build_units import Places
from solver.problem.estate import Floor
from solver.problem.organisation import Unit
from solver.problem.relations import PairKind
from solver.rules import PlaceReason, RuleId
from solver.study.assess_lines import Lines
from solver.study.assess_seats import Seat
from solver.study.assessment import Broken


@dataclass(frozen=True)
class Rules:
    """Rules of a scenario held against its seats; today breaks none."""

    lines: Lines

    def broken(self) -> tuple[Broken, ...]:
        """Return every hard rule that is broken."""
        if self.lines.seats.today:
            return ()
        return (
            *self._places(),
            *self._floors(),
            *self._loose(),
            *self._one_tower(),
            *self._pairs(),
            *self.lines.parking.broken(),
            *self._rooms(),
            *self._limits(),
        )

    def _places(self) -> Iterator[Broken]:
        seats = self.lines.seats
        for unit in seats.scope.units:
            seat = seats.of.get(unit.id)
            if seat is None:
                continue
            for reason in self._reasons(unit, seat):
                subjects = (unit.id, seat.floor or seat.building)
                yield Broken(RuleId.PLACE, subjects, 1, reason)

    def _reasons(self, unit: Unit, seat: Seat) -> tuple[PlaceReason, ...]:
        scope = self.lines.seats.scope
        if seat.building == stays_at(scope, unit):
            return ()
        floors = [floor for floor in scope.floors if floor.building == seat.building]
        if seat.floor:
            return hard_reasons(scope, unit, scope.problem.get(Floor, seat.floor))
        if not floors:
            return (PlaceReason.NOT_CANDIDATE,)
        closed = [hard_reasons(scope, unit, floor) for floor in floors]
        return min(closed, key=len) if all(closed) else ()

    def _floors(self) -> Iterator[Broken]:
        """Floors with units that take part or rooms, against what fixed units leave."""
        seats, rooms = self.lines.seats, self.lines.rooms
        left = Estate(Places(seats.prices)).room_left
        for floor in seats.scope.floors:
            mine = [u for u in seats.by_floor.get(floor.id, ()) if u.id in seats.inside]
            area = sum(seats.prices.needs[u.id].area for u in mine) + rooms.area_on(floor.id)
            people = sum(seats.prices.needs[u.id].people for u in mine)
            if area > left[floor.id].net:
                yield Broken(RuleId.AREA, (floor.id,), area - left[floor.id].net)
            if people > left[floor.id].people:
                yield Broken(RuleId.PEOPLE, (floor.id,), people - left[floor.id].people)

    def _loose(self) -> Iterator[Broken]:
        """Buildings whose units without a floor cannot all fit beside the others."""
        seats = self.lines.seats
        for tower in seats.scope.towers:
            units = seats.by_building[tower.id]
            if all(seats.of[unit.id].floor for unit in units):
                continue
            have = sum(
                seats.scope.sizes[f.id].net for f in seats.scope.floors if f.building == tower.id
            )
            need = sum(seats.prices.needs[unit.id].area for unit in units)
            if need > have:
                yield Broken(RuleId.AREA, (tower.id,), need - have)

    def _one_tower(self) -> Iterator[Broken]:
        seats = self.lines.seats
        for group in seats.prices.groups:
            towers = {seats.of[u.id].building for u in group if seats.moved_in(u.id)}
            if len(towers) > 1:
                subjects = (group[0].opd, *sorted(towers))
                yield Broken(RuleId.ONE_TOWER, subjects, len(towers) - 1)

    def _pairs(self) -> Iterator[Broken]:
        seats = self.lines.seats
        places = Places(seats.prices)
        units = seats.scope.units
        for kind in PairKind:
            for u, v in places.pairs(kind):
                a, b = (seats.of.get(units[i].id) for i in (u, v))
                if a is None or b is None:
                    continue
                same = self._same(a, b)
                if same is (kind is PairKind.APART):
                    yield Broken(RuleId(kind.value), (units[u].id, units[v].id), 1)

    def _same(self, a: Seat, b: Seat) -> bool | None:
        """Tell whether two seats are the same place; None when a floor is not known yet."""
        if a.building != b.building:
            return False
        if a.building not in self.lines.seats.candidates:
            return True
        return a.floor == b.floor if a.floor and b.floor else None

    def _rooms(self) -> Iterator[Broken]:
        laid = sum(self.lines.rooms.laid.values())
        need = sum(n.rooms for n in self.lines.rooms.needs)
        if need > laid:
            yield Broken(RuleId.ROOMS, (), need - laid)

    def _limits(self) -> Iterator[Broken]:
        seats = self.lines.seats
        scenario = seats.scope.scenario
        if scenario.most_moves is not None and len(seats.moved) > scenario.most_moves:
            yield Broken(RuleId.LIMIT, ("moves",), len(seats.moved) - scenario.most_moves)
