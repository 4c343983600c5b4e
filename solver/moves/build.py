"""The order of moves of a scenario: who goes where, what is free when, what stays paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from solver.case.build_prices import Prices
from solver.case.build_scope import Scope
from solver.costs.line import CostKey
from solver.demand.rounding import half_up
from solver.moves.model import Leaving, MoveCase, Mover, Space
from solver.problem.estate import Building, BuildingState, Floor
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.realisation import MoveStatus, Realisation
from solver.problem.scenario import Scenario, ScenarioKind

WEEKS = 52  # in a year
Place = tuple[str, str]  # building and floor, the floor may be open


@dataclass(frozen=True)
class MoveTerms:
    """How a city moves.

    Parameters
    ----------
    start : date
        The first day of the first wave.
    weeks : int
        Length of a wave.
    people, units : int
        The most that move in one wave; 0 units is no limit.
    fit_out : int
        Weeks that a space is fitted out before somebody enters.
    swing : int
        Area for units between two places, dm².
    waves : int
        The most waves; 0 lets as many be allowed as are surely enough.
    wave_cost, spread_cost : int
        Rupiah for each wave until all is done, and for each wave an OPD is torn.
    realised : bool
        Begin from what has moved already instead of from today's seats.
    """

    start: date
    weeks: int = 2
    people: int = 200
    units: int = 0
    fit_out: int = 4
    swing: int = 0
    waves: int = 0
    wave_cost: int = 10_000_000
    spread_cost: int = 1_000_000
    realised: bool = True


@dataclass(frozen=True)
class MovesBuilt:
    """A case and what a reader must know of how it came about; all ids.

    `done` have moved as planned, `cancelled` stay, `unplaced` have no place in the plan; `large`
    are more people than a wave takes; `crowded` spaces hold more than they should; `undated` new
    buildings have no date and count as standing.
    """

    case: MoveCase
    terms: MoveTerms
    places: Mapping[str, tuple[Place, Place]] = field(default_factory=dict)  # from, to by unit
    done: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    large: tuple[str, ...] = ()
    crowded: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()


def build_moves(
    problem: Problem,
    scenario_id: str,
    terms: MoveTerms,
    room_area: Mapping[str, int] | None = None,
) -> MovesBuilt:
    """Return the case of the order of moves of a scenario.

    Parameters
    ----------
    problem : Problem
        All records.
    scenario_id : str
        The plan; KeyError when there is none.
    terms : MoveTerms
        How the city moves.
    room_area : mapping or None
        Area of shared rooms by floor in the plan, dm²; it is kept free from the beginning.

    Notes
    -----
    A building counts floor by floor when everybody in it has a floor today and in the plan, else
    as one space. A space that is over-full today or in the plan may stay as full as it is: an
    order cannot mend what the plan breaks.
    """
    scope = Scope(problem, problem.get(Scenario, scenario_id))
    return _Builder(scope, terms, room_area or {}).built()


@dataclass(frozen=True)
class _Builder:
    scope: Scope
    terms: MoveTerms
    room_area: Mapping[str, int]

    @cached_property
    def prices(self) -> Prices:
        return Prices(self.scope)

    @cached_property
    def news(self) -> dict[str, Realisation]:
        """What became of the moves, by unit; the last row of a unit counts."""
        if not self.terms.realised:
            return {}
        return {row.unit: row for row in self.scope.problem.realisation}

    @cached_property
    def now(self) -> dict[str, Place]:
        """Where each unit is, by unit id."""
        return {unit.id: self._now(unit) for unit in self.scope.problem.unit}

    def _now(self, unit: Unit) -> Place:
        row = self.news.get(unit.id)
        if row and row.move is MoveStatus.MOVED and row.building:
            return self._valid(row.building, row.floor)
        return self._valid(unit.building, unit.floor)

    @cached_property
    def then(self) -> dict[str, Place]:
        """Where each unit is to be; where it is now when it does not move."""
        return {unit.id: self._then(unit) for unit in self.scope.problem.unit}

    def _then(self, unit: Unit) -> Place:
        now, row = self.now[unit.id], self.scope.placements.get(unit.id)
        if self.scope.scenario.kind is ScenarioKind.TODAY or not self.scope.takes_part(unit):
            return now
        if row is None or unit.id in self.cancelled:
            return now
        to = self._valid(row.building, row.floor)
        inside = self.scope.roles.get(to[0])
        receives = any(tower.id == to[0] for tower in self.scope.towers)
        if to[0] == now[0] and (inside is None or not receives or not (to[1] and now[1])):
            return now if not receives or not to[1] else to
        return to if to[0] else now

    @cached_property
    def cancelled(self) -> tuple[str, ...]:
        rows = self.news.values()
        return tuple(row.unit for row in rows if row.move is MoveStatus.CANCELLED)

    def _valid(self, building: str, floor: str) -> Place:
        problem = self.scope.problem
        if not building or problem.find(Building, building) is None:
            return ("", "")
        found = problem.find(Floor, floor) if floor else None
        return (building, floor if found and found.building == building else "")

    def moves(self, unit: str) -> bool:
        """Tell whether a unit has to go anywhere; an unknown floor of today is no reason."""
        now, then = self.now[unit], self.then[unit]
        return now[0] != then[0] or bool(now[1] and then[1] and now[1] != then[1])

    # Spaces

    @cached_property
    def by_floor(self) -> frozenset[str]:
        """Buildings in which everybody has a floor, today and in the plan."""
        known: dict[str, bool] = {}
        for building, floor in (*self.now.values(), *self.then.values()):
            sized = bool(floor) and floor in self.scope.sizes
            known[building] = known.get(building, True) and sized
        return frozenset(building for building, all_known in known.items() if all_known)

    def space_of(self, place: Place) -> str:
        """Return the id of the space of a place: its floor, or its building."""
        return place[1] if place[0] in self.by_floor else place[0]

    @cached_property
    def spaces(self) -> tuple[Space, ...]:
        """Every space somebody moves out of or into, in the order of the project."""
        moving = [unit for unit in self.now if self.moves(unit)]
        wanted = {self.space_of(self.then[unit]): self.then[unit][0] for unit in moving}
        wanted |= {
            self.space_of(self.now[unit]): self.now[unit][0] for unit in moving if self.now[unit][0]
        }
        problem = self.scope.problem
        order = [*(row.id for row in problem.building), *(row.id for row in problem.floor)]
        return tuple(self._space(id, wanted[id]) for id in order if id in wanted)

    def _space(self, id: str, building: str) -> Space:
        stay = [u for u in self.now if not self.moves(u) and self.space_of(self.now[u]) == id]
        fixed = sum(self.prices.needs[unit].area for unit in stay)
        floors = [id] if id in self.scope.sizes else self._floors(building)
        net = sum(self.scope.sizes[floor].net - self.room_area.get(floor, 0) for floor in floors)
        least = fixed + max(self._before[id], self._after[id])
        return Space(id, building, max(net, least), fixed, self._opens(id, building))

    def _floors(self, building: str) -> list[str]:
        rows = self.scope.problem.where(Floor, "building", building)
        return [row.id for row in rows if row.id in self.scope.sizes]

    @cached_property
    def _before(self) -> dict[str, int]:
        """Area held at the beginning by those who leave, by space."""
        found = dict.fromkeys(map(self.space_of, self.now.values()), 0)
        found |= dict.fromkeys(map(self.space_of, self.then.values()), 0)
        for unit in filter(self.moves, self.now):
            found[self.space_of(self.now[unit])] += self.held(unit)
        return found

    @cached_property
    def _after(self) -> dict[str, int]:
        """Area held at the end by those who come, by space."""
        found = dict.fromkeys(self._before, 0)
        for unit in filter(self.moves, self.now):
            found[self.space_of(self.then[unit])] += self.prices.needs[unit].area
        return found

    def held(self, unit: str) -> int:
        """Return the area a unit holds where it is, dm²."""
        occupied = self.scope.problem.get(Unit, unit).occupied
        return self.prices.needs[unit].area if occupied is None else occupied

    def _opens(self, id: str, building: str) -> int:
        """Return the first wave that begins when building and floor are there."""
        problem = self.scope.problem
        floor = problem.find(Floor, id)
        dates = (problem.get(Building, building).available, floor.available if floor else None)
        days = max(((day - self.terms.start).days for day in dates if day), default=0)
        return 1 + max(0, -(-days // (7 * self.terms.weeks)))

    # Everything together

    def built(self) -> MovesBuilt:
        """Return the case with its remarks."""
        position = {space.id: i for i, space in enumerate(self.spaces)}
        leaving = self._leaving()
        old = {each.building: i for i, each in enumerate(leaving)}
        opds = tuple(dict.fromkeys(self._opd(unit) for unit in self.now if self.moves(unit)))
        movers = tuple(self._mover(u, position, old, opds) for u in self.now if self.moves(u))
        terms = self.terms
        case = MoveCase(
            waves=terms.waves or self._enough(movers),
            people=max(1, terms.people),
            spaces=self.spaces,
            movers=movers,
            leaving=leaving,
            groups=opds,
            units=terms.units,
            fit_out=self._ahead,
            swing=terms.swing,
            wave_cost=terms.wave_cost,
            spread_cost=terms.spread_cost,
        )
        return MovesBuilt(case, terms, self._places(), *self._remarks(case))

    @property
    def _ahead(self) -> int:
        return -(-self.terms.fit_out // self.terms.weeks)

    def _opd(self, unit: str) -> str:
        return self.scope.problem.get(Unit, unit).opd

    def _mover(
        self, unit: str, position: dict[str, int], old: dict[str, int], opds: tuple[str, ...]
    ) -> Mover:
        now, need = self.now[unit], self.prices.needs[unit]
        return Mover(
            unit=unit,
            people=need.people,
            area=need.area,
            target=position[self.space_of(self.then[unit])],
            origin=position[self.space_of(now)] if now[0] else -1,
            held=self.held(unit) if now[0] else 0,
            group=opds.index(self._opd(unit)),
            leaves=old.get(now[0], -1),
            swing=self._twice(unit),
        )

    def _twice(self, unit: str) -> int:
        """Return what moving a second time costs, rupiah."""
        found = self.scope.problem.get(Unit, unit)
        norms = self.prices.norms
        archive = half_up(found.archive * norms["moving.archive"], 1000)
        return self.prices.needs[unit].people * norms["moving.person"] + archive

    def _leaving(self) -> tuple[Leaving, ...]:
        """Buildings with somebody in them now and nobody in the end."""
        now = {place[0] for place in self.now.values()}
        then = {place[0] for place in self.then.values()}
        rooms = {self.scope.problem.get(Floor, f).building for f, a in self.room_area.items() if a}
        gone = now - then - rooms - {""}
        order = (row.id for row in self.scope.problem.building)
        return tuple(Leaving(id, self._per_wave(id)) for id in order if id in gone)

    def _per_wave(self, building: str) -> int:
        """Return what a wave costs in which a building is in use instead of empty, rupiah."""
        price = self.prices.buildings[building]
        empty = (line for line in price.unused if line.key is not CostKey.LEASE_PENALTY)
        year = sum(line.amount for line in price.used) - sum(line.amount for line in empty)
        return half_up(max(0, year) * self.terms.weeks, WEEKS)

    def _enough(self, movers: tuple[Mover, ...]) -> int:
        """Return waves that are enough for any order worth having."""
        people = max(1, self.terms.people)
        load = sum(min(mover.people, people) for mover in movers)
        hands = 2 * -(-load // people)
        if self.terms.units:
            hands += 2 * -(-len(movers) // self.terms.units)
        opens = max((space.opens for space in self.spaces), default=1)
        return opens + (self._ahead + 1) * min(8, len(self.spaces) + 1) + hands

    def _places(self) -> dict[str, tuple[Place, Place]]:
        return {unit: (self.now[unit], self.then[unit]) for unit in self.now if self.moves(unit)}

    def _remarks(self, case: MoveCase) -> tuple[tuple[str, ...], ...]:
        problem, scope = self.scope.problem, self.scope
        done = tuple(
            id
            for id, row in self.news.items()
            if row.move is MoveStatus.MOVED and id in self.now and not self.moves(id)
        )
        cancelled = tuple(id for id in self.cancelled if id in self.now)
        unplaced = tuple(u.id for u in scope.units if u.id not in scope.placements)
        large = tuple(mover.unit for mover in case.movers if mover.people > case.people)
        crowded = tuple(s.id for s in case.spaces if s.capacity > self._net(s.id, s.building))
        entered = dict.fromkeys(case.spaces[m.target].building for m in case.movers)
        undated = tuple(
            id
            for id in entered
            if problem.get(Building, id).state is BuildingState.NEW
            and problem.get(Building, id).available is None
        )
        return done, cancelled, unplaced, large, crowded, undated

    def _net(self, id: str, building: str) -> int:
        floors = [id] if id in self.scope.sizes else self._floors(building)
        return sum(self.scope.sizes[floor].net for floor in floors)
