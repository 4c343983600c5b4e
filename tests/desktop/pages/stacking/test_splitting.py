"""Split: nobody and nothing is lost, what is told to go goes, one step that undo takes back."""

from __future__ import annotations

import pytest

from desktop.document.text import format_number
from desktop.pages.stacking.splitting import (
    headcount,
    part_area,
    part_name,
    people_of,
    pieces,
    proposal,
    refusal,
    shares,
    split,
)
from desktop.pages.stacking.viewmodel import StackingModel
from solver.demand.staff import LEADERS
from solver.problem.integrity import integrity
from solver.problem.organisation import Meeting, SpecialSpace, Unit, Vehicle
from solver.problem.problem import Problem
from solver.units import Measure
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL


def model() -> StackingModel:
    return StackingModel(session(), MANUAL)


def totals(problem: Problem) -> dict[str, int]:
    return {
        "people": sum(p.headcount for p in problem.post),
        "visitors": sum(u.visitors for u in problem.unit),
        "counters": sum(u.counters for u in problem.unit),
        "archive": sum(u.archive for u in problem.unit),
        "occupied": sum(u.occupied or 0 for u in problem.unit),
        "space": sum(s.area for s in problem.space),
        "vehicles": sum(v.count for v in problem.vehicle),
        "meetings": sum(m.per_week for m in problem.meeting),
        "trips": sum(t.per_week for t in problem.trip),
    }


def part_of(problem: Problem, name: str) -> Unit:
    return next(u for u in problem.unit if u.name == name)


@pytest.mark.parametrize("unit", ["a-sek", "b-uptd", "c-sek"])
@pytest.mark.parametrize("people", [1, 7, 20])
def test_a_split_loses_nothing_and_leaves_the_head(unit: str, people: int) -> None:
    made = model()
    before = made.problem
    whole = headcount(before, unit)
    goes = proposal(before, unit, people)
    assert people_of(before, unit, goes) == people < whole
    led = sum(n for p, n in shares(before, unit, people) if p.level in LEADERS)
    assert led == 0
    assert str(people) in split(made, unit, goes)
    after = made.problem
    assert totals(after) == totals(before)
    new = part_of(after, f"Unit {unit} (2)")
    assert headcount(after, new.id) == people
    assert made.view().place_of[new.id] == made.view().place_of[unit]
    assert integrity(after) == integrity(before)
    made.session.undo()
    assert made.problem is before


def test_rooms_vehicles_and_meetings_go_where_they_are_told() -> None:
    made = model()
    before = made.problem
    goes = {"c-sek-2": 6, "s3": 1, "v3": 2, "c-sek-m": 500, "c-sek-m2": 100}
    assert split(made, "c-sek", goes, "Bidang Baru")
    after = made.problem
    new = part_of(after, "Bidang Baru").id
    assert [s.id for s in after.where(SpecialSpace, "unit", new)] == ["s3"]
    assert [v.count for v in after.where(Vehicle, "unit", new)] == [2]
    assert [v.count for v in after.where(Vehicle, "unit", "c-sek")] == [4]
    assert {m.per_week for m in after.where(Meeting, "unit", new)} == {500, 100}
    assert [m.per_week for m in after.where(Meeting, "unit", "c-sek")] == [200]
    assert totals(after) == totals(before)
    assert integrity(after) == integrity(before)


def test_a_proposal_shares_like_the_people_and_leaves_rooms_and_counters() -> None:
    problem = model().problem
    goes = proposal(problem, "c-sek", headcount(problem, "c-sek") // 2)
    assert goes["s3"] == 0
    assert 0 < goes["v3"] < 6
    assert 0 < goes["c-sek-m2"] < 300
    assert set(goes) == {piece.key for piece in pieces(problem, "c-sek")}
    assert pieces(problem, "nobody") == ()


def test_somebody_must_go_and_somebody_must_stay() -> None:
    made = model()
    everybody = {p.key: p.whole for p in pieces(made.problem, "a-sek") if p.group == "post"}
    assert "tinggal" in refusal(made.problem, "a-sek", everybody)
    assert "ikut" in refusal(made.problem, "a-sek", {})
    for goes in (everybody, {}):
        assert split(made, "a-sek", goes) == ""
    assert split(made, "nobody", {}) == ""
    assert made.session.undo_label is None


def test_areas_of_both_parts_are_told_before() -> None:
    made = model()
    first, second = part_area(made, "a-sek", proposal(made.problem, "a-sek", 5))
    room, without = part_area(made, "a-sek", proposal(made.problem, "a-sek", 5) | {"s1": 1})
    assert room > first > 0
    assert without < second
    assert part_area(made, "nobody", {}) == (0, 0)
    assert part_name(made.problem, "a-sek") == "Unit a-sek (2)"
    assert part_name(made.problem, "nobody") == ""


def test_a_piece_is_written_and_read_as_everywhere() -> None:
    weekly = next(p for p in pieces(model().problem, "c-sek") if p.group == "meeting")
    assert weekly.text(250) == format_number(250, Measure.HUNDREDTH, unit=False) == "2,5"
    assert weekly.read("2,5") == 250
    assert weekly.read("dua") is None
    assert weekly.step == 100
