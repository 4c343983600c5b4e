"""Shipped standards: bounds, honesty of sources, reset, own values, older files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.workflows.standards import (
    add_missing,
    is_changed,
    is_touched,
    reset,
    reset_all,
    set_text,
    set_value,
    shipped,
    shipped_standards,
)
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from solver.problem.standards import Standard

ROWS = {row.id: row for row in shipped_standards()}
DOCUMENT = Document(Problem(standard=shipped_standards()))


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
def test_a_row_lies_within_its_bounds_and_is_honest(row: Standard) -> None:
    assert row.low <= row.value <= row.high
    assert row.status in (
        FactStatus.VERIFIED,
        FactStatus.SINGLE,
        FactStatus.DERIVED,
        FactStatus.ESTIMATE,
    )
    if row.status is FactStatus.ESTIMATE:
        assert row.note, "an estimate says that it is one"
    else:
        assert row.source, "what was seen says where"
    if row.status is FactStatus.VERIFIED:
        assert row.source.count("http") >= 2, "verified means two sources"


def test_figures_that_everybody_knows() -> None:
    assert ROWS["space.eselon_2b"].value == 4_100
    assert ROWS["space.staff"].value == 400
    assert ROWS["running.minimum_wage"].value == 4_192_837
    assert ROWS["energy.tariff_p2_mv"].value == 152_288
    assert ROWS["building.storeys_8"].value == 12_650
    assert ROWS["space.eselon_3b"].status is FactStatus.ESTIMATE


def test_visitors_arrive_once() -> None:
    assert sum(row.value for key, row in ROWS.items() if key.startswith("parking.visitor_")) == (
        10_000
    )


def test_an_own_value_says_who_and_when_and_can_be_put_back() -> None:
    own = set_value("space.staff", 550, "Sari", "2026-11-22")(DOCUMENT)
    row = own.problem.standards["space.staff"]
    assert (row.value, row.status, row.changed_by) == (550, FactStatus.OWN, "Sari")
    assert is_changed(row)
    back = reset("space.staff")(own)
    assert back.problem.standards["space.staff"] == ROWS["space.staff"]
    assert not is_changed(back.problem.standards["space.staff"])
    assert reset_all()(own).problem.standards == DOCUMENT.problem.standards


def test_a_row_of_ones_own_is_changed_and_stays() -> None:
    extra = Standard(id="space.own", value=1)
    assert is_changed(extra)
    document = Document(Problem(standard=(*shipped_standards(), extra)))
    assert reset_all()(document).problem.standards["space.own"] == extra


def test_an_older_file_gets_what_it_lacks_and_keeps_what_it_has() -> None:
    own = replace(ROWS["space.staff"], value=500)
    document = Document(Problem(standard=(own,)))
    found = add_missing()(document)
    assert len(found.problem.standard) == len(ROWS)
    assert found.problem.standards["space.staff"] == own
    assert add_missing()(found) is found


def test_texts_say_who_and_when_too() -> None:
    noted = set_text("space.staff", "note", "diperiksa", "Sari", "2026-11-22")(DOCUMENT)
    row = noted.problem.standards["space.staff"]
    assert (row.note, row.changed_by, row.changed_on) == ("diperiksa", "Sari", "2026-11-22")
    assert is_touched(row)
    assert not is_changed(row)


def test_a_text_shipped_differently_is_no_change_of_a_person() -> None:
    assert not is_touched(replace(ROWS["space.staff"], source="bawaan versi lama"))
    assert is_touched(replace(ROWS["space.staff"], value=1))
    assert shipped("space.own") is None
