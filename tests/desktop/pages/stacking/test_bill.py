"""The bill of a step: it sums to the change of the whole, cause by cause, to the rupiah."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.edits import replace_all
from desktop.pages.stacking.bill import Bills, bill, changes, last_step
from desktop.pages.stacking.viewmodel import Reckoned, StackingModel
from desktop.workflows.seats import Place
from solver.costs.line import CostGroup
from solver.problem.estate import Floor
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL

TOP, BLOCK = Place("tower", "tower-2"), Place("new", "new-1")


def reckon(model: StackingModel) -> Reckoned:
    found = model.reckoning()()
    model.take(found)
    return found


def test_the_causes_sum_to_the_change_of_cash_and_time() -> None:
    model = StackingModel(session(), MANUAL)
    before = reckon(model)
    model.drop("b-bid", BLOCK)
    after = reckon(model)
    found = bill(before, after, "x")
    old, new = before.assessment, after.assessment
    wishes = new.by_group[CostGroup.WISH] - old.by_group[CostGroup.WISH]
    assert found.cash.amount == new.cash - old.cash
    assert found.time.amount == new.time - old.time
    whole = found.cash.amount + found.time.amount + wishes
    assert sum(line.amount for line in found.lines) == whole
    assert whole != 0
    assert sum(amount for _, amount in changes(old.lines, new.lines)) == whole
    assert not found.nothing
    assert found.lines[0].figure.lstrip("+−").startswith("Rp")


def test_rules_are_told_as_broken_and_as_mended_again() -> None:
    model = StackingModel(session(), MANUAL)
    before = reckon(model)
    for unit in ("b-bid", "b-sek"):
        model.drop(unit, BLOCK if unit == "b-bid" else TOP)
    after = reckon(model)
    there, back = bill(before, after, "x"), bill(after, before, "x")
    assert there.broken
    assert (there.broken, there.mended) == (back.mended, back.broken)


def test_a_rule_that_stays_broken_is_told_as_heavier_or_lighter() -> None:
    made = session()
    small = (replace(f, net=1_000) if f.id == "tower-0" else f for f in made.document.problem.floor)
    made.do("x", replace_all(Floor, small))
    model = StackingModel(made, MANUAL)
    model.drop("c-bid", Place("tower", "tower-0"))
    before = reckon(model)
    model.drop("b-bid", Place("tower", "tower-0"))
    after = reckon(model)
    there, back = bill(before, after, "x"), bill(after, before, "x")
    assert any("Lantai 1 kelebihan" in text for text in there.worse)
    assert len(there.worse) == len(back.lighter)
    assert not any("Lantai 1" in text for text in (*there.broken, *there.mended))


def test_only_a_step_of_the_same_scenario_gives_a_bill() -> None:
    model, bills = StackingModel(session(), MANUAL), Bills()
    assert bills.take(model, reckon(model)) is None
    assert not bills.waits(model)
    model.drop("b-bid", BLOCK)
    assert bills.waits(model)
    late = reckon(model)
    model.drop("a-sek", TOP)
    assert bills.take(model, late) is None  # reckoned for a document that is gone
    found = bills.take(model, reckon(model))
    assert found is not None
    assert found.label == "Pindahkan Dinas A · Unit a-sek ke Menara · Lantai 3"
    model.choose(BEST)
    assert not bills.waits(model)
    assert bills.take(model, reckon(model)) is None


def test_what_was_taken_back_is_said_to_be() -> None:
    model, bills = StackingModel(session(), MANUAL), Bills()
    assert last_step(model) == ("", False)
    bills.take(model, reckon(model))
    model.drop("b-bid", BLOCK)
    there = bills.take(model, reckon(model))
    model.session.undo()
    back = bills.take(model, reckon(model))
    assert there is not None
    assert back is not None
    assert back.undone
    assert back.label.startswith("Diurungkan: Pindahkan Dinas B")
    assert back.cash.amount == -there.cash.amount
