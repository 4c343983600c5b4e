"""The one front door of the order of moves: greedy start, CP-SAT, audit, and why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from solver.cpsat.run import Run
from solver.moves.bound import fewest_waves, plain_bound
from solver.moves.check import broken, cost_of
from solver.moves.circles import circles
from solver.moves.exact import order_exactly
from solver.moves.greedy import greedy
from solver.moves.model import Hindrance, MoveCase, MoveOrder, MovePlan, Obstacle
from solver.plan import SolveStatus

Tell = Callable[[MoveOrder], None]


@dataclass(frozen=True)
class OrderOptions:
    """How long to look for an order: wall time, threads, seed; no exact part with 0 seconds.

    With an `effort`, CP-SAT's own measure of work, the order found does not depend on the clock.
    """

    seconds: float = 20.0
    threads: int = 2
    seed: int = 1
    effort: float | None = None


def order_moves(
    case: MoveCase,
    options: OrderOptions = OrderOptions(),
    *,
    stop: Callable[[], bool] | None = None,
    tell: Tell | None = None,
) -> MoveOrder:
    """Return the best order found, audited, with what is proved of it.

    Parameters
    ----------
    case : MoveCase
        What is ordered.
    options : OrderOptions
        Limits.
    stop : callable or None
        Asked often; True keeps the best so far.
    tell : callable or None
        Told each better order, from whatever thread found it.

    Returns
    -------
    MoveOrder
        INFEASIBLE with the obstacles when it is proved that no order exists.
    """
    start = monotonic()
    floor = plain_bound(case)
    knots = circles(case)

    def made(plan: MovePlan | None, bound: int, status: SolveStatus) -> MoveOrder:
        cost = cost_of(case, plan) if plan else None
        if cost and cost.total <= bound:
            status, bound = SolveStatus.OPTIMAL, cost.total
        seconds = monotonic() - start
        return MoveOrder(case, status, plan, cost, bound, knots, (), seconds, options.seed)

    def hear(plan: MovePlan) -> None:
        if tell is not None:
            tell(made(plan, floor, SolveStatus.FEASIBLE))

    first = greedy(case)
    if first is not None:
        hear(first)
    best = made(first, floor, SolveStatus.FEASIBLE if first else SolveStatus.UNKNOWN)
    if best.status is SolveStatus.OPTIMAL or not options.seconds or not case.movers:
        return _sound(best)
    how = Run(options.seconds, options.threads, options.seed, options.effort)
    found = order_exactly(case, how, hint=first, stop=stop, on_plan=hear)
    if found.status is SolveStatus.INFEASIBLE:
        why = obstacles(case, how, stop)
        return replace(best, status=found.status, bound=None, obstacles=why)
    if found.plan is None:
        return _sound(replace(best, seconds=monotonic() - start))
    plan = min(filter(None, (first, found.plan)), key=lambda p: cost_of(case, p).total)
    return _sound(made(plan, max(floor, found.bound or 0), found.status))


def _sound(order: MoveOrder) -> MoveOrder:
    """Refuse what the checker refuses: an order that breaks something is a bug."""
    wrong = broken(order.case, order.plan) if order.plan else ()
    if wrong:
        raise AssertionError(f"an order of moves breaks {', '.join(wrong[:5])}")
    return order


def obstacles(
    case: MoveCase, how: Run, stop: Callable[[], bool] | None = None
) -> tuple[Obstacle, ...]:
    """Return what would make an order possible, each by itself.

    Notes
    -----
    A space that opens too late stands alone. Else the least swing area is sought, then the waves
    that would do with the swing area there is.
    """
    late = [m for m in case.movers if case.earliest(m) > case.waves]
    if late:
        opens = max(case.earliest(m) for m in late)
        buildings = dict.fromkeys(case.spaces[m.target].building for m in late)
        units = tuple(m.unit for m in late)
        return (Obstacle(Hindrance.OPENS, opens, tuple(buildings), units),)
    found = []
    brief = replace(how, seconds=min(how.seconds, 10.0))
    least = order_exactly(case, brief, least_swing=True, stop=stop)
    if least.swing is not None and least.plan is not None and least.swing > case.swing:
        named = circles(case)
        pairs = zip(case.movers, least.plan.left, least.plan.entered, strict=True)
        waiting = tuple(m.unit for m, left, entered in pairs if left < entered)
        buildings = dict.fromkeys(b for circle in named for b in circle.buildings)
        found.append(Obstacle(Hindrance.SWING, least.swing, tuple(buildings), waiting))
    longer = replace(case, waves=2 * max(case.waves, fewest_waves(case)) + 2 * case.fit_out)
    more = greedy(longer)
    if more is None:
        more = order_exactly(longer, brief, stop=stop).plan
    if more is not None:
        found.append(Obstacle(Hindrance.WAVES, max(more.entered)))
    return tuple(found) or (Obstacle(Hindrance.UNKNOWN),)
