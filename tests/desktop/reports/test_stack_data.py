"""The stacking plan as data: who is on which floor, to scale."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.stack_data import UNKNOWN_LEVEL, BlockKind
from solver.problem.estate import Floor
from tests.desktop.reports.example import city, reckoned


def test_towers_hold_every_unit_once() -> None:
    stack = reckoned(city()).stack("best")
    blocks = [b.unit for t in stack.towers for f in t.floors for b in f.blocks if b.unit]
    assert sorted(blocks) == sorted(f"u{i}" for i in range(20))
    assert stack.unplaced == ()


def test_floors_stand_topmost_first_and_carry_their_shared_rooms() -> None:
    tower = reckoned(city()).stack("best").towers[0]
    assert [f.id for f in tower.floors] == ["n3", "n2", "n1", "n0"]
    for floor in tower.floors:
        last = floor.blocks[-1]
        assert last.kind is BlockKind.ROOMS
        assert last.start == sum(b.area for b in floor.blocks[:-1])
        assert floor.used == last.start + 4_000


def test_a_floor_says_how_much_is_too_much() -> None:
    problem = city()
    small = tuple(replace(f, net=30_000) if f.id == "n0" else f for f in problem.floor)
    reckoning = reckoned(replace(problem, floor=small))
    uses = reckoning.columns["best"].assessment.floors
    assert uses[0].net == 80_000  # the drawing follows the assessment
    floor = reckoning.stack("best").towers[0].floors[-1]
    assert floor.over == max(0, floor.used - 80_000)


def test_units_on_an_unknown_floor_get_a_row_below() -> None:
    stack = reckoned(city()).stack("announced")
    old = next(t for t in stack.towers if t.id == "b0")
    assert old.floors[-1].level == UNKNOWN_LEVEL
    assert old.floors[-1].net == 0
    assert old.floors[-1].over == 0
    assert old.floors[-1].blocks


def test_who_stays_is_drawn_on_the_floor_of_today() -> None:
    problem = city()
    ground = (*problem.floor, Floor(id="b0a", building="b0", level=0, net=50_000))
    units = tuple(replace(u, floor="b0a" if u.building == "b0" else "") for u in problem.unit)
    stack = reckoned(replace(problem, floor=ground, unit=units)).stack("announced")
    (floor,) = next(t for t in stack.towers if t.id == "b0").floors
    assert floor.id == "b0a"
    assert {"u0", "u6", "u12"} <= {block.unit for block in floor.blocks}


def test_the_unplaced_wait_beside_the_towers() -> None:
    stack = reckoned(city()).stack("announced")
    assert [block.unit for block in stack.unplaced] == ["u18", "u19"]


def test_emptied_buildings_are_told() -> None:
    stack = reckoned(city()).stack("best")
    assert {t.id: t.emptied for t in stack.towers} == {
        "n": False,
        "b0": True,
        "b1": True,
        "b2": True,
    }


def test_one_scale_for_all() -> None:
    problem = city()
    wide = (*problem.floor, Floor(id="b0a", building="b0", level=0, net=500_000))
    stack = reckoned(replace(problem, floor=wide)).stack("announced")
    assert stack.widest == 500_000


def test_moved_and_pinned_blocks_are_marked() -> None:
    stack = reckoned(city()).stack("best")
    blocks = {b.unit: b for t in stack.towers for f in t.floors for b in f.blocks if b.unit}
    assert blocks["u0"].pinned
    assert not blocks["u1"].pinned
    assert all(block.moved for block in blocks.values())
