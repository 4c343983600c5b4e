"""What is tried first when there is no time for everything."""

from __future__ import annotations

from itertools import pairwise

from solver.case.generate import Recipe, plant
from solver.check.layout import lay_out_rooms
from solver.explain.binding import BindingOptions, binding
from solver.explain.binding_order import KINDS, in_order
from solver.explain.binding_variants import Kind, variants
from solver.plan import Plan

PLANTED = plant(Recipe("S"), 2)
CASE = PLANTED.case
PLAN = Plan(PLANTED.place, lay_out_rooms(CASE, PLANTED.place) or ())


def test_every_variant_is_tried_once_and_kinds_take_turns() -> None:
    wanted = variants(CASE, PLAN)
    ordered = in_order(CASE, PLAN, wanted)
    assert len(ordered) == len(wanted)
    assert {id(each) for each in ordered} == {id(each) for each in wanted}
    there = {each.kind for each in wanted}
    first = [each.kind for each in ordered[: len(there)]]
    assert first == [kind for kind in KINDS if kind in there]
    assert set(KINDS) == set(Kind)


def test_the_fullest_floor_and_the_emptiest_to_shut_come_first() -> None:
    ordered = in_order(CASE, PLAN, variants(CASE, PLAN))
    used = [0] * len(CASE.floors)
    people = [0] * len(CASE.floors)
    for unit, place in zip(CASE.units, PLAN.place, strict=True):
        if place < len(CASE.floors):
            used[place] += unit.area
            people[place] += unit.people
    for kind, floor in PLAN.rooms:
        used[floor] += CASE.rooms.classes[kind].area
    spare = [
        CASE.floors[v.subject[0]].area - used[v.subject[0]]
        for v in ordered
        if v.kind is Kind.AREA_MORE
    ]
    assert all(a <= b for a, b in pairwise(spare))
    inside = [people[v.subject[0]] for v in ordered if v.kind is Kind.FLOOR_SHUT]
    assert all(a <= b for a, b in pairwise(inside))
    assert len(set(inside)) > 1


def test_with_little_time_every_kind_has_a_figure() -> None:
    kinds = {each.kind for each in variants(CASE, PLAN)}
    tries = 0

    def stop() -> bool:
        return tries >= len(kinds)

    def tell(figure: object) -> None:
        nonlocal tries
        tries += getattr(figure, "tries", 0) > 0

    found = binding(CASE, PLAN, BindingOptions(600), on_figure=tell, stop=stop)
    assert not found.finished
    assert {figure.kind for figure in found.figures if figure.tries or figure.proved} >= {
        Kind.AREA_MORE,
        Kind.ONE_TOWER,
        Kind.FLOOR_SHUT,
    } & kinds
