"""The window under test: opened on a problem, with settings that are not kept."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.files.project import OpenProject
from desktop.system.settings import Settings
from desktop.widgets.background import Tasks
from desktop.widgets.page import PageContext
from desktop.window.app import make_window
from desktop.window.desk import Desk, Person
from desktop.window.main_window import MainWindow
from desktop.workflows.issue_text import error_text
from solver.errors import SatuAtapError
from solver.problem.problem import Problem


class Forgetful(Person):
    """A person whose settings are kept in memory only."""

    def change(self, **values: object) -> None:
        from dataclasses import replace

        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]


def window_on(qtbot: QtBot, problem: Problem | None) -> MainWindow:
    """Show the window with a project, or with none."""
    window = make_window(Desk(Forgetful(Settings())))
    if problem is not None:
        window.desk.project = OpenProject(Session(Document(problem)), None)
        window.desk.laid.emit()
    window.do["may_close"] = lambda: True
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=90_000)


class Heard:
    """Keeps what a page said and asked for."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.visits: list[tuple[str, dict[str, str]]] = []
        self.commands: list[str] = []


def context_on(problem: Problem, heard: Heard, *, read_only: bool = False) -> PageContext:
    """Return what a page is given, without a window around it."""

    def told(reason: SatuAtapError) -> None:
        heard.notices.append(error_text(reason))

    return PageContext(
        session=Session(Document(problem), read_only=read_only),
        tasks=Tasks(told),
        navigate=lambda page, **args: heard.visits.append((page, args)),
        notify=lambda text, kind=None, **_: heard.notices.append(text),
        command=lambda name, **_: heard.commands.append(name),
        settings=Settings,
    )


def click_cell(view: QTableView, row: int, column: int) -> QPoint:
    """Click a cell and return where."""
    spot = view.visualRect(view.model().index(row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    return spot


def type_into_cell(view: QTableView, row: int, column: int, text: str) -> None:
    """Double-click a cell, type a text and press Enter."""
    spot = click_cell(view, row, column)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    lines = view.viewport().findChildren(QLineEdit)
    editor = next((line for line in lines if line.isVisible()), None)
    assert editor is not None, "the cell did not open"
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt commits on Return by way of its queue


def press(widget: QWidget, key: Qt.Key, control: bool = False) -> None:
    """Press a key, with Control or without."""
    keys = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, keys)
