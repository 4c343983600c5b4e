"""What the page can do beside the chosen unit, by name: for the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from desktop.pages.stacking.bar_view import PICTURES, ViewBar
from desktop.system.translate import tr
from desktop.widgets.deeds import Deed, Doer, menu_deeds
from desktop.widgets.stacking_plan.plan import StackingPlan


class Ways(Doer):
    """Colours, lengths, ghosts, year, zoom, details, pictures and the searches of the page."""

    def __init__(
        self, page: QWidget, plan: StackingPlan, bar: ViewBar, rest: QMenu, find: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self.plan, self.bar, self.rest, self.find = plan, bar, rest, find

    def deeds(self) -> tuple[Deed, ...]:
        """Return what can be done now."""
        if not self.bar.isVisible():
            return ()
        plan, bar = self.plan, self.bar
        unit = plan.unit
        details = Deed(tr("stacking.details"), lambda: plan.details_asked.emit(unit), "Space")
        return (
            *((details,) if unit else ()),
            Deed(tr("stacking.find"), self.find, "Ctrl+F"),
            *menu_deeds(self.rest),
            Deed(tr("stacking.fit"), plan.fit, "0"),
            Deed(tr("stacking.zoom_in"), partial(plan.zoom_step, True), "+"),
            Deed(tr("stacking.zoom_out"), partial(plan.zoom_step, False), "-"),
            Deed(tr("stacking.year_next"), partial(_step, bar, 1)),
            Deed(tr("stacking.year_back"), partial(_step, bar, -1)),
            Deed(tr("stacking.animate_tip"), bar.moving.toggle),
            *_choices(bar.colours),
            *_choices(bar.measures),
            *_choices(bar.ghosts),
            *(
                Deed(tr(f"stacking.picture_{kind}"), partial(bar.picture_asked.emit, kind))
                for kind in PICTURES
            ),
        )


def _step(bar: ViewBar, years: int) -> None:
    bar.slider.setValue(bar.slider.value() + years)


def _choices(box: QComboBox) -> Iterator[Deed]:
    """Return what a list offers beside what is chosen."""
    for at in range(box.count()):
        if at != box.currentIndex():
            yield Deed(box.itemText(at), partial(_take, box, at))


def _take(box: QComboBox, at: int) -> None:
    box.setCurrentIndex(at)
    box.activated.emit(at)
