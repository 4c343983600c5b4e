"""A form by keys and mouse: every field saved when left, refused in words below the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.form.form import Form
from solver.problem.organisation import Unit, UnitKind
from solver.units import declared
from tests.support.problems import tiny_problem

ALL = tuple(declared(Unit))
GROUPS = (("Unit", tuple(n for n in ALL if n not in ("source", "status", "note"))),)


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def form(qtbot: QtBot, look: None, session: Session) -> Form:
    grid = RecordGrid(session, Unit, ALL, lambda p: p.unit)
    made = Form(grid, GROUPS)
    session.listen(lambda kinds: made.refresh())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_row(grid, session.document.problem.unit[0].id)
    return made


def unit(session: Session) -> Unit:
    return session.document.problem.unit[0]


def line(form: Form, name: str) -> QLineEdit:
    editor = form.field(name).editor
    assert isinstance(editor, QLineEdit)
    return editor


def fill(form: Form, name: str, text: str) -> None:
    editor = line(form, name)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_every_field_can_be_seen(form: Form) -> None:
    for name in ALL:
        assert form.field(name).isVisible()


def test_a_figure_is_saved_when_it_is_left(form: Form, session: Session) -> None:
    fill(form, "occupied", "321,25")
    assert unit(session).occupied == 32_125
    session.undo()
    assert line(form, "occupied").text() != "321,25"


def test_a_bad_figure_is_refused_below_the_field(form: Form, session: Session) -> None:
    before = session.document
    fill(form, "occupied", "luas")
    assert session.document is before
    assert line(form, "occupied").property("wrong")
    fill(form, "occupied", "12")
    assert not line(form, "occupied").property("wrong")
    assert unit(session).occupied == 1_200


def test_an_empty_required_text_is_refused(form: Form, session: Session) -> None:
    before = session.document
    editor = line(form, "name")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.document is before


def test_a_choice_and_a_tick(form: Form, session: Session) -> None:
    box = form.field("kind").editor
    assert isinstance(box, QComboBox)
    at = box.findData("uptd")
    box.setCurrentIndex(at)
    box.activated.emit(at)
    assert unit(session).kind is UnitKind.UPTD
    tick = form.field("detached").editor
    assert isinstance(tick, QCheckBox)
    was = unit(session).detached
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center() / 8)
    assert unit(session).detached is not was


def test_a_note_of_several_lines_is_saved_when_left(
    qtbot: QtBot, form: Form, session: Session
) -> None:
    note = form.field("note").editor
    assert isinstance(note, QPlainTextEdit)
    with qtbot.waitActive(form):
        form.activateWindow()
    note.setFocus()
    QTest.keyClicks(note, "dua")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "baris")
    line(form, "name").setFocus()
    assert unit(session).note == "dua\nbaris"


def test_a_change_from_elsewhere_is_shown(form: Form, session: Session) -> None:
    from desktop.document.edits import set_field

    session.do("", set_field(Unit, unit(session).id, "visitors", 55))
    assert line(form, "visitors").text() == "55"


def test_floors_follow_the_building(form: Form, session: Session) -> None:
    from desktop.document.edits import set_field

    session.do("", set_field(Unit, unit(session).id, "building", "tower"))
    box = form.field("floor").editor
    assert isinstance(box, QComboBox)
    offered = {str(box.itemData(i)) for i in range(box.count())}
    floors = {f.id for f in session.document.problem.floor if f.building == "tower"}
    assert offered == floors | {""}
