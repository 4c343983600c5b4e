"""Who moves in which wave: an OPD a line, units counted, nobody lost."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.order_who_tables import entering_table, opd_waves_table
from desktop.reports.table import LineStyle
from tests.desktop.reports.example import SHORTS, city, order, reckoned


def test_each_opd_has_one_line_in_a_wave_with_its_units_counted() -> None:
    problem = city()
    entering = entering_table(reckoned(problem), order(problem))
    lines = [line for line in entering.lines if line.style is LineStyle.PLAIN]
    heads = [line.cells[0].text for line in entering.lines if line.style is LineStyle.GROUP]
    assert heads[0] == "Gelombang 3 · 1 Februari 2027 – 14 Februari 2027 · 10 unit, 120\xa0orang"
    assert len(heads) == 2
    assert len(lines) == 8  # four OPD in two waves
    line = lines[0]
    assert line.cells[0].text == "Disdukcapil"
    assert line.cells[4].text == "Jakabaring"
    waited = [line.cells[0].note for line in lines if line.cells[0].note]
    assert waited == ["1 unit menunggu di ruang sementara sejak gelombang 3"]


def test_a_line_an_opd_names_its_waves_and_few_buildings() -> None:
    problem = city()
    made = order(problem)
    table = opd_waves_table(reckoned(problem), made)
    assert [line.cells[0].text for line in table.lines] == list(SHORTS)
    apart = replace(made, waves=(*made.waves, replace(made.waves[2], number=7)))
    first = opd_waves_table(reckoned(problem), apart).lines[0]
    assert first.cells[1].text == "3–4, 7"
    assert first.cells[4].text == "Gedung Lama 2 (3), Gedung Lama 3 (2), dan 1 gedung lain (1)"
