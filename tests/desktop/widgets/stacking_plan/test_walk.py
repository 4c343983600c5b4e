"""Walking by keys: every block and every place can be reached, and no step leads nowhere."""

from __future__ import annotations

from desktop.widgets.stacking_plan.geometry import Frame, lay_out
from desktop.widgets.stacking_plan.walk import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    first_unit,
    grouped,
    middle_of,
    next_place,
    next_unit,
    place_name,
    spoken,
)
from desktop.workflows.seats import TRAY
from desktop.workflows.stack_view import StackView
from tests.desktop.widgets.stacking_plan.example import HIGH, LOW, OLD, SIDE, example

VIEW = example()
GEOMETRY = lay_out(VIEW, Frame(1400, stays_title="Tetap"))


def test_along_the_bar_then_to_the_next_bar() -> None:
    assert next_unit(VIEW, GEOMETRY, "b1", RIGHT) == "b2"
    assert next_unit(VIEW, GEOMETRY, "b2", LEFT) == "b1"
    assert next_unit(VIEW, GEOMETRY, "a2", RIGHT) == "a5"


def test_down_to_the_old_building_then_the_tray_and_back() -> None:
    assert next_unit(VIEW, GEOMETRY, "b1", DOWN) in {"a1", "a2"}
    assert next_unit(VIEW, GEOMETRY, "a1", DOWN) == "b3"
    assert next_unit(VIEW, GEOMETRY, "b3", DOWN) == "a3"
    assert next_unit(VIEW, GEOMETRY, "a3", RIGHT) == "a4"
    assert next_unit(VIEW, GEOMETRY, "a3", UP) == "b3"
    assert next_unit(VIEW, GEOMETRY, "a4", DOWN) == "a4"


def test_the_first_key_chooses_the_first_unit() -> None:
    assert next_unit(VIEW, GEOMETRY, "", RIGHT) == first_unit(VIEW, GEOMETRY) == "b1"
    assert first_unit(StackView(), lay_out(StackView(), Frame(900))) == ""


def test_every_place_is_reached_while_holding() -> None:
    seen, here = {HIGH}, {HIGH}
    while here:
        here = {next_place(GEOMETRY, p, s) for p in here for s in (LEFT, RIGHT, UP, DOWN)} - seen
        seen |= here
    assert seen == {HIGH, LOW, SIDE, OLD, TRAY}


def test_places_and_blocks_have_names() -> None:
    assert place_name(VIEW, HIGH) == "Menara · Lantai 2"
    assert place_name(VIEW, OLD) == "Kantor Lama"
    assert place_name(VIEW, TRAY) == ""
    assert spoken(VIEW, VIEW.block_of["b1"]) == "Dinas B, Bidang b1 dan Umum, Menara · Lantai 2"
    assert spoken(VIEW, VIEW.block_of["a3"]) == "Bidang a3 dan Umum"


def test_small_units_know_that_they_are_grouped() -> None:
    assert grouped(GEOMETRY, "a7") == (GEOMETRY.scale * 900 < 24)
    assert not grouped(GEOMETRY, "b1")
    assert middle_of(GEOMETRY.bars, "b1") > 0
    assert middle_of(GEOMETRY.bars, "nobody") == 0
