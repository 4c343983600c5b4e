"""Names for a screen reader: after table, tab or page where there is none, else as they are."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.naming import name_parts
from desktop.widgets.table import GridTable
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem


def table(title: str) -> GridTable:
    session = Session(Document(tiny_problem()))
    return GridTable(RecordGrid(session, Unit, ("name",), lambda p: p.unit), title)


def test_parts_are_named_after_table_tab_or_page(qtbot: QtBot, look: None) -> None:
    page, tabs = QWidget(), QTabWidget()
    box = QVBoxLayout(page)
    named, inside, alone, area, own = table("Unit"), table(""), table(""), QScrollArea(), table("X")
    own.view.setAccessibleName("Nama sendiri")
    tabs.addTab(inside, "Lantai")
    tabs.addTab(area, "Rincian")
    for part in (named, tabs, alone, own):
        box.addWidget(part)
    qtbot.addWidget(page)
    name_parts(page, "Gedung dan biaya")
    assert named.view.accessibleName() == "Tabel Unit"
    assert inside.view.accessibleName() == "Tabel Lantai"
    assert alone.view.accessibleName() == "Tabel Gedung dan biaya"
    assert own.view.accessibleName() == "Nama sendiri"
    assert area.accessibleName() == "Isi Rincian"
    assert tabs.tabBar().accessibleName() == "Bagian dari Gedung dan biaya"
