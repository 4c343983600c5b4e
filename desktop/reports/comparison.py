"""Scenarios side by side: today first, at most four others; the rows of the decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.document.document import Document
from solver.costs.line import CostGroup
from solver.problem.organisation import VehicleKind
from solver.problem.scenario import Scenario, ScenarioKind
from solver.study.assess import assess
from solver.study.assessment import Assessment
from solver.units import Measure

MOST_SCENARIOS = 4  # beside today

Better = Literal["less", "more"] | None


@dataclass(frozen=True)
class ScenarioColumn:
    """One scenario of the comparison, reckoned."""

    id: str
    name: str
    kind: ScenarioKind
    assessment: Assessment

    @property
    def is_today(self) -> bool:
        """Tell whether this is the column of today."""
        return self.kind is ScenarioKind.TODAY


@dataclass(frozen=True)
class Row:
    """One figure of every scenario, in the order of the columns.

    The label is ``comparison.<key>``, what it means ``comparison.<key>.doc``, the heading of its
    group ``comparison_group.<group>``. `better` says which direction is good, None for neither.
    A value is None where the figure has no meaning, such as the saving of today.
    """

    key: str
    values: tuple[int | None, ...]
    measure: Measure
    better: Better
    group: str

    def best(self) -> frozenset[int]:
        """Return the positions of the best values; empty when all are equal or none is better."""
        known = {i: v for i, v in enumerate(self.values) if v is not None}
        if self.better is None or len(set(known.values())) < 2:
            return frozenset()
        best = (min if self.better == "less" else max)(known.values())
        return frozenset(i for i, v in known.items() if v == best)


@dataclass(frozen=True)
class Comparison:
    """Scenarios side by side; `scenarios[0]` is today when the project has it."""

    scenarios: tuple[ScenarioColumn, ...]
    rows: tuple[Row, ...]

    def row(self, key: str) -> Row:
        """Return the row of a key; KeyError when there is none."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)

    @property
    def today(self) -> ScenarioColumn | None:
        """Return the column of today, or None."""
        first = self.scenarios[0] if self.scenarios else None
        return first if first and first.is_today else None


def compare(document: Document, scenario_ids: Sequence[str]) -> Comparison:
    """Reckon today and the first four other scenarios asked for, and set them side by side.

    Parameters
    ----------
    document : Document
        The project.
    scenario_ids : sequence of str
        Ids in the order wanted; today comes first whether asked for or not, doubles count once.

    Raises
    ------
    KeyError
        An id is not in the project.
    """
    chosen = chosen_scenarios(document, scenario_ids)
    return comparison_of(document, {s.id: assess(document.problem, s.id) for s in chosen})


def chosen_scenarios(document: Document, scenario_ids: Iterable[str]) -> tuple[Scenario, ...]:
    """Return today and the first four others asked for, each once."""
    problem = document.problem
    today = [s for s in problem.scenario if s.kind is ScenarioKind.TODAY][:1]
    asked = [problem.get(Scenario, id) for id in dict.fromkeys(scenario_ids)]
    others = [s for s in asked if s.kind is not ScenarioKind.TODAY]
    return (*today, *others[:MOST_SCENARIOS])


def comparison_of(document: Document, assessments: Mapping[str, Assessment]) -> Comparison:
    """Set reckoned scenarios side by side, in the order of `assessments`."""
    columns = tuple(
        ScenarioColumn(scenario.id, scenario.name, scenario.kind, assessment)
        for scenario, assessment in (
            (document.problem.get(Scenario, id), a) for id, a in assessments.items()
        )
    )
    reckoned = tuple(column.assessment for column in columns)
    today = next((c.assessment for c in columns if c.is_today), None)
    rows = [
        Row(key, tuple(figure(a) for a in reckoned), measure, better, group)
        for key, group, measure, better, figure in _FIGURES
    ]
    saving = tuple(None if today in (None, a) else today.cash - a.cash for a in reckoned)
    rows.insert(1, Row("saving", saving, Measure.RUPIAH_YEAR, "more", "money"))
    return Comparison(columns, tuple(rows))


def _short(kind: VehicleKind) -> Callable[[Assessment], int]:
    return lambda a: sum(need.short for need in a.parking if need.kind is kind)


_Figure = tuple[str, str, Measure, Better, Callable[[Assessment], int]]
_FIGURES: tuple[_Figure, ...] = (
    ("cash", "money", Measure.RUPIAH_YEAR, "less", lambda a: a.cash),
    ("running", "money", Measure.RUPIAH_YEAR, "less", lambda a: a.by_group[CostGroup.RUNNING]),
    ("one_off_year", "money", Measure.RUPIAH_YEAR, "less", lambda a: a.by_group[CostGroup.ONE_OFF]),
    ("one_off", "money", Measure.RUPIAH, "less", lambda a: a.one_off),
    ("time", "time", Measure.RUPIAH_YEAR, "less", lambda a: a.time),
    ("people_moved", "people", Measure.PERSON, None, lambda a: a.people_moved),
    ("units_moved", "people", Measure.COUNT, None, lambda a: len(a.moved)),
    ("unplaced", "people", Measure.COUNT, "less", lambda a: len(a.unplaced)),
    ("buildings_used", "estate", Measure.COUNT, "less", lambda a: len(a.used)),
    ("emptied", "estate", Measure.COUNT, "more", lambda a: len(a.emptied)),
    ("over_area", "estate", Measure.AREA, "less", lambda a: sum(f.over_area for f in a.floors)),
    (
        "over_people",
        "estate",
        Measure.PERSON,
        "less",
        lambda a: sum(f.over_people for f in a.floors),
    ),
    ("rooms", "rooms", Measure.COUNT, "less", lambda a: sum(r.rooms for r in a.rooms)),
    (
        "rooms_spared",
        "rooms",
        Measure.COUNT,
        "more",
        lambda a: sum(r.rooms_alone - r.rooms for r in a.rooms),
    ),
    ("short_car", "parking", Measure.COUNT, "less", _short(VehicleKind.CAR)),
    ("short_motorcycle", "parking", Measure.COUNT, "less", _short(VehicleKind.MOTORCYCLE)),
    ("short_truck", "parking", Measure.COUNT, "less", _short(VehicleKind.TRUCK)),
    ("deck_levels", "parking", Measure.COUNT, "less", lambda a: sum(p.levels for p in a.parking)),
    ("broken", "rules", Measure.COUNT, "less", lambda a: len(a.broken)),
)
