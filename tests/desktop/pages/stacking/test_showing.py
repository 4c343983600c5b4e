"""What is shown besides the plan: ghosts of any scenario, years, the first year of overflow."""

from __future__ import annotations

from desktop.pages.stacking.colouring import Colouring
from desktop.pages.stacking.growing import Full, growth
from desktop.pages.stacking.showing import Showing, with_ghosts, with_years
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.workflows.seats import TRAY, Place, seats
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL, TODAY

MIDDLE, TOP = Place("tower", "tower-1"), Place("tower", "tower-2")


def test_ghosts_are_those_who_sit_elsewhere_there() -> None:
    model = StackingModel(session(), MANUAL)
    view = model.view()
    others = seats(model.problem, MANUAL) | {"a-sek": TOP}
    ghosts = {bar.place: {b.unit for b in bar.ghosts} for bar in with_ghosts(view, others).bars}
    assert ghosts[TOP] == {"a-sek"}
    assert sum(len(g) for g in ghosts.values()) == 1
    today = with_ghosts(view, seats(model.problem, TODAY))
    everybody = {b.unit for bar in today.bars for b in bar.ghosts}
    assert "c-bid" in everybody


def test_a_year_not_reckoned_yet_shows_that_of_the_scenario() -> None:
    model = StackingModel(session(), MANUAL)
    showing = Showing(year=2046, colouring=Colouring.SITE, ghosts=TODAY)
    plain = showing.shown(model, {})
    people = plain.view.bar_of[MIDDLE].people
    assert people == model.view().bar_of[MIDDLE].people
    known = growth(model.problem, MANUAL, [2046], lambda: False)
    assert showing.shown(model, known).view.bar_of[MIDDLE].people >= people
    assert plain.view.place_of["c-bid"] == TRAY


def test_the_year_of_overflow_is_on_its_floor_only() -> None:
    view = StackingModel(session(), MANUAL).view()
    marked = with_years(view, {TOP: Full(2034, ("lebih 4 m²",))})
    assert {bar.place for bar in marked.bars if bar.full_year} == {TOP}
    assert marked.bar_of[TOP].full_why == ("lebih 4 m²",)
    assert with_years(view, {}) is view
