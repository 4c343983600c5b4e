"""What the three voices say of one placement, in words that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.check import usage
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.check.violation import Violation
from solver.cpsat.build import build
from solver.cpsat.draft import Tag
from solver.cpsat.run import Answer, Run, run
from solver.ledger.face import bill as running_bill
from solver.ledger.face import opened_for_rooms, plan_of
from solver.ledger.ledger import RULES, Ledger
from solver.ledger.tables import Tables
from solver.plan import Plan, SolveStatus
from solver.rules import RuleId

Wider = Callable[[Case, tuple[int, ...], int], Case]
Knob = tuple[RuleId, tuple[int, ...]]


@dataclass(frozen=True)
class Said:
    """What was compared, to count it: whether the plan was sound, and whether the model spoke."""

    sound: bool
    widened: bool


def disagreement(case: Case, place: tuple[int, ...]) -> str | Said:
    """Return in what the voices differ about a placement, or what they agreed on."""
    ledger = Ledger(Tables(case), place)
    plan, _ = plan_of(ledger)
    found = violations(case, plan)
    laid = len(plan.rooms) == rooms_wanted(case, place)
    # Rooms on floors of their own: the model may know a better layout than the ledger.
    alone = laid and {f for _, f in plan.rooms} <= set(place)
    differ = "; ".join(_amounts(ledger, plan, laid=laid, alone=alone))
    differ = differ or _model(case, place, plan, alone=alone)
    return differ or Said(not found, bool(found) and alone)


def _amounts(ledger: Ledger, plan: Plan, *, laid: bool, alone: bool) -> Iterator[str]:
    """Compare the ledger with the check: each rule's amount, each term of the bill, the verdict."""
    case, place = ledger.tables.case, plan.place
    found = violations(case, plan)
    expected = {rule: sum(v.by for v in found if v.rule is rule) for rule in RULES}
    expected[RuleId.ROOMS] = load_above(case, place)
    if not alone:
        expected[RuleId.AREA] = pooled_area(case, place)
        del expected[RuleId.LIMIT]
    over = dict(zip(RULES, ledger.over.tolist(), strict=True))
    for rule, amount in expected.items():
        if over[rule] != amount:
            yield f"{rule}: ledger {over[rule]}, check {amount}"
    if pooled_area(case, place) != over[RuleId.AREA]:
        yield f"area: ledger {over[RuleId.AREA]}, definition {pooled_area(case, place)}"
    if laid and running_bill(ledger) != bill(case, plan):
        yield f"bill: ledger {running_bill(ledger)}, check {bill(case, plan)}"
    if laid and ledger.cost + opened_for_rooms(ledger) != total(bill(case, plan)):
        yield f"cost: ledger {ledger.cost} + {opened_for_rooms(ledger)}, check {bill(case, plan)}"
    if alone and ledger.feasible != (not found):
        yield f"verdict: ledger {ledger.feasible}, check {found}"


def load_above(case: Case, place: tuple[int, ...]) -> int:
    """Return the load above the tables of rooms, over zones and classes."""
    need = usage.rooms_needed(case, place)
    return sum(usage.load_above_table(case, place, z, c) for (z, c), n in need.items() if n is None)


def rooms_wanted(case: Case, place: tuple[int, ...]) -> int:
    """Return how many rooms the zones need, at most what the tables hold."""
    need = usage.rooms_needed(case, place)
    most = [len(room.limit) - 1 for room in case.rooms.classes]
    return sum(most[c] if n is None else n for (_, c), n in need.items())


def pooled_area(case: Case, place: tuple[int, ...]) -> int:
    """Return what units lack on floors, and rooms in the floors in use of their zone."""
    used = [0] * len(case.floors)
    for u, p in enumerate(place):
        if p < len(case.floors):
            used[p] += case.units[u].area
    lack = sum(max(0, n - f.area) for n, f in zip(used, case.floors, strict=True))
    need = usage.rooms_needed(case, place)
    for zone in {f.zone for f in case.floors}:
        free = sum(
            max(0, floor.area - used[f])
            for f, floor in enumerate(case.floors)
            if floor.zone == zone and f in place
        )
        wanted = 0
        for c, room in enumerate(case.rooms.classes):
            count = need[zone, c]
            wanted += room.area * (len(room.limit) - 1 if count is None else count)
        lack += max(0, wanted - free)
    return lack


def fixed(case: Case, place: tuple[int, ...], off: AbstractSet[Tag] = frozenset()) -> Answer:
    """Return the model's answer with every unit fixed: by a variable, not by a constant.

    With rules switched off the cost means nothing and is left out.
    """
    draft = build(case, guarded=bool(off), with_costs=not off)
    for unit, p in enumerate(place):
        draft.define(draft.x[unit][p] == 1)
    for tag, guard in draft.guards.items():
        draft.define(guard == int(tag not in off))
    return run(draft, Run(60))


def _model(case: Case, place: tuple[int, ...], plan: Plan, *, alone: bool) -> str:
    """Compare the model with the check: as it is, and widened by just what is broken."""
    found, cost = violations(case, plan), total(bill(case, plan))
    answer = fixed(case, place)
    if not found and answer.status is not SolveStatus.OPTIMAL:
        return f"model {answer.status} of a sound plan"
    if found and alone and answer.status is not SolveStatus.INFEASIBLE:
        return f"model {answer.status}, check {found[0]}"
    if answer.plan is not None:
        if violations(case, answer.plan) or total(bill(case, answer.plan)) != answer.cost:
            return f"model's own plan: {violations(case, answer.plan)}, {answer.cost}"
        if alone and answer.cost != cost:
            return f"cost: model {answer.cost}, check {cost}"
    return _widened_says(case, place, plan) if found and alone else ""


def _widened_says(case: Case, place: tuple[int, ...], plan: Plan) -> str:
    """Widen every broken rule by its amount: the model takes the plan, and with one less not."""
    found = violations(case, plan)
    torn = {(v.rule, v.kind, v.subject) for v in found if v.rule is RuleId.ONE_TOWER}
    knobs = knobs_for(found)
    wide = turned(case, knobs)
    answer = fixed(wide, place, torn)
    cost = total(bill(wide, plan))
    if answer.status is not SolveStatus.OPTIMAL or (not torn and answer.cost != cost):
        return f"widened: model {answer.status} {answer.cost}, check {cost}"
    for knob, by in knobs.items():
        narrow = turned(case, {**knobs, knob: by - 1})
        if fixed(narrow, place, torn).status is not SolveStatus.INFEASIBLE:
            return f"one less than the amount is enough: {knob} {by}"
    for tag in torn:
        if fixed(wide, place, torn - {tag}).status is not SolveStatus.INFEASIBLE:
            return f"the model sees no breach of {tag}"
    return ""


def knobs_for(found: tuple[Violation, ...]) -> dict[Knob, int]:
    """Return what has to be widened, and by how much, until only torn OPDs are left."""
    knobs: dict[Knob, int] = {}
    for violation in found:
        subject = violation.subject
        if violation.rule is RuleId.ONE_TOWER:
            continue
        if violation.rule is RuleId.PARKING:
            subject = ()  # one number for every site and kind
        if violation.rule is RuleId.ROOMS:
            subject = subject[1:]  # one table for every zone
        knob = violation.rule, subject
        knobs[knob] = max(violation.by, knobs.get(knob, 0))
    return knobs


def turned(case: Case, knobs: dict[Knob, int]) -> Case:
    """Return the case with its rules widened."""
    for (rule, subject), by in knobs.items():
        case = WIDER[rule](case, subject, by)
    return case


def _wider_floor(name: str) -> Wider:
    def wider(case: Case, subject: tuple[int, ...], by: int) -> Case:
        floors = list(case.floors)
        floor = floors[subject[0]]
        floors[subject[0]] = replace(floor, **{name: getattr(floor, name) + by})
        return replace(case, floors=tuple(floors))

    return wider


def _wider_limit(case: Case, subject: tuple[int, ...], by: int) -> Case:
    limits = list(case.limits)
    limits[subject[0]] = replace(limits[subject[0]], most=limits[subject[0]].most + by)
    return replace(case, limits=tuple(limits))


def _more_levels(case: Case, subject: tuple[int, ...], by: int) -> Case:
    assert case.parking is not None
    most = case.parking.max_levels + by
    return replace(case, parking=replace(case.parking, max_levels=most))


def _longer_table(case: Case, subject: tuple[int, ...], by: int) -> Case:
    """Return the case with a last limit that carries what is above it."""
    classes = list(case.rooms.classes)
    room = classes[subject[0]]
    classes[subject[0]] = replace(room, limit=(*room.limit[:-1], room.limit[-1] + by))
    return replace(case, rooms=replace(case.rooms, classes=tuple(classes)))


def _without_pair(name: str) -> Wider:
    def wider(case: Case, subject: tuple[int, ...], by: int) -> Case:
        left = tuple(pair for pair in getattr(case, name) if pair != subject or not by)
        return replace(case, **{name: left})

    return wider


WIDER: dict[RuleId, Wider] = {
    RuleId.AREA: _wider_floor("area"),
    RuleId.PEOPLE: _wider_floor("people"),
    RuleId.LIMIT: _wider_limit,
    RuleId.PARKING: _more_levels,
    RuleId.ROOMS: _longer_table,
    RuleId.TOGETHER: _without_pair("together"),
    RuleId.APART: _without_pair("apart"),
}
