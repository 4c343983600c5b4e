"""The guarantee says what is proved and nothing more."""

import pytest

from desktop.document.document import Document
from desktop.system.translate import set_language
from desktop.workflows.guarantee import guarantee
from solver.plan import SolveStatus
from solver.problem.problem import Problem
from solver.problem.scenario import Result, Scenario


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    set_language("id")


def _told(outcome: str, best: int | None, bound: int | None) -> str:
    result = Result(
        id="a", scenario="a", outcome=outcome, best=best, bound=bound,
        milliseconds=12_300, seed=7, case_sha256="0123456789abcdef",
    )  # fmt: skip
    scenario = Scenario(id="a", name="Keramasan")
    return guarantee(Document(Problem(scenario=(scenario,), result=(result,))), "a")


def test_only_a_proof_is_called_optimal() -> None:
    assert "terbukti optimal" in _told("optimal", 10**9, 10**9)
    feasible = _told("feasible", 10**9, 98 * 10**7)
    assert "Belum terbukti optimal" in feasible
    assert "2,00%" in feasible


@pytest.mark.parametrize("status", list(SolveStatus))
def test_every_status_names_time_and_hash(status: SolveStatus) -> None:
    has = status in (SolveStatus.OPTIMAL, SolveStatus.FEASIBLE)
    told = _told(status.value, 10**9 if has else None, 10**9 if has else None)
    assert "12,3" in told
    assert "0123456789ab" in told
    assert ("Rp1" in told) == has


def test_without_a_result() -> None:
    scenario = Scenario(id="a", name="Keramasan")
    assert "belum dihitung" in guarantee(Document(Problem(scenario=(scenario,))), "a")
