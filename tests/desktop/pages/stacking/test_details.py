"""The panel about one unit: needs with their inputs, and today."""

from __future__ import annotations

from desktop.pages.stacking.details import details, several
from desktop.pages.stacking.viewmodel import StackingModel
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL, TODAY


def reckoned(scenario: str) -> StackingModel:
    model = StackingModel(session(), scenario)
    model.take(model.reckoning()())
    return model


def test_needs_come_with_the_inputs_they_were_made_of() -> None:
    found = details(reckoned(MANUAL), "a-sek")
    assert found is not None
    by = {fact.label: fact for fact in found.facts}
    assert by["Dalam skenario"].value == "Menara · Lantai 2"
    assert by["Sekarang di"].value == "Rumah Lama · L1"
    assert by["Pegawai tahun 2031"].value == "26\u00a0orang"
    area = by["Kebutuhan luas bersih"]
    assert area.value.endswith("m²")
    assert len(area.inputs) >= 4


def test_today_offers_nothing_and_strangers_have_no_details() -> None:
    model = reckoned(TODAY)
    found = details(model, "a-sek")
    assert found is not None
    assert details(model, "nobody") is None


def test_a_unit_in_the_tray_says_so() -> None:
    found = details(reckoned(MANUAL), "c-bid")
    assert found is not None
    assert not found.placed
    assert found.facts[0].value == "belum ditempatkan"


def test_several_units_are_summed_with_whose_they_are_and_where() -> None:
    model = reckoned(MANUAL)
    blocks = [model.view().block_of[unit] for unit in ("a-sek", "c-bid")]
    found = several(model, ("c-bid", "a-sek"))
    assert found.title == "2 unit ditandai"
    assert found.facts[1].value == f"{sum(b.people for b in blocks)}\N{NO-BREAK SPACE}orang"
    assert found.facts[2].inputs == (("Dinas A", "1"), ("Badan C", "1"))
    assert sum(int(n) for _, n in found.facts[3].inputs) == 2
    assert found.placed
    assert not found.pinned
