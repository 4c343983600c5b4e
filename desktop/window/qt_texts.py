"""The words of Qt's own dialogues in the language in use; Qt brings no Indonesian ones."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from desktop.system.translate import has, tr

CONTEXTS = (
    "QPlatformTheme",
    "QDialogButtonBox",
    "QMessageBox",
    "QFileDialog",
    "QLineEdit",
    "QWidgetTextControl",
    "QAbstractSpinBox",
    "QInputDialog",
    "QColorDialog",
)


class QtTexts(QTranslator):
    """Translates by the catalogue: ``qt.<English words in small letters, joined by _>``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:  # noqa: N802 - name of Qt
        """Tell Qt that there is something here."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the words for a text of Qt, or None to leave it as it is."""
        if context not in CONTEXTS or not text:
            return None
        key = f"qt.{key_of(text)}"
        return tr(key) if has(key) else None


def key_of(text: str) -> str:
    """Return the key of a text of Qt: ``&Don't Save`` is ``dont_save``."""
    letters = (c for c in text.casefold() if c.isalnum() or c == " ")
    return "_".join("".join(letters).split())
