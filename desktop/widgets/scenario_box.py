"""The scenario of a page: the list in its head, and what it says while nobody has planned."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.empty_state import empty_state
from desktop.widgets.page import PageContext
from desktop.widgets.words import button, card, offer
from desktop.workflows.shown_scenario import ScenarioChoice

WIDTH = 260  # at least, in pixels


class ScenarioBox(CalmComboBox):
    """The list of the scenarios that a page shows; `picked` when the person chose another."""

    picked = Signal()

    def __init__(self, choice: ScenarioChoice) -> None:
        super().__init__()
        self._choice = choice
        self.setAccessibleName(tr("record.scenario"))
        self.setMinimumWidth(WIDTH)
        self.activated.connect(self._pick)

    def follow(self) -> None:
        """Show the scenarios as they are now; without any the list is hidden."""
        offer(self, self._choice.options, self._choice.id)

    def arrive(self, scenario: str) -> None:
        """Go to the scenario of a link; what is shown already is not reckoned again."""
        if not scenario:
            return
        before = self._choice.id
        self._choice.choose(scenario)
        if scenario != before:
            self.picked.emit()

    def _pick(self, at: int) -> None:
        self.arrive(str(self.itemData(at)))


def no_plan(context: PageContext, drawing: str, title: str, words: str) -> QFrame:
    """Return what a page of a plan says without one: a sentence and the two ways to a plan."""
    by_hand = button(tr("go.stacking"), lambda: context.navigate("stacking"), kind="main")
    search = button(tr("go.scenarios"), lambda: context.navigate("scenarios"))
    return card(empty_state(drawing, title, words, by_hand, search))
