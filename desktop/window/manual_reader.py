"""The manual in a window of its own: topics at the left, text at the right, one search for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.system.manual import TOPICS, manual_text, manual_title, topics_with
from desktop.system.translate import language, tr
from desktop.widgets.icons import icon
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.theme import Theme, current_theme
from desktop.widgets.words import column, frame, label, row
from desktop.window.layout import follow_dividers

SIZE = (920, 680)
HEADINGS = {1: "title", 2: "lead", 3: "strong"}
TOPIC = int(Qt.ItemDataRole.UserRole)


class ManualReader(QWidget):
    """Shows a topic; a search narrows the topics and marks the words in the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("manual.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(560, 400)
        self.resize(*SIZE)
        self._topic = ""
        self.words = self._search()
        self._said = label("", "note", "quiet")
        self._said.hide()
        self.topics = QListWidget()
        self.topics.setAccessibleName(tr("manual.topics"))
        self.topics.currentItemChanged.connect(lambda item, _old: self._chosen(item))
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("manual.text"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.setLayout(self._parts())
        self._keys()
        self._list(TOPICS)
        follow_dividers("manual", self)

    def _search(self) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(tr("manual.search"))
        made.setAccessibleName(tr("manual.search"))
        made.setClearButtonEnabled(True)
        made.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        made.textChanged.connect(self._look_for)
        made.returnPressed.connect(self._next)
        made.installEventFilter(self)
        return made

    def _parts(self) -> QVBoxLayout:
        left = column(self.words, self._said, self.topics, gap=SMALL, margin=MEDIUM)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(frame(left))
        body.addWidget(frame(column(self.text, gap=0, margin=1)))
        body.setStretchFactor(1, 1)
        body.setSizes([270, 650])
        body.setChildrenCollapsible(False)
        hint = label(tr("manual.hint"), "small", "quiet")
        parts = column(body, row(hint, None), gap=SMALL, margin=LARGE)
        parts.setStretchFactor(body, 1)
        return parts

    def _keys(self) -> None:
        for keys, act in (
            ("Esc", self.close),
            ("Ctrl+F", self.words.setFocus),
            ("F3", self._next),
            ("F1", self._home),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # Topics -------------------------------------------------------------------------------

    def show_topic(self, topic: str) -> None:
        """Show a topic from its beginning; a search is ended."""
        self.words.clear()
        self._choose(topic)
        self.show()
        self.activateWindow()
        self.text.setFocus()

    @property
    def topic(self) -> str:
        """Return the topic shown."""
        return self._topic

    def _home(self) -> None:
        self.show_topic(TOPICS[0])

    def _list(self, topics: tuple[str, ...]) -> None:
        self.topics.blockSignals(True)
        self.topics.clear()
        for topic in topics:
            item = QListWidgetItem(manual_title(language(), topic))
            item.setData(TOPIC, topic)
            self.topics.addItem(item)
        self.topics.blockSignals(False)
        self._choose(self._topic if self._topic in topics or not topics else topics[0])

    def _choose(self, topic: str) -> None:
        for at in range(self.topics.count()):
            item = self.topics.item(at)
            if item.data(TOPIC) == topic:
                self.topics.setCurrentItem(item)
                self._chosen(item)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        topic = str(item.data(TOPIC)) if item else ""
        if topic and topic != self._topic:
            self._topic = topic
            write(self.text, manual_text(language(), topic))
            self._mark()

    def _follow(self, link: QUrl) -> None:
        topic = link.toString().removesuffix(".md")
        if topic in TOPICS:
            self.show_topic(topic)

    # Searching ----------------------------------------------------------------------------

    def _look_for(self, words: str) -> None:
        found = topics_with(language(), words)
        said = tr("manual.found", n=len(found)) if words.strip() else ""
        self._said.setText(said if found else tr("manual.nothing"))
        self._said.setVisible(bool(words.strip()))
        self._list(found)
        self._mark()
        if words.strip() and found:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self._next()

    def _mark(self) -> None:
        """Mark every place of every word looked for."""
        shape = QTextCharFormat()
        shape.setBackground(current_theme().colour("warning_soft"))
        shape.setForeground(current_theme().colour("text"))
        marks = []
        for word in self.words.text().split():
            at = self.text.document().find(word)
            while not at.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = at, shape
                marks.append(mark)
                at = self.text.document().find(word, at)
        self.text.setExtraSelections(marks)

    def _next(self) -> None:
        """Go to the next place of the first word looked for, from the end to the beginning."""
        word = next(iter(self.words.text().split()), "")
        if word and not self.text.find(word):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(word)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Let the arrows of the search line walk the topics."""
        if watched is not self.words or not isinstance(event, QKeyEvent):
            return False
        walks = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if walks and event.type() == QEvent.Type.KeyPress:
            QApplication.sendEvent(self.topics, event)
        return walks


def write(text: QTextBrowser, markdown: str) -> None:
    """Write Markdown in the letters, sizes and colours of the theme."""
    theme = current_theme()
    document = QTextDocument(text)
    document.setDefaultFont(theme.font("body"))
    document.setDocumentMargin(theme.px(LARGE + 4))
    document.setMarkdown(markdown)
    _shape_blocks(document, theme)
    for each in document.rootFrame().childFrames():
        if isinstance(each, QTextTable):
            _shape_table(each, theme)
    text.setDocument(document)
    text.moveCursor(QTextCursor.MoveOperation.Start)


def _shape_blocks(document: QTextDocument, theme: Theme) -> None:
    block = document.begin()
    while block.isValid():
        cursor, shape = QTextCursor(block), block.blockFormat()
        level = shape.headingLevel()
        shape.setTopMargin(theme.px({0: 0, 1: 0}.get(level, 16)))
        in_table = cursor.currentTable() is not None
        shape.setBottomMargin(theme.px(0 if in_table else 4 if block.textList() else 8))
        shape.setLineHeight(135, 1)  # percent
        cursor.setBlockFormat(shape)
        if level:
            letters = QTextCharFormat()  # without the size Qt gives a heading
            letters.setFont(theme.font(HEADINGS.get(level, "strong")))
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.setCharFormat(letters)
        _shape_runs(block, theme)
        block = block.next()


def _shape_runs(block: object, theme: Theme) -> None:
    """Give keys (between back ticks) the ground of a key, and links the ink of links."""
    runs = block.begin()  # type: ignore[attr-defined]  # a QTextBlock
    while not runs.atEnd():
        run = runs.fragment()
        letters = run.charFormat()
        key, link = letters.fontFixedPitch(), letters.isAnchor()
        if key or link:
            cursor = QTextCursor(block)  # type: ignore[call-overload]  # the same block
            cursor.setPosition(run.position())
            to = run.position() + run.length()
            cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_key_letters(theme) if key else _link_letters(theme))
        runs += 1


def _key_letters(theme: Theme) -> QTextCharFormat:
    letters = QTextCharFormat()
    font = theme.font("body")
    font.setWeight(QFont.Weight.DemiBold)
    letters.setFont(font)
    letters.setFontFixedPitch(False)
    letters.setBackground(theme.colour("sunken"))
    return letters


def _link_letters(theme: Theme) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setForeground(QColor(theme.colours.accent_text))
    return letters


def _shape_table(table: QTextTable, theme: Theme) -> None:
    shape = table.format()
    shape.setCellPadding(theme.px(5))
    shape.setCellSpacing(0)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setBorderBrush(theme.colour("line"))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setTopMargin(theme.px(4))
    shape.setBottomMargin(theme.px(10))
    table.setFormat(shape)
