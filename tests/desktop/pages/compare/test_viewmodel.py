"""The comparison as texts: today first, differences with their sign, the best marked honestly."""

from __future__ import annotations

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.compare.viewmodel import CompareModel, PageText, elsewhere_grid, row_text
from desktop.reports.comparison import Row
from desktop.system.translate import tr
from desktop.workflows.compare_scenarios import MOST, Elsewhere
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario
from solver.units import Measure
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL

MONEY = Row("cash", (100 * 10**6, 90 * 10**6, 120 * 10**6), Measure.RUPIAH_YEAR, "less", "money")


def text() -> PageText:
    return CompareModel(session()).work()()


def test_today_is_the_first_column() -> None:
    page = text()
    assert page.heads[0].name == "Keadaan sekarang"
    assert len(page.bars) == len(page.heads) == 3


def test_differences_are_against_today_and_carry_a_sign() -> None:
    made = row_text(MONEY, 0, (True, True, True))
    assert [cell.change for cell in made.cells] == ["", "−Rp10\u00a0juta", "+Rp20\u00a0juta"]
    assert [cell.tone for cell in made.cells] == ["", "positive", "negative"]
    assert [cell.best for cell in made.cells] == [False, True, False]
    assert made.cells[1].tip == "Rp90.000.000"


def test_where_today_has_nothing_a_difference_says_nothing() -> None:
    moved = Row("units_moved", (0, 62, 0), Measure.COUNT, None, "people")
    assert [cell.change for cell in row_text(moved, 0, (True, True, True)).cells] == ["", "", ""]


def test_a_scenario_that_leaves_units_out_is_never_the_best() -> None:
    made = row_text(MONEY, 0, (True, False, True))
    assert [cell.best for cell in made.cells] == [True, False, False]
    page = text()
    assert all(head.missing for head in page.heads)  # somebody has no place in each of them
    assert not any(c.best for g in page.groups for r in g.rows for c in r.cells)


def test_without_today_there_are_no_differences() -> None:
    made = row_text(MONEY, None, (True, True, True))
    assert {cell.change for cell in made.cells} == {""}


@pytest.mark.parametrize(
    ("better", "tone"), [("more", "positive"), ("less", "negative"), (None, "quiet")]
)
def test_good_news_depends_on_the_row(better: str | None, tone: str) -> None:
    row = Row("emptied", (1, 3), Measure.COUNT, better, "estate")  # type: ignore[arg-type]
    cell = row_text(row, 0, (True, True)).cells[1]
    assert (cell.change, cell.tone) == ("+2", tone)


def test_unknown_figures_are_a_dash_and_equal_ones_no_difference() -> None:
    row = Row("saving", (None, 5), Measure.RUPIAH_YEAR, "more", "money")
    assert [c.value for c in row_text(row, 0, (True, True)).cells] == ["–", "Rp5"]
    same = Row("rooms", (5, 5), Measure.COUNT, "less", "rooms")
    assert row_text(same, 0, (True, True)).cells[1].change == "="


def test_at_most_four_are_chosen() -> None:
    made = Session(
        Document(Problem(scenario=tuple(Scenario(id=f"s{i}", name=f"S{i}") for i in range(6))))
    )
    model = CompareModel(made)
    assert len(model.chosen) == MOST
    assert not model.toggle("s5")
    assert model.toggle("s0")
    assert model.toggle("s5")
    assert model.chosen == ("s1", "s2", "s3", "s5")


def test_choosing_keeps_the_order_of_the_project() -> None:
    model = CompareModel(session())
    assert model.chosen == (MANUAL, BEST)
    model.toggle(MANUAL)
    assert model.chosen == (BEST,)
    model.toggle(MANUAL)
    assert model.chosen == (MANUAL, BEST)


def test_the_table_of_places() -> None:
    line = Elsewhere("u", "Dinas A · u", ("Rumah", "Menara", ""))
    grid = elsewhere_grid(("Kini", "A", "B"), (line,))
    assert [c.title for c in grid.columns()] == ["Unit", "Kini", "A", "B"]
    assert grid.text("u", "at1") == "Menara"
    assert grid.text("u", "at2") == "belum ditempatkan"
    assert grid.order("u", "name") == "dinas a · u"
    assert (grid.tone("u", "at1"), grid.tone("u", "at0")) == ("", "")
    assert (grid.can_add, grid.add(), grid.write(())) == (False, None, ())


def test_only_a_search_has_a_promise_below_its_name() -> None:
    page = CompareModel(session()).work()()
    promised = {head.kind: bool(head.guarantee) for head in page.heads}
    assert promised == {
        tr("choice.ScenarioKind.today"): False,
        tr("choice.ScenarioKind.manual"): False,
        tr("choice.ScenarioKind.optimised"): True,
    }
