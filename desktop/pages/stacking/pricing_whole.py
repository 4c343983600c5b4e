"""What every place offers to a whole OPD in the hand, priced piece by piece; no Qt."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.pages.stacking.pricing import Pricer, Reasons, filled_with, ranked, total_words
from desktop.pages.stacking.pricing_many import group_offers, offer_of, over_of, price
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.offer import Offer, Tone
from desktop.widgets.stacking_plan.walk import place_name
from desktop.workflows.seats import TRAY, Place
from desktop.workflows.stack_view import StackView
from solver.rules import PlaceReason, RuleId

CLOSED = (Tone.FORBIDDEN, Tone.HERE)


class WholePricing:
    """The offers to a whole OPD: how it would fill every place at once, then a price a step.

    A price takes two moves of the running bill for each unit of the OPD and comes back to where
    it was, so that others may ask it between any two steps.

    Parameters
    ----------
    view : StackView
        The plan.
    pricer : Pricer or None
        The running bill; None while it is being reckoned: then there is nothing to do.
    units : sequence of str
        The units that go along.
    reasons : callable
        Returns why floors are not for a unit.

    Attributes
    ----------
    offers : dict of Place to Offer
        As far as they are known.
    """

    def __init__(
        self,
        view: StackView,
        pricer: Pricer | None,
        units: Sequence[str],
        reasons: Callable[[str], Reasons],
    ) -> None:
        self._view, self._pricer, self._units, self._reasons = view, pricer, units, reasons
        self.offers = group_offers(view, units)
        self._delta: dict[Place, int] = {}
        self._against: dict[
            str, list[tuple[PlaceReason, ...]]
        ] = {}  # by floor, of each unit that may not be there
        self._asked = deque(units if pricer else ())
        open_to = (place for place, offer in self.offers.items() if offer.tone not in CLOSED)
        self._left = deque(place for place in open_to if pricer and place != TRAY)

    @property
    def under_way(self) -> bool:
        """Whether a step is left."""
        return bool(self._asked or self._left)

    def step(self) -> None:
        """Ask why floors are not for one more unit, or price one more place; mark the best last."""
        if self._asked:
            self._ask(self._asked.popleft())
        elif self._left:
            self.price(self._left.popleft())
        if not self.under_way:
            self.offers = ranked(self.offers, self._delta)

    def _ask(self, unit: str) -> None:
        for floor, why in self._reasons(unit).items():
            self._against.setdefault(floor, []).append(why)

    def price(self, place: Place) -> None:
        """Price one place, before its turn too: the pointer is there."""
        if self._pricer is None or place == TRAY or self.offers[place].tone in CLOSED:
            return
        view, head = self._view, place_name(self._view, place)
        found = price(self._pricer, [(unit, place) for unit in self._units])
        barred = found is not None and RuleId.PLACE in found[1]
        if not place.floor and (found is None or barred):  # an old one: not all come from there
            reason = tr(f"reason.{PlaceReason.NOT_CANDIDATE.value}")
            self.offers[place] = Offer(
                Tone.FORBIDDEN, tr("stack.offer.closed"), f"{head}: {reason}"
            )
            return
        if found and not barred:
            self._delta[place] = found[0]
        bar = view.bar_of[place]
        coming = [view.block_of[u] for u in self._units if view.place_of[u] != place]
        over = over_of(view, bar, [], coming)
        made = offer_of(view, head, [over] if over else [], found, self._barred(place, barred))
        below = [filled_with(bar, coming)]
        if place in self._delta and self._pricer.cost is not None:
            below.append(total_words(self._pricer.cost + self._delta[place]))
        sentence = "\n".join([made.sentence, *below])
        self.offers[place] = replace(made, rank=self.offers[place].rank, sentence=sentence)

    def _barred(self, place: Place, barred: bool) -> list[str]:
        """Return in words which reasons keep how many units away from a floor."""
        if not barred:
            return []
        every = Counter(reason for why in self._against.get(place.floor, ()) for reason in why)
        return [
            tr("stack.offer.not_for", n=n, of=len(self._units), why=tr(f"reason.{reason.value}"))
            for reason, n in every.most_common()
        ]
