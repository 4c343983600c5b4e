"""What is binding: what each floor, parking level and rule is worth, in rupiah and words."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from desktop.document.text import format_number
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words
from desktop.workflows.explain.floor import Placed, placed_case
from desktop.workflows.explain.names import (
    THOUSAND,
    Names,
    causes_words,
    listed,
    money,
    names_in,
)
from desktop.workflows.solve_scenario import SolvedScenario, salvaged
from solver.case.build import BuiltCase, build_case
from solver.check.bill import bill, total
from solver.check.usage import allowed
from solver.errors import Issue
from solver.explain.binding import Binding, BindingOptions, Figure, binding
from solver.explain.binding_variants import Kind, Variant, as_it_is
from solver.plan import Plan
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from solver.units import Measure

T = TypeVar("T")

PREPARING = 0.25  # of the time: rules about single places, each a case of its own


@dataclass(frozen=True)
class BindingRow:
    """What one change is worth, ready to be shown.

    Parameters
    ----------
    kind : Kind
        What is changed.
    what : str
        The change in words.
    rule : str
        Id of the record of the rule that is dropped; empty for other changes.
    relaxes : bool
        Whether the change loosens something: then it saves at least `value`, else it costs at
        most `value`.
    value : int or None
        Rupiah a year, never below 0; None while no plan with the change is known.
    proved : bool
        Whether the value is exact, or that there is no plan.
    causes : tuple of (str, int)
        Where the difference comes from: label and rupiah a year, largest first.
    moved : tuple of str
        Ids of the units that would sit elsewhere.
    sentence : str
        The row in words.
    """

    kind: Kind
    what: str
    rule: str
    relaxes: bool
    value: int | None
    proved: bool
    causes: tuple[tuple[str, int], ...]
    moved: tuple[str, ...]
    sentence: str

    @property
    def matters(self) -> bool:
        """Whether the row says more than that nothing changes."""
        return self.value != 0


@dataclass(frozen=True)
class BindingAnswer:
    """What binds the plan of a scenario.

    Parameters
    ----------
    sentences : tuple of str
        The answer in a few sentences.
    rows : tuple of BindingRow
        What is loosened first, the most valuable first; then what is tightened. Changes for
        which there was no time are left out.
    better : SolvedScenario or None
        A better plan of the scenario as it is, audited; None when none was found.
    finished : bool
        Whether every change was tried at least once.
    """

    sentences: tuple[str, ...]
    rows: tuple[BindingRow, ...]
    better: SolvedScenario | None
    finished: bool


def explain_binding(
    problem: Problem,
    scenario_id: str,
    *,
    options: BindingOptions | None = None,
    executor: Executor | None = None,
    on_row: Callable[[BindingRow], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> BindingAnswer | tuple[Issue, ...]:
    """Find what each floor, level and rule of a scenario is worth to its present plan.

    Parameters
    ----------
    problem : Problem
        All records.
    scenario_id : str
        The scenario, with every unit that takes part placed.
    options : BindingOptions or None
        Time, seed, effort.
    executor : Executor or None
        Where attempts are made; None for here.
    on_row : callable or None
        Told a row whenever it was tried again; of the same change the last row counts.
    stop : callable or None
        Asked between attempts; True ends the work and keeps what was found.
    """
    ready = placed_case(problem, scenario_id)
    if not isinstance(ready, Placed):
        return ready
    built, plan = ready.built, ready.plan
    words = _Words(names_in(problem, built), built, _rule_words(problem, scenario_id))
    tell = on_row or (lambda row: None)
    given = options or BindingOptions()
    begun = time.monotonic()
    extra, whole = _in_time(
        place_variants(problem, built, plan), begun + PREPARING * given.seconds, stop
    )
    left = max(1.0, given.seconds - (time.monotonic() - begun))
    found = binding(
        built.case,
        plan,
        replace(given, seconds=left),
        extra=extra,
        executor=executor,
        on_figure=lambda figure: tell(words.row(figure)),
        stop=stop,
    )
    return words.answer(replace(found, finished=found.finished and whole), plan)


def _in_time(
    variants: Iterator[T], until: float, stop: Callable[[], bool] | None
) -> tuple[tuple[T, ...], bool]:
    """Return as many variants as are made in time, and whether these are all.

    Each is a case built anew; with hundreds of rules that would eat the time of the search.
    """
    made: list[T] = []
    for variant in variants:
        made.append(variant)
        if time.monotonic() > until or (stop is not None and stop()):
            return tuple(made), False
    return tuple(made), True


def place_variants(problem: Problem, built: BuiltCase, plan: Plan) -> Iterator[Variant]:
    """Yield the case without each rule about the place of one unit that takes part."""
    for key, unit, without in _without_each(problem, built.scenario):
        if unit not in built.units:
            continue
        other = build_case(without, built.scenario)
        if isinstance(other, BuiltCase) and _alike(built, other):
            variant = _variant(built, other, plan, built.units.index(unit))
            if variant is not None:
                yield replace(variant, key=key)


def _without_each(problem: Problem, scenario: str) -> Iterator[tuple[str, str, Problem]]:
    """Yield (id of the record, unit, problem without the rule); pins of placements count too."""
    for rule in problem.place_rule:
        rows = tuple(row for row in problem.place_rule if row is not rule)
        yield rule.id, rule.unit, replace(problem, place_rule=rows)
    for placed in problem.where(Placement, "scenario", scenario):
        if placed.pinned:
            free = replace(placed, pinned=False)
            places = tuple(free if row is placed else row for row in problem.placement)
            yield placed.id, placed.unit, replace(problem, placement=places)


def _alike(built: BuiltCase, other: BuiltCase) -> bool:
    """Tell whether two cases have the same units and floors; old buildings may differ."""
    return (built.units, built.floors) == (other.units, other.floors)


def _variant(built: BuiltCase, other: BuiltCase, plan: Plan, unit: int) -> Variant | None:
    """Return the variant, its costs shifted so that the present plan costs the same in both."""
    count = len(built.floors)
    there = {id: count + b for b, id in enumerate(other.old)}
    locations = (*range(count), *(there.get(id, -1) for id in built.old))
    place = tuple(locations[p] for p in plan.place)
    if other.case == built.case or any(p < 0 for p in place):
        return None
    if not all(allowed(other.case, u, p) for u, p in enumerate(place)):
        return None
    offset = total(bill(built.case, plan)) - total(bill(other.case, Plan(place, plan.rooms)))
    case = partial(as_it_is, other.case)
    return Variant(Kind.PLACE, (unit,), 0, case, relaxes=True, locations=locations, offset=offset)


def _rule_words(problem: Problem, scenario: str) -> dict[str, str]:
    """Return each rule about one unit's place in words, by id."""
    found = {}
    for rule in problem.place_rule:
        place = place_words(problem, rule.building, rule.floor)
        found[rule.id] = tr(f"explain_binding.rule.{rule.kind.value}", place=place)
    for placed in problem.where(Placement, "scenario", scenario):
        place = place_words(problem, placed.building, "" if placed.any_floor else placed.floor)
        found[placed.id] = tr("explain_binding.rule.pinned", place=place)
    return found


@dataclass(frozen=True)
class _Words:
    """Puts the figures of one case into words."""

    names: Names
    built: BuiltCase
    rules: dict[str, str]

    def row(self, figure: Figure) -> BindingRow:
        return row_of(figure, self.names, self.built.units, self.rules)

    def answer(self, found: Binding, plan: Plan) -> BindingAnswer:
        better = None
        if found.best is not None and found.best[1] < found.cost:
            better = salvaged(self.built, found.best[0], (), 0, 1)
        return BindingAnswer(
            sentences=summary(found, self.names, self.rules),
            rows=tuple(self.row(figure) for figure in found.figures if _known(figure)),
            better=better,
            finished=found.finished,
        )


def row_of(
    figure: Figure, names: Names, units: tuple[str, ...], rules: dict[str, str]
) -> BindingRow:
    """Return a figure ready to be shown; `units` are ids by index."""
    what = what_words(figure, names, rules)
    return BindingRow(
        kind=figure.kind,
        what=what,
        rule=figure.key,
        relaxes=figure.relaxes,
        value=None if figure.value is None else THOUSAND * figure.value,
        proved=figure.proved,
        causes=tuple((tr(f"term.{t.value}"), THOUSAND * amount) for t, amount in figure.causes),
        moved=tuple(units[u] for u in figure.moved),
        sentence=sentence(figure, what),
    )


def what_words(figure: Figure, names: Names, rules: dict[str, str]) -> str:
    """Return what is changed, as the beginning of a sentence."""
    kind, subject = figure.kind, figure.subject
    words: dict[str, object] = {"n": figure.amount, "rule": rules.get(figure.key, "–")}
    words["people"] = format_number(figure.amount, Measure.PERSON)
    words["area"] = names.area(figure.amount)
    if kind is Kind.STALLS:
        words |= {"site": names.sites[subject[0]], "kind": names.vehicles[subject[1]]}
    elif kind is Kind.LIMIT:
        words |= {
            "name": names.limit(subject[0]),
            "amount": names.limited(subject[0], figure.amount),
        }
    elif kind in (Kind.TOGETHER, Kind.APART, Kind.PLACE):
        words |= {"unit": names.units[subject[0]], "other": names.units[subject[-1]]}
    elif kind is Kind.ONE_TOWER:
        words["opd"] = names.opds[subject[0]]
    elif subject:
        owner = {Kind.TOWER_SHUT: names.towers, Kind.OLD_EMPTIED: names.old}
        owner[Kind.OLD_KEPT] = names.old
        words["place"] = owner.get(kind, names.places)[subject[0]]
    return tr(f"explain_binding.what.{kind.value}", **words)


def sentence(figure: Figure, what: str) -> str:
    """Return one figure in words, claiming no more than is known."""
    value = figure.value
    proved = "proved" if figure.proved else "found"
    if value is None:
        return tr(f"explain_binding.none.{proved}", what=what)
    if value == 0:
        side = "saves_nothing" if figure.relaxes else "costs_nothing"
        return tr(f"explain_binding.{side}.{proved}", what=what)
    causes = causes_words(figure.causes, dearer=not figure.relaxes)
    side = "saves" if figure.relaxes else "costs"
    amount = money(value)
    if not causes:
        return tr(f"explain_binding.{side}.{proved}", what=what, amount=amount)
    return tr(f"explain_binding.{side}_by.{proved}", what=what, amount=amount, causes=causes)


def summary(found: Binding, names: Names, rules: dict[str, str]) -> tuple[str, ...]:
    """Return the answer in a few sentences: what is worth most, what costs most to lose."""
    if found.best is None:
        return (tr("explain_binding.unsound"),)
    said = []
    worth = [f for f in found.figures if f.relaxes and f.value]
    if worth:
        top = [f"{what_words(f, names, rules)} ({money(f.value or 0)})" for f in worth[:3]]
        said.append(tr("explain_binding.most", n=len(worth), what=listed(_inside(top))))
    else:
        said.append(tr("explain_binding.nothing"))
    free = sum(f.relaxes and not f.value and _known(f) for f in found.figures)
    if free and worth:
        said.append(tr("explain_binding.rest", n=free))
    if found.best[1] < found.cost:
        saved = money(found.cost - found.best[1])
        said.append(tr("explain_binding.improved", amount=saved))
    if not found.finished:
        tried = sum(map(_known, found.figures))
        said.append(tr("explain_binding.unfinished", tried=tried, of=len(found.figures)))
    return tuple(said)


def _known(figure: Figure) -> bool:
    """Tell whether a change was tried; one that was not is worth nothing that could be said."""
    return figure.tries > 0 or figure.proved


def _inside(words: list[str]) -> list[str]:
    """Return phrases as they stand inside a sentence."""
    return [word[:1].lower() + word[1:] for word in words]
