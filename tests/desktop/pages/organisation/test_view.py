"""The page of departments and units by keys and mouse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.edits import remove
from desktop.pages.organisation.view import OrganisationPage
from desktop.widgets.page import PageContext
from solver.problem.organisation import Post
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on, type_into_cell


@pytest.fixture
def page(qtbot: QtBot, look: None, context: PageContext) -> OrganisationPage:
    return show(qtbot, context)


def show(qtbot: QtBot, context: PageContext) -> OrganisationPage:
    made = OrganisationPage(context)
    qtbot.addWidget(made)
    made.resize(1138, 680)
    made.show()
    return made


def test_choosing_a_department_shows_its_units(page: OrganisationPage) -> None:
    problem = tiny_problem()
    for opd in problem.opd:
        page.arrive(opd=opd.id)
        expected = [unit.id for unit in problem.unit if unit.opd == opd.id]
        assert list(page._units.model.grid.rows()) == expected
        assert page._title.text() == opd.name


def test_a_link_leads_to_a_unit_and_back(page: OrganisationPage) -> None:
    unit = tiny_problem().unit[-1]
    page.arrive(unit=unit.id)
    assert page.place()["unit"] == unit.id
    assert page.place()["opd"] == unit.opd


def test_a_cell_of_the_table_shows_in_the_form_at_once(
    qtbot: QtBot, page: OrganisationPage, context: PageContext
) -> None:
    page.arrive(opd="a")
    type_into_cell(page._units.view, 0, 0, "Sekretariat Utama")
    qtbot.waitUntil(lambda: page._unit._title.text() == "Sekretariat Utama")
    assert page._unit._form.field("name").editor.property("text") == "Sekretariat Utama"


def test_add_and_remove_a_department(
    qtbot: QtBot, page: OrganisationPage, context: PageContext, heard: Heard
) -> None:
    n = len(context.session.document.problem.opd)
    qtbot.mouseClick(page._add, Qt.MouseButton.LeftButton)
    assert len(context.session.document.problem.opd) == n + 1
    assert page._title.text() == "OPD baru"
    qtbot.mouseClick(page._remove, Qt.MouseButton.LeftButton)
    assert len(context.session.document.problem.opd) == n
    assert heard.notices


def test_an_empty_project_offers_the_first_department(
    qtbot: QtBot, look: None, heard: Heard
) -> None:
    context = context_on(Problem(), heard)
    page = show(qtbot, context)
    press = next(
        b
        for b in page._rooms.findChildren(QPushButton)
        if b.isVisible() and b.text().strip() == "Tambah OPD"
    )
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert len(context.session.document.problem.opd) == 1
    assert page._title.text() == "OPD baru"


def test_read_only_offers_nothing_to_add(qtbot: QtBot, look: None, heard: Heard) -> None:
    page = show(qtbot, context_on(tiny_problem(), heard, read_only=True))
    assert not page._add.isVisible()
    assert not page._units._add.isVisible()


def test_all_units_stand_first_and_fold(qtbot: QtBot, page: OrganisationPage) -> None:
    problem = tiny_problem()
    assert page._title.text() == "Semua unit"
    assert page._units.model.rowCount() == len(problem.unit) + len(problem.opd)
    assert not page._unit.isVisible()
    qtbot.mouseClick(page._folds, Qt.MouseButton.LeftButton)
    assert page._units.model.rowCount() == len(problem.opd)
    page.arrive(opd="all", unit="a-sek")  # a link opens the fold
    assert page._unit.shown == "a-sek"
    assert page._unit.isVisible()


def test_find_and_filter_over_all_units(qtbot: QtBot, page: OrganisationPage) -> None:
    qtbot.keyClicks(page._units._search, "sekretariat dinas b")
    shown = [page._units.model.row_at(i) for i in range(page._units.model.rowCount())]
    assert "b-sek" in shown
    assert "a-sek" not in shown
    page._units._search.clear()
    page._filter.setFocus()
    at = page._filter.findData("no_floor")
    page._filter.setCurrentIndex(at)
    expected = {u.id for u in tiny_problem().unit if not u.floor}
    rows = set(page._units.model.grid.rows())
    assert {row for row in rows if not row.startswith("opd:")} == expected


def test_what_is_missing_leads_to_its_cell(qtbot: QtBot, page: OrganisationPage) -> None:
    page.arrive(opd="a", tab="2")
    table = page._missing.part
    assert table.isVisible()
    assert page._tabs.tabText(2).endswith(f"({table.model.total})")
    name = next(row for row in table.model.grid.rows() if row.endswith("/floor"))
    table.choose(name)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    index = page._units.view.currentIndex()
    assert page._units.model.row_at(index.row()) == name.partition("/")[0]
    assert page._units.model.columns_shown[index.column()].name == "floor"
    assert page._unit.shown == name.partition("/")[0]


def test_missing_posts_lead_to_the_table_of_posts(
    qtbot: QtBot, page: OrganisationPage, context: PageContext
) -> None:
    context.session.do("", remove(Post, [p.id for p in tiny_problem().post]))
    page.arrive(opd="a", tab="2")
    page._missing.part.choose("a-sek/posts")
    qtbot.mouseClick(page._jump, Qt.MouseButton.LeftButton)
    assert page._unit.shown == "a-sek"
    assert page._unit.part("post").isVisible()


def test_many_units_are_changed_at_once(
    qtbot: QtBot, page: OrganisationPage, context: PageContext
) -> None:
    page.arrive(opd="a")
    page._units.view.setFocus()
    page._units.view.selectAll()
    qtbot.keyClick(page._units.view, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    strip = page._units._bulk
    assert strip is not None
    strip.show_column("growth")
    assert strip._field is not None
    strip._field.editor.setProperty("text", "2,5")
    qtbot.mouseClick(strip.apply, Qt.MouseButton.LeftButton)
    units = context.session.document.problem.unit
    assert {u.growth for u in units if u.opd == "a"} == {250}
    assert context.session.undo_label == "Pertumbuhan pegawai per tahun pada 4 Unit"


def test_a_block_from_excel_brings_units_of_several_opd(
    qtbot: QtBot, page: OrganisationPage, context: PageContext
) -> None:
    view, n = page._units.view, len(tiny_problem().unit)
    QGuiApplication.clipboard().setText(
        "OPD\tNama unit\tJenis unit\tPengunjung per hari\tGedung sekarang\r\n"
        "Dinas A\tBidang Satu\tBidang\t1.250\tRumah Lama\r\n"
        "Badan C\tUPTD Dua\tUPTD\t12,5\tRumah Lama\r\n"
        "Dinas Z\tBidang Tiga\tBidang\t7\t\r\n"
    )
    view.setFocus()
    view.go_to(view.grid_model.index(view.grid_model.rowCount() - 1, 0))
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    model = page._units.model
    assert len(context.session.document.problem.unit) == n  # nothing is written yet
    wrong = model.wrong_cells()
    assert len(wrong) == 2  # 12,5 visitors, and an OPD that is not there
    assert page._units._wrong.isVisible()
    assert "2 dari 14 sel" in page._units._said.text()
    assert "12,5" in page._units._said.text()
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert "Dinas Z" in page._units._said.text()  # each wrong cell says its own


def test_pasted_rows_below_the_last_become_units(
    qtbot: QtBot, page: OrganisationPage, context: PageContext
) -> None:
    page.arrive(opd="a")
    view = page._units.view
    rows, n = view.grid_model.rowCount(), len(tiny_problem().unit)
    QGuiApplication.clipboard().setText("Unit X\tBidang\nUnit Y\tSeksi\nUnit Z\tUPTD\n")
    view.setFocus()
    view.go_to(view.grid_model.index(rows - 1, 0))
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    units = context.session.document.problem.unit
    assert [unit.name for unit in units[-2:]] == ["Unit Y", "Unit Z"]
    assert {unit.opd for unit in units[-2:]} == {"a"}
    context.session.undo()
    assert len(context.session.document.problem.unit) == n


def test_pasting_over_the_row_of_an_opd_is_told(
    qtbot: QtBot, page: OrganisationPage, context: PageContext
) -> None:
    view = page._units.view
    QGuiApplication.clipboard().setText("Nama baru")
    view.setFocus()
    view.go_to(view.grid_model.index(0, 0))  # the row of an OPD
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert context.session.undo_label is None
    assert "hanya menjumlahkan" in page._units._said.text()


@pytest.mark.parametrize("kind", ["opd", "unit", "post", "space", "vehicle", "meeting"])
def test_a_link_of_an_issue_leads_to_its_record(page: OrganisationPage, kind: str) -> None:
    for row in tiny_problem().rows(kind):
        page.arrive(**{kind: row.id})
        place = page.place()
        if kind in ("opd", "unit"):
            assert place[kind] == row.id
            continue
        table = page._unit.part(kind)
        assert place["unit"] == row.unit  # type: ignore[attr-defined]
        assert table.isVisible()
        assert table.view.chosen_rows() == [row.id]


@pytest.mark.parametrize("kind", ["trip", "pair_rule", "place_rule"])
def test_a_link_of_a_relation_leads_to_one_of_its_units(page: OrganisationPage, kind: str) -> None:
    for row in tiny_problem().rows(kind):
        page.arrive(**{kind: row.id})
        unit = getattr(row, "unit", "") or getattr(row, "unit_a", "")
        assert page.place()["unit"] == unit


def test_an_opd_without_units_lacks_them_and_takes_a_block_from_wherever_the_keyboard_is(
    qtbot: QtBot, page: OrganisationPage, context: PageContext
) -> None:
    qtbot.mouseClick(page._add, Qt.MouseButton.LeftButton)
    page._tabs.setCurrentIndex(2)
    table = page._missing.part
    assert table.model.total == 1  # not: nothing is missing
    table.choose(table.model.row_at(0))
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert page._tabs.currentIndex() == 0
    assert not page._filter.isVisible()  # there is nothing to filter
    bar = page._tabs.tabBar()
    bar.setFocus()
    QGuiApplication.clipboard().setText("Unit X\tBidang\nUnit Y\tSeksi\n")
    qtbot.keyClick(bar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    units = context.session.document.problem.unit
    assert [unit.name for unit in units[-2:]] == ["Unit X", "Unit Y"]
    assert page._filter.isVisible()


def test_the_details_of_a_unit_take_the_whole_page_and_give_it_back(
    qtbot: QtBot, page: OrganisationPage
) -> None:
    page.arrive(unit="a-sek")
    page.activateWindow()
    qtbot.waitUntil(lambda: page._unit.height() > 0)  # laid out
    low = page._unit.height()
    qtbot.keyClick(page._units.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page._unit.height() > low + 100)
    assert not page._units.isVisible()
    assert page._unit.isAncestorOf(page.focusWidget())
    qtbot.waitUntil(lambda: not page._unit.wide.isDown())
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F9)
    qtbot.waitUntil(page._units.isVisible)
    page._unit.wide.setChecked(True)
    page.arrive(opd="all")
    assert page._units.isVisible()  # no unit is shown there to fill the page


def test_the_chosen_unit_stays_in_sight_when_its_details_open(
    qtbot: QtBot, look: None, heard: Heard
) -> None:
    problem = tiny_problem()
    many = tuple(replace(problem.unit[0], id=f"u{n}", name=f"Unit {n}") for n in range(40))
    page = show(qtbot, context_on(replace(problem, unit=(*problem.unit, *many)), heard))
    page.arrive(opd="all")
    page.arrive(unit="u12")
    view = page._units.view
    qtbot.waitUntil(
        lambda: view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    )
    assert page._unit.isVisible()


def test_an_empty_page_is_begun_by_keys(qtbot: QtBot, look: None, heard: Heard) -> None:
    empty = context_on(Problem(city=tiny_problem().city), heard)
    page = show(qtbot, empty)
    assert not page._remove.isEnabled()  # there is nothing to take away
    page.activateWindow()
    page.show()
    qtbot.keyClick(page.begins, Qt.Key.Key_Insert)
    assert len(empty.session.document.problem.opd) == 1
    assert page._remove.isEnabled()


def test_rows_that_sum_up_are_not_counted(page: OrganisationPage) -> None:
    units = len(tiny_problem().unit)
    page._list.choose("all", "all")
    assert page._units.model.rowCount() > units  # the OPD have rows of their own
    assert page._units._count.text() == f"{units} baris"
