"""A search in words: under way, done, ended well, died, refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.jobs.messages import Failed, Finished, Lost, Refused
from desktop.jobs.runner import Heard
from desktop.pages.scenarios.search import done, ending, issue_link, live
from desktop.workflows.solve_scenario import SolvedScenario, solve_scenario
from solver.errors import issue
from solver.plan import Progress, SolveStatus
from solver.problem.scenario import Result
from tests.support.problems import BEST, tiny_problem


@pytest.fixture(scope="module")
def found() -> SolvedScenario:
    made = solve_scenario(Document(tiny_problem()), BEST, seconds=1, seed=1, threads=1)
    assert isinstance(made, SolvedScenario)
    return made


def heard(found: SolvedScenario) -> Heard:
    cost = found.outcome.cost
    progress = Progress(1.0, cost, 0, found.outcome.plan, "anneal")
    return Heard(found.built, progress, found.outcome.plan, ((1.0, cost, 0),))


def test_a_search_under_way_in_rupiah(found: SolvedScenario) -> None:
    assert live(Heard(), 0.5).phase == "Menyiapkan data"
    assert live(Heard(built=found.built), 0.5).phase == "Memulai pencarian"
    told = live(heard(found), 2.0)
    assert told.points == ((1.0, found.best, found.built.base),)
    assert told.best.startswith("Rp")
    assert told.gap.endswith("%")
    assert told.phase


def test_before_the_first_plan_there_is_no_figure(found: SolvedScenario) -> None:
    told = live(Heard(found.built, Progress(1.0, None, None), None, ()), 1.0)
    assert (told.best, told.bound, told.gap) == ("–", "–", "–")


def test_what_was_written_is_shown_again(found: SolvedScenario) -> None:
    result = found.edit(Document(tiny_problem())).problem.get(Result, BEST)
    told = done(result)
    assert len(told.points) == len(found.outcome.trace)
    assert told.elapsed
    assert done(None).best == "–"


@pytest.mark.parametrize("status", SolveStatus)
def test_only_a_proof_is_called_optimal(found: SolvedScenario, status: SolveStatus) -> None:
    outcome = replace(found.outcome, status=status)
    told = ending(replace(heard(found), last=Finished(outcome)), 1, 1)
    assert ("erbukti optimal" in told.words) == (status is SolveStatus.OPTIMAL)
    assert told.solved is not None


@pytest.mark.parametrize(
    ("last", "word"),
    [
        (Lost(-9), "memori"),
        (Failed("x", memory=True), "memori"),
        (Lost(1), "mendadak"),
        (Failed("x"), "mendadak"),
    ],
)
def test_a_died_search_is_one_sentence_with_the_best_so_far(
    found: SolvedScenario, last: Lost | Failed, word: str
) -> None:
    told = ending(replace(heard(found), last=last), 3, 2)
    assert word in told.words
    assert told.solved is not None
    assert told.solved.best == found.best
    assert told.tone == "warning"
    nothing = ending(Heard(found.built, last=last), 3, 2)
    assert nothing.solved is None
    assert nothing.tone == "negative"


def test_refusals_come_with_links_to_where_they_are_mended() -> None:
    reason = issue("text_empty", "unit/a-sek/name")
    told = ending(Heard(last=Refused((reason,))), 1, 1)
    assert told.issues == (reason,)
    link = issue_link(reason)
    assert (link.page, link.args) == ("organisation", (("unit", "a-sek"),))
    assert link.words
    assert issue_link(issue("text_empty", "Sheet1!B7")).page == ""
    assert issue_link(issue("text_empty", "standard/space.staff/value")).page == "standards"
