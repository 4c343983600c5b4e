"""Targets: read as money is spoken, kept as one step, reached by the direction of the row."""

from __future__ import annotations

import pytest

from desktop.pages.compare.targets import reached, read_target, target_words, targets_of
from desktop.pages.compare.viewmodel import CompareModel, row_text
from desktop.reports.comparison import Row
from solver.errors import Issue
from solver.units import Measure
from tests.desktop.pages.stacking.city import session

YEAR = Measure.RUPIAH_YEAR


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("Rp5 miliar", YEAR, 5 * 10**9),
        ("≥ Rp1,25 miliar", YEAR, 1_250_000_000),
        ("750 juta", YEAR, 750_000_000),
        ("Rp2.000.000", YEAR, 2_000_000),
        ("9,6 m²", Measure.AREA, 960),
        ("12", Measure.COUNT, 12),
        ("", YEAR, None),
        ("–", YEAR, None),
    ],
)
def test_what_is_typed_is_read(text: str, measure: Measure, value: int | None) -> None:
    assert read_target("x", text, measure) == value


def test_what_cannot_be_read_is_an_issue() -> None:
    assert isinstance(read_target("x", "banyak", YEAR), Issue)
    assert isinstance(read_target("x", "banyak miliar", YEAR), Issue)


def test_written_and_read_are_twins() -> None:
    words = target_words(5 * 10**9, YEAR)
    assert read_target("x", words, YEAR) == 5 * 10**9
    assert target_words(None, YEAR) == ""


def test_reached_depends_on_the_direction() -> None:
    assert reached(5, 6, "less") is True
    assert reached(5, 6, "more") is False
    assert reached(None, 6, "more") is None
    assert reached(5, None, "more") is None
    row = row_text(Row("saving", (None, 5, 8), YEAR, "more", "money"), 0, (True,) * 3, 6)
    assert [cell.reached for cell in row.cells] == [None, False, True]
    assert row.target_text == "≥ Rp6"


def test_a_target_is_one_step_and_an_empty_one_takes_it_away() -> None:
    made = session()
    model = CompareModel(made)
    rows = {row.key: row for group in model.work()().groups for row in group.rows}
    assert model.aim(rows["cash"], "sekian")
    assert model.aim(rows["cash"], "Rp90 miliar") == ""
    assert targets_of(model.problem)["cash"] == 90 * 10**9
    assert "Biaya kas" in str(made.undo_label)
    again = {row.key: row for group in model.work()().groups for row in group.rows}
    assert model.aim(again["cash"], "") == ""
    assert "cash" not in targets_of(model.problem)
