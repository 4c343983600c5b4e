"""A study of a scenario: start and stop, its progress, points to walk, a table, one to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.document.edits import put
from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.text import format_money_apart, format_number, format_seconds
from desktop.jobs.messages import Built, Done, Message, News
from desktop.jobs.worker import Work
from desktop.system.translate import tr
from desktop.widgets.asking import Asking, trouble
from desktop.widgets.asking_strip import AskingStrip
from desktop.widgets.charts.front_chart import ChartPoint, FrontChart
from desktop.widgets.divider import follow_divider
from desktop.widgets.page import NoticeKind, PageContext
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.table import GridTable
from desktop.widgets.words import button, column, frame, holder, label, row, scrolling
from desktop.workflows.study.apart import kept_point, study_apart_task, study_task
from desktop.workflows.study.told import DIAL, FRONT, OTHERS, StudyPoint, StudySoFar, ToldStudy
from solver.case.build import BuiltCase
from solver.problem.problem import Problem
from solver.problem.record import Record
from solver.units import Kind, Measure

SECONDS = (60, 180, 600)
LEAST = 150  # pixels of the table; it scrolls
NOTES = 84  # pixels for the sentences below, which scroll


class StudyPanel(QWidget):
    """The panel of one kind of study.

    Parameters
    ----------
    context : PageContext
        Of the page it stands on; the study ends when the page leaves it.
    kind : str
        As in ``desktop.workflows.study.apart``.
    problem : callable
        Returns the project as it is now.
    work : callable
        What the process does; another one in tests.
    """

    def __init__(
        self,
        context: PageContext,
        kind: str,
        problem: Callable[[], Problem],
        work: Work = study_apart_task,
    ) -> None:
        super().__init__()
        self.context, self.kind, self._problem, self._work = context, kind, problem, work
        self.scenario = ""
        self.found: ToldStudy | None = None
        self._of: tuple[str, object] = ("", None)
        self._built: BuiltCase | None = None
        self.asking = Asking(self)
        self.asking.heard.connect(self._hear)
        self.asking.ended.connect(self._end)
        words = tr(f"study.{kind}.start")
        self.strip = AskingStrip(self.asking, words, self.start, SECONDS)
        self.state = self.strip.state
        self.said = label("", "strong", wrap=True)
        self.keep = button(tr("study.keep"), self.keep_chosen, drawing="plus")
        self.notes = label("", "note", "quiet", wrap=True)
        self.chart = self._chart()
        self.table = GridTable(ReadGrid(), search=False, empty=(tr("study.none"), ""))
        self.table.setMinimumHeight(LEAST)
        self.table.row_chosen.connect(lambda name: self._choose(int(name)))
        self.table.opened.connect(lambda name: self._keep(int(name)))
        self._lay_out()
        self._below.hide()
        self._show_state()

    def _chart(self) -> FrontChart:
        def people(value: int, apart: int) -> str:
            return format_number(value, Measure.COUNT)

        across = people if self.kind == DIAL else format_money_apart
        made = FrontChart(
            tr(f"study.{self.kind}.title"),
            (tr(f"study.{self.kind}.upright"), tr(f"study.{self.kind}.across")),
            (format_money_apart, across),
            tr(f"study.{self.kind}.empty"),
        )
        made.today_name = tr("study.here_today")
        made.chosen.connect(self._choose)
        made.opened.connect(self._keep)
        if self.kind == OTHERS:  # never shown before it has a parent: it would be a window
            made.hide()
        return made

    def _lay_out(self) -> None:
        why = label(tr(f"study.{self.kind}.why"), "body", "quiet", wrap=True)
        chosen = row(self.said, self.keep, gap=SMALL)
        chosen.setStretchFactor(self.said, 1)
        side = Qt.Orientation.Horizontal if self.kind == FRONT else Qt.Orientation.Vertical
        self._parts = QSplitter(side)
        self._picture = frame(column(self.chart, gap=0, margin=SMALL))
        self._parts.addWidget(self._picture)
        self._picture.setVisible(self.kind != OTHERS)  # a part without a parent would be a window
        self._parts.addWidget(self.table)
        self._parts.setChildrenCollapsible(False)
        self._parts.setSizes([600, 460] if self.kind == FRONT else [280, 220])
        if self.kind != OTHERS:  # which has no picture
            follow_divider(f"study.{self.kind}", self._parts)  # made late: no page finds it
        self._chosen_strip = holder(chosen)
        self._below = scrolling(column(self.notes, None, gap=0))
        self._below.setMaximumHeight(NOTES)
        parts = (why, self.strip, self._parts, self._chosen_strip, self._below)
        box = column(*parts, gap=SMALL, margin=MEDIUM)
        box.setStretchFactor(self._parts, 1)
        self.setLayout(box)

    # Following the page -------------------------------------------------------------------

    def show_scenario(self, scenario: str) -> None:
        """Follow the chosen scenario; a study of another one ends, one of older data is marked."""
        self.scenario = scenario
        if self._of[0] and self._of[0] != scenario:
            self.leave()
        self._show_state()

    def leave(self) -> None:
        """Stop and forget."""
        self.asking.drop()
        anything, self.found = self.found is not None, None
        self._built, self._of = None, ("", None)
        self.state.setText("")
        if anything:  # a page that is thrown away need not be cleared
            self._show_found()

    @property
    def stale(self) -> bool:
        """Whether the data changed since the study began."""
        return bool(self._of[0]) and self._of[1] is not self._problem()

    # Doing --------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin the study."""
        if not self.scenario or self.asking.running:
            return
        self.leave()
        self._of = (self.scenario, self._problem())
        self.strip.show_time(0)
        seconds = self.strip.seconds
        self.asking.ask(study_task(self._problem(), self.scenario, self.kind, seconds), self._work)
        self.state.setText(tr("study.running"))
        self._show_state()

    def _hear(self, message: Message) -> None:
        if isinstance(message, Built):
            self._built = message.built
        if not (isinstance(message, News) and isinstance(message.what, StudySoFar)):
            return
        news = message.what
        self.strip.show_time(news.seconds)  # the last tasks end in their own time
        time = format_seconds(int(news.seconds) * 1000)
        self.state.setText(tr("study.so_far", n=news.count, time=time))
        if self.kind != OTHERS:
            points = [ChartPoint(y, x) for x, y in news.points]
            self.chart.show_points(points, stepped=self.kind == DIAL)

    def _end(self, message: Message) -> None:
        self.state.setText(trouble(message))
        if isinstance(message, Done) and isinstance(message.what, ToldStudy):
            self.found = message.what
            self.state.setText("" if self.found.points else tr("study.nothing"))
        self._show_found()
        self._show_state()

    def keep_chosen(self) -> None:
        """Make a scenario of the chosen point."""
        self._keep(self.chart.current)

    def _keep(self, at: int) -> None:
        point = self._point(at)
        if point is None or self._built is None or self.context.session.read_only:
            return
        document, built = self.context.session.document, self._built
        self.context.tasks.run(
            tr("study.keeping", name=point.name),
            lambda report: kept_point(document, built, point),
            self._take,
        )

    def _take(self, kept: tuple[str, Sequence[Record]]) -> None:
        """Put the new scenario into the project as one step."""
        _, rows = kept
        name = str(getattr(rows[0], "name", "")) if rows else ""
        of, before = self._of
        fresh = before is self._problem()
        self.context.session.do(tr("cli.study.keep_label", name=name), put(*rows))
        if fresh:
            self._of = (of, self._problem())  # only the new scenario differs
        self.context.notify(tr("study.kept_notice", name=name), NoticeKind.GOOD, undo=True)
        self._show_state()

    # Showing ------------------------------------------------------------------------------

    def _point(self, at: int) -> StudyPoint | None:
        points = self.found.points if self.found else ()
        return points[at] if 0 <= at < len(points) else None

    def _choose(self, at: int) -> None:
        if self.chart.current != at:
            self.chart.choose(at)
        if self.table.view.chosen_rows() != [str(at)]:
            self.table.choose(str(at))
        self._show_state()

    def _show_found(self) -> None:
        found = self.found
        heads = found.head if found else ()
        columns = [
            Column(f"c{i}", words, kind=Kind.NUMBER if i < len(heads) - 1 else Kind.TEXT,
                   editable=False)
            for i, words in enumerate(heads)
        ]  # fmt: skip
        points = found.points if found else ()
        lines = {
            str(at): {
                f"c{i}": ReadCell(cell.text, cell.order) for i, cell in enumerate(point.cells)
            }
            for at, point in enumerate(points)
        }
        self.table.show_grid(ReadGrid(columns, lines))
        self.chart.today = found.today if found else None
        shown = [ChartPoint(p.y, p.x, p.least, p.proved, p.said) for p in points]
        self.chart.show_points(shown, stepped=self.kind == DIAL)
        self.notes.setText("\n".join(found.notes) if found else "")
        self._below.setVisible(bool(self.notes.text()))
        if points:
            self._choose(len(points) - 1 if self.kind == DIAL else 0)

    def _show_state(self) -> None:
        running = self.asking.running
        self.strip.follow(bool(self.scenario))
        point = self._point(self.chart.current)
        self.said.setText(point.said if point else "")
        self._chosen_strip.setVisible(point is not None)
        self.keep.setEnabled(point is not None and not self.context.session.read_only)
        self.table.setVisible(bool(self.found and self.found.points) or self.kind == OTHERS)
        if self.stale and not running:
            self.state.setText(tr("study.stale"))
