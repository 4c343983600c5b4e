"""The map of sites by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.site_map import MapPoint, SiteMap

POINTS = (
    MapPoint("a", "Merdeka", 104_750_000, -2_990_000, 300, "2 gedung"),
    MapPoint("b", "Jakabaring", 104_790_000, -3_020_000, 900),
    MapPoint("c", "Sukarela", 104_720_000, -2_950_000, 0, planned=True),
)


@pytest.fixture
def site_map(qtbot: QtBot, look: None) -> SiteMap:
    made = SiteMap("Peta", lambda metres: f"{metres} m")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_points(POINTS)
    return made


def spot(site_map: SiteMap, at: int) -> QPoint:
    x, y = site_map._spots()[at]
    return QPoint(round(x), round(y))


def test_a_click_chooses_a_site(qtbot: QtBot, site_map: SiteMap) -> None:
    with qtbot.waitSignal(site_map.chosen) as heard:
        QTest.mouseClick(site_map, Qt.MouseButton.LeftButton, pos=spot(site_map, 1))
    assert heard.args == ["b"]
    assert "Jakabaring" in site_map.accessibleDescription()
    with qtbot.waitSignal(site_map.opened) as heard:
        QTest.mouseDClick(site_map, Qt.MouseButton.LeftButton, pos=spot(site_map, 1))
    assert heard.args == ["b"]


def test_arrows_walk_and_enter_opens(qtbot: QtBot, site_map: SiteMap) -> None:
    site_map.setFocus()
    qtbot.keyClick(site_map, Qt.Key.Key_Right)
    assert site_map.at == "a"
    qtbot.keyClick(site_map, Qt.Key.Key_Right)
    assert site_map.at == "b"  # south-east of it
    qtbot.keyClick(site_map, Qt.Key.Key_Up)
    assert site_map.at == "a"
    with qtbot.waitSignal(site_map.opened):
        qtbot.keyClick(site_map, Qt.Key.Key_Return)


def test_keys_zoom_move_and_fit(qtbot: QtBot, site_map: SiteMap) -> None:
    site_map.setFocus()
    whole = site_map.seen
    qtbot.keyClick(site_map, Qt.Key.Key_Plus)
    assert site_map.seen.scale < whole.scale
    qtbot.keyClick(site_map, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert site_map.seen.longitude > whole.longitude
    qtbot.keyClick(site_map, Qt.Key.Key_0)
    assert site_map.seen == whole


def test_dragging_moves_the_map(site_map: SiteMap) -> None:
    before = site_map.seen.longitude
    QTest.mousePress(site_map, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(site_map, QPoint(120, 20))
    QTest.mouseRelease(site_map, Qt.MouseButton.LeftButton, pos=QPoint(120, 20))
    assert site_map.seen.longitude < before


def test_a_site_out_of_sight_is_brought_back(site_map: SiteMap) -> None:
    for _ in range(20):
        site_map.zoom(True)
    site_map.choose("c")
    x, y = site_map._spots()[2]
    assert 0 <= x <= 600
    assert 0 <= y <= 400


def test_the_chosen_one_always_has_its_name(site_map: SiteMap) -> None:
    crowd = [MapPoint(str(i), f"Kompleks {i}", 104_750_000 + i, -2_990_000, 9) for i in range(60)]
    site_map.show_points(crowd)
    site_map.choose("41")
    boxes = site_map.name_boxes()
    assert boxes[41] is not None
    assert sum(box is None for box in boxes) > 30


def test_a_background_is_drawn_below(site_map: SiteMap) -> None:
    plain = site_map.grab().toImage()
    square = [(104_700_000, -2_940_000), (104_800_000, -2_940_000), (104_800_000, -3_040_000)]
    site_map.show_background([(square, True), (square, False)])
    assert site_map.grab().toImage() != plain
    site_map.show_background([])
    assert site_map.grab().toImage() == plain


def test_nothing_to_show_and_nothing_to_walk(qtbot: QtBot, site_map: SiteMap) -> None:
    site_map.show_points(())
    qtbot.keyClick(site_map, Qt.Key.Key_Down)
    assert site_map.at == ""
    assert not site_map.grab().isNull()
