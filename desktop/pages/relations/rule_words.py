"""Rules in the words of the office: who must sit with whom, and who where."""

from __future__ import annotations

from desktop.document.names import floor_name
from desktop.system.translate import tr
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem
from solver.problem.relations import PairRule, PlaceKind, PlaceRule

Rule = PairRule | PlaceRule
UNKNOWN = "…"


def sentence_of(problem: Problem, rule: Rule) -> str:
    """Return a rule as a sentence; what is not yet chosen is shown as three dots.

    Several pins of one unit mean any one of those places, so they are told in one sentence.
    """
    if isinstance(rule, PairRule):
        return _pair(problem, rule)
    who = unit_in_full(problem, rule.unit)
    where = place_in_words(problem, rule.building, rule.floor)
    if rule.kind is PlaceKind.PINNED:
        others = _other_pins(problem, rule)
        if others:
            return tr("relations.say.pinned_any", unit=who, place=where, others=others)
    return tr(f"relations.say.{rule.kind.value}", unit=who, place=where)


def _pair(problem: Problem, rule: PairRule) -> str:
    one, other = (problem.find(Unit, id) for id in (rule.unit_a, rule.unit_b))
    key = f"relations.say.{rule.kind.value}"
    if one and other and one.opd == other.opd and (opd := problem.find(Opd, one.opd)):
        names = {"one": one.name, "other": other.name, "opd": opd.short or opd.name}
        return tr(f"{key}_same", **names)
    names = {
        "one": unit_in_full(problem, rule.unit_a),
        "other": unit_in_full(problem, rule.unit_b),
    }
    return tr(key, **names)


def unit_in_full(problem: Problem, id: str) -> str:
    """Return a unit with its OPD behind it: ``Bidang PAUD (Disdik)``."""
    unit = problem.find(Unit, id)
    if unit is None:
        return UNKNOWN
    opd = problem.find(Opd, unit.opd)
    return f"{unit.name} ({opd.short or opd.name})" if opd else unit.name


def place_in_words(problem: Problem, building_id: str, floor_id: str) -> str:
    """Return a place as one says it: ``lantai 3 Menara A``, or the building alone."""
    building, floor = problem.find(Building, building_id), problem.find(Floor, floor_id)
    if building is None:
        return UNKNOWN
    if floor is None:
        return building.name
    return tr("relations.say.place", floor=floor_name(floor), building=building.name)


def _other_pins(problem: Problem, rule: PlaceRule) -> str:
    same = problem.where(PlaceRule, "unit", rule.unit) if rule.unit else ()
    others = [r for r in same if r.kind is PlaceKind.PINNED and r.id != rule.id]
    places = [place_in_words(problem, other.building, other.floor) for other in others]
    return f" {tr('relations.say.or')} ".join(places)
