"""The price of moving several units at once: two that change places, or a whole OPD; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.document.text import format_change
from desktop.pages.stacking.pricing import THOUSAND, Pricer, breaks, gives_way, places_of
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.offer import Offer, Tone
from desktop.widgets.stacking_plan.walk import place_name
from desktop.widgets.stacking_plan.words import excess_of, square_metres
from desktop.workflows.seats import TRAY, Place
from desktop.workflows.stack_view import Bar, Block, StackView
from solver.rules import RuleId

Moves = Sequence[tuple[str, Place]]


def price(pricer: Pricer | None, moves: Moves) -> tuple[int, tuple[RuleId, ...]] | None:
    """Return (rupiah a year, rules broken more) of moves made together; None if not known."""
    from solver.ledger.face import price_of_group

    if pricer is None:
        return None
    at, units = places_of(pricer.built), pricer.built.units
    index = {unit: u for u, unit in enumerate(units)}
    if any(unit not in index or place not in at for unit, place in moves):
        return None
    found = tuple((index[unit], at[place]) for unit, place in moves)
    delta, broken = price_of_group(pricer.ledger, found)
    return delta * THOUSAND, broken


def swap_offer(view: StackView, pricer: Pricer | None, first: str, second: str) -> Offer:
    """Return what it would do if two units changed places."""
    one, other = view.block_of[first], view.block_of[second]
    here, there = view.place_of[first], view.place_of[second]
    head = tr("stack.swap", other=f"{other.opd_label} · {other.label}")
    if TRAY in (here, there) or here == there:
        why = tr("stack.swap_same" if here == there else "stack.swap_tray")
        return Offer(Tone.FORBIDDEN, "", f"{head}\n{why}")
    bars = (view.bar_of[here], view.bar_of[there])
    if any(bar.locked for bar in bars):
        return Offer(Tone.FORBIDDEN, "", f"{head}\n{tr('stack.locked')}")
    changes = ((bars[0], [one], [other]), (bars[1], [other], [one]))
    over = [said for bar, out, into in changes if (said := over_of(view, bar, out, into))]
    return offer_of(view, head, over, price(pricer, ((first, there), (second, here))))


def group_offers(view: StackView, units: Iterable[str]) -> dict[Place, Offer]:
    """Return for every place how a whole OPD would fill it, without money.

    With nobody who could go along every place is closed.
    """
    blocks = [view.block_of[unit] for unit in units]
    if not blocks:
        shut = Offer(Tone.FORBIDDEN, tr("stack.offer.closed"), tr("stack.none_goes"))
        return dict.fromkeys((*(bar.place for bar in view.bars), TRAY), shut)
    made = {}
    for bar in view.bars:
        name = place_name(view, bar.place)
        coming = [b for b in blocks if view.place_of[b.unit] != bar.place]
        if bar.locked:
            made[bar.place] = Offer(Tone.FORBIDDEN, tr("stack.offer.locked"), tr("stack.locked"))
        elif not coming:
            made[bar.place] = Offer(Tone.HERE, tr("stack.offer.here"), name)
        else:
            over = over_of(view, bar, [], coming)
            tone = Tone.BROKEN if over else Tone.UNKNOWN
            figure = over or (free(bar, coming) if bar.net is not None else "")
            made[bar.place] = Offer(tone, figure, "\n".join((name, over) if over else (name,)))
    made[TRAY] = Offer(Tone.UNKNOWN, "", tr("stack.offer.tray"))
    return made


def free(bar: Bar, coming: Sequence[Block]) -> str:
    """Return how much area would be left."""
    left = (bar.net or 0) - bar.used - sum(b.area for b in coming)
    return tr("stack.left", area=square_metres(left))


def over_of(view: StackView, bar: Bar, out: Sequence[Block], into: Sequence[Block]) -> str:
    """Return by how much a bar would be over its limits with some out of it and some in."""
    area = bar.used + sum(b.area for b in into) - sum(b.area for b in out)
    people = bar.people + sum(b.people for b in into) - sum(b.people for b in out)
    most = people if bar.people_limit is None else bar.people_limit
    net = area if bar.net is None else bar.net
    said = excess_of(max(0, area - net), max(0, people - most))
    return f"{place_name(view, bar.place)}: {said}" if said and out else said


def offer_of(
    view: StackView,
    head: str,
    over: list[str],
    found: tuple[int, tuple[RuleId, ...]] | None,
    barred: Sequence[str] = (),
) -> Offer:
    """Return an offer from what would be too much and what the bill says.

    `barred` says why units may not take the place, instead of the name of that rule.
    """
    if found is None:
        tone = Tone.BROKEN if over else Tone.UNKNOWN
        return Offer(
            tone, over[0] if over else tr("stack.offer.unpriced"), "\n".join([head, *over])
        )
    delta, rules = found
    if over and gives_way(view, rules):
        over = []
    named = [rule for rule in rules if rule is not RuleId.PLACE or not barred]
    broken = [*barred, *breaks(named, told=bool(over))]
    money = format_change(delta) if delta else tr("stack.offer.even")
    per_year = tr("stack.offer.per_year", money=money) if delta else money
    # a place that a unit may not take has no price: its rule is named instead
    lines = [head if RuleId.PLACE in rules else f"{head}: {per_year}"]
    if over or broken:
        figure = over[0] if over else tr("stack.offer.rules", n=len(broken))
        return Offer(Tone.BROKEN, figure, "\n".join([*lines, *over, *broken]))
    tone = Tone.BETTER if delta < 0 else Tone.WORSE if delta else Tone.EVEN
    return Offer(tone, money, "\n".join(lines))
