"""The menu of a table offers what its keys do."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.grid.menu import table_menu
from desktop.widgets.grid.model import GridModel
from desktop.widgets.grid.view import GridView
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem


def shown(qtbot: QtBot, *, read_only: bool = False) -> GridView:
    session = Session(Document(tiny_problem()), read_only=read_only)
    names = ("name", "visitors")
    made = GridView(GridModel(RecordGrid(session, Unit, names, lambda p: p.unit, fresh={})))
    qtbot.addWidget(made)
    made.setCurrentIndex(made.model().index(0, 0))
    return made


@pytest.mark.parametrize(
    ("read_only", "expected"),
    [
        (
            False,
            [
                "Salin",
                "Tempel",
                "Tempel sebagai baris baru",
                "Isi ke bawah",
                "Tambah baris",
                "Hapus baris",
            ],
        ),
        (True, ["Salin"]),
    ],
)
def test_only_what_can_be_done_is_offered(
    qtbot: QtBot, look: None, read_only: bool, expected: list[str]
) -> None:
    view = shown(qtbot, read_only=read_only)
    assert [action.text() for action in table_menu(view).actions()] == expected


def test_an_entry_does_its_work(qtbot: QtBot, look: None) -> None:
    view = shown(qtbot)
    table_menu(view).actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == tiny_problem().unit[0].name
