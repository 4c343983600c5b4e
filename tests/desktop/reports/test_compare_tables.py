"""The comparison as tables: what is marked, what is said in red."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.text import format_money_short, format_number
from desktop.reports.compare_tables import (
    SUMMARY_ROWS,
    full_table,
    illustrated_group,
    summary_table,
)
from desktop.reports.table import LineStyle, Tone
from desktop.system.translate import tr
from solver.units import Measure
from tests.desktop.reports.example import best, city, reckoned


def test_the_first_page_has_one_line_a_question_and_the_guarantee() -> None:
    table = summary_table(reckoned(city()))
    assert len(table.lines) == len(SUMMARY_ROWS) + 1
    assert table.lines[0].cells[3].text == format_money_short(best(city()).cash)
    assert [c.text for c in table.lines[-1].cells[1:]] == [
        "pembanding",
        "disusun tangan",
        "selisih ≤ 2,35%",
    ]


def test_every_row_is_in_the_full_table_in_full() -> None:
    reckoning = reckoned(city())
    table = full_table(reckoning)
    plain = [x for x in table.lines if x.style is LineStyle.PLAIN]
    assert [x.cells[0].text for x in plain] == [
        tr(f"comparison.{row.key}") for row in reckoning.comparison.rows
    ]
    cash = plain[0].cells[3]
    assert cash.value == best(city()).cash
    assert cash.text == format_number(cash.value, Measure.RUPIAH, unit=False)


def test_what_is_wrong_is_bad_and_what_saves_is_good() -> None:
    table = summary_table(reckoned(city()))
    rows = {x.cells[0].text: x.cells for x in table.lines}
    assert rows["Aturan yang dilanggar"][2].tone is Tone.BAD
    assert rows["Aturan yang dilanggar"][3].tone is Tone.PLAIN
    assert rows["Kekurangan parkir motor"][3].tone is Tone.BAD
    assert rows["Hemat dibanding sekarang"][3].tone is Tone.GOOD


def test_marks_follow_the_records_behind_a_group() -> None:
    with_, without = reckoned(city()), reckoned(city(illustration=False))
    assert illustrated_group(with_, "money")
    assert not illustrated_group(with_, "rooms")
    assert summary_table(with_).has_illustration
    assert not summary_table(without).has_illustration
    assert not full_table(without).has_illustration


@pytest.mark.parametrize(
    ("cash", "unplaced", "strong"),
    [
        ((100, 90, 80), (0, 0, 0), {2}),
        ((100, 90, 80), (0, 0, 7), {1}),  # cheap since seven units have no place
        ((100, 100, 80), (0, 0, 7), set()),
    ],
)
def test_only_a_plan_for_everybody_is_set_strong_as_the_cheapest(
    cash: tuple[int, ...], unplaced: tuple[int, ...], strong: set[int]
) -> None:
    reckoning = reckoned(city())
    values = {"cash": cash, "unplaced": unplaced}
    rows = tuple(
        replace(row, values=values.get(row.key, row.values)) for row in reckoning.comparison.rows
    )
    changed = replace(reckoning, comparison=replace(reckoning.comparison, rows=rows))
    first = summary_table(changed).lines[0].cells[1:]
    assert {at for at, cell in enumerate(first) if cell.tone is Tone.STRONG} == strong
    assert {cell.tone for cell in first} <= {Tone.STRONG, Tone.PLAIN}


def test_a_saving_by_leaving_units_out_is_not_green() -> None:
    reckoning = reckoned(city())
    rows = tuple(
        replace(row, values=(0, 0, 5)) if row.key == "unplaced" else row
        for row in reckoning.comparison.rows
    )
    changed = replace(reckoning, comparison=replace(reckoning.comparison, rows=rows))
    for made, tone in ((reckoning, Tone.GOOD), (changed, Tone.MUTED)):
        cells = {line.cells[0].text: line.cells for line in summary_table(made).lines}
        assert cells["Hemat dibanding sekarang"][3].tone is tone
