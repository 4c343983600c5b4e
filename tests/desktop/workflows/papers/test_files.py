"""The kinds of file of a report: their names, and what is in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from desktop.reports.figures import Paper
from desktop.workflows.papers.files import KINDS, Order, makers
from solver.problem.problem import Problem
from tests.desktop.reports.example import WHEN, city, reckoned
from tests.desktop.reports.example import order as example_order

HEADS = {".pdf": b"%PDF-", ".xlsx": b"PK", ".docx": b"PK", ".html": b"<!DOCTYPE html>"}
PICTURES = {".png": b"\x89PNG", ".svg": b"<svg"}


def order(problem: Problem) -> Order:
    return Order(reckoned(problem), Paper.A4, WHEN)


def test_every_kind_is_made_in_order() -> None:
    made = makers(order(city()))
    assert tuple(made) == KINDS
    for kind in ("pdf", "xlsx", "docx", "html"):
        ((name, content),) = made[kind]()
        suffix = PurePosixPath(name).suffix
        assert suffix == f".{kind}"
        assert name.endswith(f"-palembang-2026-11-22.{kind}")
        assert content.startswith(HEADS[suffix])


def test_images_are_the_chart_and_a_plan_for_every_scenario() -> None:
    found = list(makers(order(city()))["images"]())
    folders = {PurePosixPath(name).parent.as_posix() for name, _ in found}
    assert folders == {"gambar-palembang-2026-11-22"}
    names = [PurePosixPath(name).name for name, _ in found]
    assert len(names) == len(set(names))
    assert names[:2] == ["biaya-per-tahun.png", "biaya-per-tahun.svg"]
    for each in ("1-hari-ini", "2-rencana-diumumkan-a-e", "3-hasil-optimasi"):
        assert any(name.startswith(f"susunan-lantai-{each}") for name in names)
    for name, content in found:
        assert content.startswith(PICTURES[PurePosixPath(name).suffix])


def test_the_order_of_moves_is_a_picture_of_its_own() -> None:
    problem = city()
    reckoning = replace(reckoned(problem), order=example_order(problem))
    found = makers(Order(reckoning, Paper.A4, WHEN))["images"]()
    names = [PurePosixPath(name).name for name, _ in found]
    assert names[:4:2] == ["biaya-per-tahun.png", "urutan-pindah.png"]
    assert len(names) == len(set(names))


def test_charts_and_workbook_are_whole_whatever_is_printed() -> None:
    problem = city()
    reckoning = replace(reckoned(problem), order=example_order(problem))
    whole, some = (
        makers(Order(reckoning, Paper.A4, WHEN, without=without))
        for without in ((), ("comparison", "order", "costs"))
    )
    for kind in ("images", "xlsx"):
        assert list(some[kind]()) == list(whole[kind]())
    assert list(some["html"]()) != list(whole["html"]())


def test_wild_and_equal_names_give_names_of_files() -> None:
    problem = city()
    problem = replace(
        problem, scenario=tuple(replace(s, name='../<&">/' + "x" * 90) for s in problem.scenario)
    )
    names = [name for name, _ in makers(order(problem))["images"]()]
    assert len(names) == len(set(names))
    for name in names:
        assert name.count("/") == 1
        assert len(name) < 140
        assert not set('<>&":\\|?*') & set(name)


def test_nobody_placed_leaves_the_chart() -> None:
    problem = city()
    nobody = replace(
        problem, placement=(), unit=tuple(replace(u, building="") for u in problem.unit)
    )
    names = [PurePosixPath(name).name for name, _ in makers(order(nobody))["images"]()]
    assert names == ["biaya-per-tahun.png", "biaya-per-tahun.svg"]
