"""The cost lines of a scenario, from the same prices as the case the engine solves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from solver.case.build_places import wish_price
from solver.case.build_prices import Prices
from solver.costs.building import BuildingPrice
from solver.costs.line import CostGroup, CostKey, CostLine, Input
from solver.costs.running import rounding, total
from solver.costs.travel import minutes_cost, split_minutes, trip_inputs
from solver.demand.rounding import half_up, thousands
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Unit
from solver.study.assess_parking import SiteParking
from solver.study.assess_rooms import SharedRooms
from solver.study.assess_seats import Seats
from solver.units import Measure

_GROUP_NORMS = {
    CostKey.SPAN: ("internal_trips", "weeks", "floor", "wage"),
    CostKey.SPLIT: ("split_trips", "weeks", "wage"),
}


@dataclass(frozen=True)
class Lines:
    """All lines of a scenario; empty ones are left out."""

    rooms: SharedRooms
    parking: SiteParking

    @property
    def seats(self) -> Seats:
        """Seats of the scenario."""
        return self.rooms.seats

    @property
    def prices(self) -> Prices:
        """Prices of the scenario."""
        return self.seats.prices

    def all(self, *, weighted: bool = False) -> tuple[CostLine, ...]:
        """Return every line; time by the weights of the scenario or at its full value."""
        lines = (
            *self._buildings(),
            *self._floors(),
            *self._moves(),
            *self._rooms(),
            *self._decks(),
            *self._visits(weighted),
            *self._trips(weighted),
            *self._groups(weighted),
            *self._wishes(),
        )
        return tuple(line for line in lines if line.amount or line.one_off)

    def objective(self, lines: tuple[CostLine, ...]) -> int:
        """Return what the engine minimises: cash and wishes as they are, time by its weights."""
        scenario = self.seats.scope.scenario
        if scenario.time_weight == scenario.visitor_weight == 10_000:
            return total(lines)
        other = (line for line in lines if line.group is not CostGroup.TIME)
        time = (*self._visits(True), *self._trips(True), *self._groups(True))
        return total(other) + total(time)

    def used(self) -> frozenset[str]:
        """Return the buildings with a unit or a shared room."""
        building = {floor.id: floor.building for floor in self.seats.scope.floors}
        rooms = {building[floor] for floor, _ in self.rooms.laid}
        return frozenset(seat.building for seat in self.seats.of.values()) | rooms | self._waiting

    @cached_property
    def _waiting(self) -> frozenset[str]:
        """Buildings of today of units that are unplaced: not empty before the last has gone."""
        units = (self.seats.scope.problem.get(Unit, id) for id in self.seats.unplaced)
        seats = (self.seats.scope.seat(unit) for unit in units)
        return frozenset(seat.id for seat in seats if seat)

    def _users(self, building: str) -> list[Unit]:
        """Return the units whose use of a building is paid: seated, or waiting to be placed."""
        found = list(self.seats.by_building[building])
        if building in self._waiting:
            units = (self.seats.scope.problem.get(Unit, id) for id in self.seats.unplaced)
            found += [unit for unit in units if unit.building == building]
        return found

    def _buildings(self) -> Iterator[CostLine]:
        used = self.used()
        for building in self.seats.scope.problem.building:
            price = self.prices.buildings[building.id]
            yield from price.used if building.id in used else price.unused
            units = self._users(building.id)
            if units:
                yield self._use_line(building, price, units)

    def _use_line(self, building: Building, price: BuildingPrice, units: list[Unit]) -> CostLine:
        needs = [self.prices.needs[unit.id] for unit in units]
        area, people = sum(need.area for need in needs), sum(need.people for need in needs)
        amount = sum(self.prices.use(unit, building.id) for unit in units)
        inputs = (
            Input("input.area", area, Measure.AREA),
            Input("input.people", people, Measure.PERSON),
            *price.inputs,
            rounding(amount - price.use(area, people)),
        )
        return CostLine(CostKey.RUNNING_USE, "building", building.id, amount, inputs)

    def floors_in_use(self) -> frozenset[str]:
        """Return the floors with a unit or a shared room."""
        return frozenset(self.seats.by_floor) - {""} | {floor for floor, _ in self.rooms.laid}

    def _floors(self) -> Iterator[CostLine]:
        """Floors of new buildings; for units without a floor as many as their area fills."""
        used = self.floors_in_use()
        for building in self.seats.scope.problem.building:
            priced = self.prices.buildings[building.id].floors
            if not priced:
                continue
            spare = [id for id in priced if id not in used]
            for id in [id for id in priced if id in used] + self._filled(building, spare):
                yield from priced[id]

    def _filled(self, building: Building, spare: list[str]) -> list[str]:
        loose = [u for u in self.seats.by_building[building.id] if not self.seats.of[u.id].floor]
        area = sum(self.prices.needs[unit.id].area for unit in loose)
        filled = []
        sizes = self.seats.scope.sizes
        for id in spare:
            if area <= 0:
                break
            filled.append(id)
            area -= sizes[id].net if id in sizes else 0
        return filled

    def _moves(self) -> Iterator[CostLine]:
        if self.seats.today:
            return
        for id, seat in self.seats.of.items():
            if id in self.seats.inside:
                unit = self.seats.units[id]
                # In a building that receives nobody a unit that stays is not shifted about.
                floor = seat.floor if seat.building in self.seats.candidates else ""
                yield from self.prices.move_lines(unit, seat.building, floor)

    def _rooms(self) -> Iterator[CostLine]:
        if self.seats.today:
            return
        for need in self.rooms.needs:
            one = self.prices.room(need.size, need.building)
            count = Input("input.rooms", need.rooms, Measure.COUNT)
            yield replace(
                one,
                amount=one.amount * need.rooms,
                one_off=one.one_off * need.rooms,
                inputs=(count, *one.inputs),
            )

    def _decks(self) -> Iterator[CostLine]:
        for (site, kind), levels in self.parking.levels.items():
            if levels and self.parking.tables.cost_of(kind):
                one = self.prices.deck(kind.kind, site)
                count = Input("input.levels", levels, Measure.COUNT)
                yield replace(
                    one,
                    amount=one.amount * levels,
                    one_off=one.one_off * levels,
                    inputs=(count, *one.inputs),
                )

    def _visits(self, weighted: bool) -> Iterator[CostLine]:
        norms = self.prices.norms
        keys = ("time.days", "time.floor", "time.visitor")
        standards = tuple(norms.input(key) for key in keys)
        for id in self.seats.of:
            unit = self.seats.units[id]
            level = self.seats.level(unit)
            amount = self.prices.visits(unit, level, weighted=weighted)
            if amount:
                visitors = Input(
                    "field.unit.visitors", unit.visitors, Measure.PERSON, unit.source, unit.status
                )
                inputs = (visitors, Input("input.level", level, Measure.LEVEL), *standards)
                yield CostLine(CostKey.VISITOR_TIME, "unit", id, amount, inputs)

    def _distance(self, a: str, b: str) -> int | None:
        one, two = self.seats.of.get(a), self.seats.of.get(b)
        if one is None or two is None:
            return None
        places = (self.prices.place(seat.building, seat.floor) for seat in (one, two))
        return self.prices.travel.distance(*places)

    def _trips(self, weighted: bool) -> Iterator[CostLine]:
        """Trips by OPD of the first unit of each pair."""
        money: dict[str, int] = {}
        counted: dict[str, int] = {}
        ways: dict[str, int] = {}  # trips times way: hundredths of units of effort
        for (a, b), weight in self.prices.trip_weights(weighted=weighted).items():
            way = self._distance(a, b)
            if way is not None:
                opd = self.seats.units[a].opd
                money[opd] = money.get(opd, 0) + 1000 * weight * way
                counted[opd] = counted.get(opd, 0) + self.prices.trips[a, b]
                ways[opd] = ways.get(opd, 0) + self.prices.trips[a, b] * way
        norms, unit = self.prices.norms, self.prices.travel.unit
        for opd, amount in money.items():
            minutes = half_up(ways[opd] * unit, 100)
            inputs = (
                Input("input.trips_week", counted[opd], Measure.HUNDREDTH),
                Input("input.travel_minutes", minutes, Measure.HUNDREDTH),
                *trip_inputs(norms),
                rounding(amount - minutes_cost(norms, minutes)),
            )
            yield CostLine(CostKey.STAFF_TIME, "opd", opd, amount, inputs)

    def _groups(self, weighted: bool) -> Iterator[CostLine]:
        """Levels between the units of a group in each building, and groups partly moved."""
        if self.seats.today:
            return
        for group in self.prices.groups:
            placed = [unit for unit in group if unit.id in self.seats.of]
            moved = [unit for unit in placed if self.seats.moved_in(unit.id)]
            levels = self._span(moved)
            if levels:
                amount = levels * self.prices.span(list(group), weighted=weighted)
                people = sum(self.prices.needs[unit.id].people for unit in group)
                given = (
                    Input("input.span", levels, Measure.COUNT),
                    Input("input.people", people, Measure.PERSON),
                )
                yield self._group_line(CostKey.SPAN, group[0], amount, given)
            if moved and len(moved) < len(placed):
                amount = self.prices.split(list(group), weighted=weighted)
                minutes = split_minutes(self.prices.travel)
                given = (
                    Input("input.split", len(placed) - len(moved), Measure.COUNT),
                    Input("input.split_minutes", minutes, Measure.HUNDREDTH),
                )
                yield self._group_line(CostKey.SPLIT, group[0], amount, given)

    def _group_line(
        self, key: CostKey, unit: Unit, amount: int, given: tuple[Input, ...]
    ) -> CostLine:
        norms = (self.prices.norms.input(f"time.{name}") for name in _GROUP_NORMS[key])
        return CostLine(key, "opd", unit.opd, amount, (*given, *norms))

    def _span(self, moved: list[Unit]) -> int:
        levels: dict[str, list[int]] = {}
        for unit in moved:
            seat = self.seats.of[unit.id]
            if seat.floor:
                level = self.seats.scope.problem.get(Floor, seat.floor).level
                levels.setdefault(seat.building, []).append(level)
        return sum(max(found) - min(found) for found in levels.values())

    def _wishes(self) -> Iterator[CostLine]:
        if self.seats.today:
            return
        scope = self.seats.scope
        for id, seat in self.seats.of.items():
            if seat.floor and self.seats.moved_in(id):
                unit, floor = self.seats.units[id], scope.problem.get(Floor, seat.floor)
                price = thousands(wish_price(scope, unit, floor))
                if price:
                    given = Input("input.wish_price", price, Measure.RUPIAH_YEAR)
                    yield CostLine(CostKey.WISH, "unit", id, price, (given,))
        for (a, b), weight in self.prices.wish_weights.items():
            way = self._distance(a, b)
            if way:
                inputs = (
                    Input("input.wish_step", 1000 * weight, Measure.RUPIAH_YEAR),
                    Input("input.steps", way, Measure.COUNT),
                )
                yield CostLine(CostKey.WISH, "unit", a, 1000 * weight * way, inputs)
