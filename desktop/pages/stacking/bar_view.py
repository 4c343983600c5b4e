"""The bar above the plan: what colours and lengths mean, ghosts, year, zoom, picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
)

from desktop.pages.stacking.colouring import Colouring
from desktop.pages.stacking.viewmodel import Choice
from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.icons import icon
from desktop.widgets.palette import SMALL, TINY
from desktop.widgets.words import label, row

YEARS = 20  # after the year of the data
NARROW, SLIDER = 84, 100  # pixels
PICTURES = ("png", "svg", "pdf")


class ViewBar(QWidget):
    """The bar; every change of what is seen is told, nothing here changes the document.

    `coloured(Colouring)`, `measured(people)`, `ghosted(scenario)` with "" for none,
    `year_chosen(year)` with 0 for that of the scenario, `zoom_asked(step)` with 0 to fit,
    `picture_asked(kind)`, `animated(on)`.
    """

    coloured = Signal(object)
    measured = Signal(bool)
    ghosted = Signal(str)
    year_chosen = Signal(int)
    zoom_asked = Signal(int)
    picture_asked = Signal(str)
    animated = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.colours = _combo("stacking.colour.name")
        for how in Colouring:
            self.colours.addItem(tr(f"stacking.colour.{how.value}"), how)
        self.measures = _combo("stacking.measure.name")
        for people in (False, True):
            self.measures.addItem(tr(f"stacking.measure.{'people' if people else 'area'}"), people)
        self.ghosts = _combo("stacking.ghosts", 18)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setFixedWidth(SLIDER)
        self.slider.setAccessibleName(tr("stacking.year"))
        self.slider.setToolTip(tr("stacking.year_tip"))
        self.year = label("", "note", "quiet")
        self.zoom = label("100%", "note", "quiet")
        self.moving = QCheckBox(tr("stacking.animate"))
        self.moving.setChecked(True)
        self.moving.setToolTip(tr("stacking.animate_tip"))
        self._scenario_year = 0
        self.setLayout(self._parts())
        self.colours.activated.connect(
            lambda _: self.coloured.emit(Colouring(self.colours.currentData()))
        )
        self.measures.activated.connect(lambda _: self.measured.emit(self.measures.currentData()))
        self.ghosts.activated.connect(lambda _: self.ghosted.emit(self.ghosts.currentData()))
        self.slider.valueChanged.connect(self._year_moved)
        self.moving.toggled.connect(self.animated)

    def _parts(self) -> QHBoxLayout:
        zoom = (
            _tool("zoom-out", "stacking.zoom_out", lambda: self.zoom_asked.emit(-1)),
            self.zoom,
            _tool("zoom-in", "stacking.zoom_in", lambda: self.zoom_asked.emit(1)),
            _tool("maximize", "stacking.fit", lambda: self.zoom_asked.emit(0)),
        )
        year = row(self.slider, self.year, gap=TINY)
        looks = (self.colours, self.measures, self.ghosts)
        return row(*looks, year, None, self.moving, *zoom, self._export(), gap=SMALL)

    def _export(self) -> QToolButton:
        made = _tool("image", "stacking.picture")
        menu = QMenu(made)
        for kind in PICTURES:
            act = menu.addAction(tr(f"stacking.picture_{kind}"))
            act.triggered.connect(lambda _=False, k=kind: self.picture_asked.emit(k))
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def show_ghosts(self, choices: tuple[Choice, ...], chosen: str) -> None:
        """Offer nobody, or the places of another scenario; today is one of them."""
        self.ghosts.clear()
        self.ghosts.addItem(tr("stacking.ghosts_none"), "")
        for choice in choices:
            self.ghosts.addItem(tr("stacking.ghosts_of", name=choice.name), choice.id)
        self.ghosts.setCurrentIndex(max(0, self.ghosts.findData(chosen)))

    def show_years(self, base: int, planned: int, chosen: int) -> None:
        """Offer the years from that of the data on; `chosen` 0 is the year of the scenario."""
        self._scenario_year = planned
        self.slider.blockSignals(True)
        self.slider.setRange(base, max(base + YEARS, planned))
        self.slider.setValue(chosen or planned)
        self.slider.blockSignals(False)
        self._say_year(chosen or planned)

    def _year_moved(self, year: int) -> None:
        self._say_year(year)
        self.year_chosen.emit(0 if year == self._scenario_year else year)

    def _say_year(self, year: int) -> None:
        plan = year == self._scenario_year
        self.year.setText(tr("stacking.year_plan" if plan else "stacking.year_other", year=year))
        self.year.setMinimumWidth(self.year.sizeHint().width())


def _combo(name: str, letters: int = 13) -> QComboBox:
    made = CalmComboBox()
    made.setAccessibleName(tr(name))
    made.setToolTip(tr(name))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(letters)
    made.currentTextChanged.connect(lambda text: made.setToolTip(f"{tr(name)}: {text}"))
    made.setMinimumWidth(NARROW)  # in a small window the boxes give way, not the words beside them
    return made


def _tool(drawing: str, key: str, act: Callable[[], object] | None = None) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(drawing))
    made.setToolTip(tr(key))
    made.setAccessibleName(tr(key))
    if act:
        made.clicked.connect(lambda _checked=False: act())
    return made
