"""Split and merge: nobody is lost, everything that hangs on a unit follows, one step each."""

from __future__ import annotations

import pytest

from desktop.pages.stacking.parting import headcount, merge, partners, shares, split
from desktop.pages.stacking.viewmodel import StackingModel
from solver.demand.staff import LEADERS
from solver.problem.integrity import integrity
from solver.problem.organisation import Post, Unit
from solver.problem.problem import Problem
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL


def model() -> StackingModel:
    return StackingModel(session(), MANUAL)


def everybody(problem: Problem) -> int:
    return sum(post.headcount for post in problem.post)


@pytest.mark.parametrize("people", [1, 7, 20])
def test_a_split_loses_nobody_and_leaves_the_head(people: int) -> None:
    made = model()
    before = made.problem
    whole = headcount(before, "a-sek")
    assert people < whole
    goes = shares(before, "a-sek", people)
    assert sum(n for _, n in goes) == people
    led = sum(p.headcount for p, _ in goes if p.level in LEADERS)
    if people <= whole - led:
        assert all(n == 0 for p, n in goes if p.level in LEADERS)
    assert str(people) in split(made, "a-sek", people)
    after = made.problem
    assert everybody(after) == everybody(before)
    new = next(u for u in after.unit if u.name == "Unit a-sek (2)")
    assert headcount(after, new.id) == people
    assert sum(u.visitors for u in after.unit) == sum(u.visitors for u in before.unit)
    assert made.view().place_of[new.id] == made.view().place_of["a-sek"]
    assert integrity(after) == integrity(before)
    made.session.undo()
    assert made.problem is before


def test_a_split_needs_somebody_on_both_sides() -> None:
    made = model()
    assert split(made, "a-sek", 0) == ""
    assert split(made, "a-sek", headcount(made.problem, "a-sek")) == ""
    assert split(made, "nobody", 1) == ""


def test_a_merge_takes_everything_along() -> None:
    made = model()
    before = made.problem
    people = headcount(before, "a-sek") + headcount(before, "a-head")
    assert merge(made, "a-head", "a-sek")
    after = made.problem
    assert after.find(Unit, "a-head") is None
    assert headcount(after, "a-sek") == people
    assert everybody(after) == everybody(before)
    assert sum(m.per_week for m in after.meeting) == sum(m.per_week for m in before.meeting)
    named = {u for t in after.trip for u in (t.unit_a, t.unit_b)}
    assert "a-head" not in named
    assert all(t.unit_a != t.unit_b for t in after.trip)
    pairs = [frozenset((t.unit_a, t.unit_b)) for t in after.trip]
    assert len(pairs) == len(set(pairs))
    assert integrity(after) == integrity(before)
    assert str(made.session.undo_label).startswith("Gabungkan Dinas A")


def test_split_then_merge_gives_the_posts_back() -> None:
    made = model()
    before = {p.level: p.headcount for p in made.problem.where(Post, "unit", "a-sek")}
    split(made, "a-sek", 5)
    part, _ = partners(made, "a-sek")[0]  # the part split off is offered first
    merge(made, part, "a-sek")
    after: dict[object, int] = {}
    for post in made.problem.where(Post, "unit", "a-sek"):
        after[post.level] = after.get(post.level, 0) + post.headcount
    assert after == before
    assert merge(made, "a-sek", "b-bid") == ""  # of another OPD
