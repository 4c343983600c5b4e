"""A bound for the order of moves without a solver: old buildings emptied by Smith's rule."""

from __future__ import annotations

from fractions import Fraction

from solver.moves.model import MoveCase


def plain_bound(case: MoveCase) -> int:
    """Return an amount that no order undercuts, rupiah.

    Notes
    -----
    Only the people of a wave are kept: then emptying the old buildings is one machine with weighted
    completion times, which Smith's rule orders best (cost over load); a building is left no sooner
    than the load up to it allows. To this comes the shortest duration by load and by what opens
    last. Nobody waits for a place in a building that empties, so its units never leave before
    their new one is ready.
    """
    if not case.movers:
        return 0
    ahead = case.fit_out
    jobs: list[tuple[int, int]] = []  # cost and load of each old building
    alone = 0
    for at, old in enumerate(case.leaving):
        mine = [mover for mover in case.movers if mover.leaves == at]
        if mine and old.cost:
            load = sum(case.load(mover) for mover in mine)
            soonest = max(case.earliest(mover) for mover in mine)
            alone += old.cost * max(soonest, ahead + -(-load // case.people))
            jobs.append((old.cost, load))
    done = scaled = 0  # people; rupiah times people
    for cost, load in sorted(jobs, key=_urgency):
        done += load
        scaled += cost * (done + ahead * case.people)
    return max(alone, -(-scaled // case.people)) + case.wave_cost * fewest_waves(case)


def _urgency(job: tuple[int, int]) -> tuple[Fraction, int]:
    cost, load = job
    return (Fraction(load, cost), load)


def fewest_waves(case: MoveCase) -> int:
    """Return a number of waves that no order undercuts."""
    total = sum(case.load(mover) for mover in case.movers)
    by_people = -(-total // case.people)
    by_units = -(-len(case.movers) // case.units) if case.units else 0
    ahead = case.fit_out + max(by_people, by_units, 1 if case.movers else 0)
    return max([ahead, *(case.earliest(mover) for mover in case.movers)])
