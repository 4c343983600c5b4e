"""The scene: a part for everything, offers on every floor, ghosts on demand."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.geometry import Frame
from desktop.widgets.stacking_plan.items import Over
from desktop.widgets.stacking_plan.offer import Offer, Tone
from desktop.widgets.stacking_plan.scene import StackScene
from desktop.workflows.stack_view import TRAY
from tests.desktop.widgets.stacking_plan.example import HIGH, LOW, OLD, SIDE, example

GOOD = Offer(Tone.BETTER, "−Rp1 juta", "hemat")


def built() -> StackScene:
    scene = StackScene()
    scene.build(example(), Frame(1200, stays_title="Tetap"))
    scene.lay_tray(example(), frozenset(), 1200)
    return scene


def test_every_floor_and_unit_is_there_once(qtbot: QtBot) -> None:
    scene = built()
    assert set(scene.floors) == {HIGH, LOW, SIDE, OLD}
    assert set(scene.units) == set(example().block_of)
    before = len(scene.items())
    scene.build(example(), Frame(1200, stays_title="Tetap"))
    scene.lay_tray(example(), frozenset(), 1200)
    assert len(scene.items()) == before


def test_only_the_over_full_floor_is_hatched(qtbot: QtBot) -> None:
    scene = built()
    overs = [item for item in scene.items() if isinstance(item, Over)]
    assert len(overs) == 1
    assert overs[0].box.y == scene.floors[HIGH].bar.over.y  # type: ignore[union-attr]


def test_offers_colour_floors_and_tray_and_go_away(qtbot: QtBot) -> None:
    scene = built()
    scene.hand.take(example().block_of["b1"])
    scene.paint_offers({SIDE: GOOD, TRAY: GOOD}, SIDE)
    assert scene.floors[SIDE].offer == GOOD
    assert scene.floors[SIDE].targeted
    assert scene.floors[LOW].offer is None
    assert scene.tray.offer == GOOD
    assert scene.hand.offer == GOOD
    scene.paint_offers({}, None)
    assert scene.floors[SIDE].offer is None


def test_marks_and_ghosts(qtbot: QtBot) -> None:
    scene = built()
    scene.mark(frozenset({"a1"}), "a1", frozenset({"b1"}))
    assert scene.units["b1"].dim
    assert scene.units["b1"].lifted
    assert scene.units["a1"].chosen
    scene.show_ghosts(True)
    assert all(floor.ghosts for floor in scene.floors.values())


def test_the_tray_shows_the_opd_looked_for(qtbot: QtBot) -> None:
    scene = built()
    scene.lay_tray(example(), frozenset({"b1"}), 1200)
    assert len(scene.tray.units) == 2  # it has none in the tray: everybody stays
    scene.lay_tray(example(), frozenset({"a3"}), 1200)
    assert {u.first.unit for u in scene.tray.units} == {"a3"}
