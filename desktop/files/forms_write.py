"""One workbook for each OPD, with everything its data clerk knows, drop-downs and a guide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.document.document import Document
from desktop.document.text import SHAPES, format_choice
from desktop.files.form_layout import (
    FIRST_ROW,
    FORM_FORMAT,
    HIDDEN,
    LISTS,
    MARK,
    NAMES_ROW,
    SHEETS,
    Column,
    columns,
    form_name,
    labels_of,
    references,
    rows_of,
    shown,
    stored,
    unit_word,
)
from desktop.files.storage import Report, unheard
from desktop.files.whole import write_whole
from desktop.system.translate import has, tr
from solver.errors import SatuAtapError
from solver.problem.organisation import Opd
from solver.problem.record import Record
from solver.units import Kind

DARK, ACCENT, PALE, LINE = "#1B4B5A", "#B4562D", "#EEF3F4", "#B8C4C8"
_LEAST = {"name": 34, "unit": 34, "title": 28, "source": 22, "note": 30}
_WIDEST = 54
_PAGE = 8  # columns beyond which a sheet is printed on two pages side by side
_FONT = {"font_name": "Calibri", "font_size": 11, "valign": "vcenter"}


def write_forms(document: Document, folder: Path, report: Report = unheard) -> tuple[Path, ...]:
    """Write the form of every OPD into a folder; those written stay when `report` ends it.

    Returns
    -------
    tuple of Path
        The files, in the order of the OPD.

    Raises
    ------
    SatuAtapError
        The folder cannot be written, or there is no OPD to write a form for.
    """
    problem = document.problem
    if not problem.opd:
        raise SatuAtapError("forms_no_opd")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise SatuAtapError("save_denied", path=folder) from reason
    names = labels_of((opd.id, form_name(opd).removesuffix(".xlsx")) for opd in problem.opd)
    paths = []
    for done, opd in enumerate(problem.opd):
        report(done, len(problem.opd))
        path = folder / f"{names[opd.id]}.xlsx"
        write_whole(path, lambda place, opd=opd: _write(document, opd, place))  # type: ignore[misc]
        paths.append(path)
    return tuple(paths)


def _write(document: Document, opd: Opd, place: Path) -> None:
    # Only here: xlsxwriter is not needed to start the program.
    import xlsxwriter

    with place.open("wb") as file, xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        _Form(document, opd, book).write()


class _Form:
    """Writes the form of one OPD."""

    def __init__(self, document: Document, opd: Opd, book: Any) -> None:
        self._document = document
        self._opd = opd
        self._book = book
        self._labels = references(document, opd.id)
        self._rows = rows_of(document.problem, opd.id)
        self._lists: dict[str, str] = {}  # what can be chosen: key to the range of its labels
        self._names = {kind: tr(f"form.sheet.{kind}") for kind in SHEETS}
        self._formats: dict[str, Any] = {}

    def write(self) -> None:
        guide = self._book.add_worksheet(tr("form.sheet.guide"))
        sheets = {kind: self._book.add_worksheet(name) for kind, name in self._names.items()}
        self._write_lists(self._book.add_worksheet(LISTS))
        self._write_guide(guide)
        for kind, sheet in sheets.items():
            self._write_sheet(sheet, kind)
        self._write_hidden(self._book.add_worksheet(HIDDEN))
        guide.activate()
        self._book.set_properties({"title": tr("form.title", opd=self._opd.name)})

    def _format(self, **properties: Any) -> Any:
        key = repr(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**_FONT, **properties})
        return self._formats[key]

    # What can be chosen -----------------------------------------------------------------------

    def _write_lists(self, sheet: Any) -> None:
        sheet.very_hidden()
        lists: dict[str, list[tuple[str, str]]] = {}
        for kind in ("building", "floor"):
            lists[kind] = [(label, id) for id, label in self._labels[kind].items()]
        for kind in SHEETS:
            for column in columns(kind):
                choices = column.field.choices
                if choices:
                    lists[choices.__name__] = [(format_choice(c), c.value) for c in choices]
        lists["flag"] = [(tr("word.yes"), "true"), (tr("word.no"), "false")]
        for at, (key, entries) in enumerate(lists.items()):
            sheet.write_string(0, 2 * at, key)
            for row, (label, value) in enumerate(entries, 1):
                sheet.write_string(row, 2 * at, label)
                sheet.write_string(row, 2 * at + 1, value)
            letters = _letters(2 * at)
            self._lists[key] = f"={LISTS}!${letters}$2:${letters}${max(2, len(entries) + 1)}"

    def _range_of(self, column: Column) -> str | None:
        """Return where the choices of a column stand; units are the names on their own sheet."""
        field = column.field
        if field.kind is Kind.REF and field.refers == "unit":
            sheet = self._names["unit"].replace("'", "''")
            at = _letters(1 + [each.name for each in columns("unit")].index("name"))
            return f"='{sheet}'!${at}${FIRST_ROW + 1}:${at}${self._last('unit') + 1}"
        if field.kind is Kind.REF:
            return self._lists[field.refers]
        if field.choices:
            return self._lists[field.choices.__name__]
        return self._lists["flag"] if field.kind is Kind.FLAG else None

    def _last(self, kind: str) -> int:
        return FIRST_ROW + len(self._rows[kind]) + SHEETS[kind][1] - 1

    # A sheet of records -----------------------------------------------------------------------

    def _write_sheet(self, sheet: Any, kind: str) -> None:
        all_ = columns(kind)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        sheet.set_row(0, 28)
        sheet.set_row(1, 18)
        sheet.set_row(2, 6)
        sheet.set_row(NAMES_ROW, None, None, {"hidden": True})
        sheet.set_row(NAMES_ROW + 1, 50)
        title = self._format(bold=True, font_size=16, font_color=DARK)
        sheet.write_string(0, 1, f"{self._names[kind]} · {self._opd.short}", title)
        sheet.write_string(
            1, 1, tr(f"form.hint.{kind}"), self._format(font_color="#52646B", italic=True)
        )
        sheet.write_string(NAMES_ROW, 0, f"{MARK}/{kind}")
        for at, column in enumerate(all_, 1):
            self._write_head(sheet, kind, at, column)
        for row, record in enumerate(self._rows[kind], FIRST_ROW):
            self._write_record(sheet, row, record, all_)
        self._write_spare(sheet, kind, all_)
        sheet.freeze_panes(FIRST_ROW, 2)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(2 if len(all_) > _PAGE else 1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)
        sheet.repeat_columns(1, 1)
        sheet.repeat_rows(NAMES_ROW + 1, FIRST_ROW - 1)
        sheet.protect("", {"format_columns": True, "format_rows": True})

    def _write_head(self, sheet: Any, kind: str, at: int, column: Column) -> None:
        name, field = column.name, column.field
        needed = field.required or (field.kind is Kind.REF and not field.optional)
        label = tr(f"field.{kind}.{name}") + (" *" if needed else "")
        sheet.write_string(NAMES_ROW, at, name)
        colour = ACCENT if needed else DARK
        head = {"bold": True, "font_color": "white", "bg_color": colour, "text_wrap": True}
        edge = {"border": 1, "border_color": LINE, "align": "center"}
        sheet.write_string(NAMES_ROW + 1, at, label, self._format(**head, **edge))
        under = {"italic": True, "font_size": 9, "bg_color": PALE, "font_color": "#52646B"}
        sheet.write_string(NAMES_ROW + 2, at, unit_word(field), self._format(**under, **edge))
        sheet.set_column(at, at, self._width(kind, column, label))

    def _width(self, kind: str, column: Column, label: str) -> int:
        """Return the width that shows heading, choices and what is there now."""
        name, field = column.name, column.field
        texts = [str(shown(field, getattr(r, name), self._labels)) for r in self._rows[kind]]
        texts += [format_choice(choice) for choice in field.choices or ()]
        texts += [*label.split(), unit_word(field)]
        return min(_WIDEST, max(_LEAST.get(name, 11), 3 + max(map(len, texts))))

    def _cell(self, column: Column) -> Any:
        look = {"border": 1, "border_color": LINE, "locked": False}
        if column.field.kind is Kind.NUMBER and column.field.measure:
            shape = SHAPES[column.field.measure]
            point = "." + "#" * shape.decimals if shape.decimals else ""
            number = f"#,##0{point}" if shape.grouped else f"0{point}"
            return self._format(**look, num_format=number, align="right", indent=1)
        if column.field.kind is Kind.DAY:
            return self._format(**look, num_format="dd/mm/yyyy", align="left")
        return self._format(**look, indent=1)

    def _write_record(self, sheet: Any, row: int, record: Record, all_: tuple[Column, ...]) -> None:
        sheet.write_string(row, 0, record.id)
        for at, column in enumerate(all_, 1):
            value = shown(column.field, getattr(record, column.name), self._labels)
            look = self._cell(column)
            if value is None:
                sheet.write_blank(row, at, None, look)
            elif isinstance(value, float):
                sheet.write_number(row, at, value, look)
            elif column.field.kind is Kind.DAY:
                sheet.write_datetime(row, at, value, look)
            else:
                sheet.write_string(row, at, str(value), look)

    def _write_spare(self, sheet: Any, kind: str, all_: tuple[Column, ...]) -> None:
        first, last = FIRST_ROW + len(self._rows[kind]), self._last(kind)
        for at, column in enumerate(all_, 1):
            for row in range(first, last + 1):
                sheet.write_blank(row, at, None, self._cell(column))
            rule = self._rule(kind, column)
            if rule:
                sheet.data_validation(FIRST_ROW, at, last, at, rule)

    def _rule(self, kind: str, column: Column) -> dict[str, Any] | None:
        """Return what Excel accepts in a column, and what it says on the way."""
        label, key = tr(f"field.{kind}.{column.name}"), f"field.{kind}.{column.name}.help"
        rule: dict[str, Any] = {"error_title": tr("form.error.title")}
        if has(key):
            rule |= {"input_title": label[:32], "input_message": tr(key)[:255]}
        field, chosen = column.field, self._range_of(column)
        if chosen:
            return rule | {
                "validate": "list",
                "source": chosen,
                "error_message": tr("form.error.list"),
            }
        if field.kind is Kind.NUMBER and field.measure:
            scale = SHAPES[field.measure].scale
            low, high = field.low / scale, min(field.high, 10**14) / scale
            return rule | {
                "validate": "integer" if scale == 1 else "decimal",
                "criteria": "between",
                "minimum": int(low) if scale == 1 else low,
                "maximum": int(high) if scale == 1 else high,
                "error_message": tr("form.error.number", low=f"{low:g}", high=f"{high:.15g}"),
            }
        return rule | {"validate": "any"} if has(key) else None

    # The guide and what the form was ----------------------------------------------------------

    def _write_guide(self, sheet: Any) -> None:
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 3)
        sheet.set_column(1, 1, 24)
        sheet.set_column(2, 2, 106)
        sheet.set_row(0, 34)
        bold = self._format(bold=True, font_size=18, font_color=DARK)
        sheet.write_string(0, 1, tr("form.guide.title"), bold)
        line = self._format(font_size=12, bold=True)
        sheet.write_string(1, 1, self._opd.name, line)
        sheet.write_string(2, 1, tr("form.guide.about"), self._format(font_color="#52646B"))
        head = self._format(bold=True, font_color=DARK, bottom=1, bottom_color=LINE)
        text = self._format(text_wrap=True, valign="top")
        name = self._format(bold=True, text_wrap=True, valign="top")
        row = 4
        for heading, entries in self._guide():
            sheet.write_string(row, 1, heading, head)
            sheet.write_blank(row, 2, None, head)
            for at, (term, sentence) in enumerate(entries, row + 1):
                sheet.write_string(at, 1, term, name)
                sheet.write_string(at, 2, sentence, text)
                sheet.set_row(at, 18 * (1 + len(sentence) // 118))
            row += len(entries) + 2
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.protect("")

    def _guide(self) -> list[tuple[str, list[tuple[str, str]]]]:
        sheets = [(name, tr(f"form.hint.{kind}")) for kind, name in self._names.items()]
        steps = ("choose", "numbers", "required", "add", "delete", "rename", "send")
        rules = [(tr(f"form.guide.{step}"), tr(f"form.guide.{step}.text")) for step in steps]
        return [(tr("form.guide.sheets"), sheets), (tr("form.guide.rules"), rules)]

    def _write_hidden(self, sheet: Any) -> None:
        sheet.very_hidden()
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        facts: Mapping[str, str] = {
            "format": str(FORM_FORMAT),
            "project": self._document.project,
            "opd": self._opd.id,
            "name": self._opd.name,
            "written": now,
        }
        for row, (key, value) in enumerate(facts.items()):
            sheet.write_string(row, 0, key)
            sheet.write_string(row, 1, value)
        row = len(facts) + 1
        for kind, records in self._rows.items():
            for record in records:
                for column in columns(kind):
                    value = stored(getattr(record, column.name))
                    for at, text in enumerate((kind, record.id, column.name, value)):
                        sheet.write_string(row, at, text)
                    row += 1
        row += 1
        for id, label in self._labels["unit"].items():
            for at, text in enumerate(("label", id, "unit", label)):
                sheet.write_string(row, at, text)
            row += 1


def _letters(column: int) -> str:
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
