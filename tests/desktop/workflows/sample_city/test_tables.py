"""Sources are found by name, and invented figures repeat and stay in their span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workflows.sample_city.tables import facts, illustration, invented, source, table
from solver.problem.record import FactStatus


@given(st.text(max_size=20), st.integers(-1000, 1000), st.integers(0, 1000))
def test_an_invented_figure_stays_in_its_span(key: str, low: int, width: int) -> None:
    assert low <= invented(key, [low, low + width]) <= low + width


def test_an_invented_figure_is_the_same_for_ever() -> None:
    assert invented("disdik-paud/growth", [-100, 200]) == -6
    assert len({invented(f"unit{n}", [0, 1000]) for n in range(200)}) > 150


def test_a_source_that_is_not_listed_is_a_fault_of_the_tables() -> None:
    assert source("") == ""
    with pytest.raises(KeyError):
        source("hearsay")


def test_every_listed_source_is_used() -> None:
    text = "".join(
        repr(table(name))
        for name in (
            "city",
            "organisation",
            "kecamatan",
            "estate",
            "scenarios",
            "realisation",
            "remarks",
        )
    )
    code = {"uptd_dukcapil", "uptd_bapenda", "dlh", "sukarami", "boundaries", "wilayah"}
    unused = [n for n in table("sources")["source"] if f"'{n}'" not in text and n not in code]
    assert unused == []


def test_a_row_without_evidence_is_an_estimate() -> None:
    assert facts({})["status"] is FactStatus.ESTIMATE


def test_an_illustration_says_so_behind_its_own_note() -> None:
    made = illustration("unit", {"note": "Nama dari sumber.", "source": "dlh"})
    assert made["status"] is FactStatus.ILLUSTRATION
    assert made["note"].startswith("Nama dari sumber. ")
    assert "ilustrasi" in made["note"]
    assert made["source"].startswith("https://")
