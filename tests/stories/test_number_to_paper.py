"""One number's journey: typed into a cell of the real window, found on the paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.text import format_number
from desktop.system.translate import set_language, tr
from desktop.workflows.papers.make_report import make_report
from solver.problem.standards import Standard
from solver.units import Measure
from tests.desktop.reports.example import WHEN
from tests.desktop.reports.pdf_text import bare, words
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem
from tests.support.window import press, type_into_cell, window_on

TYPED = "4,37"


def _cell(view: QTableView, label: str, heading: str) -> tuple[int, int]:
    model = view.model()
    rows = range(model.rowCount())
    columns = range(model.columnCount())
    row = next(r for r in rows if str(model.index(r, 0).data()) == label)
    column = next(
        c for c in columns
        if str(model.headerData(c, Qt.Orientation.Horizontal)).startswith(heading)
    )  # fmt: skip
    return row, column


def _staff_desk(document: Document) -> int:
    return document.problem.get(Standard, "space.staff").value


def test_a_number_typed_into_a_cell_is_the_number_on_the_paper(
    qtbot: QtBot, tmp_path: Path
) -> None:
    set_language("id")
    window = window_on(qtbot, tiny_problem())
    window.navigate("standards")
    view = next(v for v in window.findChildren(QTableView) if v.isVisible())
    row, column = _cell(view, tr("standard.space.staff"), tr("field.standard.value"))

    type_into_cell(view, row, column, TYPED)

    document = window.desk.session.document
    assert _staff_desk(document) == 437
    printed, _ = make_report(document, [TODAY, MANUAL, BEST], tmp_path, "f4", "id", WHEN.date())
    assert bare(format_number(437, Measure.AREA)) in words(printed.read_bytes())

    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, Qt.Key.Key_Z, control=True)
    assert _staff_desk(window.desk.session.document) == _staff_desk(Document(tiny_problem()))
