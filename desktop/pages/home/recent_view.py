"""The projects opened last as seen: each opens by a click, one that is gone says so and can go."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.pages.home import viewmodel
from desktop.pages.home.viewmodel import RecentText
from desktop.system.translate import tr
from desktop.widgets.page import PageContext
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.words import button, column, emptied, label, picture, row

FEW = 4  # at most beside an open project
LONGEST = 38  # letters of a name there


class RecentList(QWidget):
    """The list; `narrow` beside an open project, where the ways to another one stand above it.

    Names are shown at once; whether the files are there is asked elsewhere, because a network
    share that is not connected may take seconds to say so.
    """

    def __init__(self, context: PageContext, *, narrow: bool = False) -> None:
        super().__init__()
        self._context, self._narrow = context, narrow
        self._fits, self._unfolded = FEW, False
        self._files: tuple[RecentText, ...] = ()
        self._rows = column(gap=SMALL)
        self.rest = button("", self.unfold, kind="link")
        self.rest.hide()
        ways = self._ways() if narrow else None
        head = row(label(tr("home.recent"), "lead"), None, self.rest)
        parts = (head, ways, self._rows)
        self.setLayout(column(*(part for part in parts if part is not None), gap=SMALL))
        self._again()

    def _mine(self) -> Path | None:
        return self._context.path

    def _ways(self) -> QHBoxLayout:
        """Return what else can be opened, in a line of links."""
        links = (
            button(
                tr(f"home.start.{key}"),
                partial(self._context.command, f"file.{key}"),
                kind="link",
            )
            for key in ("new", "open", "sample")
        )
        return row(*links, None, gap=MEDIUM)

    def file_moved(self, context: PageContext) -> None:
        """Show what was opened last beside the file in which the project lies now."""
        self._context = context
        self._again()

    def look(self) -> None:
        """See which files are there, beside the window."""
        settings, mine = self._context.settings(), self._mine()
        if viewmodel.recent_names(settings, mine):
            self._context.tasks.latest(
                "recent",
                tr("task.recent"),
                lambda report: viewmodel.recent(settings, mine),
                self._told,
            )

    def _told(self, files: tuple[RecentText, ...]) -> None:
        """Show what was found of those still in the list; one may have been taken off since."""
        listed = self._context.settings().recent
        self._show(tuple(file for file in files if str(file.path) in listed))

    def _show(self, files: tuple[RecentText, ...]) -> None:
        self._files = files
        held = self._held()
        emptied(self._rows)
        if not files:
            self._rows.addWidget(label(tr("home.recent.none"), "note", "quiet", wrap=True))
        for file in files[: self._fits] if self._narrow else files:
            made = RecentRow(file, self._context, narrow=self._narrow)
            made.removed.clicked.connect(self._again)
            self._rows.addWidget(made)
            if file.path == held:
                made.press.setFocus()
        hidden = len(files[: self._most()]) - len(self.rows())
        self.rest.setText(tr("home.recent.more", n=hidden))
        self.rest.setVisible(hidden > 0)

    def _most(self) -> int:
        return FEW if self._narrow else len(self._files)

    def rows(self) -> list[RecentRow]:
        """Return the projects shown, in order."""
        places = [self._rows.itemAt(at) for at in range(self._rows.count())]
        return [w for each in places if each and isinstance(w := each.widget(), RecentRow)]

    def fit(self, lacking: int) -> None:
        """Show fewer projects where so many pixels are lacking, more where they are left over.

        One is always shown, and a link to the others; once it was followed, all stay.
        """
        shown = self.rows()
        if self._unfolded or not shown:
            return
        height = shown[0].sizeHint().height() + SMALL
        fits = max(1, min(FEW, len(shown) + (-lacking) // height))
        if fits != self._fits:
            self._fits = fits
            self._show(self._files)

    def unfold(self) -> None:
        """Show all that are named beside an open project."""
        self._unfolded, self._fits = True, FEW
        self._show(self._files)

    def _held(self) -> Path | None:
        """Return the file whose row has the focus, so that a second showing keeps it."""
        rows = self.findChildren(RecentRow)
        return next((each.file.path for each in rows if each.press.hasFocus()), None)

    def _again(self) -> None:
        self._show(viewmodel.recent_names(self._context.settings(), self._mine()))
        self.look()


class RecentRow(QFrame):
    """One project: its name opens it, Delete or the cross takes it from the list."""

    def __init__(self, file: RecentText, context: PageContext, *, narrow: bool) -> None:
        super().__init__()
        self.setObjectName("well" if narrow else "card")
        self.file = file
        self.press: QPushButton = button(
            viewmodel.short_name(file.name, LONGEST) if narrow else file.name,
            partial(context.command, "file.open", path=file.path),
            kind="link",
            tip=str(file.path),
        )
        self.press.setEnabled(file.there)
        self.press.setAccessibleName(f"{file.name}, {file.when}, {file.folder}")
        self.removed = button(
            "",
            partial(context.command, "file.forget", path=file.path),
            kind="quiet",
            drawing="x",
            tip=tr("home.recent.remove", name=file.name),
        )
        when = label(file.when, "note", "quiet" if file.there else "warning")
        folder = _giving_way(file.folder)
        if narrow:
            words = column(row(self.press, None, gap=0), row(when, folder, gap=SMALL), gap=0)
            words.setContentsMargins(0, 0, 0, TINY)
            box = row(words, self.removed, gap=TINY)
            box.setStretchFactor(words, 1)
        else:
            box = row(picture("file-text"), self.press, folder, when, self.removed)
            box.setStretchFactor(folder, 1)
        box.setContentsMargins(MEDIUM, TINY, TINY, TINY)
        self.setLayout(box)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Delete takes the project from the list; the file stays."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.click()
        else:
            super().keyPressEvent(event)


def _giving_way(words: str) -> QLabel:
    """Return the folder, which gives way where there is no room; the whole of it on hover."""
    made = label(words, "note", "quiet")
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    made.setToolTip(words)
    return made
