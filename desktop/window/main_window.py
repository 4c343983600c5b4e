"""The main window: bars, pages and notices around the project on the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.document.text import sentence
from desktop.system.translate import language, set_language, tr
from desktop.widgets.background import Tasks
from desktop.widgets.naming import name_parts
from desktop.widgets.notices import Action, NoticeBar
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.progress import TaskStrip
from desktop.widgets.theme import apply_theme, current_theme, name_of_look
from desktop.widgets.words import column, holder, row, scrolling_around
from desktop.window.desk import Desk, held_words
from desktop.window.following import Following
from desktop.window.layout import keep, page_of, put_back, remember_page, settle
from desktop.window.menus import enable, make_actions, make_menus, name_step
from desktop.window.navigation import entry, make_page
from desktop.window.page_stack import PageStack
from desktop.window.side_bar import SideBar
from desktop.window.top_bar import TopBar
from desktop.window.turns import Turns, delete_now
from desktop.workflows.issue_text import error_text
from solver.errors import SatuAtapError

SMALLEST = (640, 360)  # of the window; a screen of 1366 x 768 at 200 % has 683 x 384
ROOM = (780, 430)  # what a page needs, as 1920 x 1080 at 200 % has; a smaller window scrolls
USUAL = (1366, 768)
SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # percent of the text
FIRST = "home"


class MainWindow(QMainWindow):
    """Everything that can be seen. What its commands do is in ``window/actions.py``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.tasks = Tasks(self.refuse)
        self.actions_by_id: dict[str, QAction] = {}
        self.do: dict[str, object] = {}
        self._pages: dict[str, Page] = {}
        self._here, self._following = FIRST, Following()
        self._turns = Turns(self)
        self.came_from: QWidget | None = None  # where the keys were when a command was given
        self._asked: tuple[Any, ...] = ("",)  # the question with its buttons
        self._offered: str | None = None  # the step that the button of the notice takes back
        self._said: tuple[str, NoticeKind, tuple[Action, ...]] = ("", NoticeKind.INFO, ())
        self._unlisten = desk.session.listen(self._document_changed)
        self.setMinimumSize(*SMALLEST)
        desk.laid.connect(self._project_laid)
        self._build()

    # Building

    def _build(self) -> None:
        """Make everything in the language and look in force."""
        self.actions_by_id = make_actions(self, self.command)
        make_menus(self.menuBar(), self.actions_by_id)
        self._side = SideBar()
        self._side.chosen.connect(self.navigate)
        self._top = TopBar(self.actions_by_id)
        self._banner = NoticeBar(lasting=True)
        self._questions = NoticeBar()  # of their own: no notice may cover them
        self._notices = NoticeBar()
        self._stack = PageStack()
        self._stack.setMinimumSize(*ROOM)
        room = scrolling_around(self._stack)
        inside = column(self._top, self._banner, room, self._questions, self._notices, gap=0)
        inside.setStretchFactor(room, 1)
        whole = row(self._side, holder(inside), gap=0)
        self.setCentralWidget(holder(whole))
        self.statusBar().setSizeGripEnabled(False)
        self._strip = TaskStrip(self.tasks)
        self.statusBar().addPermanentWidget(self._strip)
        self._side.fit(self.width(), self.height())
        self._show_state()

    def rebuild(self) -> None:
        """Make everything anew, in another language or look; the reader stays where they are."""
        self._rebuild_around(lambda: None)

    def _rebuild_around(self, change: Callable[[], object]) -> None:
        """Clear the window, change what it is made by, and make it anew; a step a turn.

        Cleared first, because Qt gives another style to every part there is, one by one: with a
        full window that takes seconds. What is seen stays as it was until the page is there again.
        """
        self.be_ready()
        place = self._pages[self._here].place() if self._here in self._pages else {}
        self.setUpdatesEnabled(False)
        if central := self.centralWidget():  # no click may reach a page that is being deleted
            central.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocus()
        pages, self._pages = list(self._pages.values()), {}
        for page in pages:
            page.leave()
        gone = (partial(delete_now, page) for page in pages)
        made = partial(self._make, self._here, place)
        back = partial(self._go, self._here, place)
        seen = partial(self.setUpdatesEnabled, True)  # in a turn of its own: all is painted
        self._turns.begin(self._stack.cover, *gone, partial(self._renew, change), made, back, seen)

    def _renew(self, change: Callable[[], object]) -> None:
        """Change what the window is made by and make its frame anew, what was said in it again."""
        said = self._said if self._notices.text() else None
        asked = self._asked if self._questions.text() else None
        self._strip.deleteLater()
        self.setCentralWidget(QWidget())
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        change()
        self._build()
        self._show_banner()
        settle(self)
        if said:
            self._say(*said)
        if asked:
            self.ask(*asked)

    def be_ready(self) -> None:
        """Finish now what is made in steps; who looks at the window from outside asks for it."""
        self._turns.finish()

    # Pages

    def navigate(self, page_id: str, **args: str) -> None:
        """Show a page, made on its first visit."""
        self.be_ready()
        self._go(page_id, args)

    def _go(self, page_id: str, args: dict[str, str]) -> None:
        if not self.desk.project and entry(page_id).needs_project:
            page_id, args = FIRST, {}
        problem = self.desk.session.document.problem
        args = self._following.args(problem, self._pages, self._here, page_id, args)
        if page_id not in self._pages:
            self._make(page_id, args)
        self._stack.take_in(page_id, self._pages[page_id])
        self._here = page_id
        remember_page(self.desk.path, page_id)
        self._stack.setCurrentWidget(self._pages[page_id])
        self.give_keys()  # away from the bars
        if args:
            self._pages[page_id].freshen()
            self._pages[page_id].arrive(**args)
        name_parts(self._pages[page_id], self.title_here())
        self._side.show_page(page_id, project_open=self.desk.project is not None)
        self._show_state()

    def _make(self, page_id: str, args: dict[str, str]) -> None:
        """Make a page that is not in sight yet."""
        page = self._pages[page_id] = make_page(entry(page_id), self._context())
        page.resize(self._stack.size())  # or everything would be laid out twice
        page.aim(**args)

    @property
    def page(self) -> QWidget:
        """Return the page shown."""
        self.be_ready()
        return self._pages[self._here]

    def give_keys(self) -> None:
        """Give the keys to the page, where it wants them first."""
        self.begins().setFocus()

    def begins(self) -> QWidget:
        """Return the part of the page that has the keys first."""
        return self._pages[self._here].begins

    @property
    def here(self) -> str:
        """Return the id of the page shown."""
        return self._here

    def title_here(self) -> str:
        """Return the title of the page shown."""
        return tr(entry(self._here).title_key)

    def _context(self) -> PageContext:
        return PageContext(
            session=self.desk.session,
            tasks=self.tasks,
            navigate=self.navigate,
            notify=self.notify,
            command=self.command,
            settings=lambda: self.desk.person.settings,
            path=self.desk.path,
            project_open=self.desk.project is not None,
        )

    def file_moved(self, *, ours_now: bool) -> None:
        """Tell the pages in which file the project lies; one that was held may be changed now."""
        if ours_now:
            self.rebuild()
            return
        for page in self._pages.values():
            page.file_moved(self.desk.path)
        remember_page(self.desk.path, self._here)
        self._show_state()

    def _throw_pages_away(self) -> None:
        self._stack.cover()
        self.tasks.forget()
        for page in self._pages.values():
            page.leave()
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    # The project

    def _project_laid(self) -> None:
        self.be_ready()
        self._unlisten()
        self._unlisten = self.desk.session.listen(self._document_changed)
        self._throw_pages_away()
        self._notices.hide()
        self._show_banner()
        self.navigate(page_of(self.desk.path) or FIRST)
        project = self.desk.project
        if project and project.issues:
            self.notify(sentence(project.issues[0]), NoticeKind.WARNING)

    def _document_changed(self, kinds: frozenset[str]) -> None:
        self._show_state()
        if self._offered and self.desk.session.undo_label != self._offered:
            self._offered = None
            self._notices.hide()  # what it tells of may be undone, and its button another step's

    def _show_banner(self) -> None:
        project = self.desk.project
        if not project or not project.read_only:
            self._banner.hide()
            return
        text = held_words(project.holder)
        save_as: Action = (tr("project.save_copy"), lambda: self.command("file.save_as"))
        self._banner.say(text, NoticeKind.WARNING, (save_as,))

    def _show_state(self) -> None:
        session, project = self.desk.session, self.desk.project
        name = (project.name or tr("project.unnamed")) if project else ""
        city = session.document.problem.city
        self._top.show_project(
            name,
            city[0].name if city else "",
            changed=self.desk.changed or self.desk.path is None,
            read_only=bool(project and project.read_only),
        )
        self.setWindowTitle(
            f"{name}{'*' if self.desk.changed else ''} – {tr('app.name')}".lstrip(" –")
        )
        enable(
            self.actions_by_id,
            opened=project is not None,
            own=project is not None and not project.read_only,
            unsaved=self.desk.changed or not self.desk.path,
        )
        name_step(self.actions_by_id, "edit.undo", session.undo_label)
        name_step(self.actions_by_id, "edit.redo", session.redo_label)
        self.statusBar().showMessage(str(self.desk.path) if self.desk.path else "")

    # Telling

    def notify(self, text: str, kind: NoticeKind = NoticeKind.INFO, *, undo: bool = False) -> None:
        """Show a sentence; good news until another step, with `undo` beside a way back."""
        back: Action = (tr("notice.undo"), lambda: self.command("edit.undo"))
        self._say(text, kind, (back,) if undo else ())
        self._offered = self.desk.session.undo_label if undo or kind is NoticeKind.GOOD else None

    def _say(self, text: str, kind: NoticeKind, actions: tuple[Action, ...] = ()) -> None:
        self._offered = None
        self._said = (text, kind, actions)
        self._notices.say(text, kind, actions)

    def ask(self, text: str, *actions: Action) -> None:
        """Show a sentence with buttons until one is pressed."""
        self._asked = (text, *actions)
        self._questions.say(text, NoticeKind.WARNING, actions)

    def refuse(self, reason: SatuAtapError, *ways: Action) -> None:
        """Show an outside failure, with ways out of it beside it."""
        self._say(error_text(reason), NoticeKind.ERROR, ways)

    def notice(self) -> str:
        """Return the sentence shown at the bottom."""
        return self._notices.text()

    def question(self) -> str:
        """Return the question shown."""
        return self._questions.text()

    def banner(self) -> str:
        """Return the sentence shown at the top."""
        self.be_ready()
        return self._banner.text()

    # Commands

    def command(self, command_id: str, **args: object) -> None:
        """Do what a menu entry says; outside failures become notices."""
        act = self.do[command_id]
        assert callable(act)
        self.be_ready()
        self._finish_typing()
        try:
            act(**args)
        except SatuAtapError as reason:
            self.refuse(reason)

    def _finish_typing(self) -> None:
        """Save the field in which the cursor stands: a shortcut does not leave it."""
        typing = self.came_from = QApplication.focusWidget()
        if typing is not None and self.isAncestorOf(typing):
            typing.clearFocus()

    def change_look(self, theme: str | None = None, text_size: int | None = None) -> None:
        """Switch light, dark and high contrast, or the size of the text."""
        person = self.desk.person
        theme = theme or person.settings.theme
        text_size = text_size or person.settings.text_size
        person.change(theme=theme, text_size=text_size)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._rebuild_around(partial(apply_theme, app, theme, text_size))

    def change_language(self) -> None:
        """Switch between Indonesian and English."""
        other = "en" if language() == "id" else "id"
        self.desk.person.change(language=other)
        set_language(other)
        self.rebuild()

    def step_size(self, step: int) -> None:
        """Make the text larger or smaller; a step of 0 brings back 100 percent."""
        now = current_theme().scale
        nearest = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - now))
        at = min(max(nearest + step, 0), len(SIZES) - 1)
        self.change_look(text_size=SIZES[at] if step else 100)

    # Window

    def remember_place(self) -> None:
        """Keep size and place for the next start."""
        self.desk.person.change(window=self.saveGeometry().toBase64().toStdString())

    def take_place(self) -> None:
        """Take the size and place of last time."""
        put_back(self, self.desk.person.settings.window, USUAL)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Leave the room to the page when there is little."""
        super().resizeEvent(event)
        self._side.fit(self.width(), self.height())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - name of Qt
        """Ask about what is not saved, then leave in order."""
        self.be_ready()
        may_close = self.do["may_close"]
        assert callable(may_close)
        if not may_close():
            event.ignore()
            return
        self.tasks.stop_all()
        self.remember_place()
        keep()
        self._unlisten()
        self._unlisten = _nothing
        self._throw_pages_away()
        if self.desk.project:
            self.desk.project.close()
            self.desk.project = None
        event.accept()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - name of Qt
        """Follow the desktop when it turns dark, if the person wants that."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            QTimer.singleShot(0, self.follow_desktop)

    def follow_desktop(self) -> None:
        """Take the look of the desktop, if the person wants that and it has changed."""
        app = QApplication.instance()
        wish = self.desk.person.settings.theme
        if isinstance(app, QApplication) and name_of_look(app, wish) != current_theme().name:
            self.change_look()


def _nothing() -> None:
    """Stop listening to nothing."""
