"""The weights as a table: an hour is written as rupiah, other prices say where they are from."""

from __future__ import annotations

from desktop.document.grid import Cell
from desktop.pages.scenarios.viewmodel import ScenariosModel
from desktop.pages.scenarios.weights import WeightsGrid
from solver.problem.scenario import Scenario
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST


def made() -> tuple[ScenariosModel, WeightsGrid]:
    model = ScenariosModel(session())
    model.take_weights(model.weighing()())
    return model, model.weights()


def test_rupiah_for_an_hour_become_the_weight_of_the_scenario() -> None:
    model, grid = made()
    full = grid.line("staff").full
    assert grid.write((Cell("staff", "each", f"Rp{full * 2}"),)) == ()
    assert model.problem.get(Scenario, BEST).time_weight == 20_000
    assert model.session.undo_label == "Ubah bobot"
    model.session.undo()
    assert model.problem.get(Scenario, BEST).time_weight == 10_000


def test_what_cannot_be_written_here_says_where(qapp: object) -> None:
    model, grid = made()
    wrong = grid.write((Cell("move", "each", "5"),))
    assert [found.key for found in wrong] == ["weight_elsewhere"]
    high = grid.write((Cell("staff", "each", f"{grid.line('staff').full * 11}"),))
    assert [found.key for found in high] == ["weight_too_high"]
    assert grid.write((Cell("staff", "each", "banyak"),))
    assert model.session.undo_label is None


def test_each_price_says_its_source_and_leads_there() -> None:
    model, grid = made()
    assert "Belum diverifikasi" in grid.whole("staff")
    assert model.weight_link("staff") == ("standards", {"standard": "time.wage"})
    assert model.weight_link("old")[0] == "estate"
    assert model.weight_link("sr2") == ("scenarios", {"scenario_rule": "sr2"})
    model.choose("today")
    assert model.weights().rows() == ()
    assert model.weights().whole("staff") == ""
