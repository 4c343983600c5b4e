"""What a result speaks of: a mark of each record when it was written, and what differs since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from desktop.document.names import record_name
from desktop.document.text import format_number
from desktop.system.translate import tr
from solver.problem.problem import KINDS, Problem
from solver.problem.record import Record
from solver.problem.scenario import Result
from solver.units import Kind, Measure, declared

WITHOUT = (
    "result", "realisation", "timetable", "remark", "standard_profile", "photo", "map_layer",
    "target",
)  # fmt: skip
OF_SCENARIO = ("scenario_building", "scenario_floor", "scenario_opd", "scenario_rule", "placement")
SPOKEN = (Kind.NUMBER, Kind.CHOICE, Kind.FLAG, Kind.DAY, Kind.REF)  # words change no reckoning
OWNERS = (("unit", "unit"), ("unit_a", "unit"), ("floor", "floor"), ("building", "building"),
          ("opd", "opd"))  # fmt: skip
NAMED = 6  # of a kind, before the others are only counted
OUTSIDE = ("status", "seconds", "seed")  # how sure, how long, by which chance: not the question


@dataclass(frozen=True)
class KindChanged:
    """Records of a kind that differ: their names, and how many are gone."""

    kind: str
    names: tuple[str, ...]
    gone: int

    @property
    def count(self) -> int:
        """How many records differ."""
        return len(self.names) + self.gone


def basis_of(problem: Problem, scenario: str) -> str:
    """Return the marks of all records that a result of a scenario may depend on, as JSON."""
    return json.dumps(_marks(problem, scenario), separators=(",", ":"))


def _marks(problem: Problem, scenario: str) -> dict[str, dict[str, str]]:
    found = {}
    for kind, rows in problem:
        if kind in WITHOUT:
            continue
        names = _fields(kind)
        marks = {row.id: _mark(row, names) for row in rows if _concerns(kind, row, scenario)}
        if marks:
            found[kind] = marks
    return found


def _concerns(kind: str, row: Record, scenario: str) -> bool:
    if kind == "scenario":
        return row.id == scenario
    return kind not in OF_SCENARIO or getattr(row, "scenario", "") == scenario


@cache
def _fields(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind that can change a reckoning."""
    fields = declared(KINDS[kind])
    return tuple(
        name for name, field in fields.items() if field.kind in SPOKEN and name not in OUTSIDE
    )


def _mark(row: Record, names: tuple[str, ...]) -> str:
    values = "|".join(str(getattr(row, name)) for name in names)
    return f"{crc32(values.encode()):08x}"


def what_changed(problem: Problem, scenario: str) -> tuple[KindChanged, ...]:
    """Return what differs from the records that the result of a scenario speaks of.

    Nothing when the result is of an older version of the program, which kept no marks.
    """
    result = problem.find(Result, scenario)
    if result is None or not result.basis:
        return ()
    before, now = json.loads(result.basis), _marks(problem, scenario)
    found = []
    for kind in KINDS:
        old, new = before.get(kind, {}), now.get(kind, {})
        other = [id for id, mark in new.items() if old.get(id) != mark]
        gone = len(old.keys() - new.keys())
        if kind == "placement":  # an edit by hand may write a row anew
            gone = max(0, gone - sum(id not in old for id in other))
        if other or gone:
            rows = {row.id: row for row in problem.rows(kind)}
            names = tuple(_name(problem, kind, rows[id]) for id in other)
            found.append(KindChanged(kind, names, gone))
    return tuple(found)


def _name(problem: Problem, kind: str, row: Record) -> str:
    """Return what a record is called; one without a name is told by what it belongs to."""
    if kind == "standard":
        return tr(f"standard.{row.id}")
    if kind == "scenario_rule":
        return tr(f"choice.ScenarioRuleKey.{getattr(row, 'rule', '')}")
    told = record_name(problem, kind, row.id)
    for field, of in OWNERS:
        if not told:
            told = record_name(problem, of, getattr(row, field, ""))
    other = record_name(problem, "unit", getattr(row, "unit_b", ""))
    return f"{told} ↔ {other}" if other else told


def names_words(each: KindChanged) -> str:
    """Return the names of a kind in a line: the first ones, how many more, how many are gone."""
    told = list(each.names[:NAMED])
    more = len(each.names) - len(told)
    told += [tr("changed.more", n=more)] if more else []
    told += [tr("changed.gone", n=each.gone)] if each.gone else []
    return ", ".join(told)


def changed_words(changed: tuple[KindChanged, ...]) -> str:
    """Return the changes counted by kind: ``3 unit, 1 standar dan asumsi``."""
    words = ((each.count, _inside(tr(f"record.{each.kind}", n=each.count))) for each in changed)
    return ", ".join(f"{format_number(count, Measure.COUNT)} {word}" for count, word in words)


def _inside(word: str) -> str:
    """Return a name of a kind as it stands inside a sentence; ``OPD`` stays."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]
