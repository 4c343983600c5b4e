"""The legend by mouse and keys: chosen lines and the search say who is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.colouring import Colouring, LegendLine, coloured
from desktop.pages.stacking.legend_view import Legend, pattern_name, swatch
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.palette import OPD_COLOURS
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL


@pytest.fixture
def legend(qtbot: QtBot, look: None) -> Legend:
    made = Legend()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    model = StackingModel(session(), MANUAL)
    made.show_lines(coloured(model.view(), model.problem, Colouring.OPD).legend)
    return made


def click(qtbot: QtBot, legend: Legend, row: int) -> None:
    at = legend.list.visualItemRect(legend.list.item(row)).center()
    qtbot.mouseClick(legend.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_brings_out_and_a_second_lets_go(qtbot: QtBot, legend: Legend) -> None:
    assert legend.list.item(0).text() == "Dinas A   4/4 unit"
    heard: list[frozenset[str]] = []
    legend.chosen.connect(heard.append)
    click(qtbot, legend, 0)
    click(qtbot, legend, 1)
    click(qtbot, legend, 0)
    click(qtbot, legend, 1)
    assert "a-sek" in heard[0]
    assert {"a-sek", "b-bid"} <= heard[1]
    assert "a-sek" not in heard[2]
    assert heard[3] == frozenset()


def test_the_search_shows_whom_it_found(qtbot: QtBot, legend: Legend) -> None:
    heard: list[frozenset[str]] = []
    legend.chosen.connect(heard.append)
    qtbot.keyClicks(legend.search, "dinas b")
    assert heard[-1]
    assert all(unit.startswith("b-") for unit in heard[-1])
    hidden = [legend.list.item(i).isHidden() for i in range(legend.list.count())]
    assert hidden.count(False) == 1
    legend.clear()
    assert heard[-1] == frozenset()


def test_a_swatch_has_its_colour(qtbot: QtBot) -> None:
    image = swatch(QColor("#4477aa")).pixmap(14, 14).toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor("#4477aa")


def test_colours_used_again_are_told_apart_in_words(qtbot: QtBot, legend: Legend) -> None:
    assert legend.again.isHidden()
    lines = tuple(
        LegendLine(f"OPD {i}", f"OPD {i}", i, frozenset({f"u{i}"}), 1, 1, 1) for i in range(60)
    )
    legend.show_lines(lines)
    assert "corak" in legend.again.text()
    assert legend.again.isVisible()
    spoken = legend.list.item(30).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("garis miring")
    assert pattern_name(3) == ""
    names = {pattern_name(i) for i in range(len(OPD_COLOURS) * 6)}
    assert len(names) == 6


def test_the_key_gives_way_on_a_low_screen(qtbot: QtBot, legend: Legend) -> None:
    assert legend.key.isVisible()
    legend.resize(300, 250)
    assert not legend.key.isVisible()
    assert legend.minimumSizeHint().height() < 250
    legend.resize(300, 500)
    assert legend.key.isVisible()


def test_escape_shows_everybody_again(qtbot: QtBot, legend: Legend) -> None:
    told: list[frozenset[str]] = []
    legend.chosen.connect(told.append)
    legend.list.item(0).setSelected(True)
    assert told[-1]
    qtbot.keyClick(legend.list, Qt.Key.Key_Escape)
    assert told[-1] == frozenset()
    qtbot.keyClicks(legend.search, "b")
    qtbot.keyClick(legend.search, Qt.Key.Key_Escape)
    assert legend.search.text() == ""
    assert told[-1] == frozenset()
