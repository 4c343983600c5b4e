"""A table of the units of a tiny city, on the screen."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.grid.model import GridModel
from desktop.widgets.grid.view import GridView
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem


def unit_view(qtbot: QtBot, names: tuple[str, ...]) -> GridView:
    """Return the table with these columns; it may be edited."""
    session = Session(Document(tiny_problem()))
    model = GridModel(RecordGrid(session, Unit, names, lambda p: p.unit, fresh={"opd": "a"}))
    made = GridView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made
