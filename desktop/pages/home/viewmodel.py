"""What the first page shows, as texts: no Qt, no colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.document import edits
from desktop.document.grid import Grid, RecordGrid
from desktop.document.session import Session
from desktop.document.text import (
    format_date,
    format_money_short,
    format_number,
    half_up,
)
from desktop.files.recent import RecentFile, recent_files
from desktop.pages.home.completeness import CompletenessGrid
from desktop.pages.home.next_steps import NextStep, invented, next_steps
from desktop.system.settings import Settings
from desktop.system.translate import tr
from solver.costs.line import CostGroup
from solver.problem.problem import City, Problem
from solver.problem.record import FactStatus
from solver.problem.scenario import ScenarioKind
from solver.study.assessment import Assessment
from solver.units import Measure


@dataclass(frozen=True)
class FigureText:
    """One big figure as texts."""

    id: str
    value: str
    below: str = ""
    status: FactStatus | None = None  # the weakest of what it was made of


@dataclass(frozen=True)
class RecentText:
    """One recent file as texts."""

    path: Path
    name: str
    folder: str
    when: str
    there: bool


CITY_GROUPS = (
    ("home.city.name", ("name", "province", "base_year")),
    ("home.city.letter", ("office", "address", "document_number")),
    ("home.city.sign", ("signatory", "signatory_post", "signatory_number")),
)
FIGURES = ("people", "area", "cost", "buildings", "per_person")


class HomeModel:
    """The first page of an open project."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._complete: CompletenessGrid | None = None

    @property
    def problem(self) -> Problem:
        """Return the records as they are now, for work in the background."""
        return self._session.document.problem

    def title(self) -> tuple[str, str]:
        """Return the name of the city and the office that plans."""
        city = self.problem.city[0] if self.problem.city else None
        if city is None:
            return tr("project.unnamed"), ""
        parts = [part for part in (city.office, city.province) if part]
        return city.name, " · ".join([*parts, tr("home.base_year", year=city.base_year)])

    @property
    def free(self) -> bool:
        """Whether anything may be changed."""
        return not self._session.read_only

    def city_grid(self) -> Grid:
        """Return the row of the city, for its form."""
        names = (*(n for _, group in CITY_GROUPS for n in group), "source", "status", "note")
        return RecordGrid(self._session, City, names, lambda p: p.city, widths={"address": 40})

    def city_groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the headings and fields of the form of the city."""
        return tuple((tr(heading), names) for heading, names in CITY_GROUPS)

    def city(self) -> str:
        """Return the id of the row of the city, made when there is none."""
        if not self.problem.city and self.free:
            row = City(id="city", name=tr("edit.fresh_name", kind=tr("record.city")))
            self._session.do(tr("edit.add", kind=tr("record.city")), edits.put(row))
        return self.problem.city[0].id if self.problem.city else ""

    def today(self) -> str:
        """Return the id of the scenario of today; empty when there is none."""
        today = (s.id for s in self.problem.scenario if s.kind is ScenarioKind.TODAY)
        return next(today, "")

    def steps(self) -> tuple[NextStep, ...]:
        """Return what to do next."""
        return next_steps(self.problem)

    def completeness(self) -> CompletenessGrid:
        """Return the state of the data of every OPD, reckoned once for a state of the project."""
        if self._complete is None or self._complete.problem is not self.problem:
            self._complete = CompletenessGrid(self.problem)
        return self._complete

    def complete_words(self) -> str:
        """Return how many OPD are complete."""
        states = self.completeness().states.values()
        return tr("home.complete_count", n=sum(s.complete for s in states), total=len(states))

    def illustration(self) -> str:
        """Return the warning about invented figures; empty when there are none."""
        n = invented(self.problem)
        return tr("home.illustration", n=format_number(n, Measure.COUNT)) if n else ""


WEAKEST_FIRST = (
    FactStatus.ILLUSTRATION,
    FactStatus.ESTIMATE,
    FactStatus.OWN,
    FactStatus.SINGLE,
    FactStatus.DERIVED,
    FactStatus.VERIFIED,
)


def weakest(statuses: Iterable[FactStatus]) -> FactStatus | None:
    """Return the status that can be trusted least; None for none."""
    return min(statuses, key=WEAKEST_FIRST.index, default=None)


def reckon(problem: Problem, today: str) -> Assessment:
    """Reckon today; runs in the background."""
    from solver.study.assess import assess  # reckoning is no part of the start

    return assess(problem, today)


def figures(problem: Problem, found: Assessment) -> tuple[FigureText, ...]:
    """Return the five figures of today."""
    known = [unit.occupied for unit in problem.unit if unit.occupied is not None]
    running = found.by_group[CostGroup.RUNNING]
    each = half_up(running, found.people) if found.people else None
    lines = [line for line in found.lines if line.group is CostGroup.RUNNING]
    money = weakest(given.status for line in lines for given in line.inputs)
    units = weakest(unit.status for unit in problem.unit)
    used = weakest(b.status for b in problem.building if b.id in found.used)
    return (
        FigureText(
            "people",
            format_number(found.people if problem.unit else None, Measure.COUNT),
            tr("home.figure.people.below", units=len(problem.unit), opd=len(problem.opd)),
            units,
        ),
        FigureText(
            "area",
            format_number(sum(known) if known else None, Measure.AREA, decimals=0),
            tr("home.figure.area.below", n=len(known), total=len(problem.unit)),
            units,
        ),
        FigureText(
            "cost",
            format_money_short(running if problem.building else None),
            tr("home.figure.cost.below"),
            money,
        ),
        FigureText(
            "buildings",
            format_number(len(found.used) if problem.building else None, Measure.COUNT),
            tr("home.figure.buildings.below", total=len(problem.building)),
            used,
        ),
        FigureText(
            "per_person", format_money_short(each), tr("home.figure.per_person.below"), money
        ),
    )


def recent(settings: Settings, mine: Path | None = None) -> tuple[RecentText, ...]:
    """Return the recent files as texts, without the one that is open; looks at the disk."""
    return tuple(_recent(file) for file in recent_files(settings) if file.path != mine)


def recent_names(settings: Settings, mine: Path | None = None) -> tuple[RecentText, ...]:
    """Return the recent files by name alone, at once."""
    paths = (Path(name) for name in settings.recent)
    return tuple(_named(path, "", there=True) for path in paths if path != mine)


def _recent(file: RecentFile) -> RecentText:
    when = format_date(file.changed.date()) if file.changed else tr("home.recent.gone")
    return _named(file.path, when, there=file.there)


def _named(path: Path, when: str, *, there: bool) -> RecentText:
    return RecentText(path, path.stem, str(path.parent), when, there)


def short_name(name: str, longest: int) -> str:
    """Return a name whose middle is left out when it is long: versions differ at the end."""
    half = (longest - 1) // 2
    return name if len(name) <= longest else f"{name[:half].rstrip()}…{name[-half:].lstrip()}"
