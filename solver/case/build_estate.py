"""The estate of a case: towers, floors less what fixed units take, old buildings, the tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from solver.case.build_prices import Prices
from solver.case.build_scope import FloorSize
from solver.case.build_units import Places
from solver.case.model import Edge, Floor, Old, Tower
from solver.costs.running import total
from solver.problem.estate import Building, Site
from solver.problem.organisation import Unit


@dataclass(frozen=True)
class Estate:
    """Buildings and floors of a scenario with their prices."""

    places: Places

    @property
    def prices(self) -> Prices:
        """Prices of the scenario."""
        return self.places.prices

    @cached_property
    def occupied(self) -> frozenset[str]:
        """Buildings in which a fixed unit sits: in use whatever the plan."""
        return frozenset(unit.building for unit in self.prices.scope.fixed)

    @cached_property
    def room_left(self) -> dict[str, FloorSize]:
        """Return area and people of every candidate floor beside its fixed units.

        A fixed unit whose floor is unknown, or takes no part, is spread over the candidate floors
        of its building, the roomiest first. Nothing falls below 0: a floor that is over-full today
        receives nobody.
        """
        scope = self.prices.scope
        area = {floor.id: scope.sizes[floor.id].net for floor in scope.floors}
        people = {floor.id: scope.sizes[floor.id].people for floor in scope.floors}
        for unit in scope.fixed:
            need = self.prices.needs[unit.id]
            for left, amount in ((area, need.area), (people, need.people)):
                self._take(left, unit, amount)
        return {id: FloorSize(area[id], people[id]) for id in area}

    def _take(self, left: dict[str, int], unit: Unit, amount: int) -> None:
        if unit.floor in left:
            left[unit.floor] = max(0, left[unit.floor] - amount)
            return
        scope = self.prices.scope
        if unit.floor and unit.floor in scope.excluded_floors:
            return
        mine = [floor.id for floor in scope.floors if floor.building == unit.building]
        for id in sorted(mine, key=lambda id: (-left[id], id)):
            taken = min(left[id], amount)
            left[id] -= taken
            amount -= taken

    def sites(self) -> tuple[Site, ...]:
        """Return the sites of the towers."""
        having = {tower.site for tower in self.prices.scope.towers}
        return tuple(site for site in self.prices.scope.problem.site if site.id in having)

    def opening(self, building: Building) -> int:
        """Return what using a building adds, thousand rupiah; 0 where a fixed unit sits."""
        return 0 if building.id in self.occupied else self.prices.opening(building.id) // 1000

    def towers(self) -> tuple[Tower, ...]:
        """Return the towers of the case."""
        site = {s.id: i for i, s in enumerate(self.sites())}
        towers = self.prices.scope.towers
        return tuple(Tower(site[tower.site], self.opening(tower)) for tower in towers)

    def floors(self) -> tuple[Floor, ...]:
        """Return the floors of the case; a zone is a building, or the part of it that is named."""
        tower = {b.id: t for t, b in enumerate(self.prices.scope.towers)}
        zones = {(id, ""): t for id, t in tower.items()}
        found = []
        for floor in self.prices.scope.floors:
            t, size = tower[floor.building], self.room_left[floor.id]
            lines = self.prices.buildings[floor.building].floors.get(floor.id, ())
            cost = total(lines) // 1000
            zone = zones.setdefault((floor.building, floor.zone.strip()), len(zones))
            found.append(Floor(t, floor.level, zone, size.net, size.people, cost))
        return tuple(found)

    def old(self) -> tuple[Old, ...]:
        """Return the buildings in which units may stay."""
        return tuple(Old(self.opening(building)) for building in self.places.old)

    def tree(self) -> tuple[Edge, ...]:
        """Return the tree of distances: levels, lobbies, sites; edges without length left out."""
        edges = [*self._level_edges(), *self._lobby_edges(), *self._site_edges()]
        return tuple(edge for edge in edges if edge.length and edge.beyond)

    def _level_edges(self) -> list[Edge]:
        """For every tower and level: the floors at that level or farther from the lobby."""
        edges, floors = [], self.prices.scope.floors
        for tower in self.prices.scope.towers:
            mine = [(f, fl.level) for f, fl in enumerate(floors) if fl.building == tower.id]
            top = max((level for _, level in mine), default=0)
            bottom = min((level for _, level in mine), default=0)
            for k in range(1, top + 1):
                beyond = tuple(f for f, level in mine if level >= k)
                edges.append(Edge(self.prices.travel.floor, beyond))
            for k in range(-1, bottom - 1, -1):
                beyond = tuple(f for f, level in mine if level <= k)
                edges.append(Edge(self.prices.travel.floor, beyond))
        return edges

    def _locations(self) -> list[Building]:
        """Return the building of every location: floors, then old buildings."""
        buildings = {tower.id: tower for tower in self.prices.scope.towers}
        mine = [buildings[floor.building] for floor in self.prices.scope.floors]
        return [*mine, *self.places.old]

    def _lobby_edges(self) -> list[Edge]:
        at = self._locations()
        ids = dict.fromkeys(building.id for building in at)
        lobby = self.prices.travel.lobby
        return [Edge(lobby, tuple(i for i, b in enumerate(at) if b.id == id)) for id in ids]

    def _site_edges(self) -> list[Edge]:
        at = self._locations()
        radius = self.prices.travel.radius
        ids = dict.fromkeys(building.site for building in at)
        return [
            Edge(radius.get(id, 0), tuple(i for i, b in enumerate(at) if b.site == id))
            for id in ids
        ]

    def base(self) -> int:
        """Return rupiah a year that no decision changes.

        Every building as if nobody who takes part used it, and the fixed units with their use,
        visitors and trips among themselves.
        """
        prices = self.prices
        amount = 0
        for id, price in prices.buildings.items():
            amount += total(price.used if id in self.occupied else price.unused)
        fixed = {unit.id: unit for unit in prices.scope.fixed}
        for unit in fixed.values():
            amount += prices.use(unit, unit.building)
            amount += prices.visits(unit, prices.level_today(unit), weighted=True)
        for (a, b), weight in prices.trip_weights(weighted=True).items():
            if a in fixed and b in fixed:
                one, two = (prices.place(fixed[u].building, fixed[u].floor) for u in (a, b))
                amount += 1000 * weight * prices.travel.distance(one, two)
        return amount
