"""Explanations of a case file and its solution file: why here, and what is binding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.workflows.explain.binding import BindingRow, row_of
from desktop.workflows.explain.binding import summary as binding_summary
from desktop.workflows.explain.floor import claim, row_sentences
from desktop.workflows.explain.floor import summary as floor_summary
from desktop.workflows.explain.names import numbers_of
from desktop.workflows.solve_case import load_case, load_json
from solver.case.model import Case
from solver.case.values import Values
from solver.case.write import SOLUTION_FORMAT, canonical_sha256
from solver.check.usage import allowed
from solver.errors import Issue, issue
from solver.explain.binding import BindingOptions, binding
from solver.explain.why_here import WhyOptions, why_here
from solver.plan import Plan

NEEDED = ("format", "place")
OPTIONAL = (
    "case",
    "case_sha256",
    "rooms",
    "cost",
    "bound",
    "status",
    "parts",
    "seconds",
    "seed",
    "threads",
)


@dataclass(frozen=True)
class CaseAnswer:
    """An answer about a case file in words: a summary, then a line a row."""

    sentences: tuple[str, ...]
    rows: tuple[str, ...]
    finished: bool


@dataclass(frozen=True)
class SolvedFile:
    """A case and a plan of it, as read from two files."""

    case: Case
    plan: Plan


def load_solved(path: Path, solution: Path) -> SolvedFile | tuple[Issue, ...]:
    """Read a case file and a solution of it; nothing about either is trusted."""
    case = load_case(path)
    if not isinstance(case, Case):
        return case
    plan = load_json(solution, partial(read_plan, case))
    return SolvedFile(case, plan) if isinstance(plan, Plan) else plan


def read_plan(case: Case, data: object) -> Plan | tuple[Issue, ...]:
    """Read an office-solution/1 record as a plan of a case, or say what is wrong with it."""
    values = Values()
    top = values.record(data, "$", NEEDED, OPTIONAL)
    if top is None:
        return tuple(values.found)
    if top["format"] != SOLUTION_FORMAT:
        values.wrong("format", "$.format", value=top["format"])
    if top["place"] is None:
        return (*values.found, issue("explain_no_plan", "$.place"))
    if "case_sha256" in top and top["case_sha256"] != canonical_sha256(case):
        return (issue("explain_other_case", "$.case_sha256"),)
    most = len(case.floors) + len(case.old) - 1
    place = values.numbers(top["place"], "$.place", high=most, size=len(case.units))
    for u, p in enumerate(place if not values.found else ()):
        if not allowed(case, u, p):
            values.found.append(issue("explain_not_allowed", f"$.place[{u}]", unit=u + 1, place=p))
    rooms = _rooms(case, values, top.get("rooms"))
    return tuple(values.found) if values.found else Plan(place, rooms)


def _rooms(case: Case, values: Values, data: object) -> tuple[tuple[int, int], ...]:
    """Read rooms as (class, floor); none when the file leaves their layout open."""
    if data is None:
        return ()

    def room(item: object, where: str) -> tuple[int, int]:
        pair = values.items(item, where)
        if len(pair) != 2:
            values.wrong("wrong_length", where, length=len(pair), expected=2)
            return 0, 0
        c = values.number(pair[0], f"{where}[0]", high=len(case.rooms.classes) - 1)
        return c, values.number(pair[1], f"{where}[1]", high=len(case.floors) - 1)

    return tuple(sorted(values.each(data, "$.rooms", room)))


def why_here_file(
    path: Path,
    solution: Path,
    unit: int,
    options: WhyOptions,
    *,
    stop: Callable[[], bool] | None = None,
) -> CaseAnswer | tuple[Issue, ...]:
    """Explain the place of one unit (counted from 1) of a solved case file."""
    loaded = load_solved(path, solution)
    if not isinstance(loaded, SolvedFile):
        return loaded
    case, plan = loaded.case, loaded.plan
    if not 1 <= unit <= len(case.units):
        return (issue("explain_no_unit", str(path), unit=unit, most=len(case.units)),)
    names = numbers_of(case)
    found = why_here(case, plan, unit - 1, options, stop=stop)
    rows = tuple(
        " ".join((*row_sentences(row, names), f"({claim(row)})" if claim(row) else "")).strip()
        for row in found.rows
    )
    return CaseAnswer(floor_summary(found, names), rows, found.finished)


def binding_file(
    path: Path,
    solution: Path,
    options: BindingOptions,
    *,
    on_row: Callable[[BindingRow], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> CaseAnswer | tuple[Issue, ...]:
    """Find what binds a solved case file."""
    loaded = load_solved(path, solution)
    if not isinstance(loaded, SolvedFile):
        return loaded
    case, plan = loaded.case, loaded.plan
    names = numbers_of(case)
    tell = on_row or (lambda row: None)
    found = binding(
        case,
        plan,
        options,
        on_figure=lambda figure: tell(row_of(figure, names, names.units, {})),
        stop=stop,
    )
    rows = tuple(row_of(figure, names, names.units, {}).sentence for figure in found.figures)
    return CaseAnswer(binding_summary(found, names, {}), rows, found.finished)
