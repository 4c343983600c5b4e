"""What a scenario comes to: cost lines, floors, rooms, parking, moves and broken rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from solver.costs.line import CostGroup, CostLine
from solver.errors import Issue
from solver.problem.organisation import MeetingSize, VehicleKind
from solver.rules import PlaceReason, RuleId


@dataclass(frozen=True)
class FloorUse:
    """How full a floor is. Areas in dm²; `needed_rooms` is the area of shared rooms on it."""

    floor: str
    building: str
    net: int
    people_limit: int
    units: tuple[str, ...]
    unit_area: int
    room_area: int
    people: int
    known: bool = True  # False: no area is recorded; then `net` and the limit are what is used

    @property
    def over_area(self) -> int:
        """Area beyond the net usable area, dm², 0 when it fits."""
        return max(0, self.unit_area + self.room_area - self.net)

    @property
    def over_people(self) -> int:
        """People beyond the limit, 0 when they fit."""
        return max(0, self.people - self.people_limit)


@dataclass(frozen=True)
class RoomNeed:
    """Shared rooms of one size class in one building, or in one zone of it.

    `peak` and `alone` are offered loads in hundredths; `rooms` are needed when shared,
    `rooms_alone` when every unit kept its own; `floors` says where they are (floor id, count).
    """

    building: str
    size: MeetingSize
    rooms: int
    rooms_alone: int
    peak: int
    by_slot: tuple[int, ...]
    floors: tuple[tuple[str, int], ...] = ()
    zone: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Return building and zone; an empty zone is what no other zone of the building takes."""
        return self.building, self.zone


@dataclass(frozen=True)
class ParkingNeed:
    """Parking of one vehicle type at one site; stalls, by hour 07 to 16 (10 values)."""

    site: str
    kind: VehicleKind
    by_hour: tuple[int, ...]
    supply: int
    levels: int
    level_stalls: int
    accessible: int

    @property
    def peak(self) -> int:
        """Stalls needed at the busiest hour."""
        return max(self.by_hour, default=0)

    @property
    def short(self) -> int:
        """Stalls missing after the decks built."""
        return max(0, self.peak - self.supply - self.levels * self.level_stalls)


@dataclass(frozen=True)
class Broken:
    """A rule broken by the placement: which, who, where and by how much (dm² or people)."""

    rule: RuleId
    subjects: tuple[str, ...]  # unit, floor, opd or site ids
    amount: int = 0
    reason: PlaceReason | None = None


@dataclass(frozen=True)
class Assessment:
    """One scenario, reckoned."""

    scenario: str
    lines: tuple[CostLine, ...]
    floors: tuple[FloorUse, ...]
    rooms: tuple[RoomNeed, ...]
    parking: tuple[ParkingNeed, ...]
    broken: tuple[Broken, ...]
    unplaced: tuple[str, ...]  # unit ids
    moved: tuple[str, ...]  # unit ids that leave their building of today
    people_moved: int
    people: int
    emptied: tuple[str, ...]  # building ids in use today, empty in the scenario
    used: tuple[str, ...]  # building ids in use
    one_off: int  # rupiah, once
    issues: tuple[Issue, ...] = ()
    objective: int = 0  # what the engine minimises: all lines, time by the scenario's weights
    area: int = 0  # net area used, dm²

    @cached_property
    def by_group(self) -> dict[CostGroup, int]:
        """Rupiah a year by group."""
        totals = dict.fromkeys(CostGroup, 0)
        for line in self.lines:
            totals[line.group] += line.amount
        return totals

    @property
    def cash(self) -> int:
        """Running plus annualised one-off cash, rupiah a year."""
        return self.by_group[CostGroup.RUNNING] + self.by_group[CostGroup.ONE_OFF]

    @property
    def time(self) -> int:
        """Biaya waktu, rupiah a year, unweighted."""
        return self.by_group[CostGroup.TIME]

    @property
    def feasible(self) -> bool:
        """Everybody placed and no rule broken."""
        return not self.broken and not self.unplaced
