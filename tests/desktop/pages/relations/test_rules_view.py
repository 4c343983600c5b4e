"""The rules by mouse and keys: read, write a sentence, change one, hold them in a scenario."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop.document.session import Session
from desktop.pages.relations.rules_view import RulesTab
from desktop.pages.relations.viewmodel import RelationsModel
from solver.problem.scenario import RuleMode, ScenarioRuleKey
from tests.desktop.pages.relations.city import session
from tests.support.window import click_cell


@pytest.fixture
def made() -> Session:
    return session()


@pytest.fixture
def tab(qtbot: QtBot, look: None, made: Session) -> RulesTab:
    shown = RulesTab(RelationsModel(made), lambda *_, **__: None)
    qtbot.addWidget(shown)
    shown.resize(1100, 560)
    shown.show()
    shown.refresh()
    return shown


def choose(box: QComboBox, value: str) -> None:
    at = box.findData(value)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_a_sentence_is_written_part_by_part(qtbot: QtBot, tab: RulesTab, made: Session) -> None:
    editor = tab.editor
    choose(editor.unit, "b-sek")
    choose(editor.verb, "pinned")
    assert editor.building.isVisible()
    assert not editor.other.isVisible()
    choose(editor.building, "tower")
    choose(editor.floor, "tower-2")
    said = "Unit b-sek (Dinas B) harus berada di Menara, Lantai 3."
    assert editor.preview.text() == said
    QTest.keyClicks(editor.reason, "Dekat lift")
    qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    rule = made.document.problem.place_rule[-1]
    assert (rule.unit, rule.floor, rule.reason) == ("b-sek", "tower-2", "Dekat lift")
    assert made.undo_label == f"tambah aturan: {said.rstrip('.')}"
    assert tab.table.model.rowCount() == 5


def test_an_unfinished_sentence_says_what_is_missing(qtbot: QtBot, tab: RulesTab) -> None:
    qtbot.mouseClick(tab.editor.save, Qt.MouseButton.LeftButton)
    assert "Unitnya belum dipilih" in tab.editor.preview.text()


def test_a_rule_chosen_can_be_changed(qtbot: QtBot, tab: RulesTab, made: Session) -> None:
    click_cell(tab.table.view, 0, 0)
    assert tab.editor.draft().name == "pair_rule/p1"
    assert tab.editor.cancel.isVisible()
    choose(tab.editor.verb, "apart")
    qtbot.mouseClick(tab.editor.save, Qt.MouseButton.LeftButton)
    assert made.document.problem.pair_rule[0].kind == "apart"
    assert len(made.document.problem.pair_rule) == 2
    qtbot.mouseClick(tab.editor.cancel, Qt.MouseButton.LeftButton)
    assert tab.editor.draft().name == ""


def test_a_scenario_softens_and_drops_rules(tab: RulesTab, made: Session) -> None:
    tab.scenario.setCurrentIndex(0)
    tab.scenario.activated.emit(0)
    choose(tab.modes["apart"], "off")
    held = {r.rule: r.mode for r in made.document.problem.scenario_rule}
    assert held[ScenarioRuleKey.APART] is RuleMode.OFF
    assert tab.table.model.grid.text("pair_rule/p2", "mode") == "Tidak dipakai"
    tab.scenario.setCurrentIndex(1)
    tab.scenario.activated.emit(1)
    assert tab.modes["apart"].currentData() == "hard"
    assert tab.table.model.grid.text("pair_rule/p2", "mode") == "Wajib"
