"""Tiny cases of the order of moves, and every order of them tried."""

from __future__ import annotations

from itertools import product
from random import Random

from solver.moves.check import broken, cost_of
from solver.moves.model import Leaving, MoveCase, MovePlan, Mover, Space


def exchange(swing: int = 0, waves: int = 4) -> MoveCase:
    """Return two full floors whose units change places, as MPP and Dispora do."""
    return MoveCase(
        waves=waves,
        people=10,
        spaces=(Space("f1", "b1", 100), Space("f2", "b2", 100)),
        movers=(
            Mover("u1", 5, 100, target=1, origin=0, held=100, swing=7),
            Mover("u2", 5, 100, target=0, origin=1, held=100, swing=3),
        ),
        swing=swing,
        wave_cost=1,
    )


def two_houses() -> MoveCase:
    """Return two old houses that empty into a new one; the dear one has few people."""
    return MoveCase(
        waves=6,
        people=10,
        spaces=(Space("n", "n", 400), Space("a", "a", 200), Space("b", "b", 200)),
        movers=(
            Mover("a1", 10, 100, target=0, origin=1, held=100, group=0, leaves=0),
            Mover("a2", 10, 100, target=0, origin=1, held=100, group=0, leaves=0),
            Mover("b1", 10, 100, target=0, origin=2, held=100, group=1, leaves=1),
        ),
        leaving=(Leaving("a", 50), Leaving("b", 60)),
        groups=("x", "y"),
        wave_cost=1,
        spread_cost=2,
    )


def some(seed: int) -> MoveCase:
    """Return a small case of chance: three spaces, three units, tight room."""
    chance = Random(seed)
    spaces = [Space(f"s{i}", f"b{i % 2}", 0, opens=chance.choice((1, 1, 2))) for i in range(3)]
    movers = []
    for i in range(3):
        origin, target = chance.sample(range(3), 2)
        area = chance.randint(1, 4)
        leaves = chance.choice((-1, 0, 1))
        held = chance.randint(1, 4)
        movers.append(Mover(f"u{i}", chance.randint(1, 3), area, target, origin, held,
                            group=i % 2, leaves=leaves, swing=chance.randint(0, 9)))  # fmt: skip
    wanted = {mover.target for mover in movers}
    movers = [m if m.origin not in wanted else _stays_paid(m) for m in movers]
    for i, space in enumerate(spaces):
        before = sum(m.held for m in movers if m.origin == i)
        after = sum(m.area for m in movers if m.target == i)
        room = max(before, after) + chance.choice((0, 0, 1, 3))
        spaces[i] = Space(space.id, space.building, room + 2, 2, space.opens)
    return MoveCase(
        waves=4,
        people=chance.randint(3, 5),
        spaces=tuple(spaces),
        movers=tuple(movers),
        leaving=(Leaving("o", chance.randint(0, 9)), Leaving("p", chance.randint(0, 9))),
        groups=("x", "y"),
        units=chance.choice((0, 0, 2)),
        fit_out=chance.choice((0, 0, 1)),
        swing=chance.choice((0, 0, 3, 5)),
        wave_cost=chance.randint(0, 5),
        spread_cost=chance.randint(0, 3),
    )


def _stays_paid(mover: Mover) -> Mover:
    """A building that receives does not empty."""
    from dataclasses import replace

    return replace(mover, leaves=-1)


def best_by_trying(case: MoveCase) -> int | None:
    """Return the least cost of all orders, None when every one breaks something."""
    pairs = [(a, b) for b in range(1, case.waves + 1) for a in range(1, b + 1)]
    costs = []
    for times in product(pairs, repeat=len(case.movers)):
        plan = MovePlan(tuple(a for a, _ in times), tuple(b for _, b in times))
        if not broken(case, plan):
            costs.append(cost_of(case, plan).total)
    return min(costs, default=None)
