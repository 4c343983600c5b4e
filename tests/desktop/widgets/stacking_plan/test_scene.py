"""The scene: a part for everything, offers on every floor, ghosts on demand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.geometry import Frame
from desktop.widgets.stacking_plan.items import Over
from desktop.widgets.stacking_plan.offer import Offer, Tone
from desktop.widgets.stacking_plan.scene import StackScene
from desktop.workflows.seats import TRAY
from desktop.workflows.stack_view import StackView
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
    scene.mark(frozenset({"a1"}), frozenset({"a1"}), frozenset({"b1"}))
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


def test_what_is_drawn_as_before_keeps_its_parts(qtbot: QtBot, look: None) -> None:
    scene = built()
    kept, changed = scene.floors[SIDE], scene.floors[HIGH]
    view = example()
    site = view.sites[0]
    tower = site.towers[0]
    top = replace(tower.bars[0], blocks=tower.bars[0].blocks[:1])
    tower = replace(tower, bars=(top, *tower.bars[1:]))
    view = replace(view, sites=(replace(site, towers=(tower, *site.towers[1:])),))
    scene.build(view, Frame(1200, stays_title="Tetap"))
    assert scene.floors[HIGH] is not changed
    assert "b2" not in scene.units
    moved = scene.floors[SIDE].box != kept.box
    assert moved or scene.floors[SIDE] is kept
    before = set(map(id, scene.items()))
    scene.build(view, Frame(1200, stays_title="Tetap"))
    same = [f for f in scene.floors.values() if id(f) in before]
    assert len(same) == len(scene.floors)


def test_another_look_makes_everything_anew(qtbot: QtBot, look: None) -> None:
    from PySide6.QtWidgets import QApplication

    from desktop.widgets.theme import apply_theme

    scene = built()
    kept = list(scene.floors.values())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "dark")
    scene.build(example(), Frame(1200, stays_title="Tetap"))
    assert not any(floor in kept for floor in scene.floors.values())
    assert len([i for i in scene.items() if isinstance(i, Over)]) == 1


def with_rooms(view: StackView, area: int) -> StackView:
    """Return a plan whose lower floor has other shared rooms, and nothing else is changed."""
    site = view.sites[0]
    tower = site.towers[0]
    bars = (replace(b, room_area=area) if b.place == LOW else b for b in tower.bars)
    tower = replace(tower, bars=tuple(bars))
    return replace(view, sites=(replace(site, towers=(tower, *site.towers[1:])), *view.sites[1:]))


def drawn(scene: StackScene) -> QImage:
    image = QImage(1200, 700, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    scene.render(painter, QRectF(0, 0, 1200, 700), QRectF(0, 0, 1200, 700))
    painter.end()
    return image


def test_blocks_stay_where_only_the_rooms_of_their_floor_change(qtbot: QtBot, look: None) -> None:
    scene = built()
    low = next(unit for unit, place in example().place_of.items() if place == LOW)
    floor, block = scene.floors[LOW], scene.units[low]
    changed = with_rooms(example(), 1_000)
    scene.build(changed, Frame(1200, stays_title="Tetap"))
    assert scene.floors[LOW] is not floor
    assert scene.units[low] is block
    assert block.scene() is scene


def test_what_is_kept_looks_like_what_is_made_anew(qtbot: QtBot, look: None) -> None:
    scene, fresh = built(), StackScene()
    was = drawn(scene)
    for view in (with_rooms(example(), 4_000), example(), with_rooms(example(), 900)):
        scene.build(view, Frame(1200, stays_title="Tetap"))
    fresh.build(view, Frame(1200, stays_title="Tetap"))
    fresh.lay_tray(view, frozenset(), 1200)
    assert drawn(scene) == drawn(fresh)
    assert drawn(scene) != was
