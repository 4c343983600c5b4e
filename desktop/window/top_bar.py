"""The bar above the pages: project, saved or not, undo and redo, search, help, language, look."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton

from desktop.system.translate import language, tr
from desktop.widgets.chip import Chip
from desktop.widgets.icons import icon
from desktop.widgets.palette import LARGE, SMALL
from desktop.widgets.theme import current_theme
from desktop.widgets.words import label, row

SHOWN = ("edit.undo", "edit.redo", "file.save", "view.palette", "help.manual")
HEIGHT = 52


class TopBar(QFrame):
    """Shows the state of the project and the commands that are always at hand."""

    def __init__(self, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(current_theme().px(HEIGHT))
        self._name = label("", "lead")
        self._city = label("", "body", "quiet")
        self._state = Chip()
        buttons = [self._button(actions[name]) for name in SHOWN]
        tongue = self._button(actions["view.language"])
        tongue.setText({"id": "ID", "en": "EN"}[language()])
        tongue.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        look = self._button(actions["view.theme"])
        look.setIcon(icon("sun" if current_theme().dark else "moon"))
        box = row(self._name, self._city, self._state, None, *buttons, tongue, look, gap=SMALL)
        box.setContentsMargins(LARGE + 8, 0, LARGE, 0)
        self.setLayout(box)

    def _button(self, action: QAction) -> QToolButton:
        made = QToolButton()
        made.setDefaultAction(action)
        made.setIconSize(QSize(18, 18))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        made.setAutoRaise(True)
        made.setAccessibleName(action.text())
        return made

    def show_project(self, name: str, city: str, *, changed: bool, read_only: bool) -> None:
        """Say what is open and whether it is saved."""
        self._name.setText(name)
        self._city.setText(city)
        if not name:
            self._state.show_text("", "quiet")
        elif read_only:
            self._state.show_text(tr("project.read_only"), "warning")
        elif changed:  # a project without a file is never saved
            self._state.show_text(tr("project.changed"), "warning", filled=False)
        else:
            self._state.show_text(tr("project.saved"), "positive", filled=False)

    def state(self) -> str:
        """Return the words about saved or not."""
        return self._state.text()
