"""The stacking plan as it is edited: sites, towers, floors, blocks, who stays and who has no place.

Unlike the picture of the report (`desktop.reports.stack_data`) it shows every place a unit could
be put, empty floors included, and needs no assessment, so that it follows every edit at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from desktop.workflows.seats import TRAY, Place, floor_label, roles, seats
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem
from solver.problem.scenario import (
    BuildingRole,
    Placement,
    Scenario,
    ScenarioFloor,
    ScenarioKind,
)

NO_COLOUR, RAMP = 999, 1000  # no meaning; a step of a scale from RAMP + 1 to RAMP + 4


class Need(NamedTuple):
    """What a unit takes: net area in dm² and people in the planning year."""

    area: int
    people: int


@dataclass(frozen=True)
class Block:
    """A unit on its place. `colour` is the position of its OPD in the project."""

    unit: str
    opd: str
    label: str
    name: str
    opd_label: str
    colour: int
    area: int
    people: int
    pinned: bool = False
    moved: bool = False  # to another building than today


@dataclass(frozen=True)
class Bar:
    """A row of blocks: a floor with a capacity, or a building whose floors are of no concern.

    `net` in dm² and `people_limit` are None when there is no limit or it is not known.
    """

    place: Place
    label: str
    level: int
    net: int | None
    people_limit: int | None
    blocks: tuple[Block, ...]
    room_area: int = 0
    ghosts: tuple[Block, ...] = ()  # who sits here today but not in this scenario
    locked: bool = False  # nobody comes or leaves
    full_year: int | None = None  # first year in which growth is too much for it
    full_why: tuple[str, ...] = ()  # what is missing then and who grows, in words
    gross: int | None = None  # dm², with walls, stairs and services; None when not recorded
    room_count: int = 0  # shared rooms

    @cached_property
    def used(self) -> int:
        """Area of units and shared rooms, dm²."""
        return sum(block.area for block in self.blocks) + self.room_area

    @cached_property
    def people(self) -> int:
        """People of the units."""
        return sum(block.people for block in self.blocks)

    @property
    def service(self) -> int:
        """Area that nobody can use, gross less net: walls, stairs, services; dm²."""
        return max(0, (self.gross or 0) - self.net) if self.net else 0

    @property
    def over_area(self) -> int:
        """Area beyond the net usable area, dm²."""
        return 0 if self.net is None else max(0, self.used - self.net)

    @property
    def over_people(self) -> int:
        """People beyond the limit."""
        return 0 if self.people_limit is None else max(0, self.people - self.people_limit)


@dataclass(frozen=True)
class TowerView:
    """A building with its floors, the topmost first."""

    building: str
    name: str
    full_name: str
    bars: tuple[Bar, ...]
    new: bool = False


@dataclass(frozen=True)
class SiteView:
    """A compound with the towers that take part."""

    site: str
    name: str
    towers: tuple[TowerView, ...]


@dataclass(frozen=True)
class OpdKey:
    """A line of the legend."""

    opd: str
    label: str
    name: str
    colour: int
    units: int
    placed: int
    people: int


@dataclass(frozen=True)
class StackView:
    """Everything the stacking plan shows of one scenario."""

    scenario: str = ""
    name: str = ""
    editable: bool = False
    sites: tuple[SiteView, ...] = ()
    stays: tuple[Bar, ...] = ()  # old buildings that receive nobody new
    tray: tuple[Block, ...] = ()
    opds: tuple[OpdKey, ...] = ()
    broken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by unit and floor

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """Every floor, then the old buildings."""
        floors = (bar for site in self.sites for tower in site.towers for bar in tower.bars)
        return (*floors, *self.stays)

    @cached_property
    def bar_of(self) -> Mapping[Place, Bar]:
        """The bars by place."""
        return {bar.place: bar for bar in self.bars}

    @cached_property
    def place_of(self) -> Mapping[str, Place]:
        """Where each unit is; the tray for the unplaced."""
        placed = {block.unit: bar.place for bar in self.bars for block in bar.blocks}
        return placed | {block.unit: TRAY for block in self.tray}

    @cached_property
    def block_of(self) -> Mapping[str, Block]:
        """The blocks by unit."""
        blocks = (block for bar in self.bars for block in bar.blocks)
        return {block.unit: block for block in (*blocks, *self.tray)}


def with_bars(view: StackView, change: Callable[[Bar], Bar]) -> StackView:
    """Return a plan with every bar changed."""

    def tower(one: TowerView) -> TowerView:
        return replace(one, bars=tuple(change(b) for b in one.bars))

    def site(one: SiteView) -> SiteView:
        return replace(one, towers=tuple(tower(t) for t in one.towers))

    stays = tuple(change(b) for b in view.stays)
    return replace(view, sites=tuple(site(s) for s in view.sites), stays=stays)


def stack_view(
    problem: Problem,
    scenario_id: str,
    needs: Mapping[str, Need],
    rooms: Mapping[str, int] | None = None,
    limits: Mapping[str, tuple[int, int]] | None = None,
) -> StackView:
    """Lay out a scenario.

    Parameters
    ----------
    problem : Problem
        The project.
    scenario_id : str
        The scenario shown.
    needs : mapping of str to Need
        What each unit takes, by unit id.
    rooms : mapping of str to int, optional
        Area of shared rooms by floor id, dm².
    limits : mapping of str to (int, int), optional
        Net area (dm²) and people limit by floor id, where they were derived from other figures;
        floors not named have what is recorded.
    """
    scenario = problem.get(Scenario, scenario_id)
    return _Layout(problem, scenario, needs, rooms or {}, limits or {}).view()


@dataclass(frozen=True)
class _Layout:
    problem: Problem
    scenario: Scenario
    needs: Mapping[str, Need]
    rooms: Mapping[str, int]
    limits: Mapping[str, tuple[int, int]]

    @cached_property
    def today(self) -> bool:
        return self.scenario.kind is ScenarioKind.TODAY

    @cached_property
    def seat(self) -> dict[str, Place]:
        return seats(self.problem, self.scenario.id)

    @cached_property
    def by_place(self) -> dict[Place, list[Block]]:
        found: dict[Place, list[Block]] = defaultdict(list)
        for id, block in self.blocks.items():
            found[self.seat.get(id, TRAY)].append(block)
        return found

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """All units in the order of their OPD."""
        units = sorted(self.problem.unit, key=lambda u: self.colours.get(u.opd, 0))
        return {unit.id: self._block(unit) for unit in units}

    @cached_property
    def by_building(self) -> dict[str, list[Block]]:
        found: dict[str, list[Block]] = defaultdict(list)
        for place, blocks in self.by_place.items():
            found[place.building] += blocks
        return found

    @cached_property
    def pins(self) -> frozenset[str]:
        rows = self.problem.where(Placement, "scenario", self.scenario.id)
        return frozenset(row.unit for row in rows if row.pinned)

    @cached_property
    def left_out(self) -> frozenset[str]:
        rows = self.problem.where(ScenarioFloor, "scenario", self.scenario.id)
        return frozenset(row.floor for row in rows)

    @cached_property
    def colours(self) -> dict[str, int]:
        return {opd.id: i for i, opd in enumerate(self.problem.opd)}

    @cached_property
    def ghosts(self) -> dict[Place, list[Block]]:
        """Who sits on a floor today and not in this scenario."""
        found: dict[Place, list[Block]] = defaultdict(list)
        if not self.today:
            for id, block in self.blocks.items():
                unit = self.problem.get(Unit, id)
                here = Place(unit.building, unit.floor)
                if unit.building and self.seat.get(id) != here:
                    found[here].append(block)
        return found

    def view(self) -> StackView:
        role = roles(self.problem, self.scenario.id)
        shown = {
            b.id
            for b in self.problem.building
            if self.today or role[b.id] is BuildingRole.CANDIDATE
        }
        if self.today:
            shown &= {place.building for place in self.by_place}
        others = (b for b in self.problem.building if b.id not in shown)
        stays = [bar for b in others if (bar := self._stay(b, role[b.id])) and not self.today]
        return StackView(
            self.scenario.id,
            self.scenario.name,
            not self.today,
            tuple(s for site in self.problem.site if (s := self._site(site, shown)).towers),
            tuple(sorted(stays, key=lambda bar: not bar.blocks)),
            tuple(self.by_place.get(TRAY, ())),
            self._legend(),
        )

    def _block(self, unit: Unit) -> Block:
        opd = self.problem.find(Opd, unit.opd)
        need = self.needs.get(unit.id, Need(0, 0))
        place = self.seat.get(unit.id, TRAY)
        return Block(
            unit.id,
            unit.opd,
            unit.short or unit.name,
            unit.name,
            opd.short if opd else "",
            self.colours.get(unit.opd, 0),
            need.area,
            need.people,
            unit.id in self.pins,
            place != TRAY and place.building != unit.building,
        )

    def _site(self, site: Site, shown: set[str]) -> SiteView:
        buildings = self.problem.where(Building, "site", site.id)
        towers = tuple(self._tower(b) for b in buildings if b.id in shown)
        return SiteView(site.id, site.short or site.name, towers)

    def _tower(self, building: Building) -> TowerView:
        floors = sorted(self.problem.where(Floor, "building", building.id), key=lambda f: -f.level)
        bars = [
            self._floor(floor)
            for floor in floors
            if floor.id not in self.left_out or self.by_place.get(Place(building.id, floor.id))
        ]
        if self.by_place.get(Place(building.id)):
            bars.append(self._somewhere(building, ""))
        return TowerView(
            building.id,
            building.short or building.name,
            building.name,
            tuple(bars),
            building.state == "new",
        )

    def _floor(self, floor: Floor) -> Bar:
        place = Place(floor.building, floor.id)
        net, people = self.limits.get(floor.id, (floor.net, floor.people_limit))
        return Bar(
            place,
            floor_label(floor),
            floor.level,
            net,
            people,
            tuple(self.by_place.get(place, ())),
            self.rooms.get(floor.id, 0),
            tuple(self.ghosts.get(place, ())),
            floor.id in self.left_out,
            gross=floor.gross,
        )

    def _somewhere(self, building: Building, label: str) -> Bar:
        place = Place(building.id)
        return Bar(place, label, -99, None, None, tuple(self.by_place.get(place, ())))

    def _stay(self, building: Building, role: BuildingRole) -> Bar | None:
        """Return the bar of an old building: all its units, whatever their floor."""
        blocks = self.by_building.get(building.id, [])
        sits_today = bool(self.problem.where(Unit, "building", building.id))
        if not blocks and not (sits_today and role is BuildingRole.MAY_STAY):
            return None
        name = building.short or building.name
        return Bar(Place(building.id), name, 0, None, None, tuple(blocks))

    def _legend(self) -> tuple[OpdKey, ...]:
        keys = []
        for opd in self.problem.opd:
            units = self.problem.where(Unit, "opd", opd.id)
            people = sum(self.needs.get(u.id, Need(0, 0)).people for u in units)
            placed = sum(u.id in self.seat for u in units)
            keys.append(
                OpdKey(
                    opd.id, opd.short, opd.name, self.colours[opd.id], len(units), placed, people
                )
            )
        return tuple(keys)
