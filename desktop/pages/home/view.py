"""The first page as seen: start without a project, overview with one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.document.text import format_choice
from desktop.pages.home import viewmodel
from desktop.pages.home.next_steps import NextStep
from desktop.pages.home.recent_view import RecentList
from desktop.pages.home.viewmodel import FIGURES, HomeModel
from desktop.system.translate import tr
from desktop.widgets.figure import Figure
from desktop.widgets.form.form import Form
from desktop.widgets.notices import NoticeBar
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, MEDIUM, SMALL, TINY
from desktop.widgets.pane_keys import PaneKeys
from desktop.widgets.reckoning import Reckoning, Trouble
from desktop.widgets.table import GridTable
from desktop.widgets.words import (
    button,
    card,
    column,
    emptied,
    holder,
    label,
    picture,
    row,
    scrolling,
)

BESIDE = 372  # width of what stands beside the table
MADE_OF = {  # where the parts of each figure are seen: page, and what it is asked for
    "people": ("organisation", {"opd": "all", "tab": "1"}),
    "area": ("organisation", {"opd": "all", "tab": "0"}),
    "cost": ("estate", {"all": "all", "tab": "1"}),
    "buildings": ("estate", {"all": "all", "tab": "0"}),
    "per_person": ("estate", {"all": "all", "tab": "1"}),
}


def make(context: PageContext) -> Page:
    """Return the first page."""
    return HomePage(context) if context.project_open else StartPage(context)


class StartPage(Page):
    """What is seen before any project is open."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        head = column(
            label(tr("home.start.title"), "figure"),
            label(tr("home.start.words"), "body", "quiet", wrap=True),
            gap=SMALL,
        )
        ways = row(
            self._way("file-plus", "new", "file.new"),
            self._way("folder-open", "open", "file.open"),
            self._way("map-pin", "sample", "file.sample", main=True),
            gap=LARGE,
        )
        for place in range(ways.count()):
            ways.setStretch(place, 1)
        inside = column(head, ways, RecentList(context), None, gap=HUGE)
        room = holder(inside)
        room.setMaximumWidth(960)
        around = row(None, room, None, margin=HUGE + SMALL)
        around.setStretchFactor(room, 8)
        self.setLayout(column(scrolling(around)))

    def _way(self, drawing: str, key: str, command: str, *, main: bool = False) -> QFrame:
        press = button(
            tr(f"home.start.{key}.do"),
            partial(self.context.command, command),
            kind="main" if main else "",
        )
        made = card(
            picture(drawing, "accent_text", 24),
            label(tr(f"home.start.{key}"), "lead"),
            label(tr(f"home.start.{key}.words"), "note", "quiet", wrap=True),
            None,
            row(press, None),
            gap=SMALL,
        )
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return made


class HomePage(Page):
    """The overview of an open project."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._model = HomeModel(context.session)
        self._title = label("", "title")
        self._under = label("", "note", "quiet")
        self._notice = NoticeBar(lasting=True)
        self._figures = {key: self._figure(key) for key in FIGURES}
        self._reckoning = Reckoning(context.tasks, "home", tr("task.assess"), self)
        self._reckoning.troubled.connect(self._say_trouble)
        self._steps: QVBoxLayout = column(gap=SMALL)
        self._table = GridTable(
            self._model.completeness(),
            tr("home.completeness"),
            empty=(tr("home.no_opd"), tr("home.no_opd.words")),
            drawing="users",
        )
        self._table.opened.connect(self._go_to_opd)
        self._table.view.clicked.connect(self._clicked)
        self._form = Form(self._model.city_grid(), self._model.city_groups())
        self._edit = button(tr("home.city"), self._turn_city, drawing="pencil")
        self._edit.setCheckable(True)
        self._lay_out()

    def _figure(self, key: str) -> Figure:
        page, args = MADE_OF[key]
        go = partial(self.context.navigate, page, **args)
        return Figure(tr(f"home.figure.{key}"), go, tr(f"home.figure.{key}.tip"))

    def file_moved(self, path: Path | None) -> None:
        """Name the other files beside the one in which the project lies now."""
        super().file_moved(path)
        self._recent.file_moved(self.context)

    def _lay_out(self) -> None:
        words = column(self._title, self._under, gap=2)
        head = row(words, None, self._edit)
        figures = QGridLayout()
        figures.setSpacing(MEDIUM)
        for place, key in enumerate(FIGURES):
            figures.addWidget(self._figures[key], 0, place)
            figures.setColumnStretch(place, 1)
        steps = card(label(tr("home.next"), "lead"), self._steps, gap=SMALL, margin=MEDIUM)
        self._recent = RecentList(context=self.context, narrow=True)
        others = card(self._recent, margin=MEDIUM)
        beside = scrolling(column(steps, others, None, gap=MEDIUM))
        rolled = beside.widget()
        assert rolled is not None  # it was made above
        self._inside = rolled
        beside.setFixedWidth(BESIDE)
        self._beside = beside
        self._inside.installEventFilter(self)
        self._keys = PaneKeys(self, lambda: (self._table, beside))
        work = row(self._table, beside, gap=MEDIUM)
        work.setStretchFactor(self._table, 1)
        inside = column(self._form)
        inside.setContentsMargins(0, 0, LARGE, 0)
        self._below = QStackedWidget()
        self._below.addWidget(holder(work))
        self._below.addWidget(card(scrolling(inside), margin=LARGE))
        box = column(head, self._notice, figures, self._below, gap=MEDIUM, margin=HUGE)
        box.setStretchFactor(self._below, 1)
        self.setLayout(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Name as many recent projects as stand beside the table without scrolling."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self._fit_recent)  # Qt lays out first
        return super().eventFilter(watched, event)

    def _fit_recent(self) -> None:
        room = self._beside.viewport().size()
        self._recent.fit(self._inside.heightForWidth(room.width()) - room.height())

    def _turn_city(self) -> None:
        """Show the facts of the city in place of the overview, and back."""
        here = self._edit.isChecked()
        if here:
            self._form.show_row(self._model.city_grid(), self._model.city())
        self._below.setCurrentIndex(int(here))

    def arrive(self, **args: str) -> None:
        """Go to the facts of the city (``city=1``)."""
        if args.get("city"):
            self._edit.setChecked(True)
            self._turn_city()

    def place(self) -> dict[str, str]:
        """Return the way back to the facts of the city, if they are shown."""
        return {"city": "1"} if self._edit.isChecked() else {}

    def refresh(self) -> None:
        """Show the project as it is now; the figures follow from the background."""
        city, under = self._model.title()
        self._title.setText(city)
        self._under.setText(under)
        warning = self._model.illustration()
        if warning:
            self._notice.say(warning, NoticeKind.WARNING)
        else:
            self._notice.hide()
        self._table.show_grid(self._model.completeness())
        self._table.say(self._model.complete_words())
        self._show_steps()
        self._form.refresh()
        self._reckon()

    def _reckon(self) -> None:
        problem, today = self._model.problem, self._model.today()
        if today:
            self._reckoning.begin(
                lambda _: viewmodel.figures(problem, viewmodel.reckon(problem, today)),
                self._show_figures,
                (problem, today),
            )

    def _say_trouble(self, trouble: Trouble) -> None:
        """Say why there are no figures, and let them be reckoned again."""
        for each in self._figures.values():
            each.show_figure("–", trouble.title)
        again = (tr("trouble.again"), self.refresh)
        self._notice.say(f"{trouble.title}. {trouble.words}", NoticeKind.ERROR, (again,))

    def _show_figures(self, found: tuple[viewmodel.FigureText, ...]) -> None:
        for each in found:
            self._figures[each.id].show_figure(
                each.value,
                each.below,
                status=each.status.value if each.status else "",
                status_words=format_choice(each.status) if each.status else "",
            )

    def _show_steps(self) -> None:
        emptied(self._steps)
        before: QWidget = self._table.view
        for place, step in enumerate(self._model.steps(), 1):
            made = Step(place, step, self.context)
            self._steps.addWidget(made)
            QWidget.setTabOrder(before, made.press)  # before the recent projects, as they are read
            before = made.press

    def _clicked(self, index: QModelIndex) -> None:
        """Follow the name of an OPD, which looks like a link."""
        if index.column() == 0:
            self._go_to_opd(self._table.model.row_at(index.row()))

    def _go_to_opd(self, opd: str) -> None:
        self.context.navigate("organisation", opd=opd)


class Step(QFrame):
    """One thing to do next; the whole of it can be clicked."""

    def __init__(self, place: int, step: NextStep, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("well")
        self._step, self._context = step, context
        self.press = button(step.title, self._go, kind="link")
        words = column(self.press, label(step.why, "note", "quiet", wrap=True), gap=0)
        number = label(str(place), "lead", "accent")
        number.setFixedWidth(18)
        number.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        box = row(number, words, gap=SMALL)
        box.setContentsMargins(SMALL, TINY, SMALL, TINY)
        box.setStretchFactor(words, 1)
        self.setLayout(box)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _go(self) -> None:
        if self._step.page:
            self._context.navigate(self._step.page, **self._step.args)
        else:
            self._context.command(self._step.command)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Go there by a click anywhere."""
        self._go()
