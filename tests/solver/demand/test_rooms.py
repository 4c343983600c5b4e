"""Meeting loads: the week adds up, Friday prayer is free, pooling never needs more."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.demand.erlang import rooms_for
from solver.demand.rooms import SLOTS, limits, load_of, offered_load, pooled, weights
from solver.problem.organisation import Meeting, MeetingSize, WeekProfile
from tests.support.problems import tiny_problem

meetings = st.lists(
    st.builds(
        Meeting,
        id=st.just("m"),
        unit=st.just("u"),
        size=st.just(MeetingSize.SMALL),
        per_week=st.integers(0, 3_000),
        minutes=st.integers(15, 240),
        profile=st.sampled_from(WeekProfile),
    ),
    max_size=4,
).map(tuple)


def test_the_friday_prayer_is_free_in_every_profile() -> None:
    for profile in WeekProfile:
        assert len(weights(profile)) == SLOTS == 45
        assert weights(profile)[4 * 9 + 4] == weights(profile)[4 * 9 + 5] == 0
    assert weights(WeekProfile.MORNING)[1:4] == (3, 3, 3)
    assert weights(WeekProfile.MONDAY)[0] == 2
    assert weights(WeekProfile.MONDAY)[18] == 1


def test_load_is_arrivals_times_length() -> None:
    # 43 meetings a week over 43 slots of an hour, two hours long: 2 Erlang in every slot
    meeting = Meeting(id="m", unit="u", size=MeetingSize.LARGE, per_week=4_300, minutes=120)
    load = load_of((meeting,))
    assert load[2][0] == 200
    assert load[2][4 * 9 + 4] == 0
    assert load[0] == (0,) * SLOTS
    assert sum(load[2]) == 43 * 200


def test_a_unit_without_meetings_loads_nothing() -> None:
    assert load_of(()) == pooled([]) == ((0,) * SLOTS,) * 4


@settings(max_examples=60)
@given(st.lists(meetings, min_size=1, max_size=6))
def test_shared_rooms_are_never_more_than_separate_ones(units: list[tuple[Meeting, ...]]) -> None:
    problem = tiny_problem()
    loads = [load_of(unit) for unit in units]
    shared = pooled(loads)[0]
    table = limits(problem, max(1, sum(max(load[0]) for load in loads)))
    assert rooms_for(max(shared), table) <= sum(rooms_for(max(load[0]), table) for load in loads)


def test_the_rule_is_chosen_by_a_standard() -> None:
    problem = tiny_problem()
    assert limits(problem, 100)[1] == 5
    rows = tuple(
        replace(row, value=1) if row.id == "rooms.deterministic" else row
        for row in problem.standard
    )
    assert limits(replace(problem, standard=rows), 100) == (0, 100)


def test_the_load_of_a_unit_is_that_of_its_meetings() -> None:
    problem = tiny_problem()
    unit = problem.unit[0]
    assert max(offered_load(problem, unit)[0]) == 17  # 5 · 1.5 h / 43
    assert max(offered_load(problem, unit)[2]) > 0
