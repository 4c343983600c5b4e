"""The tab of studies: money against time as a picture one can click, and ranked alternatives."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.pages.compare.viewmodel import CompareModel
from desktop.system.translate import tr
from desktop.widgets.form_field import CalmComboBox
from desktop.widgets.page import PageContext
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.study_panel import StudyPanel
from desktop.widgets.words import column, label, row
from desktop.workflows.study_told import FRONT, OTHERS


class StudiesTab(QWidget):
    """The tab; both studies are of the scenario that is chosen above them."""

    def __init__(self, context: PageContext, model: CompareModel) -> None:
        super().__init__()
        self._model = model
        self.scenario = CalmComboBox()
        self.scenario.setAccessibleName(tr("compare.study_of"))
        self.scenario.setMinimumWidth(280)
        self.front = StudyPanel(context, FRONT, lambda: model.problem)
        self.others = StudyPanel(context, OTHERS, lambda: model.problem)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.front, tr("compare.tab_front"))
        self.tabs.addTab(self.others, tr("compare.tab_others"))
        self._none = label(tr("compare.no_optimised"), "body", "quiet", wrap=True)
        head = row(label(tr("compare.study_of"), "note", "quiet"), self.scenario, None, gap=SMALL)
        box = column(head, self._none, self.tabs, gap=SMALL)
        box.setContentsMargins(0, MEDIUM, 0, 0)
        box.setStretchFactor(self.tabs, 1)
        self.setLayout(box)
        self.scenario.activated.connect(lambda at: self._follow())

    def refresh(self) -> None:
        """Offer the scenarios there are now."""
        was = self.scenario.currentData()
        self.scenario.clear()
        for scenario in self._model.optimised():
            self.scenario.addItem(scenario.name, scenario.id)
        at = self.scenario.findData(was)
        self.scenario.setCurrentIndex(max(0, at) if self.scenario.count() else -1)
        there = self.scenario.count() > 0
        self._none.setVisible(not there)
        self.tabs.setVisible(there)
        self._follow()

    def _follow(self) -> None:
        chosen = str(self.scenario.currentData() or "")
        self.front.show_scenario(chosen)
        self.others.show_scenario(chosen)

    def leave(self) -> None:
        """End both studies."""
        self.front.leave()
        self.others.leave()
