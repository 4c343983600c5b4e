"""The style sheet of Qt, built from the tokens; what the palette cannot say."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from desktop.system.paths import resources
from desktop.widgets.palette import RADIUS, Palette

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QFrame#card { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame#well { background: $sunken; border: none; border-radius: ${radius}px; }
QFrame#rule { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame#bar { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame#foot { background: $surface; border: none; border-top: 1px solid $line; }
QFrame#palette, QFrame#tour { background: $raised; border: 2px solid $accent;
  border-radius: ${radius}px; }
QFrame#side { background: $surface; border: none; border-right: 1px solid $line; }
QLabel[tone="quiet"] { color: $quiet; }
QLabel[tone="positive"] { color: $positive; }
QLabel[tone="negative"] { color: $negative; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="accent"] { color: $accent_text; }
QLabel { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget#page { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QMenuBar { background: $surface; color: $text; padding: 2px 4px; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QMenu::icon { padding-left: 8px; }
QStatusBar { background: $surface; color: $quiet; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QPushButton, QToolButton[kind="button"] {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
  padding: 5px 12px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled { color: $faint; border-color: $line; }
QPushButton[kind="main"] { background: $accent; color: $accent_ink; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="main"]:hover { background: $accent_text; }
QPushButton[kind="main"]:focus { border: 2px solid $text; }
QPushButton[kind="main"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[kind="quiet"], QToolButton { background: transparent; border: 1px solid transparent;
  border-radius: ${radius}px; padding: 5px 8px; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 1px solid $accent; }
QToolButton[kind="nav"] { text-align: left; padding: 7px 10px; color: $quiet;
  border-radius: ${radius}px; }
QToolButton[kind="nav"]:hover { color: $text; }
QToolButton[kind="nav"]:checked { background: $accent_soft; color: $text; font-weight: 600; }
QToolButton[kind="nav"]:disabled { color: $faint; background: transparent; }
QToolButton[kind="nav_narrow"] { padding: 5px 9px; border-radius: ${radius}px; }
QToolButton:checked { background: $accent_soft; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
  color: $accent_text; padding: 2px 1px; text-align: left; }
QPushButton[kind="link"]:disabled { color: $faint; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; }
QLineEdit, QPlainTextEdit, QSpinBox, QComboBox {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: 5px;
  padding: 4px 8px; min-height: 20px; placeholder-text-color: $quiet;
  selection-background-color: $accent;
  selection-color: $accent_ink; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus {
  border: 2px solid $accent; padding: 3px 7px; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { border: none; padding: 0; min-height: 0;
  background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; width: 0; height: 0;
  border: none; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  background: $sunken; color: $quiet; border-color: $line; }
QLineEdit:read-only { background: $sunken; border-color: $line; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $negative;
  padding: 3px 7px; }
QComboBox { padding-right: 4px; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: padding;
  subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$arrow"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $line;
  selection-background-color: $accent_soft; selection-color: $text; outline: none;
  padding: 2px; }
QAbstractItemView QLineEdit, QAbstractItemView QComboBox { border-radius: 0; min-height: 0;
  border: 2px solid $accent; padding: 0 6px; }
QAbstractItemView QComboBox { padding-right: 24px; }
QAbstractItemView QLineEdit[wrong="true"] { border: 2px solid $negative;
  background: $negative_soft; }
QTableView, QTreeView, QListView { background: $surface; color: $text; border: none;
  gridline-color: $line; outline: none; alternate-background-color: $surface;
  selection-background-color: $accent_soft; selection-color: $text; }
QTreeView::item, QListView::item { padding: 5px 4px; border: none; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $quiet; border: none;
  border-bottom: 1px solid $line; padding: 5px 8px; font-weight: 600; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QTableCornerButton::section { background: $sunken; border: none; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $quiet; padding: 7px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { color: $accent_text; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url("$check"); }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:disabled { background: $sunken; border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }
QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { background: $edge; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $surface; border: 2px solid $accent; width: 10px;
  height: 10px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:focus { background: $accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(colours: Palette, scale: int = 100) -> str:
    """Return the style sheet of a palette; arrows are drawn in the quiet ink of the theme."""
    tokens = {name: value for name, value in asdict(colours).items() if isinstance(value, str)}
    tone = "light" if colours.window > "#8" else "dark"
    icons = resources() / "icons"
    return _SHEET.substitute(
        tokens,
        radius=RADIUS,
        arrow=(icons / f"arrow-down-{tone}.svg").as_posix(),
        check=(icons / f"check-{tone}.svg").as_posix(),
        up=(icons / f"arrow-up-{tone}.svg").as_posix(),
    )
