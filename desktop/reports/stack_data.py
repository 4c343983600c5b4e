"""The stacking plan as plain data: towers, floors and blocks to scale, for screen and paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from desktop.document.document import Document
from desktop.reports.places import (
    Seat,
    building_label,
    buildings_in_order,
    floor_label,
    floors_down,
    seats,
    site_label,
    unit_label,
)
from solver.problem.estate import Building, BuildingState, Floor, Site
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem
from solver.study.assessment import Assessment, FloorUse

UNKNOWN_LEVEL = -99  # of the row for units somewhere in the building


class BlockKind(StrEnum):
    """What a block stands for."""

    UNIT = "unit"
    ROOMS = "rooms"  # the shared rooms of the floor


@dataclass(frozen=True)
class Block:
    """A bar on a floor: a unit or the shared rooms. `start` and `area` in dm² from the left."""

    kind: BlockKind
    unit: str  # unit id, "" for rooms
    opd: str
    label: str  # short name of the unit
    opd_label: str
    colour: int  # position of the OPD in the project, for desktop.system.palette.opd_colour
    start: int
    area: int
    people: int
    moved: bool = False
    pinned: bool = False
    name: str = ""  # the unit in full


@dataclass(frozen=True)
class StackFloor:
    """A floor of a tower; `id` is empty for units whose floor is not known."""

    id: str
    label: str
    level: int
    net: int  # dm², 0 when unknown
    blocks: tuple[Block, ...]

    @property
    def used(self) -> int:
        """Area of the blocks, dm²."""
        return sum(block.area for block in self.blocks)

    @property
    def over(self) -> int:
        """Area beyond the net usable area, dm²; unknown areas are never passed."""
        return max(0, self.used - self.net) if self.net else 0


@dataclass(frozen=True)
class Tower:
    """A building with its floors, the topmost first."""

    id: str
    label: str
    site: str
    site_label: str
    floors: tuple[StackFloor, ...]
    emptied: bool = False
    new: bool = False

    @property
    def widest(self) -> int:
        """The largest of net and used area of the floors, dm²; the scale of the tower."""
        return max((max(f.net, f.used) for f in self.floors), default=0)


@dataclass(frozen=True)
class StackData:
    """The stacking plan of one scenario: towers by site, and who has no place."""

    scenario: str
    towers: tuple[Tower, ...]
    unplaced: tuple[Block, ...] = ()

    @property
    def widest(self) -> int:
        """The largest width of any tower, dm²; one scale for all."""
        return max((tower.widest for tower in self.towers), default=0)


def stack_data(
    document: Document,
    scenario_id: str,
    assessment: Assessment,
    unit_area: Mapping[str, int],
    unit_people: Mapping[str, int],
) -> StackData:
    """Lay out the stacking plan of a scenario.

    Parameters
    ----------
    document : Document
        The project.
    scenario_id : str
        The scenario shown.
    assessment : Assessment
        The scenario, reckoned; gives net areas and the shared rooms on each floor.
    unit_area : mapping of str to int
        Area needed by each unit, dm².
    unit_people : mapping of str to int
        People of each unit in the planning year.

    Returns
    -------
    StackData
        Buildings in use, or emptied, in the order of sites and buildings; empty floors of
        buildings in use are kept, so the free area is seen.
    """
    problem = document.problem
    seated = seats(problem, scenario_id)
    by_floor: dict[tuple[str, str], list[Seat]] = defaultdict(list)
    for seat in seated:
        by_floor[seat.building, _drawn_floor(seat)].append(seat)
    stack = _Stack(problem, assessment, unit_area, unit_people, by_floor)
    shown = {seat.building for seat in seated} | set(assessment.used) | set(assessment.emptied)
    towers = (stack.tower(b) for b in buildings_in_order(problem) if b.id in shown)
    unplaced = (stack.block(problem.get(Unit, id), 0, False) for id in assessment.unplaced)
    return StackData(scenario_id, tuple(towers), tuple(unplaced))


def _drawn_floor(seat: Seat) -> str:
    """Return the floor a unit is drawn on: who stays without a floor named keeps that of today."""
    return seat.floor or (seat.unit.floor if seat.building == seat.unit.building else "")


@dataclass(frozen=True)
class _Stack:
    """What the towers of one scenario are made from."""

    problem: Problem
    assessment: Assessment
    area: Mapping[str, int]
    people: Mapping[str, int]
    by_floor: Mapping[tuple[str, str], list[Seat]]

    @cached_property
    def moved(self) -> frozenset[str]:
        return frozenset(self.assessment.moved)

    @cached_property
    def uses(self) -> dict[str, FloorUse]:
        return {use.floor: use for use in self.assessment.floors}

    @cached_property
    def order(self) -> dict[str, int]:
        return {opd.id: i for i, opd in enumerate(self.problem.opd)}

    def tower(self, building: Building) -> Tower:
        rows = [self.floor(floor) for floor in floors_down(self.problem, building.id)]
        somewhere = self.by_floor.get((building.id, ""), [])
        if somewhere:
            rows.append(StackFloor("", "–", UNKNOWN_LEVEL, 0, self.blocks(somewhere, 0)))
        site = self.problem.get(Site, building.site)
        return Tower(
            building.id,
            building_label(building),
            site.id,
            site_label(site),
            tuple(rows),
            emptied=building.id in self.assessment.emptied,
            new=building.state is BuildingState.NEW,
        )

    def floor(self, floor: Floor) -> StackFloor:
        use = self.uses.get(floor.id)
        net = use.net if use and use.known else floor.net or 0
        seats = self.by_floor.get((floor.building, floor.id), [])
        blocks = self.blocks(seats, use.room_area if use else 0)
        return StackFloor(floor.id, floor_label(floor), floor.level, net, blocks)

    def blocks(self, seats: list[Seat], room_area: int) -> tuple[Block, ...]:
        """Return the blocks of a floor: units by OPD, the shared rooms last."""
        blocks: list[Block] = []
        start = 0
        for seat in sorted(seats, key=lambda s: self.order.get(s.unit.opd, 0)):
            blocks.append(self.block(seat.unit, start, seat.pinned))
            start += blocks[-1].area
        if room_area:
            blocks.append(Block(BlockKind.ROOMS, "", "", "", "", -1, start, room_area, 0))
        return tuple(blocks)

    def block(self, unit: Unit, start: int, pinned: bool) -> Block:
        opd = self.problem.get(Opd, unit.opd)
        return Block(
            BlockKind.UNIT,
            unit.id,
            opd.id,
            unit_label(unit),
            opd.short,
            self.order[opd.id],
            start,
            self.area.get(unit.id, 0),
            self.people.get(unit.id, 0),
            unit.id in self.moved,
            pinned,
            unit.name,
        )
