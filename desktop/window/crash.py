"""The crash net: a bug is logged and told in one sentence; the project is in its working copy."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.system.paths import log_folder
from desktop.system.translate import tr
from desktop.workflows.issue_text import error_text
from solver.errors import SatuAtapError


class CrashNet(QObject):
    """Catches what nobody caught, in any thread, and tells it in the thread of the window.

    Parameters
    ----------
    tell : callable
        Shows the sentence and the details.
    refuse : callable
        Shows an outside failure (``SatuAtapError``) that came this far: no bug.
    """

    _caught = Signal(str)
    _refused = Signal(str)

    def __init__(self, tell: Callable[[str], None], refuse: Callable[[str], None]) -> None:
        super().__init__()
        self._caught.connect(tell)
        self._refused.connect(refuse)
        self._before = sys.excepthook

    def spread(self) -> None:
        """Begin to catch."""
        sys.excepthook = self._catch
        threading.excepthook = lambda args: self._catch(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def fold(self) -> None:
        """Stop catching."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__

    def _catch(
        self, kind: type[BaseException], reason: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, reason, trace)
        elif isinstance(reason, SatuAtapError):
            self._refused.emit(error_text(reason))
        else:
            details = "".join(traceback.format_exception(kind, reason, trace))
            logging.getLogger("crash").error("%s", details)
            self._caught.emit(details)


def tell_bug(parent: QWidget, details: str) -> None:
    """Tell a bug: one sentence, that the work is safe, and the details for who wants them."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("crash.title"))
    box.setText(tr("crash.text"))
    box.setInformativeText(tr("crash.safe", folder=log_folder()))
    box.setDetailedText(details)
    go_on = box.addButton(tr("crash.go_on"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(go_on)
    box.open()
