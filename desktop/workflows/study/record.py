"""The answer of a study as a record for JSON: plans, measures, bounds, what differs."""

from __future__ import annotations

from typing import Any

from desktop.workflows.study.run import Study, StudyAsk
from desktop.workflows.study.source import StudySource
from solver.case.write import canonical_sha256
from solver.plan import Plan
from solver.study.alternatives import Alternatives
from solver.study.answer import Front
from solver.study.disruption import Dial

FORMAT = "office-study/1"


def study_record(source: StudySource, ask: StudyAsk, study: Study) -> dict[str, Any]:
    """Return everything a study found; money as in the case, `money_unit` says what one is."""
    record: dict[str, Any] = {
        "format": FORMAT,
        "kind": ask.kind.value,
        "case_sha256": canonical_sha256(source.case),
        "seed": ask.seed,
        "money_unit": source.scale,
        "base": list(source.base),
    }
    if source.built is not None:
        record |= {"units": list(source.built.units), "floors": list(source.built.floors)}
        record["old"] = list(source.built.old)
    if isinstance(study, Alternatives):
        return record | _alternatives(study)
    if isinstance(study, Dial):
        record |= {"today": study.today, "today_sound": study.today_sound}
        record |= {"fewest_moves": study.fewest, "sent": source.sent}
        return record | _front(study.front)
    return record | _front(study)


def _front(front: Front) -> dict[str, Any]:
    corner = front.reference
    return {
        "points": [
            {
                "x": point.x,
                "y": point.y,
                "least_x": point.least,
                "proved": point.proved,
                "aim": point.aim.name if point.aim else None,
                **_plan(point.plan),
            }
            for point in front.points
        ],
        "known": [[point.x, point.y] for point in front.known],
        "bounds": [[each.aim.name, each.bound] for each in front.proved],
        "reference": [corner.x, corner.y] if corner else None,
        "hypervolume": front.volume,
        "hypervolume_bound": front.reachable,
        "met": front.met,
        "dropped": front.dropped,
        **_ended(front),
    }


def _alternatives(found: Alternatives) -> dict[str, Any]:
    best = found.best
    return {
        "best": {"cost": best.cost, **_plan(best.plan)} if best else None,
        "bound": found.bound,
        "alternatives": [
            {
                "cost": each.cost,
                "over_bp": each.over,
                "floor_bp": each.difference.floor,
                "tower_bp": each.difference.tower,
                "structure_bp": each.difference.structure,
                "nearest_bp": each.nearest,
                "elsewhere": list(each.what.units),
                "kept": list(each.what.kept),
                "left": list(each.what.left),
                "opened": list(each.what.opened),
                "closed": list(each.what.closed),
                "terms": {term.value: amount for term, amount in each.what.terms},
                **_plan(each.plan),
            }
            for each in found.plans
        ],
        "asked": found.asked,
        "met": found.met,
        **_ended(found),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {"place": list(plan.place), "rooms": [list(room) for room in plan.rooms]}


def _ended(study: Front | Alternatives) -> dict[str, Any]:
    return {
        "lost": list(study.lost),
        "infeasible": study.infeasible,
        "stopped": study.stopped,
        "seconds": round(study.seconds, 3),
    }
