"""What takes part, as tables: roles, floors, OPD, rules; every cell one undoable step."""

from __future__ import annotations

import pytest

from desktop.document.grid import Cell
from desktop.document.session import Session
from desktop.pages.scenarios.takes_part import (
    BuildingsGrid,
    FloorsGrid,
    OpdsGrid,
    PartGrid,
    RulesGrid,
)
from solver.problem.scenario import (
    BuildingRole,
    RuleMode,
    ScenarioBuilding,
    ScenarioFloor,
    ScenarioOpd,
    ScenarioRule,
    ScenarioRuleKey,
)
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL


def role(made: Session, building: str) -> BuildingRole | None:
    rows = made.document.problem.where(ScenarioBuilding, "scenario", BEST)
    return next((r.role for r in rows if r.building == building), None)


def test_roles_are_shown_for_all_buildings_and_changed() -> None:
    made = session()
    grid = BuildingsGrid(made, BEST)
    assert set(grid.rows()) == {b.id for b in made.document.problem.building}
    assert grid.text("camat", "role") == "Penghuni boleh tetap"
    assert grid.write((Cell("camat", "role", "emptied"), Cell("hall", "role", "Tidak ikut"))) == ()
    assert role(made, "camat") is BuildingRole.EMPTIED
    assert role(made, "hall") is BuildingRole.OUT
    made.undo()
    assert role(made, "camat") is None
    assert role(made, "hall") is BuildingRole.MAY_STAY


def test_a_role_that_does_not_exist_is_an_issue_and_changes_nothing() -> None:
    made = session()
    found = BuildingsGrid(made, BEST).write((Cell("camat", "role", "raja"),))
    assert [issue.key for issue in found] == ["choice_unknown"]
    assert made.undo_label is None


def test_figures_of_buildings_sort_by_size() -> None:
    grid = BuildingsGrid(session(), BEST)
    assert grid.text("tower", "net") == "2.250"
    assert grid.order("tower", "net") > grid.order("house", "net")
    assert grid.text("tower", "units") == "2"
    assert grid.order("house", "name") == "rumah lama"


def test_floors_of_candidates_are_ticked_off_and_on() -> None:
    made = session()
    grid = FloorsGrid(made, BEST)
    assert {row.split("-")[0] for row in grid.rows()} == {"tower", "new"}
    assert (grid.value("new-4", "part"), grid.text("new-4", "part")) == ("", "Tidak")
    grid.write((Cell("new-4", "part", "1"), Cell("tower-0", "part", "0")))
    rows = made.document.problem.where(ScenarioFloor, "scenario", BEST)
    assert [row.floor for row in rows] == ["tower-0"]
    assert grid.order("tower-2", "name") > grid.order("tower-0", "name")
    assert grid.text("tower-0", "building") == "Menara"


def test_opds_are_ticked_off_and_on() -> None:
    made = session()
    grid = OpdsGrid(made, BEST)
    assert grid.value("camat", "part") == ""
    grid.write((Cell("camat", "part", "ya"), Cell("a", "part", "")))
    rows = made.document.problem.where(ScenarioOpd, "scenario", BEST)
    assert [row.opd for row in rows] == ["a"]
    assert grid.text("a", "units") == "4"


def test_rules_have_a_mode_and_wishes_a_price() -> None:
    made = session()
    grid = RulesGrid(made, BEST)
    assert set(grid.rows()) == {key.value for key in ScenarioRuleKey}
    assert grid.text("public", "mode") == "Wajib"
    assert grid.text("public", "price") == "–"
    assert grid.text("live_load", "price") == "Rp25.000.000/tahun"
    grid.write((Cell("public", "mode", "wish"), Cell("public", "price", "Rp10.000.000")))
    row = next(
        r
        for r in made.document.problem.where(ScenarioRule, "scenario", BEST)
        if r.rule is ScenarioRuleKey.PUBLIC
    )
    assert row.mode is RuleMode.WISH
    assert row.price == 10_000_000
    found = grid.write((Cell("public", "price", "banyak"),))
    assert [issue.key for issue in found] == ["number_unreadable"]


def test_two_cells_of_one_rule_in_one_step_keep_both() -> None:
    made = session()
    grid = RulesGrid(made, MANUAL)
    grid.write((Cell("apart", "mode", "wish"), Cell("apart", "price", "5000000")))
    rows = made.document.problem.where(ScenarioRule, "scenario", MANUAL)
    assert [(r.mode, r.price) for r in rows] == [(RuleMode.WISH, 5_000_000)]


@pytest.mark.parametrize("kind", [BuildingsGrid, FloorsGrid, OpdsGrid, RulesGrid])
def test_a_borrowed_project_is_only_read(kind: type[PartGrid]) -> None:
    made = session()
    made.read_only = True
    grid = kind(made, BEST)
    assert not any(column.editable for column in grid.columns())  # type: ignore[attr-defined]
    row = grid.rows()[0]  # type: ignore[attr-defined]
    grid.write((Cell(row, "part", "0"), Cell(row, "role", "out"), Cell(row, "mode", "off")))
    assert made.undo_label is None
    assert (grid.can_add, grid.add()) == (False, None)
