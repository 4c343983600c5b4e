"""The photos of a building as seen: a strip of small ones, the chosen one large, its caption."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QImage,
    QKeyEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStackedWidget,
)

from desktop.pages.estate.photos import PhotoCard, PhotosModel
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.icons import icon_pixmap
from desktop.widgets.page import NoticeKind, PageContext
from desktop.widgets.palette import LARGE, SMALL
from desktop.widgets.photo import SmallPhoto, shrink, unpacked
from desktop.widgets.words import button, column, holder, label, row

THUMB = QSize(120, 84)
KINDS = (".jpg", ".jpeg", ".png")
KEY = int(Qt.ItemDataRole.UserRole)


class Picture(QLabel):
    """A picture that fills its room and keeps its shape."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(160, 120)

    def show_image(self, image: QImage | None, words: str) -> None:
        """Show a picture, or words where there is none that can be read."""
        self._image = image
        self.setAccessibleName(words)
        if image is None:
            self.setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Fit the picture to another size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image is not None:
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self.setPixmap(QPixmap.fromImage(self._image.scaled(self.size(), keep, smooth)))


class PhotosPanel(QFrame):
    """The tab of photos of one building."""

    def __init__(self, model: PhotosModel, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self._model, self._context = model, context
        self._building, self._shown = "", ""
        self._cards: tuple[PhotoCard, ...] = ()
        self._title = label(tr("estate.photo.title"), "lead")
        self._words = label("", "note", "quiet")
        self.add = button(tr("estate.photo.add"), self._ask, drawing="plus")
        self.remove = button("", self._remove, kind="quiet", drawing="trash-2")
        self.remove.setToolTip(tr("estate.photo.remove"))
        self.remove.setAccessibleName(tr("estate.photo.remove"))
        self.list = self._strip()
        self.picture = Picture()
        self.caption = QLineEdit()
        self.caption.setAccessibleName(tr("field.photo.caption"))
        self.caption.setPlaceholderText(tr("field.photo.caption"))
        self.caption.editingFinished.connect(self._rename)
        self._size = label("", "note", "quiet")
        self._first = button(tr("estate.photo.add"), self._ask, kind="main", drawing="plus")
        self._rooms = QStackedWidget()
        self._lay_out()

    def _strip(self) -> QListWidget:
        made = QListWidget()
        made.setViewMode(QListView.ViewMode.IconMode)
        made.setFlow(QListView.Flow.LeftToRight)
        made.setWrapping(False)
        made.setMovement(QListView.Movement.Static)
        made.setIconSize(THUMB)
        made.setFixedHeight(THUMB.height() + 56)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setAccessibleName(tr("estate.photo.title"))
        made.currentItemChanged.connect(lambda *_: self._choose())
        return made

    def _lay_out(self) -> None:
        below = row(self.caption, self._size, gap=LARGE)
        below.setStretchFactor(self.caption, 1)
        inside = column(self.picture, below, self.list, gap=SMALL)
        inside.setStretchFactor(self.picture, 1)
        self._rooms.addWidget(holder(inside))
        none = (tr("estate.photo.none"), tr("estate.photo.none.words"))
        self._rooms.addWidget(empty_state("image", *none, self._first))
        head = row(self._title, self._words, None, self.remove, self.add)
        box = column(head, self._rooms, gap=SMALL, margin=LARGE)
        box.setStretchFactor(self._rooms, 1)
        self.setLayout(box)

    def show_building(self, building: str) -> None:
        """Show the photos of another building."""
        self._building, self._cards = building, ()
        self.refresh()

    def refresh(self) -> None:
        """Show the photos as they are now."""
        cards = self._model.photos(self._building)
        if [(c.id, c.image) for c in cards] != [(c.id, c.image) for c in self._cards]:
            self._fill(cards)
        self._cards = cards
        free = not self._context.session.read_only
        self._rooms.setCurrentIndex(0 if cards else 1)
        self._words.setText(self._model.words(self._building) if cards else "")
        self.add.setVisible(free and bool(cards))
        self._first.setVisible(free)
        self.remove.setVisible(free and bool(cards))
        self.caption.setReadOnly(not free)
        self._choose()

    def _fill(self, cards: tuple[PhotoCard, ...]) -> None:
        here = self._shown
        self.list.blockSignals(True)
        self.list.clear()
        for card in cards:
            image = unpacked(card.image)
            pixmap = QPixmap.fromImage(image) if image else icon_pixmap("eye-off", "quiet", 32)
            item = QListWidgetItem(QIcon(pixmap), card.caption)
            item.setData(KEY, card.id)
            item.setSizeHint(QSize(THUMB.width() + 16, THUMB.height() + 30))
            self.list.addItem(item)
        ids = [card.id for card in cards]
        self.list.setCurrentRow(ids.index(here) if here in ids else len(ids) - 1)
        self.list.blockSignals(False)

    def _choose(self) -> None:
        item = self.list.currentItem()
        self._shown = str(item.data(KEY)) if item else ""
        card = next((each for each in self._cards if each.id == self._shown), None)
        if card is None or item is None:
            return
        item.setText(card.caption)
        image = unpacked(card.image)
        self.picture.show_image(image, card.caption if image else tr("estate.photo.unreadable"))
        if not self.caption.hasFocus():
            self.caption.setText(card.caption)
        self._size.setText(card.size)

    def _rename(self) -> None:
        if self._shown:
            self._model.rename(self._shown, self.caption.text())

    def _remove(self) -> None:
        said = self._model.remove(self._shown) if self._shown else ""
        if said:
            self._context.notify(said, NoticeKind.INFO, undo=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Add by Insert; remove the chosen one by Delete in the strip."""
        free = not self._context.session.read_only
        if free and event.key() == Qt.Key.Key_Insert:
            self._ask()
        elif free and event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - name of Qt
        """Welcome files that may be pictures."""
        if _dropped(event.mimeData()) and not self._context.session.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - name of Qt
        """Take pictures dragged here from a folder."""
        event.acceptProposedAction()
        self.take(_dropped(event.mimeData()))

    def _ask(self) -> None:
        folder = self._context.settings().last_folder
        kinds = f"{tr('estate.photo.kinds')} ({' '.join(f'*{kind}' for kind in KINDS)})"
        names, _ = QFileDialog.getOpenFileNames(self, tr("estate.photo.add"), folder, kinds)
        self.take([Path(name) for name in names])

    def take(self, paths: list[Path]) -> None:
        """Make pictures small beside the window and keep them, each as a step of its own."""
        room = self._model.room(self._building)
        if len(paths) > room:
            self._context.notify(tr("estate.photo.full", n=room), NoticeKind.WARNING)
        for path in paths[:room]:
            self._context.tasks.run(
                tr("estate.photo.reading", name=path.name),
                partial(_shrunk, path),
                partial(self.keep, self._building, path.stem),
            )

    def keep(self, building: str, caption: str, photo: SmallPhoto) -> None:
        """Keep a picture that was made small; one that arrives late goes where it belongs."""
        id = self._model.add(building, caption, photo.image, (photo.width, photo.height))
        for at in range(self.list.count()):
            if str(self.list.item(at).data(KEY)) == id:
                self.list.setCurrentRow(at)


def _dropped(what: QMimeData) -> list[Path]:
    """Return the picture files among what was dragged here."""
    paths = [Path(url.toLocalFile()) for url in what.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() in KINDS]


def _shrunk(path: Path, _report: object) -> SmallPhoto:
    """Make a picture small, for a task."""
    return shrink(path)
