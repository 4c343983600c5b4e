"""A cut in whole units: what is above must fit, what is below too, and OPDs are not halved."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Case, Edge, Floor, Old, Opd
from solver.search.clock import Effort
from solver.search.cuts.level_cuts import Cuts, level_cuts
from solver.search.cuts.whole import WholeCut, whole_cuts
from solver.search.shares import share_out
from tests.support.cases import case, unit

BRIEF = Effort(10.0, lambda: False)


def _two_levels() -> Case:
    """Return four units of 50 in pairs, of which two fit on each of two floors, 3 apart."""
    return case(
        opds=(Opd(7, 0), Opd(7, 0)),
        units=tuple(unit(opd, 50) for opd in (0, 0, 1, 1)),
        flows=((0, 2, 4), (1, 3, 4)),
        tree=(Edge(3, (1,)),),
    )


def _only(of: Case) -> tuple[Cuts, WholeCut]:
    cuts = level_cuts(of, share_out(of))
    (whole,) = whole_cuts(of, cuts)
    return cuts, whole


def _least(of: Case) -> int | None:
    cuts, whole = _only(of)
    return whole.prove([0] * len(cuts.program.cost), BRIEF)


def test_one_of_two_opds_is_above() -> None:
    # together OPD by OPD: both trips of 12; else two spans of 7
    assert _least(_two_levels()) == 14
    assert _least(replace(_two_levels(), opds=(Opd(20, 0), Opd(20, 0)))) == 24


def test_nothing_is_forced_where_all_fit_below() -> None:
    roomy = (Floor(0, 0, 0, 200, 10, 0), Floor(0, 1, 0, 100, 10, 0))
    assert _least(replace(_two_levels(), floors=roomy)) == 0


def test_people_count_as_well() -> None:
    few = (Floor(0, 0, 0, 200, 2, 0), Floor(0, 1, 0, 200, 2, 0))
    assert _least(replace(_two_levels(), floors=few)) == 14


def test_who_may_stay_need_not_be_above() -> None:
    of = replace(_two_levels(), old=(Old(0),))
    units = tuple(replace(u, stay=0) if u.opd else u for u in of.units)
    assert _least(replace(of, units=units)) == 0


def test_prices_choose_who_is_above() -> None:
    of = _two_levels()
    cuts, whole = _only(of)
    price = [0] * len(cuts.program.cost)
    for u, amount in ((0, 100), (1, 0), (2, 0), (3, 0)):
        ((j, _),) = cuts.within(u, [1])[0]
        price[j] = amount
    assert whole.prove(price, BRIEF) == 14
    price = [amount or 100 for amount in price]
    assert whole.prove(price, BRIEF) == 214


def test_the_row_holds_for_every_plan_and_speaks_of_its_own_columns() -> None:
    cuts, whole = _only(_two_levels())
    price = [5] * len(cuts.program.cost)
    columns = {j for j, _ in whole.terms(price)}
    touched = {j for i in whole.rows() for j, _ in cuts.program.rows[i]}
    assert {trip.column for trip in whole.trips} <= columns & touched
    assert {span.column for span in whole.spans} <= columns & touched
