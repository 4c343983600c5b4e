"""Other numbers for units, floors and everything else change no cost, no verdict, no optimum."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from solver.case.model import Case
from solver.case.read import read_case
from solver.case.sound import findings
from solver.case.write import canonical_sha256, write_case
from solver.check.bill import bill
from solver.check.rules import violations
from solver.ledger.face import plan_of
from solver.ledger.ledger import Ledger
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.rules import RuleId
from solver.search.solve import SolveOptions, solve
from tests.support.cases import rich
from tests.support.counting import countable
from tests.support.family import member, nearby
from tests.support.nano import nano
from tests.support.relabel import relabelled


def broken(case: Case, plan: Plan) -> Counter[tuple[RuleId, int]]:
    return Counter((v.rule, v.by) for v in violations(case, plan))


@pytest.mark.parametrize("seed", range(0, 200, 5))
def test_a_plan_costs_and_breaks_the_same(seed: int) -> None:
    for number in range(seed, seed + 5):
        of = member(number)
        place = nearby(of, random.Random(number))
        new = relabelled(of.case, number)
        assert findings(new.case) == []
        ledger = Ledger(Tables(of.case), place)
        plan, _ = plan_of(ledger)
        twin = new.plan(plan)
        assert bill(new.case, twin) == bill(of.case, plan)
        assert broken(new.case, twin) == broken(of.case, plan)
        again = Ledger(Tables(new.case), twin.place)
        assert (again.cost, again.over.tolist()) == (ledger.cost, ledger.over.tolist())


SMALL = [rich(), *(m.case for m in map(member, range(40)) if countable(m.case)), nano(3), nano(4)]


@pytest.mark.parametrize("case", SMALL[:5], ids=lambda case: case.name)
def test_the_optimum_is_the_same(case: Case) -> None:
    one = solve(case, SolveOptions(5, 1, 1))
    other = solve(relabelled(case, 1).case, SolveOptions(5, 1, 1))
    assert (other.status, other.cost) == (one.status, one.cost)


def test_the_hash_tells_files_apart_not_problems() -> None:
    """The same file has the same hash wherever it was read; other numbers make another file."""
    case = rich()
    again = read_case(write_case(case))
    assert isinstance(again, Case)
    assert canonical_sha256(again) == canonical_sha256(case)
    shuffled = {name: write_case(case)[name] for name in sorted(write_case(case), reverse=True)}
    turned = read_case(shuffled)
    assert isinstance(turned, Case)
    assert canonical_sha256(turned) == canonical_sha256(case)
    assert canonical_sha256(relabelled(case, 1).case) != canonical_sha256(case)
    assert canonical_sha256(replace(case, name="another")) != canonical_sha256(case)
    assert canonical_sha256(replace(case, flows=case.flows[::-1])) != canonical_sha256(case)
