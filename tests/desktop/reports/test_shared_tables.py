"""Shared rooms, parking and broken rules as tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.reports.shared_tables import (
    MOST_NAMES,
    broken_findings,
    broken_sentence,
    broken_table,
    parking_table,
    peak_hour,
    room_table,
)
from desktop.reports.table import LineStyle, Tone
from desktop.system.translate import catalogue
from solver.problem.organisation import VehicleKind
from solver.rules import PlaceReason, RuleId
from solver.study.assessment import Broken, ParkingNeed
from tests.desktop.reports.example import city, reckoned


def test_rooms_add_up() -> None:
    *rooms, total = room_table(reckoned(city())).lines
    assert [x.cells[4].value for x in rooms] == [3, 1]
    assert [total.cells[i].value for i in (4, 5, 6)] == [4, 15, 11]
    assert rooms[0].cells[2].text == "Lantai 1 (1), Lantai 3 (2)"


def test_parking_names_the_peak_hour_and_what_is_short() -> None:
    motorcycle, car = parking_table(reckoned(city())).lines
    assert (motorcycle.cells[2].value, motorcycle.cells[3].text) == (150, "09.00–10.00")
    assert (motorcycle.cells[7].value, motorcycle.cells[7].tone) == (90, Tone.BAD)
    assert (car.cells[7].value, car.cells[7].tone) == (0, Tone.PLAIN)


def test_no_demand_has_no_peak_hour() -> None:
    assert peak_hour(ParkingNeed("s0", VehicleKind.TRUCK, (0,) * 10, 4, 0, 0, 0)) == "–"


def test_broken_rules_are_said_in_words_by_scenario() -> None:
    table = broken_table(reckoned(city()))
    assert table.lines[0].style is LineStyle.GROUP
    assert table.lines[0].cells[0].text == "Rencana diumumkan (A–E)"
    said = [x.cells[1].text for x in table.lines[1:]]
    assert said[0] == "Jakabaring, Lantai 2: kelebihan 84\u00a0m²."
    assert said[1].startswith("Sekretariat (Dispar), Jakabaring, Lantai 4: lantai kurang kuat")
    assert said[2] == "2 unit: Bidang Umum (Kesbangpol); Bidang Umum (Dispar)."


def test_units_that_break_one_rule_for_one_reason_share_a_line() -> None:
    reckoning = reckoned(city())
    column = reckoning.columns["announced"]
    more = Broken(RuleId.PLACE, ("u7", "n3"), 0, PlaceReason.LIVE_LOAD)
    reckoned_anew = replace(column.assessment, broken=(*column.assessment.broken, more))
    found = broken_findings(reckoning, replace(column, assessment=reckoned_anew))
    assert len(found) == 3
    assert "; Bidang Pelayanan (Dispar)" in found[1][1]


@pytest.mark.parametrize("rule", list(RuleId))
def test_every_rule_has_a_sentence(rule: RuleId) -> None:
    sentence = broken_sentence(reckoned(city()), Broken(rule, ("u1",), 7))
    assert "Sekretariat (Dishub)" in sentence
    assert "report.broken" not in sentence


@pytest.mark.parametrize("reason", list(PlaceReason))
def test_every_reason_has_a_sentence(reason: PlaceReason) -> None:
    for language in ("id", "en"):
        assert f"report.broken.reason.{reason.value}" in catalogue(language)


def test_floors_of_rooms_stand_from_the_lowest_to_the_highest() -> None:
    reckoning = reckoned(city())
    main = reckoning.main
    rooms = tuple(replace(n, floors=n.floors[::-1]) for n in main.assessment.rooms)
    turned = replace(main, assessment=replace(main.assessment, rooms=rooms))
    columns = tuple(turned if c.id == main.id else c for c in reckoning.comparison.scenarios)
    changed = replace(reckoning, comparison=replace(reckoning.comparison, scenarios=columns))
    assert changed.main.assessment.rooms[0].floors == main.assessment.rooms[0].floors[::-1]
    assert room_table(changed).lines[0].cells[2].text == "Lantai 1 (1), Lantai 3 (2)"


def test_paper_names_some_and_counts_the_rest_where_the_workbook_names_all() -> None:
    reckoning = reckoned(city(units=60))
    column = reckoning.columns["announced"]
    nobody = tuple(unit.id for unit in reckoning.problem.unit)
    reckoned_anew = replace(column.assessment, unplaced=nobody, broken=())
    column = replace(column, assessment=reckoned_anew)
    ((_, whole),) = broken_findings(reckoning, column)
    ((_, printed),) = broken_findings(reckoning, column, MOST_NAMES)
    assert whole.count(";") == len(nobody) - 1
    assert printed.count(";") == MOST_NAMES
    assert f"dan {len(nobody) - MOST_NAMES} lainnya" in printed
    assert printed.startswith(f"{len(nobody)} unit: ")
