"""The units of a case: the places each may take and what it costs there; flows and pairs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from solver.case.build_places import hard_reasons, stays_at, wish_price
from solver.case.build_prices import Prices
from solver.case.model import Opd
from solver.case.model import Unit as CaseUnit
from solver.costs.travel import Place
from solver.demand.rounding import thousands
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Unit
from solver.problem.relations import PairKind
from solver.problem.scenario import RuleMode
from solver.rules import PlaceReason

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Places:
    """Where the units of a scenario may go, and the price of each place."""

    prices: Prices

    @cached_property
    def floors(self) -> tuple[Floor, ...]:
        """Candidate floors; their position is their location in the case."""
        return self.prices.scope.floors

    @cached_property
    def allowed(self) -> dict[str, tuple[int, ...]]:
        """Floors each unit may take."""
        scope = self.prices.scope
        return {
            unit.id: tuple(
                f for f, floor in enumerate(self.floors) if not hard_reasons(scope, unit, floor)
            )
            for unit in scope.units
        }

    @cached_property
    def stays(self) -> dict[str, str]:
        """Building outside the candidates by unit that may be in it: its own, or by a pin."""
        scope = self.prices.scope
        found = ((unit.id, stays_at(scope, unit)) for unit in scope.units)
        return {unit: building for unit, building in found if building}

    @cached_property
    def old(self) -> tuple[Building, ...]:
        """Buildings outside the candidates in which a unit may be, in order."""
        kept = set(self.stays.values())
        return tuple(b for b in self.prices.scope.problem.building if b.id in kept)

    @cached_property
    def index(self) -> dict[str, int]:
        """Position of each unit that takes part."""
        return {unit.id: u for u, unit in enumerate(self.prices.scope.units)}

    @cached_property
    def _to_fixed(self) -> dict[str, list[tuple[int, Place]]]:
        """Trips to units whose place is fixed: weight and place, by unit that takes part."""
        scope = self.prices.scope
        fixed = {unit.id: unit for unit in scope.fixed}
        found: dict[str, list[tuple[int, Place]]] = {}
        for (a, b), weight in self.prices.trip_weights(weighted=True).items():
            for mine, other in ((a, b), (b, a)):
                if mine in self.index and other in fixed:
                    seat = fixed[other]
                    place = self.prices.place(seat.building, seat.floor)
                    found.setdefault(mine, []).append((weight, place))
        return found

    def _trips_to_fixed(self, unit: Unit, place: Place) -> int:
        """Return thousand rupiah of the trips of a unit at a place to fixed units."""
        way = self.prices.travel
        return sum(w * way.distance(place, at) for w, at in self._to_fixed.get(unit.id, ()))

    def floor_cost(self, unit: Unit, floor: Floor) -> int:
        """Return the cost of a unit on a candidate floor, thousand rupiah a year."""
        prices = self.prices
        rupiah = prices.use(unit, floor.building) + prices.visits(unit, floor.level, weighted=True)
        moved = prices.move_lines(unit, floor.building, floor.id)
        rupiah += sum(line.amount for line in moved)
        rupiah += thousands(wish_price(prices.scope, unit, floor))
        place = prices.place(floor.building, floor.id)
        return rupiah // 1000 + self._trips_to_fixed(unit, place)

    def stay_cost(self, unit: Unit) -> int:
        """Return the cost of a unit outside the candidates, thousand rupiah a year.

        A pin may have sent it to another building than its own: then with its move.
        """
        prices, building = self.prices, self.stays[unit.id]
        level = prices.level_today(unit) if building == unit.building else 0
        rupiah = prices.use(unit, building) + prices.visits(unit, level, weighted=True)
        rupiah += sum(line.amount for line in prices.move_lines(unit, building, ""))
        return rupiah // 1000 + self._trips_to_fixed(unit, prices.place(building))

    def units(self) -> tuple[CaseUnit, ...]:
        """Return the units of the case."""
        group = {unit.id: g for g, units in enumerate(self.prices.groups) for unit in units}
        old = {building.id: b for b, building in enumerate(self.old)}
        found = []
        for unit in self.prices.scope.units:
            need = self.prices.needs[unit.id]
            stays = unit.id in self.stays
            floors = self.allowed[unit.id]
            found.append(
                CaseUnit(
                    opd=group[unit.id],
                    area=need.area,
                    people=need.people,
                    floors=floors,
                    cost=tuple(self.floor_cost(unit, self.floors[f]) for f in floors),
                    stay=old[self.stays[unit.id]] if stays else None,
                    stay_cost=self.stay_cost(unit) if stays else 0,
                )
            )
        return tuple(found)

    def opds(self) -> tuple[Opd, ...]:
        """Return the groups of the case."""
        return tuple(
            Opd(
                self.prices.span(list(units), weighted=True) // 1000,
                self.prices.split(list(units), weighted=True) // 1000,
            )
            for units in self.prices.groups
        )

    def flows(self) -> tuple[tuple[int, int, int], ...]:
        """Return (unit, unit, thousand rupiah per unit of effort), sorted, each pair once."""
        total: Counter[tuple[int, int]] = Counter()
        for weights in (self.prices.trip_weights(weighted=True), self.prices.wish_weights):
            for (a, b), weight in weights.items():
                if a in self.index and b in self.index and weight:
                    low, high = sorted((self.index[a], self.index[b]))
                    total[low, high] += weight
        return tuple((u, v, weight) for (u, v), weight in sorted(total.items()))

    def pairs(self, kind: PairKind) -> Pairs:
        """Return the pairs bound by hard rules of a kind, sorted, each once."""
        scope = self.prices.scope
        found = {
            tuple(sorted((self.index[rule.unit_a], self.index[rule.unit_b])))
            for rule in scope.problem.pair_rule
            if rule.kind is kind
            and scope.held(rule)[0] is RuleMode.HARD
            and {rule.unit_a, rule.unit_b} <= set(self.index)
        }
        return tuple((low, high) for low, high in sorted(found) if low != high)

    def reasons(self, unit: Unit) -> Counter[PlaceReason]:
        """Return how many candidate floors each hard reason closes for a unit."""
        scope = self.prices.scope
        return Counter(r for floor in self.floors for r in hard_reasons(scope, unit, floor))
