"""The few questions that stop the work: which file, save first?, take over what a crash left."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from desktop.system.translate import tr
from desktop.system.version import VERSION
from desktop.widgets.palette import LARGE
from desktop.widgets.words import column, label

SUFFIX = ".satuatap"


class Answer(Enum):
    """What to do with changes that are not saved."""

    SAVE = "save"
    DROP = "drop"
    CANCEL = "cancel"


def ask_open(parent: QWidget, folder: str) -> Path | None:
    """Ask for a project file."""
    return _open(parent, tr("dialog.open"), folder, f"{tr('dialog.project')} (*{SUFFIX})")


def ask_table(parent: QWidget, folder: str) -> Path | None:
    """Ask for an inventory table."""
    return _open(parent, tr("dialog.kib"), folder, f"{tr('dialog.table')} (*.xlsx *.csv)")


def _open(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(name) if name else None


def ask_save(parent: QWidget, folder: str, name: str) -> Path | None:
    """Ask where to save a project."""
    start = str(Path(folder) / f"{name}{SUFFIX}")
    kinds = f"{tr('dialog.project')} (*{SUFFIX})"
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("dialog.save_as"), start, kinds)
    return Path(chosen) if chosen else None


def ask_name(parent: QWidget, now: str) -> str | None:
    """Ask for the name that is noted beside changed figures."""
    title = tr("setting.person")
    box = QInputDialog(parent)
    box.setWindowTitle(title)
    box.setLabelText(tr("dialog.name"))
    box.setTextValue(now)
    box.setOkButtonText(tr("dialog.keep"))
    box.setCancelButtonText(tr("unsaved.cancel"))
    return box.textValue().strip() if box.exec() else None


def ask_folder(parent: QWidget, title: str, folder: str) -> Path | None:
    """Ask for a folder."""
    chosen = QFileDialog.getExistingDirectory(parent, title, folder)
    return Path(chosen) if chosen else None


def ask_unsaved(parent: QWidget, name: str) -> Answer:
    """Ask what to do with changes that are not saved."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("app.name"))
    box.setText(tr("unsaved.text", name=name))
    box.setInformativeText(tr("unsaved.more"))
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Save | kinds.Discard | kinds.Cancel)
    box.button(kinds.Save).setText(tr("unsaved.save"))
    _stand_out(box.button(kinds.Save))
    box.button(kinds.Discard).setText(tr("unsaved.drop"))
    box.button(kinds.Cancel).setText(tr("unsaved.cancel"))
    box.setDefaultButton(kinds.Save)
    box.setEscapeButton(kinds.Cancel)
    answers = {kinds.Save.value: Answer.SAVE, kinds.Discard.value: Answer.DROP}
    return answers.get(box.exec(), Answer.CANCEL)


def ask_search(parent: QWidget) -> Answer:
    """Ask what becomes of a search that is under way: its best plan is kept, or nothing of it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("app.name"))
    box.setText(tr("searching.text"))
    box.setInformativeText(tr("searching.more"))
    roles = QMessageBox.ButtonRole
    keep = box.addButton(tr("searching.keep"), roles.AcceptRole)
    _stand_out(keep)
    drop = box.addButton(tr("searching.drop"), roles.DestructiveRole)
    box.setEscapeButton(box.addButton(tr("searching.go_on"), roles.RejectRole))
    box.setDefaultButton(keep)
    box.exec()
    pressed = box.clickedButton()
    return Answer.SAVE if pressed is keep else Answer.DROP if pressed is drop else Answer.CANCEL


def _stand_out(button: QAbstractButton) -> None:
    """Draw the button of Enter as the one that is meant; Qt has drawn it already."""
    button.setProperty("kind", "main")
    button.style().unpolish(button)
    button.style().polish(button)


def tell_about(parent: QWidget) -> None:
    """Say what the program is, its version and its licence."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("command.help.about"))
    box.setText(tr("about.text", version=VERSION))
    box.setInformativeText(tr("about.more"))
    box.addButton(tr("dialog.close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()


class ReadInDialog(QDialog):
    """What an import would do, before it does it: what is taken and what could not be."""

    def __init__(self, parent: QWidget, title: str, lines: list[str], trouble: list[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(640, 420)
        parts: list[QWidget] = [label(title, "title")]
        parts += [label(line, wrap=True) for line in lines]
        if trouble:
            parts.append(label(tr("import.trouble", n=len(trouble)), "strong", "warning"))
            parts.append(_long_text("\n".join(trouble)))
        buttons = QDialogButtonBox()
        take = buttons.addButton(tr("import.take"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setProperty("kind", "main")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = column(*parts, margin=LARGE)
        if not trouble:
            box.addStretch(1)
        box.addWidget(buttons)
        self.setLayout(box)
        take.setFocus()  # not the remarks, which swallow Enter


def _long_text(words: str) -> QPlainTextEdit:
    made = QPlainTextEdit(words)
    made.setReadOnly(True)
    return made
