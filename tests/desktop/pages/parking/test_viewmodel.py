"""Parking in words: figures, sites, hours, decks, the honest remark on sharing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.parking.viewmodel import ParkingModel
from solver.problem.problem import Problem
from tests.desktop.pages.parking.test_reckoning import crowded
from tests.support.problems import MANUAL, TODAY, tiny_problem


def reckoned(problem: Problem | None = None, scenario: str = MANUAL) -> ParkingModel:
    model = ParkingModel(Session(Document(problem or tiny_problem())))
    model.choice.choose(scenario)
    model.take(model.work()())
    return model


def test_the_figures_of_enough() -> None:
    problem = tiny_problem()
    roomy = tuple(replace(site, truck_stalls=10) for site in problem.site)
    cars, cycles, missing, decks = reckoned(replace(problem, site=roomy), TODAY).figures()
    assert int(cars.value) > 0
    assert int(cycles.value) > int(cars.value)
    assert "dari 160 petak di 2 kompleks" in cars.below
    assert (missing.value, missing.below) == ("0", "petak yang ada cukup di semua kompleks")
    assert (decks.value, decks.below) == ("0", "tidak perlu tingkat parkir")


def test_the_site_that_lacks_most_comes_first() -> None:
    model = reckoned(crowded())
    assert model.site == "south"
    grid = model.sites()
    assert grid.rows()[0] == "south"
    assert grid.text("south", "missing").startswith("▲ ")
    assert grid.text("south", "car").endswith(" / 2")
    assert model.figures()[2].below.startswith("mobil ")
    assert model.figures()[3].value == "1"


def test_a_chart_in_words() -> None:
    model = reckoned(crowded())
    cars = model.kinds()[0]
    assert cars.title.startswith("Mobil: puncak ")
    assert cars.hours[0] == "07"
    assert cars.words[2].startswith("Pukul 09.00: ")
    assert cars.lines[0][1] == "tersedia 2"
    tones = [tone for tone, _ in cars.notes]
    assert tones[0] == "negative"
    assert "tingkat parkir" in cars.notes[1][1]
    assert "per tahun" in cars.notes[1][1]


def test_a_site_that_bears_no_deck() -> None:
    problem = crowded()
    sites = tuple(replace(s, deck_levels=0) for s in problem.site)
    model = reckoned(replace(problem, site=sites))
    said = [words for kind in model.kinds() for _, words in kind.notes]
    assert any("tidak dapat dibangun tingkat parkir" in words for words in said)
    assert "tidak dapat ditutup" in model.figures()[3].below


def test_a_site_without_figures_is_not_judged() -> None:
    problem = tiny_problem()
    bare = {"car_stalls": 0, "motorcycle_stalls": 0, "truck_stalls": 0, "deck_levels": 0}
    model = reckoned(replace(problem, site=tuple(replace(s, **bare) for s in problem.site)), TODAY)
    assert model.kinds()[0].notes[0][0] == "warning"
    assert model.kinds()[0].lines == ()
    assert "2 kompleks belum dicatat" in model.figures()[0].below


def test_the_remark_on_sharing_has_its_figures() -> None:
    model = reckoned(scenario=TODAY)
    together = sum(n.peak for n in model.needs if n.kind.value in ("car", "motorcycle"))
    assert f"{together}" in model.sharing()
    assert ParkingModel(Session(Document(Problem()))).sharing() == ""


@pytest.mark.parametrize(("scenario", "there"), [(TODAY, True), (MANUAL, True), ("best", False)])
def test_which_scenarios_have_a_plan(scenario: str, there: bool) -> None:
    problem = replace(
        tiny_problem(),
        placement=tuple(p for p in tiny_problem().placement if p.scenario == MANUAL),
    )
    model = ParkingModel(Session(Document(problem)))
    model.choice.choose(scenario)
    assert model.choice.has_plan is there


def test_who_parks_where_as_a_table() -> None:
    grid = reckoned(scenario=TODAY).who()
    assert grid.text("b/centre", "name") == "Dinas B"
    assert grid.text("b/centre", "truck") == "4"
    assert grid.text("d/centre", "truck") == "–"
