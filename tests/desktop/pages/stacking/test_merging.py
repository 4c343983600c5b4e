"""Merge: nobody is lost, everything that hangs on a unit follows, one step."""

from __future__ import annotations

from desktop.pages.stacking.merging import merge, partners
from desktop.pages.stacking.splitting import headcount, proposal, split
from desktop.pages.stacking.viewmodel import StackingModel
from solver.problem.integrity import integrity
from solver.problem.organisation import Post, Unit
from solver.problem.problem import Problem
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL


def model() -> StackingModel:
    return StackingModel(session(), MANUAL)


def everybody(problem: Problem) -> int:
    return sum(post.headcount for post in problem.post)


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
    split(made, "a-sek", proposal(made.problem, "a-sek", 5))
    part, _ = partners(made, "a-sek")[0]  # the part split off is offered first
    merge(made, part, "a-sek")
    after: dict[object, int] = {}
    for post in made.problem.where(Post, "unit", "a-sek"):
        after[post.level] = after.get(post.level, 0) + post.headcount
    assert after == before
    assert merge(made, "a-sek", "b-bid") == ""  # of another OPD
