"""The limits of a case: units that leave their building, and money spent once."""

from __future__ import annotations

from collections.abc import Iterable

from solver.case.build_estate import Estate
from solver.case.build_tables import SIZES, ParkingTables
from solver.case.model import Limit
from solver.costs.line import CostLine
from solver.demand.rounding import ceil_div
from solver.problem.organisation import Unit

MOVES, BUDGET = "moves", "budget"


def limits(estate: Estate, parking: ParkingTables) -> tuple[Limit, ...]:
    """Return the limits the scenario asks for."""
    scenario = estate.prices.scope.scenario
    found = []
    if scenario.most_moves is not None:
        found.append(_moves(estate, scenario.most_moves))
    if scenario.one_off_budget is not None:
        found.append(_budget(estate, parking, scenario.one_off_budget))
    return tuple(found)


def _moves(estate: Estate, most: int) -> Limit:
    places = estate.places
    rows = tuple(
        tuple(int(places.floors[f].building != unit.building) for f in places.allowed[unit.id])
        for unit in estate.prices.scope.units
    )
    return Limit(MOVES, most - len(_sent_out(estate)), unit=rows)


def _sent_out(estate: Estate) -> list[Unit]:
    """Units that a pin sends to a building outside the candidates: moves nobody decides about."""
    stays = estate.places.stays
    units = estate.prices.scope.units
    return [unit for unit in units if stays.get(unit.id, unit.building) != unit.building]


def _once(lines: Iterable[CostLine]) -> int:
    """Return what lines cost once in thousand rupiah, rounded up: never under the bill."""
    return ceil_div(sum(line.one_off for line in lines), 1000)


def _budget(estate: Estate, parking: ParkingTables, most: int) -> Limit:
    prices, places = estate.prices, estate.places
    rows = tuple(
        tuple(
            _once(prices.move_lines(unit, places.floors[f].building, places.floors[f].id))
            for f in places.allowed[unit.id]
        )
        for unit in prices.scope.units
    )
    towers = tuple(
        0 if tower.id in estate.occupied else _once(prices.buildings[tower.id].used)
        for tower in prices.scope.towers
    )
    levels = tuple(
        _once((prices.deck(t.kind, ""),)) if parking.cost_of(t) else 0 for t in parking.types
    )
    rooms = tuple(_once((prices.room(size, ""),)) for size in SIZES)
    stays = places.stays
    sent = (prices.move_lines(unit, stays[unit.id], "") for unit in _sent_out(estate))
    left = most // 1000 - sum(_once(lines) for lines in sent)
    return Limit(BUDGET, left, unit=rows, tower=towers, room=rooms, level=levels)
