"""The page of reports as seen: choices at the left, the pages at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.reports import viewmodel
from desktop.pages.reports.going_view import Going
from desktop.pages.reports.pages_view import PageRoll
from desktop.pages.reports.sections_view import SectionChoice
from desktop.pages.reports.viewmodel import ReportsModel, Wish
from desktop.system.translate import tr
from desktop.widgets.background import Task
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.empty_state import empty_state
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, MEDIUM, SMALL, TINY
from desktop.widgets.pane_keys import PaneKeys
from desktop.widgets.words import (
    button,
    card,
    column,
    emptied,
    frame,
    holder,
    label,
    picture,
    retone,
    row,
    rule,
    scrolling,
)
from desktop.workflows.papers.apart import Papers, PapersRun

LEFT = 360
SOON = 700  # milliseconds without another choice before the pages are drawn again
EMPTY, PAGES = range(2)


def make(context: PageContext) -> Page:
    """Return the page of reports."""
    return ReportsPage(context)


class ReportsPage(Page):
    """Choose, look, write."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._model = ReportsModel(context.session, context.settings, context.path)
        self._ticks: dict[str, QCheckBox] = {}
        self._scenarios: QVBoxLayout = column(gap=SMALL)
        self._wrong = label("", "note", "negative", wrap=True)
        self._paper = _list(self._model.papers())
        self._language = _list(self._model.languages())
        self._folder = QLineEdit(str(self._model.folder()))
        self._folder.setAccessibleName(tr("reports.folder"))
        self._look = button(tr("reports.look"), self.look, drawing="eye")
        self._web = button(
            tr("reports.look_web"), self.look_web, kind="link", drawing="external-link"
        )
        self._forms = {kind: _tick(words, on=on) for kind, words, on in self._model.kinds()}
        self._write = button(tr("reports.write"), self.write, kind="main", drawing="printer")
        self.sections = SectionChoice(self._model)
        self._files: QVBoxLayout = column(gap=TINY)
        self.roll = PageRoll()
        self.going = Going()
        self._papers: PapersRun | None = None
        self._by_keys = False
        self._at = label("", "note", "quiet")
        self._percent = label("", "note", "quiet")
        self._state = label("", "note", "quiet")
        self._soon = QTimer(self)  # several ticks in a row draw the pages once
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._draw_again)
        for tick in self._forms.values():
            tick.toggled.connect(self._check)
        self.sections.changed.connect(self._choose)
        for box in (self._paper, self._language):
            box.currentIndexChanged.connect(self._choose)
        self._lay_out()

    def file_moved(self, path: Path | None) -> None:
        """Write beside the file in which the project lies now, unless another folder was chosen."""
        super().file_moved(path)
        beside = self._folder.text() == str(self._model.folder())
        self._model.path = path
        self._model.leave_out(self.sections.without)  # under the name of the file now
        if beside:
            self._folder.setText(str(self._model.folder()))

    def _lay_out(self) -> None:
        pick = button("", self._pick_folder, drawing="folder-open", tip=tr("reports.pick_folder"))
        fields = column(
            _named(tr("reports.paper"), self._paper),
            _named(tr("reports.language"), self._language),
            _named(tr("reports.folder"), holder(row(self._folder, pick, gap=TINY))),
            gap=MEDIUM,
        )
        self._written = holder(column(rule(), self._files, gap=MEDIUM))
        self._written.hide()
        form = card(
            label(tr("reports.scenarios"), "lead"),
            self._scenarios,
            rule(),
            self.sections,
            rule(),
            label(tr("reports.kinds"), "lead"),
            column(*self._forms.values(), gap=SMALL),
            rule(),
            fields,
            self._written,
            None,
            gap=MEDIUM,
        )
        self._left = scrolling(column(form))
        # However many scenarios there are, what the page is for stays in sight.
        buttons = (row(self._look, self._write, None), row(self._web, None))
        acts = card(self.going, self._wrong, *buttons, gap=SMALL)
        title = label(tr("page.reports"), "title")
        side = holder(column(title, self._left, acts, gap=MEDIUM))
        side.setFixedWidth(LEFT)
        self._room = QStackedWidget()
        self._room.addWidget(
            card(empty_state("file-text", tr("reports.empty"), tr("reports.empty.words")))
        )
        self._room.addWidget(self._preview())
        self._keys = PaneKeys(self, lambda: (side, self._room))
        whole = row(side, self._room, gap=LARGE, margin=HUGE)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _preview(self) -> QFrame:
        walk = (
            _tool("chevron-left", "previous", lambda: self.roll.go(self.roll.at - 1)),
            self._at,
            _tool("chevron-right", "next_page", lambda: self.roll.go(self.roll.at + 1)),
            _tool("zoom-out", "zoom_out", lambda: self.roll.zoom_step(larger=False)),
            self._percent,
            _tool("zoom-in", "zoom_in", lambda: self.roll.zoom_step(larger=True)),
            _tool("maximize", "fit", self.roll.fit),
        )
        self._walk = holder(row(*walk, gap=TINY))
        self._walk.hide()
        head = row(label(tr("reports.pages"), "lead"), self._state, None, self._walk)
        head.setContentsMargins(LARGE, SMALL, MEDIUM, SMALL)
        self.roll.at_changed.connect(self._say_at)
        self.roll.zoomed.connect(lambda percent: self._percent.setText(f"{percent}%"))
        box = column(head, frame(column(self.roll), "well"), gap=0)
        box.setContentsMargins(1, 0, 1, 1)
        box.setStretch(1, 1)
        return frame(box)

    def _say_at(self, page: int) -> None:
        self._at.setText(f"{page} / {self.roll.count}")

    def refresh(self) -> None:
        """Offer the scenarios as they are now; look beside the window which results are stale."""
        self._list_scenarios()
        work, of = self._model.looking(), (self._model.document.problem,)
        self.context.tasks.latest(
            "freshness", tr("scenarios.looking"), lambda _: work(), self._take_stale, of=of
        )

    def _take_stale(self, stale: frozenset[str]) -> None:
        self._model.take(stale)
        self._list_scenarios()

    def _list_scenarios(self) -> None:
        was = {id: tick.isChecked() for id, tick in self._ticks.items()}
        emptied(self._scenarios)
        self._ticks.clear()
        for each in self._model.choices():
            tick = QCheckBox(each.name)
            tick.setChecked(was.get(each.id, each.chosen))
            tick.setEnabled(not each.fixed)
            tick.toggled.connect(self._choose)
            about = label(each.about, "small", "warning" if each.stale else "quiet")
            about.setContentsMargins(HUGE, 0, 0, 0)
            self._scenarios.addLayout(column(tick, about, gap=0))
            self._ticks[each.id] = tick
        self._state.setText(tr("reports.stale") if self.roll.count else "")
        retone(self._state, "warning")
        self._check()

    def wish(self) -> Wish:
        """Return what is chosen."""
        chosen = tuple(id for id, tick in self._ticks.items() if tick.isChecked())
        return Wish(
            chosen,
            str(self._paper.currentData()),
            str(self._language.currentData()),
            Path(self._folder.text()),
            tuple(kind for kind, tick in self._forms.items() if tick.isChecked()),
            self.sections.without,
        )

    def _choose(self) -> None:
        """Follow a choice that changes the pages: those in sight are drawn again."""
        self._check()
        if self.roll.count:
            self._soon.start()

    def _draw_again(self) -> None:
        """Draw the pages as they are chosen now, once nothing else is being made."""
        if not self.going.isHidden():
            self._soon.start()
        elif self._look.isEnabled():
            self.look()

    def _check(self) -> None:
        wish = self.wish()
        no_pages, no_files = self._model.no_pages(wish), self._model.nothing_to_write(wish)
        self._wrong.setText(no_pages or no_files)
        self._wrong.setVisible(bool(no_pages or no_files))
        idle = self.going.isHidden()
        self._look.setEnabled(idle and not no_pages)
        self._web.setEnabled(idle and not no_pages)
        self._write.setEnabled(idle and not no_files)

    # Looking

    def look(self) -> None:
        """Draw the pages in a process of their own."""
        document, wish, day = self._model.document, self.wish(), self._model.day()
        self._by_keys = self._look.hasFocus()  # the button is about to lose it
        self._room.setCurrentIndex(PAGES)
        self._begin(
            "report pages",
            tr("reports.drawing"),
            lambda report: viewmodel.pages(document, wish, day, report),
            self._show_pages,
        )

    def _begin(
        self,
        key: str,
        words: str,
        work: Callable[[Callable[[int, int], None]], Any],
        done: Callable[[Any], None],
    ) -> None:
        """Begin one work; nothing else of this page begins until it has ended."""
        self._papers = None
        self._state.setText(words)
        retone(self._state, "quiet")
        for each in (self._look, self._web, self._write):
            each.setEnabled(False)
        tasks = self.context.tasks
        task = tasks.latest(key, words, work, done, halted=self._halted)
        self.going.follow(task, lambda: self._words() or words)

    def _words(self) -> str:
        """Return how far the papers are; empty for other work."""
        return self._papers.papers.words if self._papers else ""

    def _end(self, state: str = "") -> None:
        self.going.end()
        self._state.setText(state)
        self._room.setCurrentIndex(PAGES if self.roll.count else EMPTY)
        self._check()

    def _show_pages(self, pages: list[bytes]) -> None:
        at = self.roll.at
        self.roll.show_pages(pages)
        if at > 1 and pages:  # pages drawn again: stay where the reader was
            self.roll.go(min(at, len(pages)))
        self._say_at(self.roll.at)
        self._walk.setVisible(bool(pages))
        self._end(tr("reports.count", n=len(pages)))
        if self._by_keys:
            self.roll.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_web(self) -> None:
        """Make the web page in a process of its own and show it in the browser."""
        document, wish, day = self._model.document, self.wish(), self._model.day()
        self._begin(
            "report web page",
            tr("reports.drawing"),
            lambda report: viewmodel.web_page(document, wish, day, report),
            self._show_web,
        )

    def _show_web(self, path: Path) -> None:
        self._end()
        _open(path)

    # Writing

    def write(self) -> None:
        """Write the files that were chosen in a process of their own."""
        run = viewmodel.papers(self._model.document, self.wish(), self._model.day())
        words = tr("reports.writing")
        self._begin("report", words, lambda report: viewmodel.make(run, report), self._show_papers)
        self._papers = run

    def _show_papers(self, papers: Papers) -> None:
        """Offer what was written, tell what was not, and show the pages."""
        self._end()
        self._offer(papers.files)
        kind = NoticeKind.GOOD
        if papers.failed:
            kind = NoticeKind.WARNING if papers.files else NoticeKind.ERROR
        self.context.notify(viewmodel.end_words(papers, stopped=False), kind)
        if papers.files:
            self.look()

    def _offer(self, files: tuple[Path, ...]) -> None:
        if not files:
            return
        emptied(self._files)
        folder = viewmodel.folder_of(files)
        for each in viewmodel.written(files):
            press = button(each.words, partial(_open, each.path), kind="link", tip=str(each.path))
            self._files.addWidget(holder(row(picture(each.drawing), press, None)))
        self._files.addWidget(
            button(tr("reports.open_folder"), partial(_open, folder), drawing="folder")
        )
        self._written.show()
        QTimer.singleShot(0, self, lambda: self._left.ensureWidgetVisible(self._written))

    def _halted(self, task: Task[Any]) -> None:
        """Be ready again: the person stopped, or the work failed; what was written is kept."""
        run, self._papers = self._papers, None
        self._end()
        if run is not None and task.stopping:
            self._offer(run.papers.files)
            self.context.notify(viewmodel.end_words(run.papers, stopped=True), NoticeKind.INFO)

    def _pick_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, tr("reports.pick_folder"), self._folder.text()
        )
        if chosen:
            self._folder.setText(chosen)

    def place(self) -> dict[str, str]:
        """Return the way back to the pages, if they are looked at."""
        return {"look": "1"} if self.roll.count else {}

    def arrive(self, **args: str) -> None:
        """Draw the pages at once when asked to (``look=1``)."""
        if args.get("look"):
            self.look()


def _list(options: tuple[tuple[str, str], ...]) -> CalmComboBox:
    made = CalmComboBox()
    for value, words in options:
        made.addItem(words, value)
    return made


def _named(words: str, part: QWidget) -> QVBoxLayout:
    if not part.accessibleName():
        part.setAccessibleName(words)
    return column(label(words, "note", "quiet"), part, gap=TINY)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _tick(words: str, *, on: bool) -> QCheckBox:
    made = QCheckBox(words)
    made.setChecked(on)
    return made


def _tool(drawing: str, key: str, act: Callable[[], object]) -> QPushButton:
    return button("", act, kind="quiet", drawing=drawing, tip=tr(f"reports.{key}"))
