"""The bill as tables: it adds up to the comparison, to the rupiah."""

from __future__ import annotations

from desktop.document.document import Document
from desktop.reports.money_tables import building_cost_table, cost_table, is_illustrated
from desktop.reports.reckoning import reckon
from desktop.reports.table import LineStyle, Tone
from desktop.workflows.sample import sample_problem
from solver.costs.line import CostGroup, CostKey, CostLine
from tests.desktop.reports.example import best, city, moving, reckoned, today


def test_the_last_line_is_the_cash_of_the_comparison() -> None:
    last = cost_table(reckoned(city())).lines[-1]
    before, after = today(city()).cash, best(city()).cash
    assert [cell.value for cell in last.cells[1:]] == [before, after, after - before]
    assert last.cells[3].tone is Tone.GOOD


def test_groups_add_up() -> None:
    lines = cost_table(reckoned(city())).lines
    totals = [x for x in lines if x.style is LineStyle.TOTAL][:-1]
    groups = best(city()).by_group
    shown = (CostGroup.RUNNING, CostGroup.ONE_OFF, CostGroup.TIME)
    assert [x.cells[2].value for x in totals] == [groups[g] for g in shown]


def test_only_what_changes_is_listed_by_building() -> None:
    lines = building_cost_table(reckoned(city())).lines
    places = [x.cells[0].text for x in lines if x.style is LineStyle.GROUP]
    assert places == ["Jakabaring", "Gedung Lama 1", "Gedung Lama 2", "Gedung Lama 3"]
    assert building_cost_table(reckoned(city(), proposed="today")).lines == ()


def test_floors_are_added_up_to_their_building() -> None:
    lines = building_cost_table(reckoned(city())).lines
    energy = lines[1].cells
    assert energy[2].value == 4 * 210_000_000


def test_marks_follow_the_inputs() -> None:
    assert is_illustrated(today(city()).lines)
    assert not is_illustrated(today(city(illustration=False)).lines)
    assert not is_illustrated([moving(5)])


def test_income_lowers_the_cash() -> None:
    income = CostLine(CostKey.REUSE, "building", "b0", -90_000_000)
    assert income in best(city()).lines
    assert best(city()).cash == sum(
        x.amount for x in best(city()).lines if x.group is not CostGroup.TIME
    )


def test_a_site_and_a_building_of_the_same_id_are_two_places() -> None:
    """As in the sample city, where every change would otherwise stand there twice."""
    reckoning = reckon(Document(sample_problem()), ["hari-ini", "rencana-a-e"])
    shared = {b.id for b in reckoning.problem.building} & {s.id for s in reckoning.problem.site}
    assert shared
    lines = building_cost_table(reckoning).lines
    rows = [x for x in lines if x.style is not LineStyle.GROUP]
    kinds = ("building", "floor", "site")
    before, after = (
        sum(x.amount for x in column.assessment.lines if x.subject_kind in kinds)
        for column in reckoning.comparison.scenarios
    )
    listed = [(x.cells[1].value or 0, x.cells[2].value or 0) for x in rows]
    assert sum(new - old for old, new in listed) == after - before
