"""The checker of an order of moves: plain loops over waves, and the bill of the order."""

from __future__ import annotations

from solver.moves.model import MoveCase, MoveCost, MovePlan


def broken(case: MoveCase, plan: MovePlan) -> tuple[str, ...]:
    """Return what an order breaks, in short words for tests and the audit; empty when sound."""
    if not len(plan.left) == len(plan.entered) == len(case.movers):
        return ("length",)
    found = [f"time/{case.movers[i].unit}" for i in _untimely(case, plan)]
    for wave in range(1, case.waves + 1):
        found += [f"{what}/{wave}" for what in _over(case, plan, wave)]
    return tuple(found)


def _untimely(case: MoveCase, plan: MovePlan) -> list[int]:
    """Return the movers that enter too early or too late, or wait where they may not."""
    wrong = []
    for i, mover in enumerate(case.movers):
        left, entered = plan.left[i], plan.entered[i]
        timely = 1 <= left <= entered <= case.waves and entered >= case.earliest(mover)
        if not timely or (left < entered and not case.may_wait(mover)):
            wrong.append(i)
    return wrong


def _over(case: MoveCase, plan: MovePlan, wave: int) -> list[str]:
    """Return which limits are broken in a wave."""
    people, units = wave_load(case, plan, wave)
    found = ["people"] if people > case.people else []
    if case.units and units > case.units:
        found.append("units")
    if in_swing(case, plan, wave) > case.swing:
        found.append("swing")
    held = occupied(case, plan, wave)
    return found + [f"space/{s.id}" for s, a in zip(case.spaces, held, strict=True) if a > s.room]


def wave_load(case: MoveCase, plan: MovePlan, wave: int) -> tuple[int, int]:
    """Return people and units that move in a wave, those into the swing space as well."""
    people = units = 0
    for i, mover in enumerate(case.movers):
        times = (plan.entered[i] == wave) + (plan.left[i] == wave and plan.entered[i] > wave)
        people += times * case.load(mover)
        units += times
    return people, units


def in_swing(case: MoveCase, plan: MovePlan, wave: int) -> int:
    """Return the swing area in use in a wave, dm²."""
    pairs = zip(case.movers, plan.left, plan.entered, strict=True)
    return sum(mover.area for mover, left, entered in pairs if left <= wave < entered)


def occupied(case: MoveCase, plan: MovePlan, wave: int) -> list[int]:
    """Return the area held by movers in each space in a wave, fitting out included, dm²."""
    held = [0] * len(case.spaces)
    for i, mover in enumerate(case.movers):
        if mover.origin >= 0 and wave <= plan.left[i]:
            held[mover.origin] += mover.held
        if wave >= plan.entered[i] - case.fit_out:
            held[mover.target] += mover.area
    return held


def last_left(case: MoveCase, plan: MovePlan) -> tuple[int, ...]:
    """Return for each old building the wave in which its last unit leaves."""
    last = [0] * len(case.leaving)
    for mover, left in zip(case.movers, plan.left, strict=True):
        if mover.leaves >= 0:
            last[mover.leaves] = max(last[mover.leaves], left)
    return tuple(last)


def cost_of(case: MoveCase, plan: MovePlan) -> MoveCost:
    """Return what an order costs, rupiah."""
    spread = 0
    for group in range(len(case.groups)):
        times = [w for m, w in zip(case.movers, plan.entered, strict=True) if m.group == group]
        spread += max(times) - min(times) if times else 0
    pairs = zip(case.leaving, last_left(case, plan), strict=True)
    return MoveCost(
        double=sum(old.cost * last for old, last in pairs),
        swing=sum(m.swing for i, m in enumerate(case.movers) if plan.left[i] < plan.entered[i]),
        duration=case.wave_cost * max(plan.entered, default=0),
        spread=case.spread_cost * spread,
    )
