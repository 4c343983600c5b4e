"""What a worker does: solve, polish and bound, and the catch that keeps what is not beaten."""

from __future__ import annotations

import pytest

from solver.check.rules import violations
from solver.plan import Outcome, Plan, Progress, SolveStatus
from solver.search.clock import LATEST
from solver.search.race import Race
from solver.study.executor import hold
from solver.study.question import Aim
from solver.study.task import CASES_KEPT, Catch, Job, Kind, work
from tests.support.every_plan import blend_of, every_plan, moves_of, tiny, true_front, xy

QUESTION = blend_of(tiny(1))
AIM = Aim(500, 500)


def job(kind: Kind, **more: object) -> Job:
    ask = {"key": "a", "study": QUESTION.key, "aim": AIM, "seconds": 0.5, "reproducible": True}
    return Job(kind=kind, **(ask | {"question": QUESTION} | more))  # type: ignore[arg-type]


def best() -> int:
    return min(500 * p.x + 500 * p.y for p in true_front(QUESTION))


def test_solving_finds_and_proves_a_tiny_point() -> None:
    found = work(job(Kind.SOLVE))
    assert min(500 * p.x + 500 * p.y for p in found.points) == best() == found.bound
    assert not found.infeasible


def test_reproducible_jobs_keep_nothing_that_goes_by_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from solver.study import task

    heard: list[object] = []

    def solve(*of: object) -> Outcome:
        heard.append(of[2])
        return Outcome(SolveStatus.UNKNOWN, None, None, None, (), 0.0, 1, 1, "")

    monkeypatch.setattr(task, "solve", solve)
    work(job(Kind.SOLVE))
    work(job(Kind.SOLVE, reproducible=False))
    assert heard[0] is None
    assert heard[1] is not None


def test_a_bound_comes_with_the_plans_met_on_the_way() -> None:
    found = work(job(Kind.BOUND))
    assert found.bound == best()


def test_a_busy_computer_is_no_reason_to_bound_less(monkeypatch: pytest.MonkeyPatch) -> None:
    from solver.study import task

    limits: list[float] = []

    class Proof:
        def __init__(self, race: Race, means: object) -> None:
            limits.append(race.seconds)

        def whole(self) -> None:
            pass

    monkeypatch.setattr(task, "Proof", Proof)
    work(job(Kind.BOUND))
    work(job(Kind.BOUND, reproducible=False))
    assert limits == [LATEST * 0.5, 0.5]


def test_polishing_stays_at_or_below_where_it_began() -> None:
    start = max(every_plan(tiny(1)), key=lambda plan: sum(QUESTION.measure(plan)))
    found = work(job(Kind.POLISH, starts=(start,)))
    assert min(p.x + p.y for p in found.points) <= sum(QUESTION.measure(start))
    for point in found.points:
        assert violations(tiny(1), point.plan) == ()
        assert QUESTION.measure(point.plan) == (point.x, point.y)


def test_polishing_by_the_clock_finds_a_plan_too() -> None:
    start = every_plan(tiny(1))[0]
    found = work(job(Kind.POLISH, starts=(start,), reproducible=False))
    assert found.points


def test_a_job_done_twice_gives_the_same() -> None:
    start = every_plan(tiny(1))[0]
    for kind in Kind:
        again = [work(job(kind, starts=(start,))) for _ in range(2)]
        assert again[0] == again[1]


def test_the_matter_is_carried_or_held() -> None:
    question = moves_of(tiny(2))
    bare = Job("a", question.key, Kind.SOLVE, Aim(), seconds=0.5, reproducible=True)
    with pytest.raises(LookupError):
        work(bare)
    hold(question.key, question)
    assert work(bare) == work(bare.carry(question))
    assert bare.carry(question).question is question


def test_many_aims_do_not_fill_the_memory() -> None:
    from solver.study import task

    for first in range(1, CASES_KEPT + 5):
        aim = Aim(first, 1000 - first)
        start = (every_plan(tiny(1))[0],)
        work(job(Kind.POLISH, aim=aim, starts=start, seconds=0.01))
    assert len(task._KEPT) == CASES_KEPT


def test_a_catch_lets_go_what_is_unsound_or_beaten() -> None:
    catch = Catch(QUESTION)
    catch.take(None)
    catch.take(Plan((0,)))
    for plan in every_plan(tiny(1)):
        catch.heard(Progress(0.0, None, None, plan))
    assert sorted(xy(catch.points)) == xy(true_front(QUESTION))


def test_an_impossible_limit_is_proved_so() -> None:
    question = moves_of(tiny(3))
    fewest = true_front(question)[-1].y
    found = work(
        Job("a", question.key, Kind.SOLVE, Aim(most=fewest - 1), seconds=2, question=question)
    )
    assert found.infeasible
    assert found.points == ()
