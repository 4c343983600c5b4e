"""The guarantee of a result: best, bound, gap, time, seed and hash; and how it is said."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.document.document import Document
from desktop.document.text import format_number, format_ratio, format_seconds
from desktop.system.translate import tr
from solver.plan import SolveStatus
from solver.problem.scenario import Result, Scenario, ScenarioKind
from solver.units import Measure

HASH_SHOWN = 12  # letters of the hash that are printed in sentences


@dataclass(frozen=True)
class Guarantee:
    """What is known about how good the plan of a scenario is.

    Parameters
    ----------
    scenario : str
        Name of the scenario.
    kind : ScenarioKind
        Only OPTIMISED scenarios can carry a result.
    result : Result or None
        What the last search proved.
    stale : bool
        The data or the places changed since; the result speaks of another problem.
    """

    scenario: str
    kind: ScenarioKind
    result: Result | None = None
    stale: bool = False

    @property
    def status(self) -> SolveStatus | None:
        """Return the status of the last search, None when there was none."""
        return SolveStatus(self.result.outcome) if self.result and self.result.outcome else None

    @property
    def proved(self) -> bool:
        """Tell whether the plan is proved to be the best for the data as they are now."""
        return self.status is SolveStatus.OPTIMAL and not self.stale

    @property
    def gap(self) -> str:
        """Return the gap as text, ``–`` when best or bound is unknown."""
        if self.result is None or self.result.best is None or self.result.bound is None:
            return "–"
        return format_ratio(self.result.best - self.result.bound, self.result.best, decimals=2)

    @property
    def sentence(self) -> str:
        """Return the guarantee in one or two sentences; only a proved optimum is called one."""
        return tr(f"report.guarantee.{self._word}", name=self.scenario, **self._values())

    @property
    def short(self) -> str:
        """Return the guarantee for a cell of a table."""
        return tr(f"report.guarantee_short.{self._word}", **self._values())

    @property
    def _word(self) -> str:
        if self.kind is not ScenarioKind.OPTIMISED:
            return self.kind.value
        if self.status is None:
            return "none"
        return "stale" if self.stale else self.status.value

    def _values(self) -> dict[str, str]:
        result = self.result
        if result is None:
            return {}
        return {
            "best": format_number(result.best, Measure.RUPIAH_YEAR),
            "bound": format_number(result.bound, Measure.RUPIAH_YEAR),
            "gap": self.gap,
            "time": format_seconds(result.milliseconds),
            "seed": format_number(result.seed, Measure.COUNT),
            "hash": result.case_sha256[:HASH_SHOWN],
        }


def guarantee_of(document: Document, scenario_id: str, *, stale: bool = False) -> Guarantee:
    """Return what is known about the plan of a scenario."""
    scenario = document.problem.get(Scenario, scenario_id)
    result = document.problem.find(Result, scenario_id)
    return Guarantee(scenario.name, scenario.kind, result, stale)
