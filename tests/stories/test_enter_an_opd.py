"""A new OPD with its unit, posts, room, vehicle, meeting and visitors, entered by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.system.translate import set_language
from desktop.window.main_window import MainWindow
from solver.problem.organisation import (
    Meeting,
    Opd,
    OpdKind,
    Post,
    PostLevel,
    SpaceKind,
    SpecialSpace,
    Unit,
    UnitKind,
    Vehicle,
)
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem
from tests.support.window import window_on

CONTROL = Qt.KeyboardModifier.ControlModifier


def focus() -> QWidget:
    if QApplication.activeWindow() is None:  # the platform without a screen forgets it after lists
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.activateWindow()
        QApplication.processEvents()
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None, "the keys go nowhere"
    return found


def key(wanted: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), wanted, keys)
    QApplication.processEvents()  # editors of tables open and close by way of the queue


def typed(text: str) -> None:
    """Type a text; the first letter opens the cell of a table, the others go into its editor."""
    for letter in text:
        QTest.keyClicks(focus(), letter)


def write(text: str) -> None:
    typed(text)
    key(Qt.Key.Key_Tab)


def cells(*texts: str) -> None:
    """Write cells side by side, the last one with Enter."""
    for text in texts[:-1]:
        typed(text)
        key(Qt.Key.Key_Tab)
    typed(texts[-1])
    key(Qt.Key.Key_Return)


def part(texts: tuple[str, ...]) -> None:
    """Turn to the next part of the unit, add a row and write it."""
    key(Qt.Key.Key_PageDown, CONTROL)
    key(Qt.Key.Key_Insert)
    cells(*texts)


def problem(window: MainWindow) -> Problem:
    return window.desk.session.document.problem


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_a_new_opd_is_entered_without_a_mouse(qtbot: QtBot) -> None:
    set_language("id")
    window = window_on(qtbot, tiny_problem())
    window.navigate("organisation")
    QApplication.processEvents()
    with qtbot.waitActive(window):
        window.activateWindow()
    while focus().accessibleName() != "OPD":  # Tab leads into the page, to the list of OPD
        key(Qt.Key.Key_Tab)

    key(Qt.Key.Key_Insert)
    write("Dinas Contoh")
    write("Dincon")
    typed("Badan")
    key(Qt.Key.Key_Tab)
    opd = problem(window).opd[-1]
    assert (opd.name, opd.short, opd.kind) == ("Dinas Contoh", "Dincon", OpdKind.BADAN)

    for _ in range(3):  # from the facts of the OPD back to its units
        key(Qt.Key.Key_PageUp, CONTROL)
    key(Qt.Key.Key_Insert)
    cells("Layanan Uji", "UPT")
    unit = problem(window).where(Unit, "opd", opd.id)[0]
    assert (unit.name, unit.kind) == ("Layanan Uji", UnitKind.UPTD)

    key(Qt.Key.Key_F6)  # into the details of the unit
    part(("pelaksana", "Petugas", "12"))
    part(("Arsip", "35,5"))
    part(("Mobil", "2"))
    part(("besar", "1,5"))
    found = problem(window)
    post = found.where(Post, "unit", unit.id)[0]
    assert (post.level, post.title, post.headcount) == (PostLevel.STAFF, "Petugas", 12)
    space = found.where(SpecialSpace, "unit", unit.id)[0]
    assert (space.kind, space.area) == (SpaceKind.ARCHIVE, 3550)
    assert found.where(Vehicle, "unit", unit.id)[0].count == 2
    assert found.where(Meeting, "unit", unit.id)[0].per_week == 150

    key(Qt.Key.Key_PageDown, CONTROL)  # round to the facts: visitors
    while focus().accessibleName() != "Pengunjung per hari":
        key(Qt.Key.Key_Tab)
    write("45")
    assert problem(window).get(Unit, unit.id).visitors == 45

    for _ in range(40):  # and every step can be taken back
        window.desk.session.undo()
    assert problem(window) == tiny_problem()
    assert problem(window).find(Opd, opd.id) is None
