"""What the first page shows, as texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.home.viewmodel import (
    FIGURES,
    WEAKEST_FIRST,
    HomeModel,
    figures,
    recent,
    recent_names,
    reckon,
    short_name,
    weakest,
)
from desktop.system.settings import Settings, with_recent
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from tests.support.problems import TODAY, tiny_problem

PROBLEM = tiny_problem()


def test_the_five_figures_of_today() -> None:
    found = {each.id: each for each in figures(PROBLEM, reckon(PROBLEM, TODAY))}
    assert tuple(found) == FIGURES
    people = sum(post.headcount for post in PROBLEM.post)
    assert found["people"].value == str(people)
    known = [u.occupied for u in PROBLEM.unit if u.occupied is not None]
    assert found["area"].value == f"{sum(known) // 100}\u00a0m²"
    assert f"{len(known)} dari {len(PROBLEM.unit)}" in found["area"].below
    assert found["cost"].value.startswith("Rp")


def test_nothing_known_is_a_dash_and_no_fault() -> None:
    model = HomeModel(Session(Document()))
    assert model.today() == ""
    assert model.title() == ("Proyek tanpa nama", "")
    assert model.illustration() == ""
    empty = {each.id: each.value for each in figures(Problem(), reckon(PROBLEM, TODAY))}
    assert [empty[name] for name in ("people", "area", "cost", "buildings")] == ["–"] * 4


def test_title_of_the_city() -> None:
    title, under = HomeModel(Session(Document(PROBLEM))).title()
    assert title == "Kota Contoh"
    assert "2026" in under


def test_recent_files_say_what_is_gone(tmp_path: Path) -> None:
    there = tmp_path / "kota.satuatap"
    there.write_bytes(b"x")
    settings = with_recent(with_recent(Settings(), there), tmp_path / "hilang.satuatap")
    gone, known = recent(settings)
    assert (gone.name, gone.there, gone.when) == ("hilang", False, "tidak ditemukan")
    assert known.there
    assert known.when.endswith("20" + known.when[-2:])


def test_a_figure_is_trusted_as_little_as_its_weakest_part() -> None:
    assert weakest(()) is None
    assert weakest((FactStatus.VERIFIED, FactStatus.OWN)) is FactStatus.OWN
    assert set(WEAKEST_FIRST) == set(FactStatus)
    marked = replace(PROBLEM.unit[0], status=FactStatus.ILLUSTRATION)
    problem = replace(PROBLEM, unit=(marked, *PROBLEM.unit[1:]))
    found = {each.id: each.status for each in figures(problem, reckon(problem, TODAY))}
    assert found["people"] is FactStatus.ILLUSTRATION


def test_a_long_name_keeps_both_ends() -> None:
    assert short_name("palembang", 10) == "palembang"
    name = short_name("palembang rapat pimpinan 12 November", 21)
    assert name == "palembang…2 November"


def test_names_come_without_a_look_at_the_disk(tmp_path: Path) -> None:
    gone, mine = tmp_path / "hilang.satuatap", tmp_path / "ini.satuatap"
    settings = with_recent(with_recent(Settings(), mine), gone)
    assert [(each.name, each.there) for each in recent_names(settings, mine)] == [("hilang", True)]
    assert [(each.name, each.there) for each in recent(settings, mine)] == [("hilang", False)]
