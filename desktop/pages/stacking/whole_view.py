"""Several units in the hand: every floor is priced, a few a turn, that under the pointer first."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.pages.stacking.moving import going
from desktop.pages.stacking.pricing_whole import WholePricing
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.workflows.seats import Place

AT_ONCE = 0.003  # seconds of a turn: a frame of 16 ms has room for it


class WholeHand(QObject):
    """Prices what several units would do everywhere; `priced(offers)` whenever more is known."""

    priced = Signal(object)

    def __init__(self, model: StackingModel, parent: QObject) -> None:
        super().__init__(parent)
        self.model = model
        self._pricing: WholePricing | None = None
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    @property
    def under_way(self) -> bool:
        """Whether floors are still to be priced."""
        return self._next.isActive()

    def begin(self, taken: Iterable[str]) -> None:
        """Tell at once how the units would fill every place, then what it would cost."""
        model = self.model
        units = going(model, taken)
        self._pricing = WholePricing(model.view(), model.pricer, units, model.reasons)
        self.priced.emit(self._pricing.offers)
        if self._pricing.under_way:
            self._next.start()

    def look_at(self, place: Place | None) -> None:
        """Price the place under the pointer before its turn."""
        if self._pricing is not None and self._next.isActive() and place is not None:
            self._pricing.price(place)
            self.priced.emit(self._pricing.offers)

    def end(self) -> None:
        """Price no more: nothing is held, or only one unit."""
        self._next.stop()
        self._pricing = None

    def _go_on(self) -> None:
        pricing = self._pricing
        if pricing is None:
            return
        until = time.monotonic() + AT_ONCE
        pricing.step()
        while pricing.under_way and time.monotonic() < until:
            pricing.step()
        if not pricing.under_way:
            self._next.stop()
        self.priced.emit(pricing.offers)
