"""Where a block lands."""

from __future__ import annotations

import pytest

from desktop.document.document import Document
from desktop.document.grid import Cell, RecordGrid
from desktop.document.session import Session
from desktop.widgets.grid.aim import aimed, copied, first_row
from desktop.widgets.grid.model import GridModel
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem

UNITS = tiny_problem().unit


@pytest.fixture
def model(qapp: object) -> GridModel:
    session = Session(Document(tiny_problem()))
    return GridModel(
        RecordGrid(
            session,
            Unit,
            ("name", "kind", "visitors"),
            lambda p: p.unit[:2],
            fresh={"opd": "a"},
            locked=frozenset({"kind"}),
        )
    )


def test_cells_go_right_and_down_and_new_rows_follow(model: GridModel) -> None:
    aim = aimed(model, 1, 2, [["5"], ["6"]])
    assert aim.cells == (Cell(UNITS[1].id, "visitors", "5"), Cell("+2", "visitors", "6"))
    assert aim.left_out == 0


def test_fixed_columns_and_what_is_beside_the_table_are_counted(model: GridModel) -> None:
    same = model.grid.text(UNITS[0].id, "kind")
    aim = aimed(model, 0, 1, [[same, "5", "x"], ["another", "6", ""]])
    assert [cell.text for cell in aim.cells] == ["5", "6"]
    assert aim.left_out == 2  # x and another; what the fixed cell says anyway is no loss
    assert len(aim.fixed) == 1


def test_headings_set_the_columns(model: GridModel) -> None:
    titles = {c.name: c.title for c in model.columns_shown}
    aim = aimed(model, 0, 0, [[titles["visitors"], titles["name"]], ["9", "Baru"]])
    assert aim.cells == (Cell(UNITS[0].id, "visitors", "9"), Cell(UNITS[0].id, "name", "Baru"))


def test_copying_and_the_first_row(model: GridModel) -> None:
    text = copied(model, (0, 1, 0, 0))
    assert text == f"{UNITS[0].name}\n{UNITS[1].name}"
    assert first_row(model, 0, 0, 1) == [UNITS[0].name, UNITS[0].kind.value]
