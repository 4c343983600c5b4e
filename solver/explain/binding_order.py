"""Which change is tried first: every kind in turn, in each the one that promises most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain, zip_longest

from solver.case.model import Case
from solver.explain.binding_variants import Kind, Variant
from solver.plan import Plan

# What a planner can decide most easily, first; a large case may have time for a few of each only.
KINDS = (
    Kind.LEVELS, Kind.LIMIT, Kind.PLACE, Kind.AREA_MORE, Kind.TOWER_SHUT, Kind.OLD_EMPTIED,
    Kind.STALLS, Kind.PEOPLE_MORE, Kind.ONE_TOWER, Kind.TOGETHER, Kind.APART, Kind.OLD_KEPT,
    Kind.FLOOR_SHUT, Kind.AREA_LESS,
)  # fmt: skip


def in_order(case: Case, plan: Plan, wanted: Sequence[Variant]) -> tuple[Variant, ...]:
    """Return variants in the order in which they should be tried.

    Full floors bind before empty ones, large OPDs and pairs before small ones; what costs little
    to do without (a floor for few people) comes before what surely costs much.
    """
    ranks = _ranks(case, plan)
    groups = (
        sorted((each for each in wanted if each.kind is kind), key=ranks.get(kind, _as_given))
        for kind in KINDS
    )
    turns = zip_longest(*groups)
    return tuple(each for each in chain.from_iterable(turns) if each is not None)


def _as_given(variant: Variant) -> int:
    return 0


def _ranks(case: Case, plan: Plan) -> dict[Kind, Callable[[Variant], int]]:
    area, people = _used(case, plan)
    sizes = Counter(unit.opd for unit in case.units for _ in unit.floors[:1])
    stayers: Counter[int] = Counter(p - len(case.floors) for p in plan.place)

    def spare_area(variant: Variant) -> int:
        f = variant.subject[0]
        return case.floors[f].area - area[f]

    def spare_people(variant: Variant) -> int:
        f = variant.subject[0]
        return case.floors[f].people - people[f]

    def people_of_pair(variant: Variant) -> int:
        return -sum(case.units[u].people for u in variant.subject)

    def in_tower(variant: Variant) -> int:
        floors = enumerate(case.floors)
        return sum(people[f] for f, floor in floors if floor.tower == variant.subject[0])

    return {
        Kind.AREA_MORE: spare_area,
        Kind.AREA_LESS: lambda variant: -spare_area(variant),
        Kind.PEOPLE_MORE: spare_people,
        Kind.FLOOR_SHUT: lambda variant: people[variant.subject[0]],
        Kind.TOWER_SHUT: in_tower,
        Kind.ONE_TOWER: lambda variant: -sizes[variant.subject[0]],
        Kind.TOGETHER: people_of_pair,
        Kind.APART: people_of_pair,
        Kind.OLD_EMPTIED: lambda variant: stayers[variant.subject[0]],
    }


def _used(case: Case, plan: Plan) -> tuple[Counter[int], Counter[int]]:
    """Return by floor the area of units and rooms in it, and its people."""
    area: Counter[int] = Counter()
    people: Counter[int] = Counter()
    for unit, place in zip(case.units, plan.place, strict=True):
        area[place] += unit.area
        people[place] += unit.people
    for kind, floor in plan.rooms:
        area[floor] += case.rooms.classes[kind].area
    return area, people
