"""What the commands of the window do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QUrl
from PySide6.QtGui import QCursor, QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from desktop.document.text import sentence
from desktop.system.paths import log_folder
from desktop.system.translate import tr
from desktop.widgets.page import NoticeKind
from desktop.widgets.theme import current_theme
from desktop.window import dialogs
from desktop.window.dialogs import Answer, ReadInDialog
from desktop.window.main_window import MainWindow


def put_together(window: MainWindow) -> None:
    """Give the window its commands."""
    window.do.update(
        {
            "file.new": partial(_new, window),
            "file.open": partial(open_file, window),
            "file.sample": partial(_sample, window),
            "file.save": partial(save, window),
            "file.save_as": partial(save_as, window),
            "file.import_kib": partial(_import_kib, window),
            "file.import_forms": partial(_import_forms, window),
            "file.write_forms": partial(_write_forms, window),
            "file.close": partial(_close_project, window),
            "file.quit": window.close,
            "edit.undo": partial(_undo, window),
            "edit.redo": partial(_redo, window),
            "edit.name": partial(_name, window),
            "view.theme": partial(_turn_theme, window),
            "view.language": window.change_language,
            "view.larger": partial(window.step_size, 1),
            "view.smaller": partial(window.step_size, -1),
            "view.plain_size": partial(window.step_size, 0),
            "help.log": lambda: open_outside(log_folder()),
            "help.about": partial(dialogs.tell_about, window),
            "may_close": partial(may_close, window),
        }
    )


def _undo(window: MainWindow) -> None:
    window.desk.session.undo()  # of the project that lies open now


def _redo(window: MainWindow) -> None:
    window.desk.session.redo()


def open_outside(path: Path) -> None:
    """Open a file or folder with the program the computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Busy:
    """The waiting cursor around work that must stay in the thread of the window."""

    def __enter__(self) -> None:
        QApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        # A menu or dialogue just closed is wiped away first, or its remains stay on the screen.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def __exit__(self, *_: object) -> None:
        QApplication.restoreOverrideCursor()


def may_close(window: MainWindow) -> bool:
    """Ask about unsaved changes; False when the person stays."""
    if not window.desk.changed:
        return True
    project = window.desk.project
    answer = dialogs.ask_unsaved(window, (project.name if project else "") or tr("project.unnamed"))
    if answer is Answer.SAVE:
        return save(window)
    return answer is Answer.DROP


def _new(window: MainWindow) -> None:
    from desktop.workflows.new_project import empty_problem

    if may_close(window):
        window.desk.start(empty_problem())


def _sample(window: MainWindow) -> None:
    from desktop.workflows.sample import sample_problem

    if may_close(window):
        with Busy():
            window.desk.start(sample_problem())
        window.notify(tr("sample.opened"))


def open_file(window: MainWindow, path: str | Path | None = None) -> None:
    """Open a project: the one named, or the one the person picks."""
    chosen = Path(path) if path else dialogs.ask_open(window, _folder(window))
    if chosen and may_close(window):
        with Busy():
            window.desk.open(chosen)


def save(window: MainWindow) -> bool:
    """Save; a project without a file asks for one. False when the person changed their mind."""
    if window.desk.path is None:
        return save_as(window)
    with Busy():
        path = window.desk.save()
    window.notify(tr("project.saved_to", path=path), NoticeKind.GOOD)
    return True


def save_as(window: MainWindow) -> bool:
    """Save under another name."""
    project = window.desk.project
    city = window.desk.session.document.problem.city
    name = (project.name if project else "") or (city[0].name if city else "") or tr("app.name")
    path = dialogs.ask_save(window, _folder(window), name)
    if path is None:
        return False
    with Busy():
        saved = window.desk.save(path)
    window.rebuild()  # the pages know their file by name
    window.notify(tr("project.saved_to", path=saved), NoticeKind.GOOD)
    return True


def _close_project(window: MainWindow) -> None:
    if may_close(window):
        window.desk.close()


def _folder(window: MainWindow) -> str:
    return window.desk.person.settings.last_folder or str(Path.home())


def _name(window: MainWindow) -> None:
    name = dialogs.ask_name(window, window.desk.person.settings.person)
    if name is not None:
        window.desk.person.change(person=name)


def _turn_theme(window: MainWindow) -> None:
    window.change_look("light" if current_theme().dark else "dark")


def _import_kib(window: MainWindow) -> None:
    path = dialogs.ask_table(window, _folder(window))
    if path:
        _read_in(window, kib=path)


def _import_forms(window: MainWindow) -> None:
    path = dialogs.ask_folder(window, tr("dialog.forms"), _folder(window))
    if path:
        _read_in(window, forms=path)


def _read_in(window: MainWindow, **what: Path) -> None:
    from desktop.workflows.read_in import read_in

    document = window.desk.session.document
    work: Callable[[Any], Any] = lambda report: read_in(document, **what)  # noqa: E731
    window.tasks.run(tr("task.read_in"), work, partial(_show_read, window))


def _show_read(window: MainWindow, found: Any) -> None:
    trouble = [f"{each.where}: {sentence(each)}" for each in found.issues]
    dialog = ReadInDialog(window, found.label, list(found.lines), trouble)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        changed = window.desk.session.do(found.label, found.edit)
        window.notify(tr("import.done" if changed else "import.nothing"), undo=changed)


def _write_forms(window: MainWindow) -> None:
    from desktop.workflows.write_forms import write_forms

    folder = dialogs.ask_folder(window, tr("dialog.forms_out"), _folder(window))
    if not folder:
        return
    document = window.desk.session.document

    def done(files: Any) -> None:
        text = tr("forms.written", n=len(files), folder=folder)
        window.notify(text, NoticeKind.GOOD)

    window.tasks.run(tr("task.write_forms"), lambda report: write_forms(document, folder), done)
