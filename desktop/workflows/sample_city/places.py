"""Which floor a unit takes in a building: the simple filling that a hand-made plan begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from solver.demand.workspace import per_post
from solver.problem.estate import Building, Floor
from solver.problem.organisation import SpecialSpace, Unit
from solver.problem.problem import Problem
from solver.problem.relations import PairKind, PairRule


def fill(
    problem: Problem,
    wanted: Mapping[str, str],
    year: int,
    seated: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Give every unit a floor of the building wanted for it.

    Parameters
    ----------
    problem : Problem
        Units, posts, special spaces, buildings and floors; pair rules are kept where they can be.
    wanted : mapping of str to str
        Unit id to building id.
    year : int
        For whose headcount.
    seated : mapping of str to str, optional
        Unit id to floor id of those who sit already.

    Returns
    -------
    dict of str to str
        Unit id to floor id. Whoever has fewer floors to choose from comes first, then the larger;
        each takes the emptiest floor that suits it, the lowest of equals. Nothing is refused: a
        building that is too small is over-full.
    """
    partner = _partners(problem)
    need = {id: per_post(problem, problem.get(Unit, id), year).value for id in wanted}
    choices = {id: allowed(problem, problem.get(Unit, id), wanted[id]) for id in wanted}
    found = dict(seated or {})
    load: Counter[str] = Counter()
    for id, floor in found.items():
        load[floor] += need[id]
    for id in sorted(
        wanted.keys() - found.keys(), key=lambda id: (len(choices[id]), -need[id], id)
    ):
        beside = found.get(partner.get(id, ""), "")
        floor = beside if beside in {f.id for f in choices[id]} else _pick(choices[id], load)
        load[floor] += need[id]
        found[id] = floor
    return found


def allowed(problem: Problem, unit: Unit, building: str) -> tuple[Floor, ...]:
    """Return the floors of a building that suit a unit, all of them when none does."""
    floors = problem.where(Floor, "building", building)
    spaces = problem.where(SpecialSpace, "unit", unit.id)
    house = problem.get(Building, building)
    suits = tuple(
        floor
        for floor in floors
        if (floor.public or not (unit.public_floor or unit.counters))
        and (floor.level == 0 or not any(space.ground_floor for space in spaces))
        and (floor.level == 0 or house.accessible or not unit.visitors)
        and all(space.live_load <= floor.live_load for space in spaces)
    )
    return suits or floors


def _partners(problem: Problem) -> dict[str, str]:
    pairs = [rule for rule in problem.pair_rule if rule.kind is PairKind.TOGETHER]
    return {a: b for rule in pairs for a, b in _both(rule)}


def _both(rule: PairRule) -> tuple[tuple[str, str], tuple[str, str]]:
    return (rule.unit_a, rule.unit_b), (rule.unit_b, rule.unit_a)


def _pick(floors: tuple[Floor, ...], load: Mapping[str, int]) -> str:
    return max(floors, key=lambda floor: (floor.net or 0) - load.get(floor.id, 0)).id
