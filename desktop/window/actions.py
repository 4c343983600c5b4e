"""What the commands of the window do."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from desktop.document.text import sentence
from desktop.system.paths import log_folder
from desktop.system.settings import THEMES
from desktop.system.translate import tr
from desktop.widgets.page import NoticeKind
from desktop.widgets.remembered import memory
from desktop.widgets.theme import current_theme
from desktop.window import dialogs
from desktop.window.dialogs import ReadInDialog
from desktop.window.filing import Filing
from desktop.window.helping import open_manual, start_tour
from desktop.window.layout import keep, put_back
from desktop.window.main_window import USUAL, MainWindow
from desktop.window.palette_opening import open_palette


def put_together(window: MainWindow) -> None:
    """Give the window its commands."""
    filing = Filing(window)
    window.do.update(
        {
            "file.new": partial(_new, window, filing),
            "file.open": partial(open_file, window, filing),
            "file.sample": partial(_sample, filing),
            "file.forget": partial(_forget, window),
            "file.save": filing.save,
            "file.save_as": filing.save_as,
            "file.import_kib": partial(_import_kib, window, filing),
            "file.import_forms": partial(_import_forms, window, filing),
            "file.write_forms": partial(_write_forms, window, filing),
            "file.close": partial(filing.leave, window.desk.close),
            "file.quit": window.close,
            "edit.undo": partial(_undo, window),
            "edit.redo": partial(_redo, window),
            "edit.name": partial(_name, window),
            "view.palette": partial(open_palette, window),
            "view.theme": partial(_turn_theme, window),
            **{f"view.{look}": partial(window.change_look, look) for look in THEMES},
            "view.language": window.change_language,
            "view.larger": partial(window.step_size, 1),
            "view.smaller": partial(window.step_size, -1),
            "view.plain_size": partial(window.step_size, 0),
            "view.reset_layout": partial(_reset_layout, window),
            "help.manual": partial(open_manual, window),
            "help.keys": partial(open_manual, window, "keys"),
            "help.tour": partial(start_tour, window),
            "help.log": lambda: open_outside(log_folder()),
            "help.about": partial(dialogs.tell_about, window),
            "may_close": filing.may_close,
            "recover": filing.recover,
        }
    )


def _undo(window: MainWindow) -> None:
    window.desk.session.undo()  # of the project that lies open now


def _redo(window: MainWindow) -> None:
    window.desk.session.redo()


def open_outside(path: Path) -> None:
    """Open a file or folder with the program the computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _new(window: MainWindow, filing: Filing) -> None:
    from desktop.workflows.new_project import empty_problem

    filing.leave(lambda: window.desk.start(empty_problem()))


def _sample(filing: Filing) -> None:
    from desktop.workflows.sample import sample_problem

    filing.lay_new(sample_problem, tr("sample.opened"))


def open_file(window: MainWindow, filing: Filing, path: str | Path | None = None) -> None:
    """Open a project: the one named, or the one the person picks."""
    chosen = Path(path) if path else dialogs.ask_open(window, filing.folder)
    if chosen:
        filing.open(chosen)


def _forget(window: MainWindow, path: Path) -> None:
    """Take a project from the list of recent ones; its file stays."""
    person = window.desk.person
    person.change(recent=tuple(name for name in person.settings.recent if name != str(path)))


def _name(window: MainWindow) -> None:
    name = dialogs.ask_name(window, window.desk.person.settings.person)
    if name is not None:
        window.desk.person.change(person=name)


def _reset_layout(window: MainWindow) -> None:
    """Lay out window, dividers and tables as on the first day."""
    memory().forget()
    keep()
    window.desk.person.change(window="")
    window.showNormal()
    put_back(window, "", USUAL)
    window.rebuild()
    window.notify(tr("layout.reset"))


def _turn_theme(window: MainWindow) -> None:
    looks = THEMES[1:]  # without that of the computer
    window.change_look(looks[(looks.index(current_theme().name) + 1) % len(looks)])


def _import_kib(window: MainWindow, filing: Filing) -> None:
    path = dialogs.ask_table(window, filing.folder)
    if path:
        _read_in(window, kib=path)


def _import_forms(window: MainWindow, filing: Filing) -> None:
    path = dialogs.ask_folder(window, tr("dialog.forms"), filing.folder)
    if path:
        _read_in(window, forms=path)


def _read_in(window: MainWindow, **what: Path) -> None:
    from desktop.workflows.read_in import read_in

    document = window.desk.session.document

    def work(report: Any) -> Any:
        return read_in(document, report=report, **what)

    window.tasks.run(tr("task.read_in"), work, partial(_show_read, window))


def _show_read(window: MainWindow, found: Any) -> None:
    trouble = [f"{each.where}: {sentence(each)}" for each in found.issues]
    dialog = ReadInDialog(window, found.label, list(found.lines), trouble)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        changed = window.desk.session.do(found.label, found.edit)
        window.notify(tr("import.done" if changed else "import.nothing"), undo=changed)


def _write_forms(window: MainWindow, filing: Filing) -> None:
    from desktop.workflows.write_forms import write_forms

    folder = dialogs.ask_folder(window, tr("dialog.forms_out"), filing.folder)
    if not folder:
        return
    document = window.desk.session.document

    def done(files: Any) -> None:
        text = tr("forms.written", n=len(files), folder=folder)
        window.notify(text, NoticeKind.GOOD)

    window.tasks.run(tr("task.write_forms"), partial(write_forms, document, folder), done)
