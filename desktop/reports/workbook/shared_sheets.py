"""The sheets of what is shared: meeting rooms and parking."""

from __future__ import annotations

from typing import Any

from desktop.reports.places import floor_label, site_label
from desktop.reports.reckoning import Reckoning
from desktop.reports.shared_tables import FIRST_HOUR
from desktop.reports.workbook.place_sheets import Names
from desktop.reports.workbook.sheet import Formats, Formula, Head, Sheet, heads_of
from desktop.system.translate import tr
from solver.problem.estate import Floor, Site
from solver.study.assessment import ParkingNeed, RoomNeed

HOURS = 10
R_SCENARIO, R_SHARED, R_ALONE, R_SPARED = 0, 5, 6, 7
K_SCENARIO, K_KIND, K_FIRST = 0, 2, 3
K_PEAK = K_FIRST + HOURS
K_SUPPLY, K_LEVELS, K_STALLS, K_ACCESSIBLE, K_SHORT = range(K_PEAK + 1, K_PEAK + 6)


def write_rooms(book: Any, formats: Formats, reckoning: Reckoning, names: Names) -> Sheet:
    """Write the shared rooms of every scenario."""
    spec = (
        ("scenario", 22, "", False),
        ("building", 28, "", False),
        ("room_size", 24, "", False),
        ("floor", 30, "", False),
        ("load", 12, "decimal", False),
        ("rooms_shared", 12, "int", True),
        ("rooms_alone", 12, "int", True),
        ("spared", 12, "int", True),
    )
    sheet = Sheet(book, formats, "rooms", heads_of(spec))
    for column in reckoning.comparison.scenarios:
        for need in column.assessment.rooms:
            _write_room(sheet, reckoning, names, column.name, need)
    return sheet


def _write_room(
    sheet: Sheet, reckoning: Reckoning, names: Names, scenario: str, need: RoomNeed
) -> None:
    found = ((reckoning.problem.find(Floor, id), count) for id, count in need.floors)
    where = ", ".join(f"{floor_label(floor)} ({count})" for floor, count in found if floor)
    spared = f"{sheet.cell(R_ALONE)}-{sheet.cell(R_SHARED)}"
    sheet.add(
        scenario,
        names.building(need.building) + (f" · {need.zone}" if need.zone else ""),
        tr(f"choice.MeetingSize.{need.size.value}"),
        where,
        need.peak / 100,
        need.rooms,
        need.rooms_alone,
        Formula(spared, need.rooms_alone - need.rooms),
    )


def write_parking(book: Any, formats: Formats, reckoning: Reckoning) -> Sheet:
    """Write the parking of every scenario by site, vehicle and hour."""
    heads = [
        Head(tr("workbook.column.scenario"), 22),
        Head(tr("workbook.column.site"), 22),
        Head(tr("workbook.column.vehicle"), 16),
        *(Head(_hour(i), 7, "int") for i in range(HOURS)),
        Head(tr("workbook.column.peak"), 9, "int", total=True),
        Head(tr("workbook.column.supply"), 10, "int", total=True),
        Head(tr("workbook.column.levels"), 10, "int", total=True),
        Head(tr("workbook.column.level_stalls"), 10, "int"),
        Head(tr("workbook.column.accessible"), 11, "int", total=True),
        Head(tr("workbook.column.short"), 9, "int", total=True),
    ]
    sheet = Sheet(book, formats, "parking", heads)
    for column in reckoning.comparison.scenarios:
        for need in column.assessment.parking:
            _write_parking(sheet, reckoning, column.name, need)
    return sheet


def _hour(position: int) -> str:
    return tr("workbook.column.hour", hour=f"{FIRST_HOUR + position:02d}")


def _write_parking(sheet: Sheet, reckoning: Reckoning, scenario: str, need: ParkingNeed) -> None:
    c = sheet.cell
    hours = (*need.by_hour, *(0,) * HOURS)[:HOURS]
    short = f"MAX(0,{c(K_PEAK)}-{c(K_SUPPLY)}-{c(K_LEVELS)}*{c(K_STALLS)})"
    sheet.add(
        scenario,
        site_label(reckoning.problem.get(Site, need.site)),
        tr(f"choice.VehicleKind.{need.kind.value}"),
        *hours,
        Formula(f"MAX({c(K_FIRST)}:{c(K_PEAK - 1)})", need.peak),
        need.supply,
        need.levels,
        need.level_stalls,
        need.accessible,
        Formula(short, need.short),
    )
