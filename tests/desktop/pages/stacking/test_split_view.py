"""The form of a split by keys: figures follow each other, Enter splits, Escape gives up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.split_view import AmountBox, SplitForm
from desktop.pages.stacking.viewmodel import StackingModel
from solver.problem.organisation import SpecialSpace, Vehicle
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL, TODAY


@pytest.fixture
def form(qtbot: QtBot, look: None) -> SplitForm:
    made = SplitForm(StackingModel(session(), MANUAL))
    qtbot.addWidget(made)
    made.resize(330, 600)
    assert made.ask("c-sek")
    return made


def amount(form: SplitForm, key: str) -> AmountBox:
    box = form.boxes[key]
    assert isinstance(box, AmountBox)
    return box


def test_the_number_of_people_shares_everything_and_posts_sum_to_it(
    qtbot: QtBot, form: SplitForm
) -> None:
    form.people.selectAll()
    qtbot.keyClicks(form.people, "6")
    assert sum(amount(form, key).value() for key in ("c-sek-1", "c-sek-2", "c-sek-3")) == 6
    amount(form, "c-sek-2").setValue(0)
    assert form.people.value() == amount(form, "c-sek-3").value() + amount(form, "c-sek-1").value()


def test_meetings_are_typed_as_they_are_written(qtbot: QtBot, form: SplitForm) -> None:
    box = amount(form, "c-sek-m2")
    box.selectAll()
    qtbot.keyClicks(box, "1,5")
    assert box.value() == 150
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == 250


def test_enter_splits_with_the_room_and_the_name(qtbot: QtBot, form: SplitForm) -> None:
    room = form.boxes["s3"]
    assert isinstance(room, QCheckBox)
    room.setChecked(True)
    amount(form, "v3").setValue(1)
    form.name.setText("Bidang Data")
    with qtbot.waitSignal(form.done) as done:
        qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert "dipisahkan" in done.args[0]
    problem = form.model.problem
    part = next(u for u in problem.unit if u.name == "Bidang Data")
    assert [s.id for s in problem.where(SpecialSpace, "unit", part.id)] == ["s3"]
    assert [v.count for v in problem.where(Vehicle, "unit", part.id)] == [1]


def test_escape_gives_up_and_nobody_is_refused(qtbot: QtBot, form: SplitForm) -> None:
    before = form.model.problem
    for key in ("c-sek-1", "c-sek-2", "c-sek-3"):
        amount(form, key).setValue(0)
    assert not form.go.isEnabled()
    assert "ikut" in form._why.text()
    with qtbot.waitSignal(form.done) as done:
        qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert done.args == [""]
    assert form.model.problem is before


def test_what_cannot_be_split_is_not_asked(qtbot: QtBot, form: SplitForm) -> None:
    assert not form.ask("nobody")
    assert not form.ask("a-head")  # one person
    form.model.choose(TODAY)
    assert not form.ask("c-sek")


def test_the_figures_can_be_seen(qtbot: QtBot, form: SplitForm) -> None:
    form.show()
    for box in (form.people, *form.boxes.values()):
        if isinstance(box, AmountBox):
            room = box.lineEdit().width() - 2 * 4
            assert room >= box.fontMetrics().horizontalAdvance("1.000"), box.accessibleName()
