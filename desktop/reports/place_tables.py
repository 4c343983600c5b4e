"""Who sits where, as tables: by floor, by OPD, the moves, the buildings that empty."""

from __future__ import annotations

from collections import defaultdict

from desktop.document.text import format_money_short, format_number, format_ratio
from desktop.reports.compare_tables import illustrated_group
from desktop.reports.places import building_label, place_label, unit_label
from desktop.reports.reckoning import Reckoning
from desktop.reports.stack_data import Block, BlockKind, StackFloor, Tower
from desktop.reports.table import (
    Cell,
    Line,
    Table,
    Tone,
    group,
    left,
    line,
    number,
    right,
    total,
    words,
)
from desktop.system.translate import tr
from solver.costs.line import CostKey
from solver.problem.estate import Building
from solver.problem.organisation import Opd, Unit
from solver.units import Measure

MOST_BUILDINGS = 5  # of an OPD that are named; the workbook has every unit


def floor_table(reckoning: Reckoning) -> Table:
    """Return building › floor › units with people, area and how full each floor is."""
    lines: list[Line] = []
    for tower in reckoning.stack(reckoning.proposed).towers:
        if any(floor.blocks for floor in tower.floors):
            lines.append(group(f"{tower.site_label} › {tower.label}"))
            lines.extend(_floor_line(reckoning, floor) for floor in tower.floors if floor.blocks)
            lines.append(_tower_total(reckoning, tower))
    columns = (
        left(tr("report.column.floor"), 11),
        left(tr("report.column.units"), 48),
        right(tr("report.column.people"), 10),
        right(tr("report.column.area_used"), 11),
        right(tr("report.column.area_net"), 11),
        right(tr("report.column.fill"), 9),
    )
    return Table(
        tr("report.title.floors"),
        columns,
        tuple(lines),
        tr("report.note.floors"),
        tr("report.empty.floors"),
    )


def _floor_line(reckoning: Reckoning, floor: StackFloor) -> Line:
    marked = illustrated_group(reckoning, "estate")
    people = sum(block.people for block in floor.blocks)
    over = floor.over > 0
    tone = Tone.BAD if over else Tone.PLAIN
    note = (
        tr("report.note.over", area=format_number(floor.over, Measure.AREA, decimals=0))
        if over
        else ""
    )
    return line(
        words(floor.label),
        words(units_by_opd(floor.blocks), note=note),
        number(people, Measure.PERSON, illustration=marked),
        number(floor.used, Measure.AREA, decimals=0, tone=tone, illustration=marked),
        number(floor.net or None, Measure.AREA, decimals=0, illustration=marked),
        Cell(format_ratio(floor.used, floor.net, 0), tone=tone),
    )


def units_by_opd(blocks: tuple[Block, ...]) -> str:
    """Return the units of a floor by OPD, the shared rooms last."""
    found: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        if block.kind is BlockKind.UNIT:
            found[block.opd_label].append(block.label)
    parts = [f"{opd}: {', '.join(units)}" for opd, units in found.items()]
    if any(block.kind is BlockKind.ROOMS for block in blocks):
        parts.append(tr("report.word.shared_rooms"))
    return "; ".join(parts)


def _tower_total(reckoning: Reckoning, tower: Tower) -> Line:
    marked = illustrated_group(reckoning, "estate")
    blocks = [block for floor in tower.floors for block in floor.blocks]
    used = sum(block.area for block in blocks)
    net = sum(floor.net for floor in tower.floors)
    return total(
        words(tr("report.word.total")),
        words(
            tr(
                "report.word.units_count",
                n=format_number(sum(b.kind is BlockKind.UNIT for b in blocks), Measure.COUNT),
            )
        ),
        number(sum(b.people for b in blocks), Measure.PERSON, illustration=marked),
        number(used, Measure.AREA, decimals=0, illustration=marked),
        number(net or None, Measure.AREA, decimals=0, illustration=marked),
        Cell(format_ratio(used, net, 0)),
    )


def opd_table(reckoning: Reckoning) -> Table:
    """Return every OPD: where its units sit today and where they would sit."""
    problem = reckoning.problem
    places = {seat.unit.id: seat.building for seat in reckoning.seats(reckoning.proposed)}
    people = reckoning.people.get(reckoning.proposed, {})
    moved = frozenset(reckoning.main.assessment.moved)
    marked = illustrated_group(reckoning, "people")
    lines = []
    for opd in problem.opd:
        units = problem.where(Unit, "opd", opd.id)
        if not units:
            continue
        goes = [unit for unit in units if unit.id in moved]
        lines.append(
            line(
                words(opd.short, note=opd.name if opd.name != opd.short else ""),
                words(buildings_counted(reckoning, [unit.building for unit in units])),
                words(buildings_counted(reckoning, [places.get(unit.id, "") for unit in units])),
                number(len(units), Measure.COUNT),
                number(len(goes), Measure.COUNT, tone=Tone.PLAIN if goes else Tone.MUTED),
                number(sum(people.get(u.id, 0) for u in goes), Measure.PERSON, illustration=marked),
            )
        )
    columns = (
        left(tr("report.column.opd"), 20),
        left(tr("report.column.from"), 30),
        left(tr("report.column.to"), 26),
        right(tr("report.column.units_all"), 8),
        right(tr("report.column.units_move"), 8),
        right(tr("report.column.people_move"), 8),
    )
    return Table(tr("report.title.opd"), columns, tuple(lines), empty=tr("report.empty.opd"))


def buildings_counted(reckoning: Reckoning, ids: list[str], most: int = MOST_BUILDINGS) -> str:
    """Return the buildings with the number of units in each, the fullest first; few are named."""
    counts: dict[str, int] = defaultdict(int)
    for id in ids:
        counts[id] += 1
    parts = []
    fullest = sorted(counts.items(), key=lambda item: -item[1])
    for id, count in fullest[:most]:
        building = reckoning.problem.find(Building, id)
        name = building_label(building) if building else tr("report.word.no_place")
        parts.append(f"{name} ({count})" if len(counts) > 1 else name)
    rest = fullest[most:]
    if rest:
        n = format_number(len(rest), Measure.COUNT)
        units = format_number(sum(count for _, count in rest), Measure.COUNT)
        parts.append(tr("report.word.more_buildings", n=n, units=units))
    return ", ".join(parts)


def move_table(reckoning: Reckoning) -> Table:
    """Return everybody who leaves a building: who, from where, to where."""
    problem = reckoning.problem
    seated = {seat.unit.id: seat for seat in reckoning.seats(reckoning.proposed)}
    people = reckoning.people.get(reckoning.proposed, {})
    moved = frozenset(reckoning.main.assessment.moved)
    marked = illustrated_group(reckoning, "people")
    lines: list[Line] = []
    for opd in problem.opd:
        units = [u for u in problem.where(Unit, "opd", opd.id) if u.id in moved]
        if units:
            lines.append(group(opd.name))
        for unit in units:
            seat = seated.get(unit.id)
            lines.append(
                line(
                    words(unit_label(unit)),
                    words(place_label(problem, unit.building, unit.floor)),
                    words(place_label(problem, seat.building, seat.floor) if seat else "–"),
                    number(people.get(unit.id), Measure.PERSON, illustration=marked),
                    number(unit.archive, Measure.VOLUME, illustration=marked),
                )
            )
    columns = (
        left(tr("report.column.unit"), 30),
        left(tr("report.column.from"), 27),
        left(tr("report.column.to"), 27),
        right(tr("report.column.people"), 8),
        right(tr("report.column.archive"), 8),
    )
    return Table(tr("report.title.moves"), columns, tuple(lines), empty=tr("report.empty.moves"))


def emptied_table(reckoning: Reckoning) -> Table:
    """Return the buildings that empty: what they cost today and what becomes of them."""
    problem, today = reckoning.problem, reckoning.today
    marked = illustrated_group(reckoning, "money")
    lines = []
    for id in reckoning.main.assessment.emptied:
        building = problem.get(Building, id)
        cost = (
            sum(x.amount for x in today.lines if x.subject == id and x.key in _KEPT)
            if today
            else None
        )
        lines.append(
            line(
                words(building.name, note=_traits(building)),
                number(cost, Measure.RUPIAH, illustration=marked),
                number(building.empty_cost, Measure.RUPIAH, illustration=marked),
                number(building.reuse_income, Measure.RUPIAH, illustration=marked),
            )
        )
    columns = (
        left(tr("report.column.building"), 40),
        right(tr("report.column.cost_today"), 20),
        right(tr("report.column.cost_empty"), 20),
        right(tr("report.column.income"), 20),
    )
    return Table(
        tr("report.title.emptied"),
        columns,
        tuple(lines),
        tr("report.note.emptied"),
        tr("report.empty.emptied"),
    )


_KEPT = (CostKey.RUNNING_FIXED, CostKey.RUNNING_USE)


def _traits(building: Building) -> str:
    parts = [tr(f"choice.Ownership.{building.ownership.value}")]
    if building.heritage:
        parts.append(tr("report.word.heritage"))
    if building.lease_penalty:
        penalty = format_money_short(building.lease_penalty)
        parts.append(tr("report.word.lease_penalty", amount=penalty))
    return ", ".join(parts)


def opd_legend(reckoning: Reckoning) -> tuple[tuple[int, str], ...]:
    """Return (colour, short name) of the OPD that have units, for the legend of the stack."""
    problem = reckoning.problem
    return tuple(
        (i, opd.short)
        for i, opd in enumerate(problem.opd)
        if problem.where(Unit, "opd", opd.id) and problem.find(Opd, opd.id)
    )
