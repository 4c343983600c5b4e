"""A file from outside gives Issues, or a case that check, ledger and solve bear; nothing else."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.system.translate import set_language
from desktop.workflows.issue_text import issue_text
from solver.case.model import Case
from solver.case.parse import parse
from solver.case.read import read_case
from solver.case.write import canonical_sha256, write_case, write_solution
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.errors import Issue
from solver.ledger.ledger import Ledger
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.solve import SolveOptions, solve
from tests.support.cases import allowed, rich
from tests.support.family import member
from tests.support.nano import nano
from tests.support.torn import swollen, torn
from tests.support.voices import disagreement

RECORDS = [write_case(case) for case in (rich(), nano(3), nano(5))] + [
    write_case(member(number).case) for number in (1, 3, 5, 6, 9)
]
SEEDS = st.integers(0, 10**9)


def read(record: object) -> Case | tuple[Issue, ...]:
    """Read a record as from a file, and see that Issues are Issues."""
    found = read_case(parse(json.dumps(record)))
    if isinstance(found, Case):
        return found
    assert found
    for issue in found:
        assert isinstance(issue, Issue)
        assert issue.where.startswith("$")
        for language in ("id", "en"):
            set_language(language)
            assert issue.where in issue_text(issue)
    set_language("id")
    return found


def bearable(case: Case, rng: random.Random) -> None:
    """See that the check and the ledger price any placement, and agree."""
    place = tuple(rng.choice(row) for row in allowed(case))
    ledger = Ledger(Tables(case), place)
    plan = Plan(place)
    assert ledger.cost >= total(bill(case, plan)) or ledger.tables.has_rooms
    assert isinstance(violations(case, plan), tuple)
    assert len(canonical_sha256(case)) == 64
    assert read_case(write_case(case)) == case


@settings(max_examples=300)
@given(st.sampled_from(RECORDS), SEEDS, st.integers(1, 4))
def test_something_changed_somewhere(record: dict[str, object], seed: int, times: int) -> None:
    rng = random.Random(seed)
    found = read(torn(record, rng, times))
    if isinstance(found, Case):
        bearable(found, rng)


@settings(max_examples=100)
@given(st.sampled_from(RECORDS), SEEDS)
def test_huge_numbers_are_exact_or_refused(record: dict[str, object], seed: int) -> None:
    rng = random.Random(seed)
    found = read(swollen(record, rng))
    if isinstance(found, Case):
        bearable(found, rng)
        place = tuple(rng.choice(row) for row in allowed(found))
        assert not isinstance(disagreement(found, place), str)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_a_case_can_be_solved(seed: int) -> None:
    """Nothing that reading lets through makes the engine fall over; its outcome can be written."""
    rng = random.Random(seed)
    cases = (
        read(swollen(record, rng) if n % 3 == 0 else torn(record, rng))
        for n, record in enumerate(rng.choices(RECORDS, k=20))
    )
    case = next(case for case in cases if isinstance(case, Case))
    outcome = solve(case, SolveOptions(0.3, seed, 1 + seed % 2))
    if outcome.plan is not None:
        assert violations(case, outcome.plan) == ()
    assert json.loads(json.dumps(write_solution(case, outcome)))["status"]


@given(st.text(max_size=40) | st.binary(max_size=40).map(lambda b: b.decode("latin-1")))
def test_no_text_is_too_strange_to_parse(text: str) -> None:
    try:
        found = parse(text)
    except json.JSONDecodeError:
        return
    assert isinstance(read_case(found), tuple)
