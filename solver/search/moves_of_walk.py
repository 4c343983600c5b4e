"""The steps of the walk: one unit, two units, an OPD to another tower, neighbours anew."""

from __future__ import annotations

from collections.abc import Callable

from solver.ledger.pooled import row
from solver.ledger.tables import NOWHERE
from solver.search.walk import Walk

Step = Callable[[Walk], None]


def one_unit(walk: Walk) -> None:
    """Give a unit a new place by heat bath; its place may stay the same."""
    unit = walk.rng.randrange(len(walk.ledger.place))
    mates = walk.tables.together[unit]
    if mates:
        block(walk, [unit, *mates])
        return
    priced = row(walk.ledger, unit)
    place = int(priced.places[walk.choose(priced)])
    if place != walk.ledger.place[unit]:
        walk.ledger.move(unit, place, priced)


def block(walk: Walk, units: list[int]) -> None:
    """Move units that must be together as one: the first draws, the others follow."""
    before = walk.energy()
    moved = [(u, walk.ledger.move(u, NOWHERE)) for u in units]
    priced = row(walk.ledger, units[0])
    place = int(priced.places[walk.choose(priced)])
    walk.ledger.move(units[0], place, priced)
    for u in units[1:]:
        if place in walk.tables.column[u]:
            walk.ledger.move(u, place)
        else:
            priced = row(walk.ledger, u)
            walk.ledger.move(u, int(priced.places[walk.choose(priced)]), priced)
    if not walk.accepts(before):
        walk.take_back(moved)


def two_units(walk: Walk) -> None:
    """Let two units change places."""
    ledger, column = walk.ledger, walk.tables.column
    u = walk.rng.randrange(len(ledger.place))
    v = walk.rng.randrange(len(ledger.place))
    first, second = ledger.place[u], ledger.place[v]
    if first == second or second not in column[u] or first not in column[v]:
        return
    before = walk.energy()
    ledger.move(u, second)
    ledger.move(v, first)
    if not walk.accepts(before):
        walk.take_back([(u, first), (v, second)])


def one_opd(walk: Walk) -> None:
    """Move a whole OPD into one tower, perhaps the one it is in."""
    tables = walk.tables
    members = tables.members[walk.rng.randrange(len(tables.members))]
    if not members:
        return
    before = walk.energy()
    units = members[:]
    walk.rng.shuffle(units)
    moved = walk.reinsert(units, walk.rng.randrange(len(tables.case.towers)))
    if not walk.accepts(before):
        walk.take_back(moved)


def neighbours(walk: Walk) -> None:
    """Lift a few units of two floors and place them anew."""
    ledger, rng = walk.ledger, walk.rng
    u = rng.randrange(len(ledger.place))
    v = rng.randrange(len(ledger.place))
    floors = {ledger.place[u], ledger.place[v]}
    near = [w for w, p in enumerate(ledger.place) if p in floors]
    before = walk.energy()
    moved = walk.reinsert(rng.sample(near, min(len(near), rng.randint(2, 5))))
    if not walk.accepts(before):
        walk.take_back(moved)
