"""The matrix widget: heat that can be read, names, folds, and a large one that stays quick."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.document.grid import Column
from desktop.document.read_grid import ReadGrid
from desktop.system.palette import contrast
from desktop.widgets.matrix import HEATS, MatrixModel, MatrixView, heat_of
from desktop.widgets.palette import PALETTES
from tests.support.window import press


@dataclass(frozen=True)
class Head:
    title: str
    full: str
    open: bool | None


class Large(ReadGrid):
    """So many rows that painting all of them would be felt; counts what is asked for."""

    asked = 0

    def text(self, row: str, column: str) -> str:
        type(self).asked += 1
        return "7"

    def tone(self, row: str, column: str) -> str:
        return f"heat.{len(row + column) % 7}"

    def head(self, name: str) -> Head:
        return Head(name, f"OPD {name}", False if name.endswith("0") else None)

    def words(self, row: str, column: str) -> str:
        return f"{row} {column}"


def large(n: int) -> Large:
    names = [f"r{i}" for i in range(n)]
    return Large(
        tuple(Column(name, name, editable=False) for name in names), {name: {} for name in names}
    )


@pytest.fixture
def view(qtbot: QtBot, look: None) -> MatrixView:
    made = MatrixView(MatrixModel(large(300)))
    made.matrix.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


@pytest.mark.parametrize("look_name", PALETTES)
@pytest.mark.parametrize("step", range(len(HEATS)))
def test_figures_can_be_read_on_every_heat(look_name: str, step: int) -> None:
    ground, ink = heat_of(PALETTES[look_name], step)
    assert contrast(ink, ground) >= 4.5


def test_only_what_is_seen_is_asked_for(view: MatrixView) -> None:
    Large.asked = 0
    view.viewport().grab()
    assert 0 < Large.asked < 3_000  # of 90,000 cells


def test_names_and_words(view: MatrixView) -> None:
    model = view.matrix
    vertical = Qt.Orientation.Vertical
    assert model.headerData(3, vertical) == "r3"
    assert model.headerData(3, vertical, Qt.ItemDataRole.ToolTipRole) == "OPD r3"
    cell = model.index(1, 2)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "r1 r2"


def test_keys_fold_only_what_folds(view: MatrixView) -> None:
    told: list[str] = []
    view.fold_wanted.connect(told.append)
    view.choose("r10", "r1")
    press(view, Qt.Key.Key_Space)
    press(view, Qt.Key.Key_Minus)  # it is closed
    view.choose("r11", "r1")
    press(view, Qt.Key.Key_Space)
    assert told == ["r10"]


def test_the_chosen_cell_stays_when_rows_change(view: MatrixView) -> None:
    view.choose("r20", "r7")
    view.show_matrix(large(100))
    assert view.here() == ("r20", "r7")
    view.show_matrix(large(5))
    assert view.here() in {("", ""), ("r0", "r0")}
