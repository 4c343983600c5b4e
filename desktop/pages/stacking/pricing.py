"""The price of putting a unit anywhere: one adapter between the running bill and the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.document.text import format_change, format_money, format_number
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.offer import Offer, Tone
from desktop.widgets.stacking_plan.walk import place_name
from desktop.widgets.stacking_plan.words import excess_of, square_metres
from desktop.workflows.seats import TRAY, Place, seats
from desktop.workflows.stack_view import Bar, Block, StackView
from solver.case.build import BuiltCase, build_case
from solver.errors import Issue
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from solver.rules import PlaceReason, RuleId
from solver.units import Measure

if TYPE_CHECKING:
    from solver.ledger.ledger import Ledger

THOUSAND = 1000
Reasons = Mapping[str, tuple[PlaceReason, ...]]


@dataclass(frozen=True)
class Pricer:
    """The running bill of a scenario as it is placed now.

    `lacking` are units at a place the case does not know: they are not in the bill.
    """

    problem: Problem
    built: BuiltCase
    ledger: Ledger
    lacking: frozenset[str]

    @property
    def cost(self) -> int | None:
        """Rupiah a year of the plan, the base included; None while somebody is not in it."""
        if self.lacking:
            return None
        return self.built.base + THOUSAND * self.ledger.cost


@dataclass(frozen=True)
class PlacePrice:
    """Change in rupiah a year, the rules broken more than now, and the cost of the whole plan.

    `total` is None while somebody is not in the bill.
    """

    delta: int
    broken: tuple[RuleId, ...]
    total: int | None = None


def make_pricer(
    problem: Problem, scenario_id: str, earlier: Pricer | None = None
) -> Pricer | tuple[Issue, ...]:
    """Build the running bill; slow, so beside the window.

    Parameters
    ----------
    problem : Problem
        The project.
    scenario_id : str
        The scenario.
    earlier : Pricer, optional
        The last one: its case and tables serve again when only places have changed.
    """
    from solver.ledger.ledger import Ledger  # numpy: not on the way to the window
    from solver.ledger.tables import NOWHERE, Tables

    if earlier and _same_case(earlier, problem, scenario_id):
        built, tables = earlier.built, earlier.ledger.tables
    else:
        made = build_case(problem, scenario_id)
        if isinstance(made, tuple):
            return made
        built, tables = made, Tables(made.case)
    where = places_of(built)
    sitting = seats(problem, scenario_id)
    place, lacking = [], set()
    for u, unit in enumerate(built.units):
        index = where.get(sitting.get(unit, TRAY), NOWHERE)
        if index == NOWHERE or index not in tables.column[u]:
            index = NOWHERE
            lacking.add(unit)
        place.append(index)
    return Pricer(problem, built, Ledger(tables, place), frozenset(lacking))


def _same_case(earlier: Pricer, problem: Problem, scenario_id: str) -> bool:
    """Tell whether only places differ: every other kind of record and every pin is the same."""
    if earlier.built.scenario != scenario_id:
        return False
    ignored = ("placement", "result", "remark", "realisation")
    same = all(rows is earlier.problem.rows(kind) for kind, rows in problem if kind not in ignored)
    return same and _pins(problem, scenario_id) == _pins(earlier.problem, scenario_id)


def _pins(problem: Problem, scenario_id: str) -> frozenset[tuple[str, str, str]]:
    rows = problem.where(Placement, "scenario", scenario_id)
    return frozenset((row.unit, row.building, row.floor) for row in rows if row.pinned)


def places_of(built: BuiltCase) -> dict[Place, int]:
    """Return the index of each place in the case."""
    floors = {
        Place(built.towers[floor.tower], id): f
        for f, (id, floor) in enumerate(zip(built.floors, built.case.floors, strict=True))
    }
    return floors | {Place(id): len(built.floors) + b for b, id in enumerate(built.old)}


def prices(pricer: Pricer, unit: str) -> dict[Place, PlacePrice]:
    """Return the price of every place the unit may take."""
    from solver.ledger.face import colour

    if unit not in pricer.built.units:
        return {}
    index = {i: place for place, i in places_of(pricer.built).items()}
    found = colour(pricer.ledger, pricer.built.units.index(unit))
    now = pricer.cost
    made = {}
    for price in found:
        delta = price.delta * THOUSAND
        total = None if now is None else now + delta
        made[index[price.place]] = PlacePrice(delta, price.broken, total)
    return made


def offers(
    view: StackView, unit: str, known: Mapping[Place, PlacePrice] | None, reasons: Reasons
) -> dict[Place, Offer]:
    """Return what every place of a plan offers to a unit.

    Parameters
    ----------
    view : StackView
        The plan.
    unit : str
        The unit held.
    known : mapping or None
        Prices by place; None while they are being reckoned.
    reasons : mapping
        Why floors are not for this unit, by floor id.
    """
    block, here = view.block_of[unit], view.place_of[unit]
    made = {bar.place: _offer(view, bar, block, known, reasons) for bar in view.bars}
    if known is not None:
        closed = [bar.place for bar in view.stays if bar.place not in known]
        made |= {place: _closed(place_name(view, place)) for place in closed}
    made[TRAY] = Offer(Tone.UNKNOWN, "", tr("stack.offer.tray"))
    made[here] = Offer(Tone.HERE, tr("stack.offer.here"), tr("stack.offer.here_long"))
    return ranked(made, {place: price.delta for place, price in (known or {}).items()})


def ranked(made: dict[Place, Offer], delta: Mapping[Place, int]) -> dict[Place, Offer]:
    """Mark the best three places that break nothing, by their change of cost."""
    sound = (Tone.BETTER, Tone.EVEN, Tone.WORSE)
    good = [place for place, offer in made.items() if offer.tone in sound and place in delta]
    good.sort(key=lambda place: delta[place])
    best = {place: rank for rank, place in enumerate(good[:3], 1)}
    return made | {place: replace(made[place], rank=rank) for place, rank in best.items()}


def kept_away(view: StackView, unit: str, why: str = "stack.offer.no_part") -> dict[Place, Offer]:
    """Return the offers to a unit that may not be moved: it stays, every other place is closed."""
    reason = tr(why)
    closed = Offer(Tone.FORBIDDEN, tr("stack.offer.closed"), reason)
    here = Offer(Tone.HERE, tr("stack.offer.here"), reason)
    made = dict.fromkeys((*(bar.place for bar in view.bars), TRAY), closed)
    return made | {view.place_of[unit]: here}


def _offer(
    view: StackView,
    bar: Bar,
    block: Block,
    known: Mapping[Place, PlacePrice] | None,
    reasons: Reasons,
) -> Offer:
    name = place_name(view, bar.place)
    if bar.locked:
        return Offer(Tone.FORBIDDEN, tr("stack.offer.locked"), _lines(name, tr("stack.locked")))
    price = known.get(bar.place) if known is not None else None
    filled, over = filled_with(bar, [block]), _over(bar, block)
    if over and price and gives_way(view, price.broken):
        filled, over = tr("stack.offer.rooms_give_way"), ""
    why = [tr(f"reason.{reason.value}") for reason in reasons.get(bar.place.floor, ())]
    if over or why:
        figure = over or tr("stack.offer.rules", n=len(why))
        money = _per_year(price.delta) if price else ""
        return Offer(Tone.BROKEN, figure, _lines(name, over, *why, money, filled))
    if known is None:
        return Offer(Tone.UNKNOWN, tr("stack.offer.pending"), _lines(name, filled))
    if price is None:
        return Offer(Tone.UNKNOWN, tr("stack.offer.unpriced"), _lines(name, filled))
    money = format_change(price.delta) if price.delta else tr("stack.offer.even")
    per_year = _per_year(price.delta)
    broken = breaks(price.broken)
    total = total_words(price.total)
    if broken:
        figure = tr("stack.offer.rules", n=len(broken))
        return Offer(Tone.BROKEN, figure, _lines(name, per_year, *broken, filled, total))
    tone = Tone.BETTER if price.delta < 0 else Tone.WORSE if price.delta else Tone.EVEN
    return Offer(tone, money, _lines(name, per_year, filled, total))


def breaks(rules: Iterable[RuleId], *, told: bool = False) -> list[str]:
    """Return broken rules in words; with `told` without those that room and people have told."""
    left = (rule for rule in rules if not told or rule not in (RuleId.AREA, RuleId.PEOPLE))
    return [tr("stack.offer.breaks", rule=tr(f"rule.{rule.value}")) for rule in left]


def gives_way(view: StackView, broken: Iterable[RuleId]) -> bool:
    """Tell whether a floor that looks too full is not: shared rooms go to another floor.

    Only where no floor is too full yet: the bill counts what is too much over all floors.
    """
    if {RuleId.AREA, RuleId.PEOPLE, RuleId.ROOMS, RuleId.PLACE} & set(broken):
        return False
    return not any(bar.over_area or bar.over_people for bar in view.bars)


def _per_year(delta: int) -> str:
    if delta == 0:
        return tr("stack.offer.even")
    return tr("stack.offer.per_year", money=format_change(delta))


def total_words(total: int | None) -> str:
    """Return the cost of the whole plan in words, "" while somebody is not in it."""
    return tr("stack.offer.total", money=format_money(total)) if total else ""


def _closed(name: str) -> Offer:
    reason = tr(f"reason.{PlaceReason.NOT_CANDIDATE.value}")
    return Offer(Tone.FORBIDDEN, tr("stack.offer.closed"), _lines(name, reason))


def _lines(name: str, *parts: str) -> str:
    """Return a head line and the rest below."""
    told = [part for part in parts if part]
    head = f"{name}: {told[0]}" if told else name
    return "\n".join([head, *told[1:]])


def _over(bar: Bar, block: Block) -> str:
    """Return by how much the bar would be over its limits with the unit on it."""
    area = 0 if bar.net is None else max(0, bar.used + block.area - bar.net)
    limit = bar.people_limit
    people = 0 if limit is None else max(0, bar.people + block.people - limit)
    inside = any(other.unit == block.unit for other in bar.blocks)
    return "" if inside else excess_of(area, people)


def filled_with(bar: Bar, blocks: Iterable[Block]) -> str:
    """Return how full the bar would be with more blocks on it."""
    area, people = bar.used, bar.people
    for block in blocks:
        area, people = area + block.area, people + block.people
    heads = format_number(people, Measure.PERSON, unit=False)
    used = square_metres(area)
    if bar.net is None:
        return tr("stack.offer.filled_open", used=used, people=heads)
    limit = format_number(bar.people_limit, Measure.PERSON, unit=False)
    net = square_metres(bar.net)
    return tr("stack.offer.filled", used=used, net=net, people=heads, limit=limit)
