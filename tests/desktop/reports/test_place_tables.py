"""Places as tables: every unit and every figure once."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.place_tables import (
    MOST_BUILDINGS,
    emptied_table,
    floor_table,
    move_table,
    opd_legend,
    opd_table,
    units_by_opd,
)
from desktop.reports.table import LineStyle, Tone
from tests.desktop.reports.example import city, reckoned


def test_every_unit_is_on_its_floor() -> None:
    table = floor_table(reckoned(city()))
    assert table.lines[0].cells[0].text == "Jakabaring › Jakabaring"
    plain = [x for x in table.lines if x.style is LineStyle.PLAIN]
    assert len(plain) == 4
    assert (
        plain[-1]
        .cells[1]
        .text.startswith(
            "Disdukcapil: Sekretariat, Bidang Pelayanan, Bidang Data, UPTD Wilayah, Bidang Umum"
        )
    )


def test_totals_add_up() -> None:
    table = floor_table(reckoned(city()))
    plain = [x for x in table.lines if x.style is LineStyle.PLAIN]
    (total,) = [x for x in table.lines if x.style is LineStyle.TOTAL]
    for column in (2, 3, 4):
        assert total.cells[column].value == sum(x.cells[column].value or 0 for x in plain)


def test_an_overfull_floor_says_by_how_much() -> None:
    reckoning = reckoned(city(units=400))
    floor = next(x for x in floor_table(reckoning).lines if x.style is LineStyle.PLAIN)
    assert floor.cells[3].tone is Tone.BAD
    assert "lebih" in floor.cells[1].note


def test_each_opd_says_from_where_to_where() -> None:
    table = opd_table(reckoned(city(), proposed="announced"))
    row = next(x.cells for x in table.lines if x.cells[0].text == "Kesbangpol")
    assert "tanpa tempat (1)" in row[2].text
    assert "Gedung Lama 3" in row[1].text


def test_people_of_moved_units_are_counted() -> None:
    table = opd_table(reckoned(city()))
    assert sum(x.cells[5].value or 0 for x in table.lines) == 240
    assert sum(x.cells[4].value or 0 for x in table.lines) == 20


def test_every_move_is_listed_once() -> None:
    table = move_table(reckoned(city()))
    plain = [x for x in table.lines if x.style is LineStyle.PLAIN]
    assert len(plain) == 20
    assert plain[0].cells[2].text == "Jakabaring, Lantai 1"


def test_emptied_buildings_show_what_they_cost_today() -> None:
    table = emptied_table(reckoned(city()))
    assert [x.cells[1].value for x in table.lines] == [950_000_000] * 3
    assert "cagar budaya" in table.lines[1].cells[0].note
    assert "denda sewa" in table.lines[2].cells[0].note


def test_empty_tables_say_why() -> None:
    reckoning = reckoned(city(), proposed="today")
    assert move_table(reckoning).lines == ()
    assert move_table(reckoning).empty
    assert emptied_table(reckoning).empty


def test_the_legend_has_every_opd_with_units() -> None:
    assert [name for _, name in opd_legend(reckoned(city(units=2)))] == ["Disdukcapil", "Dishub"]


def test_a_floor_without_blocks_has_no_words() -> None:
    assert units_by_opd(()) == ""


def test_an_opd_in_many_buildings_names_few_of_them() -> None:
    problem = city()
    unit = problem.unit[0]
    first = problem.building[0]
    houses = tuple(replace(first, id=f"x{n}", name=f"Rumah {n}") for n in range(MOST_BUILDINGS + 2))
    more = tuple(replace(unit, id=f"u-{b.id}", building=b.id, floor="") for b in houses)
    many = replace(problem, unit=more, building=(*problem.building, *houses))
    lines = opd_table(reckoned(many)).lines
    assert any("dan 2 gedung lain (2)" in x.cells[1].text for x in lines)
