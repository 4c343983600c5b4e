"""Fronts of tiny cases against counting; the same over every executor; stops and dead workers."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.check.rules import violations
from solver.study import executor, pareto
from solver.study.answer import Front, StudyOptions, StudyProgress
from solver.study.executor import Crew, LocalPool, in_this_process, local_pool, over
from solver.study.front import Corner, hypervolume, nondominated
from solver.study.pareto import find_front
from solver.study.question import Blend, Moves
from solver.study.task import Found, Job, Kind, work
from tests.support.cases import PAIRS, rich
from tests.support.every_plan import (
    blend_of,
    every_plan,
    every_point,
    moves_of,
    tiny,
    true_front,
    xy,
)

QUICK = StudyOptions(points=4, seconds=0.8, reproducible=True)
QUESTIONS: dict[str, Callable[[int], Blend | Moves]] = {
    "way": lambda seed: blend_of(tiny(seed)),
    "moves": lambda seed: moves_of(tiny(seed)),
}


def found(question: Blend | Moves, options: StudyOptions = QUICK, **more: object) -> Front:
    return find_front(question, options, in_this_process(), **more)  # type: ignore[arg-type]


def hold_true(question: Blend | Moves, front: Front) -> None:
    """Assert all that a front says against every plan of the case."""
    everything = every_point(question)
    true = {(p.x, p.y) for p in true_front(question)}
    assert nondominated(front.points) == front.points
    assert nondominated(front.known) == front.known
    assert front.points
    for point in front.points:
        assert violations(question.plain, point.plan) == ()
        assert question.measure(point.plan) == (point.x, point.y)
        if point.proved:
            assert (point.x, point.y) in true
        least = min(p.x for p in everything if p.y <= point.y)
        assert point.least is not None
        assert point.least <= least <= point.x
    assert front.reference is not None
    most = hypervolume(everything, front.reference)
    assert front.reachable is not None
    assert front.volume <= most <= front.reachable
    assert front.met == front.dropped + len(front.known)


@pytest.mark.parametrize("kind", QUESTIONS)
@settings(max_examples=4)
@given(seed=st.integers(0, 10_000))
def test_what_a_front_says_holds_for_every_plan(kind: str, seed: int) -> None:
    question = QUESTIONS[kind](seed)
    hold_true(question, found(question, replace(QUICK, seconds=0.5)))


@pytest.mark.parametrize("kind", QUESTIONS)
def test_the_ends_of_a_tiny_front_are_found_and_proved(kind: str) -> None:
    question = QUESTIONS[kind](8)
    front, true = found(question), true_front(question)
    assert len(true) > 2
    assert xy(front.points)[0] == xy(true)[0]
    assert xy(front.points)[-1] == xy(true)[-1]
    assert all(point.proved for point in front.points if point.aim)


def test_every_number_of_moves_is_found_and_proved() -> None:
    question = moves_of(rich())
    front = found(question)
    assert xy(front.points) == xy(true_front(question))
    assert all(point.proved and point.gap == 0 for point in front.points)
    assert front.volume == front.reachable


def test_every_executor_gives_the_same_front() -> None:
    question = blend_of(tiny(4))
    crews = (
        in_this_process(),
        local_pool(2),
        over(lambda: ThreadPoolExecutor(2), 2),
    )
    fronts = [replace(find_front(question, QUICK, crew), seconds=0.0) for crew in crews]
    assert fronts[0] == fronts[1] == fronts[2]
    assert found(question, replace(QUICK, seed=2)).points


def test_a_worker_killed_in_a_study_loses_nothing_and_nothing_counts_twice() -> None:
    question = moves_of(tiny(4))
    calm: list[StudyProgress] = []
    told: list[StudyProgress] = []
    whole = found(question, on_progress=calm.append)
    pools: list[LocalPool] = []

    def begin(key: str, matter: object, stop: executor.Stop) -> LocalPool:
        pools.append(LocalPool(2, key, matter))
        return pools[-1]

    def kill_one(progress: StudyProgress) -> None:
        told.append(progress)
        if len(told) == 3:  # the first of the second round; others are being done
            os.kill(next(iter(pools[0]._processes)), signal.SIGTERM)

    crew = Crew(begin, 2, carries=False)
    front = find_front(question, QUICK, crew, on_progress=kill_one)
    assert len(pools) == 2  # the broken pool was made again, once
    assert replace(front, seconds=0.0) == replace(whole, seconds=0.0)
    assert [progress.done for progress in told] == list(range(1, len(calm) + 1))


def test_a_stop_keeps_the_points_found() -> None:
    question = blend_of(tiny(4))
    told: list[StudyProgress] = []
    front = found(question, on_progress=told.append, stop=lambda: len(told) >= 2)
    assert front.stopped
    assert len(told) == 2
    assert xy(front.known) == xy(told[-1].points)
    assert len(front.points) >= 2


def test_a_stop_before_the_start_gives_an_empty_front_or_what_was_known() -> None:
    question = blend_of(tiny(4))
    empty = found(question, stop=lambda: True)
    assert (empty.points, empty.reference, empty.volume, empty.reachable) == ((), None, 0, None)
    plans = every_plan(tiny(4))
    known = found(question, stop=lambda: True, known=plans)
    assert xy(known.known) == xy(true_front(question))


def test_no_point_is_worse_than_a_known_plan() -> None:
    question = blend_of(tiny(5))
    true = true_front(question)
    front = found(question, known=[point.plan for point in true])
    assert xy(front.known) == xy(true)
    assert len(front.points) == min(QUICK.points, len(true))


def test_by_the_clock_as_well() -> None:
    question = moves_of(tiny(6))
    front = found(question, StudyOptions(points=3, seconds=2.0))
    hold_true(question, front)


def test_what_the_ends_run_over_is_taken_from_the_rounds_to_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    budget: dict[str, float] = {}
    late = 0.0

    def slow(job: Job) -> Found:
        nonlocal late
        late += 45.0 if job.kind is Kind.SOLVE else job.seconds
        phase = job.key.split()[0]
        budget[phase] = budget.get(phase, 0.0) + job.seconds
        return work(replace(job, seconds=0.1, reproducible=True))

    monkeypatch.setattr(pareto, "work", slow)
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + late)
    monkeypatch.setattr(pareto, "time", clock)
    found(moves_of(tiny(6)), StudyOptions(points=4, seconds=100.0))
    assert budget["end"] == pytest.approx(15.0, abs=0.1)
    assert sum(budget.values()) - budget["end"] == pytest.approx(10.0, abs=3.0)


def test_a_case_without_a_plan_is_said_to_have_none() -> None:
    front = found(moves_of(PAIRS[0].none))
    assert front.infeasible
    assert (front.points, front.known) == ((), ())


def test_the_reference_can_be_given() -> None:
    corner = Corner(10_000, 50)
    front = found(moves_of(tiny(4)), replace(QUICK, reference=corner))
    assert front.reference == corner
    assert front.volume == hypervolume(front.known, corner)
