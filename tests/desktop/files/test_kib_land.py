"""Parcels go to the site with their address; what has no home is told."""

from __future__ import annotations

import pytest

from desktop.files.kib_land import KibLand, give_land, is_land
from solver.problem.estate import Site
from solver.problem.record import FactStatus

SITE = Site(id="s", name="Kompleks Merdeka", address="Jalan Merdeka, 1", status=FactStatus.SINGLE)


@pytest.mark.parametrize(
    ("kind", "code", "land"),
    [
        ("Tanah Bangunan Kantor Pemerintah", "", True),
        ("Sawah", "1.3.1.01.02.01.001", True),
        ("", "01.01.11.04.01", True),
        ("Gedung Kantor di atas tanah sewa", "1.3.3.01.01.01.001", False),
        ("Pertanahan", "1.3.10.01", False),
    ],
)
def test_what_is_land(kind: str, code: str, land: bool) -> None:
    assert is_land(kind, code) is land


def test_parcels_of_a_site_are_added_up_and_the_same_again_is_nothing() -> None:
    parcels = (
        KibLand("A2", "Tanah Kantor", "Jl. Merdeka 1", 10_000),
        KibLand("A3", "Kompleks Merdeka", "", 5_000),
        KibLand("A4", "Tanah Kosong", "Jl. Lain 9", 7_000),
        KibLand("A5", "Tanah Kantor", "Jl. Merdeka 1", None),
    )
    (site,), issues = give_land(parcels, (SITE,), "KIB A 2026")
    assert (site.land, site.source) == (15_000, "KIB A 2026")
    told = [(each.key, each.where) for each in issues]
    assert told == [("kib_land_no_site", "A4"), ("kib_land_no_area", "A5")]
    assert give_land(parcels, (site,), "KIB A 2026")[0] == ()


def test_an_area_of_the_planner_stays_and_is_told() -> None:
    own = Site(id="s", name="K", address="Jl. Merdeka 1", land=9_000, status=FactStatus.OWN)
    sites, issues = give_land((KibLand("A2", "T", "Jl. Merdeka 1", 10_000),), (own,), "KIB")
    assert sites == ()
    assert [(each.key, each.where) for each in issues] == [("kib_kept_ours", "A2")]
