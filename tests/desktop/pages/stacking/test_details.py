"""The panel about one unit: needs with their inputs, and today."""

from __future__ import annotations

from desktop.pages.stacking.details import details
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
