"""The page of reports as seen: choices at the left, the pages at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.reports import viewmodel
from desktop.pages.reports.viewmodel import SHARP, ReportsModel, Wish
from desktop.system.translate import tr
from desktop.widgets.background import Report
from desktop.widgets.empty_state import empty_state
from desktop.widgets.form_field import CalmComboBox
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, MEDIUM, SMALL, TINY
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

LEFT = 360
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
        self._write = button(tr("reports.write"), self.write, kind="main", drawing="printer")
        self._files: QVBoxLayout = column(gap=TINY)
        self._pages: QVBoxLayout = column(gap=LARGE, margin=LARGE)
        self._state = label("", "note", "quiet")
        self._lay_out()

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
            self._wrong,
            rule(),
            fields,
            row(self._look, self._write, None),
            self._written,
            None,
            gap=MEDIUM,
        )
        left = scrolling(column(form))
        left.setFixedWidth(LEFT)
        self._room = QStackedWidget()
        self._room.addWidget(
            card(empty_state("file-text", tr("reports.empty"), tr("reports.empty.words")))
        )
        self._room.addWidget(self._preview())
        whole = row(left, self._room, gap=LARGE, margin=HUGE)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _preview(self) -> QFrame:
        head = row(label(tr("reports.pages"), "lead"), self._state, None)
        head.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        ground = frame(column(scrolling(self._pages)), "well")
        box = column(head, ground, gap=0)
        box.setContentsMargins(1, 0, 1, 1)
        box.setStretch(1, 1)
        return frame(box)

    def refresh(self) -> None:
        """Offer the scenarios as they are now."""
        was = {id: tick.isChecked() for id, tick in self._ticks.items()}
        emptied(self._scenarios)
        self._ticks.clear()
        for each in self._model.choices():
            tick = QCheckBox(each.name)
            tick.setChecked(was.get(each.id, each.chosen))
            tick.setEnabled(not each.fixed)
            tick.toggled.connect(self._check)
            about = label(each.about, "small", "quiet")
            about.setContentsMargins(HUGE, 0, 0, 0)
            self._scenarios.addLayout(column(tick, about, gap=0))
            self._ticks[each.id] = tick
        self._state.setText(tr("reports.stale") if self._pages.count() else "")
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
        )

    def _check(self) -> None:
        words = self._model.problem_with(self.wish().scenarios)
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))
        self._look.setEnabled(not words)
        self._write.setEnabled(not words)

    # Looking

    def look(self) -> None:
        """Draw the pages in the background."""
        document, wish, day = self._model.document, self.wish(), self._model.day()
        self._busy(tr("reports.drawing"))
        self._room.setCurrentIndex(PAGES)
        task = self.context.tasks.latest(
            "report pages",
            tr("reports.drawing"),
            lambda report: [_drawn(p, report) for p in viewmodel.pages(document, wish, day, SHARP)],
            self._show_pages,
            self._failed,
        )
        task.stopped.connect(self._halted)

    def _busy(self, words: str) -> None:
        self._state.setText(words)
        retone(self._state, "quiet")
        self._look.setEnabled(False)
        self._write.setEnabled(False)

    def _show_pages(self, images: list[QImage]) -> None:
        emptied(self._pages)
        for image in images:
            self._pages.addWidget(_sheet(image), 0, Qt.AlignmentFlag.AlignHCenter)
        self._state.setText(tr("reports.count", n=len(images)))
        self._room.setCurrentIndex(PAGES)
        self._check()

    # Writing

    def write(self) -> None:
        """Write report and workbook in the background."""
        document, wish, day = self._model.document, self.wish(), self._model.day()
        self._busy(tr("reports.writing"))
        task = self.context.tasks.latest(
            "report",
            tr("reports.writing"),
            lambda report: viewmodel.write(document, wish, day, report),
            self._show_files,
            self._failed,
        )
        task.stopped.connect(self._halted)

    def _show_files(self, files: tuple[Path, ...]) -> None:
        emptied(self._files)
        for path in files:
            drawing = "file-spreadsheet" if path.suffix == ".xlsx" else "file-text"
            press = button(path.name, partial(_open, path), kind="link", tip=str(path))
            self._files.addWidget(holder(row(picture(drawing), press, None)))
        self._files.addWidget(
            button(tr("reports.open_folder"), partial(_open, files[0].parent), drawing="folder")
        )
        self._written.show()
        self.context.notify(
            tr("reports.written", n=len(files), folder=files[0].parent), NoticeKind.GOOD
        )
        self.look()

    def _halted(self) -> None:
        """Be ready again: the person stopped, or the work failed."""
        self._state.setText("")
        self._room.setCurrentIndex(PAGES if self._pages.count() else EMPTY)
        self._check()

    def _failed(self, reason: Exception) -> None:
        self._halted()
        key, values = getattr(reason, "key", ""), getattr(reason, "values", {})
        self.context.notify(tr(f"error.{key}", **values), NoticeKind.ERROR)

    def _pick_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, tr("reports.pick_folder"), self._folder.text()
        )
        if chosen:
            self._folder.setText(chosen)

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


def _drawn(page: bytes, report: Report) -> QImage:
    """Read and scale a page, beside the window."""
    report(0, 0)
    image = QImage.fromData(page)
    return image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)


def _sheet(image: QImage) -> QLabel:
    made = QLabel()
    made.setPixmap(QPixmap.fromImage(image))
    return made


WIDTH = 640  # of a page looked at, in pixels
