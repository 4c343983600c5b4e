"""A broken rule in words, with the names of who and where."""

from __future__ import annotations

from desktop.document.text import format_number
from desktop.system.translate import tr
from desktop.workflows.seats import floor_label
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import MeetingSize, Opd, Unit, VehicleKind
from solver.problem.problem import Problem
from solver.rules import RuleId
from solver.study.assessment import Broken
from solver.units import Measure

LIMITS = ("moves", "budget")
_VAGUE = (RuleId.ONE_TOWER, RuleId.ROOMS)  # said without a building where none is named
_OPD_FIRST = (RuleId.ONE_TOWER,)  # an OPD and a building may have the same id
_MEASURES = {RuleId.AREA: Measure.AREA, RuleId.PEOPLE: Measure.PERSON}


def broken_text(problem: Problem, broken: Broken) -> str:
    """Return one sentence on a broken rule."""
    names = _names(problem, broken)
    if broken.reason:
        names["reason"] = tr(f"reason.{broken.reason.value}")
    measure = _MEASURES.get(broken.rule, Measure.COUNT)
    if broken.rule is RuleId.LIMIT and "budget" in broken.subjects:
        measure = Measure.RUPIAH
    decimals = 0 if measure is Measure.AREA else None
    names["amount"] = format_number(broken.amount, measure, decimals=decimals)
    blanks = dict.fromkeys(
        ("unit", "other", "opd", "floor", "building", "site", "kind", "name", "reason"), "–"
    )
    vague = broken.rule in _VAGUE and "building" not in names
    return tr(f"rule.{broken.rule.value}.{'vague' if vague else 'broken'}", **(blanks | names))


def place_words(problem: Problem, building_id: str, floor_id: str = "") -> str:
    """Return building and floor in short words: ``Menara · Lantai 3``."""
    building = problem.find(Building, building_id)
    floor = problem.find(Floor, floor_id)
    if building is None:
        return "–"
    name = building.short or building.name
    return f"{name} · {floor_label(floor)}" if floor else name


def unit_words(problem: Problem, unit_id: str) -> str:
    """Return OPD and unit in short words: ``Disdik · Bidang PAUD``."""
    unit = problem.find(Unit, unit_id)
    if unit is None:
        return "–"
    opd = problem.find(Opd, unit.opd)
    name = unit.short or unit.name
    return f"{opd.short} · {name}" if opd else name


def _names(problem: Problem, broken: Broken) -> dict[str, str]:
    names: dict[str, str] = {}
    buildings: list[str] = []
    for i, id in enumerate(broken.subjects):
        if i == 0 and broken.rule in _OPD_FIRST and (group := problem.find(Opd, id)):
            names["opd"] = group.short
        elif problem.find(Unit, id):
            names["other" if "unit" in names else "unit"] = unit_words(problem, id)
        elif floor := problem.find(Floor, id):
            names["floor"] = place_words(problem, floor.building, floor.id)
        elif building := problem.find(Building, id):
            buildings.append(building.short or building.name)
        elif opd := problem.find(Opd, id):
            names["opd"] = opd.short
        elif site := problem.find(Site, id):
            names["site"] = site.short or site.name
        else:
            names["kind" if _is_kind(id) else "name"] = _kind(id)
    if buildings:
        names["building"] = ", ".join(buildings)
        names.setdefault("floor", names["building"])
    return names


def _is_kind(id: str) -> bool:
    return id in {*VehicleKind, *MeetingSize}


def _kind(id: str) -> str:
    for kinds in (VehicleKind, MeetingSize):
        if id in set(kinds):
            return tr(f"choice.{kinds.__name__}.{id}").lower()
    return tr(f"limit_name.{id}") if id in LIMITS else id
