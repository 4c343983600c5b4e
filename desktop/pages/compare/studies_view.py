"""The tab of studies: money against time as a picture one can click, and ranked alternatives."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.pages.compare.viewmodel import CompareModel
from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.late import Late
from desktop.widgets.page import PageContext
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.study_panel import StudyPanel
from desktop.widgets.words import column, label, row
from desktop.workflows.study.told import FRONT, OTHERS


class StudiesTab(QWidget):
    """The tab; both studies are of the scenario that is chosen above them."""

    def __init__(self, context: PageContext, model: CompareModel) -> None:
        super().__init__()
        self._model = model
        self.scenario = CalmComboBox()
        self.scenario.setAccessibleName(tr("compare.study_of"))
        self.scenario.setMinimumWidth(280)
        self._context = context
        self._front = Late(partial(self._panel, FRONT))
        self._others = Late(partial(self._panel, OTHERS))
        self.tabs = QTabWidget()
        self.tabs.addTab(self._front, tr("compare.tab_front"))
        self.tabs.addTab(self._others, tr("compare.tab_others"))
        self._none = label(tr("compare.no_optimised"), "body", "quiet", wrap=True)
        head = row(label(tr("compare.study_of"), "note", "quiet"), self.scenario, None, gap=SMALL)
        box = column(head, self._none, self.tabs, gap=SMALL)
        box.setContentsMargins(0, MEDIUM, 0, 0)
        box.setStretchFactor(self.tabs, 1)
        self.setLayout(box)
        self.scenario.activated.connect(lambda at: self._follow())

    def _panel(self, kind: str) -> StudyPanel:
        made = StudyPanel(self._context, kind, lambda: self._model.problem)
        made.show_scenario(self._chosen())
        return made

    @property
    def front(self) -> StudyPanel:
        """Return the study of money against time."""
        return self._front.part

    @property
    def others(self) -> StudyPanel:
        """Return the study of other plans that are nearly as good."""
        return self._others.part

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

    def _chosen(self) -> str:
        return str(self.scenario.currentData() or "")

    def _follow(self) -> None:
        for panel in (*self._front.made, *self._others.made):
            panel.show_scenario(self._chosen())

    def leave(self) -> None:
        """End both studies."""
        for panel in (*self._front.made, *self._others.made):
            panel.leave()
