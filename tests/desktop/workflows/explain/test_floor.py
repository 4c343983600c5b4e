"""Why this floor, in rupiah and words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.text import NBSP
from desktop.system.translate import set_language
from desktop.workflows.explain.floor import explain_floor, find_unit, row_sentences, turning
from desktop.workflows.explain.names import names_in
from desktop.workflows.solve_scenario import solve_scenario
from solver.case.build import BuiltCase, build_case, placements_of, plan_of
from solver.check.violation import Violation
from solver.errors import SatuAtapError
from solver.explain.why_here import Elsewhere, Reach, Room
from solver.explain.why_here_rules import Price
from solver.plan import Plan
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from solver.rules import CostTerm, PlaceReason, RuleId
from tests.support.problems import BEST, tiny_problem


@pytest.fixture(scope="module")
def solved() -> Problem:
    """Return the small city with the best plan of its scenario."""
    document = Document(tiny_problem())
    found = solve_scenario(document, BEST, seconds=10, seed=1, threads=1)
    assert not isinstance(found, tuple)
    return found.edit(document).problem


def _free_unit(problem: Problem) -> tuple[BuiltCase, int]:
    built = build_case(problem, BEST)
    assert isinstance(built, BuiltCase)
    u = max(range(len(built.units)), key=lambda v: len(built.case.units[v].floors))
    return built, u


def test_every_place_has_a_row_and_forbidden_floors_say_why(solved: Problem) -> None:
    built, _ = _free_unit(solved)
    for unit in built.units:
        told = []
        found = explain_floor(solved, BEST, unit, seconds=3, on_row=told.append)
        assert not isinstance(found, tuple)
        own = built.case.units[built.units.index(unit)]
        allowed = [row for row in found.rows if not row.reasons]
        assert len(allowed) == len(own.floors) + (own.stay is not None)
        assert sum(row.here for row in found.rows) == 1
        assert {row.floor for row in found.rows if row.reasons}.isdisjoint(
            {built.floors[f] for f in own.floors}
        )
        assert told
        assert all(
            row.sentences and "explain_" not in " ".join(row.sentences) for row in found.rows
        )
        assert found.better is None or found.better.best is not None


def test_a_floor_that_is_forbidden_names_its_reason(solved: Problem) -> None:
    reasons = set()
    built, _ = _free_unit(solved)
    for unit in built.units:
        found = explain_floor(solved, BEST, unit, seconds=0.2)
        assert not isinstance(found, tuple)
        reasons |= {reason for row in found.rows for reason in row.reasons}
    assert reasons - {PlaceReason.NOT_CANDIDATE}
    assert PlaceReason.NOT_CANDIDATE not in reasons


def test_a_bad_plan_is_improved_and_the_edit_writes_the_better_one(solved: Problem) -> None:
    built, u = _free_unit(solved)
    plan = plan_of(built, solved)
    assert plan is not None
    worst = max(built.case.units[u].floors, key=lambda f: built.case.units[u].cost_on[f])
    place = (*plan.place[:u], worst, *plan.place[u + 1 :])
    rows = placements_of(built, Plan(place), BEST, solved)
    others = [row for row in solved.placement if row.scenario != BEST]
    bad = replace(solved, placement=(*others, *rows))
    found = explain_floor(bad, BEST, built.units[u], seconds=5)
    assert not isinstance(found, tuple)
    if worst != plan.place[u]:
        assert found.better is not None
        after = found.better.edit(Document(bad)).problem
        again = plan_of(built, after)
        assert again == found.better.outcome.plan


def test_what_cannot_be_explained_says_why(solved: Problem) -> None:
    bare = replace(solved, placement=())
    found = explain_floor(bare, BEST, solved.unit[0].id, seconds=1)
    assert isinstance(found, tuple)
    assert found[0].key == "explain_unplaced"
    outside = explain_floor(solved, BEST, "nobody", seconds=1)
    assert isinstance(outside, tuple)
    assert outside[0].key == "explain_unit_outside"
    moved = [
        replace(row, building="camat", floor="") if row.scenario == BEST else row
        for row in solved.placement
    ]
    wrong = explain_floor(replace(solved, placement=tuple(moved)), BEST, "a-sek", seconds=1)
    assert isinstance(wrong, tuple)
    assert wrong[0].key == "explain_misplaced"
    assert any(isinstance(row, Placement) for row in moved)


def test_a_unit_is_found_by_part_of_its_name(solved: Problem) -> None:
    unit = solved.unit[0]
    assert find_unit(solved, unit.id) == unit.id
    with pytest.raises(SatuAtapError, match="explain_no_such_unit"):
        find_unit(solved, "zzz")
    with pytest.raises(SatuAtapError, match="explain_no_such_unit"):
        find_unit(solved, "a")


def _row(solved: Problem, **more: object) -> tuple[Elsewhere, str]:
    built, _ = _free_unit(solved)
    names = names_in(solved, built)
    row = Elsewhere(0, False, Price(0, ()), **more)  # type: ignore[arg-type]
    return row, " ".join(row_sentences(row, names)).replace(NBSP, " ")


def test_the_sentences_claim_no_more_than_is_known(solved: Problem) -> None:
    try:
        set_language("en")
        broken = (Violation(RuleId.AREA, "floor", (0,), 8_400),)
        _, impossible = _row(solved, forbids=broken, reach=Reach.PROVED)
        assert "impossible, whatever else is moved" in impossible
        assert "84 m²" in impossible
        _, tried = _row(solved, forbids=broken, reach=Reach.TRIED)
        assert "no plan that keeps all rules was found" in tried
        _, near = _row(solved, forbids=broken, reach=Reach.NEARBY, free=24)
        assert "only 24 related units" in near
        causes = ((CostTerm.FLOW, 9_000), (CostTerm.SPAN, 4_000), (CostTerm.UNIT, -1_000))
        price = Price(12_000, causes)
        row, dearer = _row(solved, repaired=price, room=Room(4_000, -5), moved=((1, 0, 1),))
        assert "Rp12 million a year dearer" in dearer
        assert "One other unit has to move" in dearer
        assert "or if it has 40 m² more" in dearer
        built, _ = _free_unit(solved)
        (text,) = turning(row, names_in(solved, built))
        assert "falls by Rp12 million" in text.replace(NBSP, " ")
        _, cheaper = _row(solved, repaired=Price(-7, ((CostTerm.UNIT, -7),)), room=Room(1, -7))
        assert "cheaper" in cheaper
        assert "becomes the best" not in cheaper
    finally:
        set_language("id")
