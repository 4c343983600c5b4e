"""Units of the sample city: heads, headcounts, branches in the kecamatan."""

from __future__ import annotations

from collections import Counter

from desktop.workflows.sample_city.organisation import (
    districts,
    meetings,
    opds,
    posts,
    seats,
    spaces,
    vehicles,
)
from solver.problem.organisation import PostLevel, UnitKind, VehicleKind


def test_every_opd_has_units_and_one_head() -> None:
    units = Counter(seat.unit.opd for seat in seats())
    assert set(units) == {opd.id for opd in opds()}
    heads = Counter(seat.unit.opd for seat in seats() if seat.unit.kind is UnitKind.LEADERSHIP)
    dinas = [opd.id for opd in opds() if opd.kind.value in {"dinas", "badan", "satuan"}]
    assert {id: heads[id] for id in dinas} == dict.fromkeys(dinas, 1)


def test_posts_add_up_to_the_headcount_of_the_row() -> None:
    for seat in seats():
        found = sum(p.headcount for p in posts(seat))
        assert found == seat.people + seat.row.get("crew", 0), seat.unit.id


def test_heads_have_their_echelon() -> None:
    level = {seat.unit.id: {p.level for p in posts(seat)} for seat in seats()}
    assert PostLevel.ESELON_2B in level["disdik-pimpinan"]
    assert PostLevel.ESELON_3A in level["disdik-sekretariat"]
    assert PostLevel.ESELON_3B in level["disdik-paud"]
    assert PostLevel.MAYOR in level["setda-walikota"]
    assert PostLevel.ESELON_2A in level["setda-sekda"]
    assert PostLevel.ESELON_3A in level["kec-sako-camat"]


def test_branches_of_the_kecamatan() -> None:
    """Nine zones of Dukcapil, none where the source names none; eighteen of DLH."""
    branches = Counter(s.unit.opd for s in seats() if s.home and s.unit.kind is UnitKind.UPTD)
    assert (branches["dukcapil"], branches["dlh"], branches["bapenda"]) == (9, 18, 18)
    without = {"gandus", "ilir-barat-dua", "bukit-kecil", "plaju", "kertapati"}
    without |= {"alang-alang-lebar", "sematang-borang"}
    homes = {s.home for s in seats() if s.unit.id.startswith("dukcapil-uptd")}
    assert homes & without == set()
    assert homes <= {row["id"] for row in districts()}


def test_cleaners_have_no_desk() -> None:
    crew = {
        s.unit.id: p.headcount for s in seats() for p in posts(s) if p.level is PostLevel.FIELD_CREW
    }
    assert crew["dlh-regu"] == 1_341


def test_counters_are_open_to_visitors() -> None:
    for seat in seats():
        if seat.unit.counters:
            assert seat.unit.visitors, seat.unit.id


def test_heavy_archives_are_asked_for_strong_floors() -> None:
    heavy = {s.unit.id for s in seats() for space in spaces(s) if space.live_load >= 400}
    assert {"disarsip-kelola", "dukcapil-capil", "bpkad-benda"} <= heavy


def test_meetings_and_vehicles_follow_the_rules_of_the_kind() -> None:
    by_id = {seat.unit.id: seat for seat in seats()}
    assert {m.size.value for m in meetings(by_id["disdik-sekretariat"])} == {
        "small",
        "medium",
        "large",
        "hall",
    }
    assert {m.size.value for m in meetings(by_id["dlh-uptd-sako"])} == {"small"}
    assert {v.kind for v in vehicles(by_id["disdik-pimpinan"])} == {VehicleKind.CAR}


def test_short_names_fit_a_block_and_differ_within_an_opd() -> None:
    """The stacking plan writes the short name of the OPD beside them."""
    names = [(seat.unit.opd, seat.unit.short) for seat in seats()]
    assert len(set(names)) == len(names)
    assert [short for _, short in names if not 1 < len(short) <= 26] == []
