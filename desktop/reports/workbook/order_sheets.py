"""The sheets of the order of moves: who moves in which wave, sums by wave, what became of it."""

from __future__ import annotations

from typing import Any

from desktop.document.text import format_choice
from desktop.reports.order_data import OrderData, OrderWave, UnitMove
from desktop.reports.places import unit_label
from desktop.reports.reckoning import Reckoning
from desktop.reports.workbook.place_sheets import Names
from desktop.reports.workbook.sheet import FIRST_ROW, Formats, Formula, Sheet, heads_of, letters
from solver.moves.build import Place
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem
from solver.problem.record import FactStatus

U_WAVE, U_FIRST, U_LAST, U_OPD, U_UNIT, U_FROM, U_FROM_FLOOR, U_TO, U_TO_FLOOR, U_PEOPLE = range(10)
W_WAVE, W_FIRST, W_LAST, W_UNITS, W_PEOPLE, W_SWING, W_COST, W_DOUBLE, W_EMPTIED = range(9)
_UNITS = (
    ("wave", 11, "plain", False),
    ("first_day", 18, "day", False),
    ("last_day", 18, "day", False),
    ("opd", 20, "", False),
    ("unit", 34, "", False),
    ("from", 28, "", False),
    ("from_floor", 14, "", False),
    ("to", 28, "", False),
    ("to_floor", 14, "", False),
    ("people", 10, "int", True),
    ("left_wave", 14, "plain", False),
)
_WAVES = (
    ("wave", 11, "plain", False),
    ("first_day", 18, "day", False),
    ("last_day", 18, "day", False),
    ("units", 9, "int", True),
    ("people", 10, "int", True),
    ("swing", 16, "area", False),
    ("wave_cost", 24, "money", True),
    ("double", 20, "money", True),
    ("emptied", 44, "", False),
)
_BECOME = (
    ("opd", 20, "", False),
    ("unit", 34, "", False),
    ("to", 28, "", False),
    ("to_floor", 14, "", False),
    ("planned_day", 18, "day", False),
    ("move", 14, "", False),
    ("moved_on", 18, "day", False),
    ("real_place", 28, "", False),
    ("real_floor", 14, "", False),
    ("late", 13, "int", False),
    ("elsewhere", 12, "int", True),
)


def write_order(
    book: Any, formats: Formats, reckoning: Reckoning, names: Names
) -> tuple[Sheet, ...]:
    """Write the order of the scenario proposed; no sheet for what there is nothing to say of."""
    order, sheets = reckoning.order, []
    if order and order.waves:
        units = _write_units(book, formats, reckoning, names)
        sheets += [units, _write_waves(book, formats, order, names, units)]
    if order and order.told:
        sheets.append(_write_become(book, formats, reckoning, names))
    return tuple(sheets)


def _write_units(book: Any, formats: Formats, reckoning: Reckoning, names: Names) -> Sheet:
    sheet = Sheet(book, formats, "order", heads_of(_UNITS))
    for wave in reckoning.order.waves if reckoning.order else ():
        for move in wave.moves:
            _write_unit(sheet, reckoning.problem, names, wave, move)
    return sheet


def _write_unit(
    sheet: Sheet, problem: Problem, names: Names, wave: OrderWave, move: UnitMove
) -> None:
    unit = problem.get(Unit, move.unit)
    sheet.add(
        wave.number,
        wave.first,
        wave.last,
        problem.get(Opd, move.opd).short,
        unit_label(unit),
        *_place(names, move.origin),
        *_place(names, move.target),
        move.people,
        move.left,
        marked=unit.status is FactStatus.ILLUSTRATION,
    )


def _place(names: Names, place: Place | None) -> tuple[str, str]:
    building, floor = place or ("", "")
    return names.building(building), names.floor(floor)


def _write_waves(
    book: Any, formats: Formats, order: OrderData, names: Names, units: Sheet
) -> Sheet:
    """Write every wave: units and people counted from the other sheet, what is paid summed up.

    A building is paid in every wave up to the one it empties in, so the double cost of a wave is
    what the buildings cost that empty in it or later.
    """
    sheet = Sheet(book, formats, "waves", heads_of(_WAVES))
    waves, people, c = units.range(U_WAVE), units.range(U_PEOPLE), sheet.cell
    costs, at = (_column(column, len(order.waves)) for column in (W_COST, W_WAVE))
    for wave in order.waves:
        cost = sum(each.cost for each in order.emptied if each.wave == wave.number)
        sheet.add(
            wave.number,
            wave.first,
            wave.last,
            Formula(f"COUNTIF({waves},{c(W_WAVE)})", len(wave.moves)),
            Formula(f"SUMIFS({people},{waves},{c(W_WAVE)})", wave.people),
            wave.swing / 100,
            cost,
            Formula(f'SUMIFS({costs},{at},">="&{c(W_WAVE)})', wave.double),
            ", ".join(names.building(id) for id in wave.emptied),
        )
    return sheet


def _column(column: int, rows: int) -> str:
    """Return the address of so many rows of a column; it holds however the sheet is sorted."""
    name = letters(column)
    return f"${name}${FIRST_ROW + 1}:${name}${FIRST_ROW + rows}"


def _write_become(book: Any, formats: Formats, reckoning: Reckoning, names: Names) -> Sheet:
    sheet = Sheet(book, formats, "become", heads_of(_BECOME))
    seated = {seat.unit.id: seat for seat in reckoning.seats(reckoning.proposed)}
    for each in reckoning.order.become if reckoning.order else ():
        unit, seat = reckoning.problem.get(Unit, each.unit), seated.get(each.unit)
        sheet.add(
            reckoning.problem.get(Opd, unit.opd).short,
            unit_label(unit),
            *_place(names, (seat.building, seat.floor) if seat else None),
            each.planned_day,
            format_choice(each.move),
            each.day,
            *_place(names, each.place),
            each.late,
            int(each.elsewhere),
        )
    return sheet
