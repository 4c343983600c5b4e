"""The tables of the order of moves: short for a whole city, and every sum agrees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.reports.order_data import OrderData
from desktop.reports.order_tables import order_tables, wave_table
from desktop.reports.reckoning import Reckoning
from desktop.reports.table import Line, LineStyle, Table
from desktop.system.translate import set_language
from tests.desktop.reports.example import SHORTS, city, order, reckoned


def reckoning() -> Reckoning:
    problem = city()
    return replace(reckoned(problem), order=order(problem))


def texts(line: Line) -> list[str]:
    return [cell.text for cell in line.cells]


def plain(table: Table) -> list[Line]:
    return [line for line in table.lines if line.style is LineStyle.PLAIN]


def test_waves_of_fitting_out_are_one_line_with_their_days_and_their_cost() -> None:
    waves, *_ = order_tables(reckoning())
    assert [line.cells[0].text for line in waves.lines] == ["1–2", "3", "4", "Jumlah"]
    assert texts(waves.lines[0]) == [
        "1–2", "4 Januari 2027", "31 Januari 2027", "0", "0", "0", "70.000.000", "–",
    ]  # fmt: skip
    assert waves.lines[1].cells[-1].text == "Gedung Lama 1"
    assert texts(waves.lines[-1])[-3:] == ["puncak 60", "130.000.000", "3 gedung"]


def test_sums_are_those_of_the_lines() -> None:
    waves, entering, emptying, _ = order_tables(reckoning())
    for at in (3, 4, 6):
        whole = waves.lines[-1].cells[at].value
        assert whole == sum(line.cells[at].value or 0 for line in waves.lines[:-1])
    for at in (1, 2):  # units and people of the two tables
        people = sum(line.cells[at].value or 0 for line in plain(entering))
        assert people == waves.lines[-1].cells[at + 2].value
    paid = emptying.lines[-1].cells[4].value
    assert paid == waves.lines[-1].cells[6].value == 130_000_000
    assert paid == sum(line.cells[4].value or 0 for line in plain(emptying))


def test_a_city_too_large_for_every_wave_has_a_line_an_opd(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waves, by_wave, *_ = order_tables(reckoning())
    monkeypatch.setattr("desktop.reports.order_tables.MOST_LINES", len(by_wave.lines) - 1)
    _, by_opd, *_ = order_tables(reckoning())
    assert [line.cells[0].text for line in by_opd.lines] == list(SHORTS)
    assert by_opd.lines[0].cells[1].text == "3–4"
    assert by_opd.lines[0].cells[1].note == "1 Februari 2027 – 28 Februari 2027"
    for at in (2, 3):
        whole = sum(line.cells[at].value or 0 for line in by_opd.lines)
        assert whole == waves.lines[-1].cells[at + 1].value


def test_without_swing_space_there_is_no_column_for_it() -> None:
    made = reckoning()
    assert made.order is not None
    dry = replace(made.order, waves=tuple(replace(w, swing=0) for w in made.order.waves))
    with_swing, without = wave_table(made, made.order), wave_table(made, dry)
    assert len(without.columns) == len(with_swing.columns) - 1
    assert all(len(line.cells) == len(without.columns) for line in without.lines)


def test_plan_against_realised_counts_by_opd() -> None:
    *_, become = order_tables(reckoning())
    assert [line.cells[0].text for line in become.lines] == ["Disdukcapil", "Dishub", "Jumlah"]
    moved, cancelled, whole = become.lines
    assert texts(moved)[2:] == ["1", "0", "1", "1", "15 Februari 2027", "Gedung Lama 2"]
    assert texts(cancelled)[2:] == ["0", "1", "–", "0", "–", "–"]
    assert texts(whole)[1:5] == ["20", "1", "1", "1"]


def test_without_news_there_is_no_table_of_them() -> None:
    made = reckoning()
    assert made.order is not None
    silent = replace(made, order=replace(made.order, become=()))
    assert len(order_tables(silent)) == len(order_tables(made)) - 1 == 3


@pytest.mark.parametrize("given", [None, OrderData((("short", "Tidak ada urutan."),))])
def test_without_an_order_a_sentence_stands_in_its_place(given: OrderData | None) -> None:
    (table,) = order_tables(replace(reckoned(city()), order=given))
    assert table.lines == ()
    assert table.empty
    assert "report." not in table.empty


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_word_is_in_the_catalogue(language: str) -> None:
    set_language(language)
    try:
        tables = order_tables(reckoning())
    finally:
        set_language("id")
    said = [table.title + table.note for table in tables]
    said += [column.label for table in tables for column in table.columns]
    said += [c.text + c.note for table in tables for line in table.lines for c in line.cells]
    assert [text for text in said if "report." in text] == []
