"""What drag and drop asks of the running bill: the price of a move, the colour of every floor."""

from __future__ import annotations

from dataclasses import dataclass

from solver.ledger.absent import levels_for
from solver.ledger.ledger import RULES, Ledger
from solver.ledger.packing import pack_all
from solver.ledger.pooled import row
from solver.ledger.tables import NOWHERE
from solver.plan import Plan
from solver.rules import CostTerm, RuleId


@dataclass(frozen=True)
class Price:
    """The price of having a unit at a place.

    Parameters
    ----------
    place : int
        The place.
    delta : int
        Change of cost against the present plan; rooms pooled per zone.
    broken : tuple of RuleId
        Rules that would be broken more than now.
    """

    place: int
    delta: int
    broken: tuple[RuleId, ...]


def colour(ledger: Ledger, unit: int) -> tuple[Price, ...]:
    """Price every place the unit may take, in the order of floors, then its old building."""
    priced = row(ledger, unit)
    here = ledger.place[unit]
    column = None if here == NOWHERE else ledger.tables.column[unit][here]
    cost = priced.cost if column is None else priced.cost - priced.cost[column]
    over = priced.over if column is None else priced.over - priced.over[:, [column]]
    return tuple(
        Price(
            int(place),
            int(cost[i]),
            tuple(rule for rule, more in zip(RULES, over[:, i], strict=True) if more > 0),
        )
        for i, place in enumerate(priced.places)
    )


def price_of_group(
    ledger: Ledger, moves: tuple[tuple[int, int], ...]
) -> tuple[int, tuple[RuleId, ...]]:
    """Return (change of cost, rules broken more than now) of several moves made together."""
    for unit, place in moves:
        if place != NOWHERE and place not in ledger.tables.column[unit]:
            return 0, (RuleId.PLACE,)
    cost, over = ledger.cost, ledger.over.copy()
    before = [(unit, ledger.move(unit, place)) for unit, place in moves]
    delta, more = ledger.cost - cost, ledger.over - over
    for unit, place in reversed(before):
        ledger.move(unit, place)
    return delta, tuple(rule for rule, by in zip(RULES, more, strict=True) if by > 0)


def plan_of(ledger: Ledger) -> tuple[Plan, int]:
    """Return the plan with its rooms laid out, and the area of rooms that found no floor."""
    packed = pack_all(ledger)
    rooms = sorted(room for zone in packed for room in zone.rooms)
    return Plan(tuple(ledger.place), tuple(rooms)), sum(zone.lacking for zone in packed)


def opened_for_rooms(ledger: Ledger) -> int:
    """Return what floors and towers cost that only rooms bring into use."""
    case = ledger.tables.case
    floors = [f for zone in pack_all(ledger) for f in zone.opened]
    towers = {case.floors[f].tower for f in floors if not ledger.sums.towers[case.floors[f].tower]}
    return sum(case.floors[f].open_cost for f in floors) + sum(
        case.towers[t].open_cost for t in towers
    )


def bill(ledger: Ledger) -> tuple[tuple[CostTerm, int], ...]:
    """Return the cost by term from the running sums, rooms laid out; all that is placed counts."""
    tables, sums = ledger.tables, ledger.sums
    case = tables.case
    placed = [(u, p) for u, p in enumerate(ledger.place) if p != NOWHERE]
    unit = sum(int(tables.unit_cost[u][tables.column[u][p]]) for u, p in placed)
    flow = sum(int(ledger.flow[u, p]) for u, p in placed) // 2
    opened = int((sums.count > 0) @ tables.open_cost) + int((sums.towers > 0) @ tables.tower_cost)
    rooms = int((sums.rooms() @ tables.room_cost).sum()) if tables.has_rooms else 0
    parking = 0
    if case.parking is not None:
        levels = levels_for(tables, sums.parked.max(axis=2))
        parking = int((levels @ tables.level_cost).sum())
    old = sum(b.keep_cost for b, n in zip(case.old, ledger.old_count, strict=True) if n)
    span, split = _groups(ledger)
    return (
        (CostTerm.OPEN, opened + opened_for_rooms(ledger)),
        (CostTerm.UNIT, unit),
        (CostTerm.OLD, old),
        (CostTerm.ROOM, rooms),
        (CostTerm.PARKING, parking),
        (CostTerm.SPAN, span),
        (CostTerm.SPLIT, split),
        (CostTerm.FLOW, flow),
    )


def _groups(ledger: Ledger) -> tuple[int, int]:
    """Return the span and the split cost over all OPDs."""
    tables = ledger.tables
    case = tables.case
    span = split = 0
    for opd, units in zip(case.opds, tables.members, strict=True):
        places = [ledger.place[u] for u in units if ledger.place[u] != NOWHERE]
        moved = [case.floors[p] for p in places if p < tables.floors]
        for tower in {f.tower for f in moved}:
            levels = [f.level for f in moved if f.tower == tower]
            span += opd.span_cost * (max(levels) - min(levels))
        split += opd.split_cost if 0 < len(moved) < len(places) else 0
    return span, split
