"""The sheets of places: who sits where, how full the floors are, who moves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from desktop.reports.places import (
    Seat,
    building_label,
    buildings_in_order,
    floor_label,
    floors_down,
    site_label,
    unit_label,
)
from desktop.reports.reckoning import Reckoning
from desktop.reports.workbook.sheet import Formats, Formula, Head, Sheet, heads_of
from desktop.system.translate import tr
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from solver.study.assessment import FloorUse

P_SCENARIO, P_OPD, P_UNIT, P_FROM, P_FROM_FLOOR, P_TO, P_TO_FLOOR, P_CODE = range(8)
P_PEOPLE, P_AREA, P_MOVES = 8, 9, 10
F_CODE, F_SCENARIO, F_SITE, F_BUILDING, F_FLOOR, F_NET, F_UNITS, F_OTHER, F_USED = range(9)
F_OVER, F_PEOPLE, F_LIMIT, F_OVER_PEOPLE, F_FILL = range(9, 14)


@dataclass(frozen=True)
class Names:
    """Names of places that no two places share, so that formulas can match on them."""

    problem: Problem

    @cached_property
    def buildings(self) -> dict[str, str]:
        """Names of the buildings; those that share one get the name of their site."""
        rows = buildings_in_order(self.problem)
        count = Counter(building_label(b) for b in rows)
        names = {}
        for row in rows:
            label = building_label(row)
            site = site_label(self.problem.get(Site, row.site))
            names[row.id] = label if count[label] == 1 else f"{label} ({site})"
        return names

    @cached_property
    def codes(self) -> dict[str, str]:
        """Codes of the floors: number of the building and of the floor within it."""
        return {
            floor.id: f"G{i:02d}.{j:02d}"
            for i, building in enumerate(buildings_in_order(self.problem), 1)
            for j, floor in enumerate(reversed(floors_down(self.problem, building.id)), 1)
        }

    def building(self, id: str) -> str:
        """Return the name of a building, empty for none."""
        return self.buildings.get(id, "")

    def floor(self, id: str) -> str:
        """Return the name of a floor, empty for none."""
        floor = self.problem.find(Floor, id)
        return floor_label(floor) if floor else ""


def write_places(book: Any, formats: Formats, reckoning: Reckoning, names: Names) -> Sheet:
    """Write every unit in every scenario: where it sits today and where it would sit."""
    number = {"people": "int", "area": "area", "moves": "int"}
    widths = {
        "scenario": min(36, max(22, *(2 + len(s.name) for s in reckoning.comparison.scenarios))),
        "opd": 20,
        "unit": 34,
        "from": 28,
        "from_floor": 14,
        "to": 28,
        "to_floor": 14,
        "floor_code": 11,
        "people": 10,
        "area": 12,
        "moves": 9,
    }
    heads = [
        Head(tr(f"workbook.column.{key}"), width, number.get(key, ""), key in number)
        for key, width in widths.items()
    ]
    sheet = Sheet(book, formats, "places", heads)
    for column in reckoning.comparison.scenarios:
        rows = _Rows(sheet, reckoning, names, column.id)
        seated = {seat.unit.id: seat for seat in reckoning.seats(column.id)}
        moved = frozenset(column.assessment.moved)
        for unit in reckoning.problem.unit:
            rows.place(unit, seated.get(unit.id), unit.id in moved)
    return sheet


@dataclass(frozen=True)
class _Rows:
    """Writes the rows of one scenario into a sheet."""

    sheet: Sheet
    reckoning: Reckoning
    names: Names
    scenario: str

    @property
    def title(self) -> str:
        return self.reckoning.columns[self.scenario].name

    @cached_property
    def area(self) -> Mapping[str, int]:
        return self.reckoning.area.get(self.scenario, {})

    @cached_property
    def people(self) -> Mapping[str, int]:
        return self.reckoning.people.get(self.scenario, {})

    @cached_property
    def units(self) -> dict[str, list[str]]:
        """Units by floor."""
        found: dict[str, list[str]] = defaultdict(list)
        for seat in self.reckoning.seats(self.scenario):
            found[seat.floor].append(seat.unit.id)
        return found

    def place(self, unit: Unit, seat: Seat | None, moves: bool) -> None:
        names, c = self.names, self.sheet.cell
        start, end = names.building(unit.building), names.building(seat.building) if seat else ""
        same = moves == bool(end and end != start)  # else the figure of the program stands
        rule = Formula(f'IF(AND({c(P_TO)}<>"",{c(P_TO)}<>{c(P_FROM)}),1,0)', int(moves))
        self.sheet.add(
            self.title,
            self.reckoning.problem.get(Opd, unit.opd).short,
            unit_label(unit),
            start,
            names.floor(unit.floor),
            end,
            names.floor(seat.floor) if seat else "",
            names.codes.get(seat.floor, "") if seat else "",
            self.people.get(unit.id, 0),
            self.area.get(unit.id, 0) / 100,
            rule if same else int(moves),
            marked=unit.status is FactStatus.ILLUSTRATION,
        )

    def floor(self, use: FloorUse, places: Sheet) -> None:
        problem, c = self.reckoning.problem, self.sheet.cell
        building, floor = problem.get(Building, use.building), problem.get(Floor, use.floor)
        here = self.units.get(use.floor, [])
        units_area = sum(self.area.get(id, 0) for id in here)
        heads = sum(self.people.get(id, 0) for id in here)
        used = use.unit_area + use.room_area
        match = f"{places.range(P_SCENARIO)},{c(F_SCENARIO)},{places.range(P_CODE)},{c(F_CODE)}"
        people = Formula(f"SUMIFS({places.range(P_PEOPLE)},{match})", heads)
        fill = used / use.net if use.known and use.net else ""
        self.sheet.add(
            self.names.codes[floor.id],
            self.title,
            site_label(problem.get(Site, building.site)),
            self.names.building(building.id),
            floor_label(floor),
            use.net / 100 if use.known else None,
            Formula(f"SUMIFS({places.range(P_AREA)},{match})", units_area / 100),
            (used - units_area) / 100,
            Formula(f"{c(F_UNITS)}+{c(F_OTHER)}", used / 100),
            Formula(f"MAX(0,{c(F_USED)}-{c(F_NET)})", use.over_area / 100) if use.known else None,
            people if heads == use.people else use.people,
            use.people_limit if use.known else None,
            Formula(f"MAX(0,{c(F_PEOPLE)}-{c(F_LIMIT)})", use.over_people) if use.known else None,
            Formula(f'IF({c(F_NET)}>0,{c(F_USED)}/{c(F_NET)},"")', fill),
            marked=floor.status is FactStatus.ILLUSTRATION,
        )


def write_floors(
    book: Any, formats: Formats, reckoning: Reckoning, names: Names, places: Sheet
) -> Sheet:
    """Write every floor in use of every scenario: area and people summed from the units."""
    spec = (
        ("floor_code", 11, "", False),
        ("scenario", 22, "", False),
        ("site", 20, "", False),
        ("building", 28, "", False),
        ("floor", 14, "", False),
        ("net", 12, "area", True),
        ("units_area", 12, "area", True),
        ("other_area", 12, "area", True),
        ("used_area", 12, "area", True),
        ("over_area", 12, "area", True),
        ("people", 10, "int", True),
        ("limit", 10, "int", False),
        ("over_people", 10, "int", True),
        ("fill", 9, "ratio", False),
    )
    sheet = Sheet(book, formats, "floors", heads_of(spec))
    for column in reckoning.comparison.scenarios:
        rows = _Rows(sheet, reckoning, names, column.id)
        for use in column.assessment.floors:
            rows.floor(use, places)
    return sheet


def write_moves(book: Any, formats: Formats, reckoning: Reckoning, names: Names) -> Sheet:
    """Write who leaves a building in each scenario."""
    spec = (
        ("scenario", 22, "", False),
        ("opd", 20, "", False),
        ("unit", 34, "", False),
        ("from", 28, "", False),
        ("from_floor", 14, "", False),
        ("to", 28, "", False),
        ("to_floor", 14, "", False),
        ("people", 10, "int", True),
        ("archive", 12, "decimal", True),
        ("pinned", 10, "", False),
    )
    sheet = Sheet(book, formats, "moves", heads_of(spec))
    for column in reckoning.comparison.scenarios:
        seated = {seat.unit.id: seat for seat in reckoning.seats(column.id)}
        for id in column.assessment.moved:
            unit, seat = reckoning.problem.get(Unit, id), seated.get(id)
            sheet.add(
                column.name,
                reckoning.problem.get(Opd, unit.opd).short,
                unit_label(unit),
                names.building(unit.building),
                names.floor(unit.floor),
                names.building(seat.building) if seat else "",
                names.floor(seat.floor) if seat else "",
                reckoning.people.get(column.id, {}).get(id, 0),
                unit.archive / 1000,
                tr("word.yes") if seat and seat.pinned else tr("word.no"),
                marked=unit.status is FactStatus.ILLUSTRATION,
            )
    return sheet
