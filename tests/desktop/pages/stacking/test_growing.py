"""Other years: units grow, a floor overflows in the year it is too small, none before."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.edits import put
from desktop.pages.stacking.growing import Overflows, grown, growth, in_year, planned_year
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.workflows.seats import Place
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL

MIDDLE = Place("tower", "tower-1")


def test_units_grow_and_the_floor_overflows_in_that_year() -> None:
    made = session()
    for unit in made.document.problem.unit:
        made.do("x", put(replace(unit, growth=1_000)))
    model = StackingModel(made, MANUAL)
    years = range(2026, 2047)
    found = growth(model.problem, MANUAL, years, lambda: False)
    view = model.view()
    people = [grown(view, found[year]).bar_of[MIDDLE].people for year in years]
    assert people == sorted(people)
    assert people[-1] > people[0]
    assert grown(view, found[2031]).bar_of[MIDDLE].people == view.bar_of[MIDDLE].people
    limit = people[6] - 1
    floor = next(f for f in model.problem.floor if f.id == "tower-1")
    made.do("x", put(replace(floor, people_limit=limit, net=10_000_000)))
    first = next(year for year, n in zip(years, people, strict=True) if n > limit)
    full = Overflows().of(model.view(), found)[MIDDLE]
    assert full.year == first
    missing, *growers = full.why
    assert missing.replace("\u00a0", " ").startswith("lebih 1 orang")
    assert 1 <= len(growers) <= 3
    assert all("+" in each and "orang" in each for each in growers)
    assert first > 2026


def test_it_stops_when_nobody_wants_it_and_changes_no_other_scenario() -> None:
    model = StackingModel(session(), MANUAL)
    assert growth(model.problem, MANUAL, range(2026, 2030), lambda: True) == {}
    later = in_year(model.problem, MANUAL, 2040)
    assert planned_year(later, MANUAL) == 2040
    assert {s.year for s in later.scenario if s.id != MANUAL} == {
        s.year for s in model.problem.scenario if s.id != MANUAL
    }
    assert planned_year(model.problem, "nobody") == 0
