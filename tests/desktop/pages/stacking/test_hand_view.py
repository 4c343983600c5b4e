"""Shift, Alt, T, L, the menu: by real mouse and keys, each one step that undo names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.view import StackingPage
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.offer import Tone
from desktop.workflows.seats import Place
from solver.problem.organisation import Unit
from tests.desktop.pages.stacking.city import Told

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
KEYLESS = Qt.KeyboardModifier.NoModifier
LOW, MIDDLE, TOP = (Place("tower", f"tower-{i}") for i in range(3))


def move(page: StackingPage, at: QPoint, keys: Qt.KeyboardModifier) -> None:
    """Move the pointer with a button and a key held: QTest cannot hold a key while moving."""
    port = page.plan.viewport()
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, QPointF(at), port.mapToGlobal(QPointF(at)), NONE, LEFT, keys
    )
    QApplication.sendEvent(port, event)


def drag(
    qtbot: QtBot, page: StackingPage, unit: str, end: QPoint, keys: Qt.KeyboardModifier
) -> None:
    start = page.plan.centre_of(unit)
    qtbot.mousePress(page.plan.viewport(), LEFT, keys, start)
    for share in (0.3, 0.7, 1.0):
        move(page, (QPointF(start) + QPointF(end - start) * share).toPoint(), keys)


def texts(part: QWidget) -> list[str]:
    return [each.text() for each in part.findChildren(QLabel)]


def step(page: StackingPage) -> str:
    """Return what the card of the bill names."""
    return page.receipt.accessibleDescription() if page.receipt.isVisible() else ""


def test_alt_over_a_block_swaps(qtbot: QtBot, page: StackingPage, told: Told) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    end = page.plan.centre_of("b-bid")
    drag(qtbot, page, "a-sek", end, alt)
    assert page.plan.partner == "b-bid"
    assert "Tukar dengan" in page.plan._scene.hand.offer.sentence  # type: ignore[union-attr]
    qtbot.mouseRelease(page.plan.viewport(), LEFT, alt, end)
    assert page.model.view().place_of["a-sek"] == TOP
    assert "Tukar" in step(page)


def test_shift_takes_the_whole_opd(qtbot: QtBot, page: StackingPage, told: Told) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    end = page.plan.middle_of(TOP)
    drag(qtbot, page, "a-sek", end, shift)
    assert page.plan.whole
    qtbot.mouseRelease(page.plan.viewport(), LEFT, shift, page.plan.middle_of(TOP))
    places = page.model.view().place_of
    assert {places[u] for u in places if u.startswith("a-")} == {TOP}
    assert "Dinas A" in step(page)


def test_the_same_by_keys(qtbot: QtBot, page: StackingPage) -> None:
    plan = page.plan
    plan.choose("a-sek")
    qtbot.keyClick(plan, Qt.Key.Key_T)
    assert plan.held == "a-sek"
    assert plan.partner
    qtbot.keyClick(plan, Qt.Key.Key_Up)
    assert plan.partner == "b-bid"
    qtbot.keyClick(plan, Qt.Key.Key_Return)
    assert page.model.view().place_of["a-sek"] == TOP
    page.context.session.undo()
    plan.choose("a-sek")
    qtbot.keyClick(plan, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert plan.whole
    qtbot.keyClick(plan, Qt.Key.Key_Up)
    qtbot.keyClick(plan, Qt.Key.Key_Return)
    assert str(page.context.session.undo_label).startswith("Pindahkan Dinas A (4 unit)")


def test_escape_leaves_a_swap_alone(qtbot: QtBot, page: StackingPage) -> None:
    page.plan.choose("a-sek")
    qtbot.keyClick(page.plan, Qt.Key.Key_T)
    qtbot.keyClick(page.plan, Qt.Key.Key_Escape)
    assert (page.plan.held, page.plan.partner) == ("", "")
    assert page.context.session.undo_label is None


def test_l_locks_the_floor_of_the_chosen_unit(qtbot: QtBot, page: StackingPage) -> None:
    page.plan.choose("a-sek")
    qtbot.keyClick(page.plan, Qt.Key.Key_L)
    assert page.model.locked(MIDDLE)
    assert page.context.session.undo_label == "Kunci Menara · Lantai 2"
    page.plan.choose("a-sek")
    qtbot.keyClick(page.plan, Qt.Key.Key_Return)
    qtbot.keyClick(page.plan, Qt.Key.Key_Up)
    qtbot.keyClick(page.plan, Qt.Key.Key_Return)
    assert page.model.view().place_of["a-sek"] == MIDDLE


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_splits_and_merges(qtbot: QtBot, page: StackingPage, told: Told) -> None:
    port = page.plan.viewport()
    at = page.plan.centre_of("a-sek")
    QApplication.sendEvent(
        port, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert texts[:2] == ["Angkat unit", "Angkat seluruh OPD"]
    next(a for a in menu.actions() if a.text().startswith("Pisahkan")).trigger()
    menu.close()
    assert page.split.isVisible()
    assert not page.panel.isVisible()
    page.split.people.setValue(4)
    qtbot.keyClick(page.split.name, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert "Pisahkan 4 orang" in step(page)
    part = next(u for u in page.model.problem.unit if u.name == "Unit a-sek (2)")
    join = page.hand.menu("a-sek", MIDDLE).findChildren(QMenu)[0]
    join.actions()[0].trigger()  # the part split off is the nearest
    assert page.model.problem.find(Unit, part.id) is not None
    assert page.model.problem.find(Unit, "a-sek") is None


def test_the_palette_offers_what_the_menu_does(page: StackingPage) -> None:
    unit = next(iter(page.plan._view.block_of))
    page.plan.choose("")
    assert "P" not in {deed.keys for deed in page.deeds()}
    page.plan.choose(unit)
    found = {deed.keys: deed for deed in page.deeds() if deed.keys}
    assert {"Enter", "Shift+Enter", "P", "L", "Del"} <= set(found)
    found["Enter"].act()
    assert page.plan.held == unit
    page.plan.cancel()


def test_after_a_split_the_new_part_is_chosen(qtbot: QtBot, page: StackingPage) -> None:
    before = {unit.id for unit in page.model.problem.unit}
    page.plan.choose("c-sek")
    qtbot.keyClick(page.plan, Qt.Key.Key_S)
    qtbot.keyClick(page.split.name, Qt.Key.Key_Return)
    (part,) = {unit.id for unit in page.model.problem.unit} - before
    assert page.plan.unit == part
    assert not page.panel.isHidden()


def test_the_way_back_is_offered_once(qtbot: QtBot, page: StackingPage, told: Told) -> None:
    page.plan.choose("a-sek")
    qtbot.keyClick(page.plan, Qt.Key.Key_P)
    assert told.notices == [], "a line below would move the plan"
    assert told.undos == []
    assert not page.receipt.isHidden(), "the card has it"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_m_merges_by_keys_alone_and_undo_names_it(
    qtbot: QtBot, page: StackingPage, told: Told
) -> None:
    page.plan.choose("a-sek")
    qtbot.keyClick(page.plan, Qt.Key.Key_M)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction() is menu.actions()[0]  # arrows and Enter go on from here
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert page.context.session.undo_label is None
    qtbot.keyClick(page.plan, Qt.Key.Key_M)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    chosen = menu.activeAction()
    assert chosen is menu.actions()[1]
    name = chosen.text()
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert page.model.problem.find(Unit, "a-sek") is None
    assert name in str(page.context.session.undo_label)
    assert name in step(page)
    (joined,) = {u.id for u in page.model.problem.unit if (u.short or u.name) == name}
    assert page.plan.unit == joined
    assert page.plan.hasFocus()
    page.context.session.undo()
    assert page.model.problem.find(Unit, "a-sek") is not None


def test_split_and_merge_stand_in_the_palette(page: StackingPage) -> None:
    page.plan.choose("a-sek")
    found = {deed.keys: deed.words for deed in page.deeds() if deed.keys}
    assert found["S"].startswith("Pisahkan menjadi dua")
    assert found["M"] == "Gabungkan dengan unit lain …"
    words = {deed.words for deed in page.deeds()}
    assert any(each.startswith("Gabungkan ke ") for each in words)


def test_l_on_an_old_building_says_why_nothing_is_locked(
    qtbot: QtBot, page: StackingPage, told: Told
) -> None:
    view = page.model.view()
    unit = next(bar.blocks[0].unit for bar in view.stays if bar.blocks)
    page.plan.choose(unit)
    qtbot.keyClick(page.plan, Qt.Key.Key_L)
    assert told.notices == [tr("stacking.lock_none")]
    assert page.context.session.undo_label is None


def test_several_marked_units_are_priced_dragged_and_undone_together(
    qtbot: QtBot, page: StackingPage, told: Told
) -> None:
    plan, port, control = page.plan, page.plan.viewport(), Qt.KeyboardModifier.ControlModifier
    before = page.model.problem
    qtbot.mouseClick(port, LEFT, KEYLESS, plan.centre_of("a-sek"))
    qtbot.mouseClick(port, LEFT, control, plan.centre_of("b-sek"))
    assert plan.marked == {"a-sek", "b-sek"}
    qtbot.waitUntil(lambda: "2 unit ditandai" in texts(page.panel))
    plan.choose("a-sek")  # in sight, and still marked with the other
    end = plan.middle_of(LOW)
    drag(qtbot, page, "a-sek", end, KEYLESS)
    qtbot.waitUntil(lambda: not page.hand.whole.under_way)
    offer = plan._offers[LOW]
    assert offer.tone in (Tone.BETTER, Tone.EVEN, Tone.WORSE, Tone.BROKEN)
    assert "2 unit sekaligus" in plan._scene.hand._title()
    qtbot.mouseRelease(port, LEFT, KEYLESS, end)
    seats = page.model.view().place_of
    assert seats["a-sek"] == seats["b-sek"] == LOW
    assert "2 unit" in step(page)
    assert plan.marked == {"a-sek", "b-sek"}, "ready for a second try"
    qtbot.keyClick(plan, Qt.Key.Key_P)
    assert page.context.session.undo_label == "Kunci 2 unit di tempatnya"
    words = [deed.words for deed in page.hand.deeds()]
    assert "Tandai semua di lantai ini" in words
    page.context.session.undo()
    page.context.session.undo()
    assert page.model.problem == before
