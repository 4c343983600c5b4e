"""Forms against the project, three ways: as written, as it came back, as the project is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop.document.document import Document
from desktop.document.edits import Edit, new_id, put, remove, set_field, together
from desktop.document.text import format_value
from desktop.files.form_layout import SHEETS, Column, columns, references, stored
from desktop.files.forms_read import Form, FormRow, read_cell, read_form
from desktop.files.storage import Report, unheard
from desktop.files.tables.cell import Cell, clean
from desktop.system.translate import tr
from solver.errors import Issue, SatuAtapError, Severity, issue
from solver.problem.organisation import Opd
from solver.problem.problem import KINDS
from solver.problem.record import Record
from solver.units import Field, Kind

_UNCHANGED = object()  # a cell that says nothing
# What an emptied cell means; None ("not known") for the others.
_EMPTY = {
    Kind.TEXT: "",
    Kind.REF: "",
    Kind.CHOICE: _UNCHANGED,
    Kind.FLAG: _UNCHANGED,
}


@dataclass(frozen=True)
class FormChange:
    """One thing a form would change, in the reader's words.

    Parameters
    ----------
    where : str
        ``Formulir Disdik.xlsx › Unit!D7``.
    kind, id : str
        The record.
    name : str
        What it is called.
    field : str
        Name of the field; empty for a whole record.
    before, after : str
        As text.
    value : object
        What the form says, for `take_theirs`.
    gone : bool
        The record is no longer in the project, so nothing can be taken.
    """

    where: str
    kind: str
    id: str
    name: str
    field: str = ""
    before: str = ""
    after: str = ""
    value: object = None
    gone: bool = False


@dataclass(frozen=True)
class FormsReport:
    """What forms would change.

    Parameters
    ----------
    edit : Edit
        Everything that can be taken, in one step.
    new, changed, removed : tuple of FormChange
        What is in the edit.
    contradictory : tuple of FormChange
        Changed in the form and otherwise in the project since; not in the edit. `before` is the
        project's, `after` the form's.
    issues : tuple of Issue
        What could not be read, with file, sheet and cell.
    files : tuple of Path
        Forms that were read.
    """

    edit: Edit
    new: tuple[FormChange, ...]
    changed: tuple[FormChange, ...]
    removed: tuple[FormChange, ...]
    contradictory: tuple[FormChange, ...]
    issues: tuple[Issue, ...]
    files: tuple[Path, ...]


def take_theirs(change: FormChange) -> Edit:
    """Return the edit that takes a contradictory change from the form after all.

    Raises
    ------
    ValueError
        The record is no longer in the project.
    """
    if change.gone:
        raise ValueError(change.id)
    record = KINDS[change.kind]
    if not change.field:
        return remove(record, [change.id])
    return set_field(record, change.id, change.field, change.value)


def read_forms(document: Document, folder: Path, report: Report = unheard) -> FormsReport:
    """Read every form in a folder and merge them with the project.

    Raises
    ------
    SatuAtapError
        The folder cannot be read or holds no workbook.
    """
    found = _Found()
    for form in _usable(_newest(_read_all(folder, found, report), found), document, found):
        found.issues += form.issues
        found.files.append(form.path)
        _Merge(document, form, found).merge()
    edits = [put(*found.records)] + [remove(KINDS[kind], ids) for kind, ids in found.gone.items()]
    return FormsReport(
        together(*edits),
        tuple(found.new),
        tuple(found.changed),
        tuple(found.removed),
        tuple(found.contradictory),
        tuple(found.issues),
        tuple(found.files),
    )


@dataclass
class _Found:
    """What has been found so far."""

    records: list[Record] = field(default_factory=list)
    gone: dict[str, list[str]] = field(default_factory=dict)
    new: list[FormChange] = field(default_factory=list)
    changed: list[FormChange] = field(default_factory=list)
    removed: list[FormChange] = field(default_factory=list)
    contradictory: list[FormChange] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


def _read_all(folder: Path, found: _Found, report: Report) -> list[Form]:
    try:
        paths = sorted(p for p in folder.iterdir() if p.suffix.casefold() == ".xlsx")
    except OSError as reason:
        raise SatuAtapError("forms_no_folder", path=folder) from reason
    forms = []
    for done, path in enumerate(paths):
        report(done, len(paths))
        if path.name.startswith("~$"):  # the lock of a form that is open in Excel
            continue
        try:
            forms.append(read_form(path))
        except SatuAtapError as reason:
            sentence = tr(f"error.{reason.key}", **reason.values)
            found.issues.append(issue("form_not_read", path.name, reason=sentence))
    if not paths:
        raise SatuAtapError("forms_none", path=folder)
    return forms


def _newest(forms: list[Form], found: _Found) -> list[Form]:
    """Keep the form of each OPD that was saved last, and name the others."""
    best: dict[tuple[str, str], Form] = {}
    for form in sorted(forms, key=lambda form: form.path.stat().st_mtime_ns):
        older = best.get((form.project, form.opd))
        if older:
            told = {"opd": form.name, "other": form.path.name}
            found.issues.append(issue("form_doubled", older.path.name, Severity.WARNING, **told))
        best[form.project, form.opd] = form
    return sorted(best.values(), key=lambda form: form.path.name)


def _usable(forms: list[Form], document: Document, found: _Found) -> list[Form]:
    usable = []
    for form in forms:
        other = form.project and document.project and form.project != document.project
        if other or document.problem.find(Opd, form.opd) is None:
            key = "form_other_project" if other else "form_opd_gone"
            found.issues.append(issue(key, form.path.name, opd=form.name))
        else:
            usable.append(form)
    return usable


def _missing(what: Field) -> str | None:
    """Return the Issue of an empty cell of a field, or None when it may be empty."""
    if what.kind is Kind.REF and not what.optional:
        return "reference_empty"
    if what.kind is Kind.NUMBER and not what.optional:
        return "number_missing"
    return "text_empty" if what.required else None


class _Merge:
    """Merges one form."""

    def __init__(self, document: Document, form: Form, found: _Found) -> None:
        self._form = form
        self._found = found
        self._problem = document.problem
        self._labels = references(document, form.opd)
        self._units: dict[str, str] = {}

    def merge(self) -> None:
        for kind in SHEETS:
            if kind in self._form.rows:
                self._merge_kind(kind, self._form.rows[kind])

    def _merge_kind(self, kind: str, lines: tuple[FormRow, ...]) -> None:
        known: dict[str, FormRow] = {}
        fresh: list[FormRow] = []
        for line in lines:
            if all(cell.value is None for cell in line.cells.values()):
                continue  # emptied: removed if it was a record
            if line.id in known:
                self._issue("form_id_doubled", line.where, Severity.WARNING)
            is_old = line.id not in known and (kind, line.id) in self._form.base
            if is_old:
                known[line.id] = line
            else:
                fresh.append(line)
        ids = {id(line): new_id() for line in fresh}
        if kind == "unit":
            self._name_units(known, [(ids[id(line)], line) for line in fresh])
        for record_id, line in known.items():
            self._merge_known(kind, record_id, line)
        for line in fresh:
            self._merge_new(kind, ids[id(line)], line)
        self._merge_gone(kind, set(known))

    def _name_units(self, known: Mapping[str, FormRow], fresh: list[tuple[str, FormRow]]) -> None:
        """Let units be named by their label when the form was written and by their name in it."""
        self._units = dict(self._form.units)
        for record_id, line in [*known.items(), *fresh]:
            name = line.cells["name"].text.casefold() if "name" in line.cells else ""
            if name and self._units.get(name, record_id) == record_id:
                self._units[name] = record_id
            elif name and name not in self._form.units:
                self._issue("form_unit_doubled", line.where, Severity.WARNING, name=name)

    def _choices(self, what: Field) -> Mapping[str, str]:
        return self._units if what.refers == "unit" else self._form.lists.get(what.refers, {})

    def _merge_known(self, kind: str, record_id: str, line: FormRow) -> None:
        base = self._form.base[kind, record_id]
        now = self._problem.find(KINDS[kind], record_id)
        values: dict[str, Any] = {}
        for column in columns(kind):
            cell, was = line.cells.get(column.name), base.get(column.name)
            if cell is None or was is None:
                continue
            value = self._value(column.field, cell, was)
            if isinstance(value, Issue):
                self._found.issues.append(value)
            elif value is _UNCHANGED or self._same(column.field, value, was):
                continue
            elif now is None:
                self._contradict(kind, record_id, line, column.name, cell)
            else:
                mine = getattr(now, column.name)
                if self._same(column.field, value, stored(mine)):
                    continue
                told = self._change(kind, now, column, cell, value)
                if self._same(column.field, mine, was):
                    values[column.name] = value
                    self._found.changed.append(told)
                else:
                    self._found.contradictory.append(told)
        if values and now is not None:
            self._found.records.append(replace(now, **values))

    def _value(self, what: Field, cell: Cell, was: str) -> object:
        """Return the value of a cell that was written as `was`."""
        if cell.value is not None:
            if what.kind is Kind.TEXT and cell.text == clean(was):
                return _UNCHANGED  # blanks within a text are not the clerk's doing
            return read_cell(what, cell, self._choices(what))
        if what.kind is Kind.REF and was not in ("", *self._choices(what).values()):
            return _UNCHANGED  # the form could not name it
        key = _missing(what)
        if key:
            return issue(key, cell.where)
        return _EMPTY.get(what.kind)

    def _same(self, what: Field, value: object, text: str) -> bool:
        if what.kind is Kind.TEXT:
            return clean(str(value)) == clean(text)
        return stored(value) == text

    def _merge_new(self, kind: str, record_id: str, line: FormRow) -> None:
        values: dict[str, Any] = {"opd": self._form.opd} if kind == "unit" else {}
        wrong = False
        for column in columns(kind):
            cell = line.cells.get(column.name)
            key = _missing(column.field)
            needed = key in ("text_empty", "reference_empty")  # numbers have a default
            if cell is None or cell.value is None:
                if key and needed:
                    self._issue(key, cell.where if cell else line.where)
                    wrong = True
                continue
            value = read_cell(column.field, cell, self._choices(column.field))
            if isinstance(value, Issue):
                self._found.issues.append(value)
                wrong = wrong or needed
            else:
                values[column.name] = value
        if not wrong:
            record = KINDS[kind](id=record_id, **values)
            self._found.records.append(record)
            name = self._name(kind, record)
            self._found.new.append(FormChange(line.where, kind, record_id, name))

    def _merge_gone(self, kind: str, there: set[str]) -> None:
        for (base_kind, record_id), base in self._form.base.items():
            now = self._problem.find(KINDS[kind], record_id) if base_kind == kind else None
            if now is None or record_id in there:
                continue
            same = all(stored(getattr(now, name, None)) == was for name, was in base.items())
            where = f"{self._form.path.name} › {tr(f'form.sheet.{kind}')}"
            change = FormChange(where, kind, record_id, self._name(kind, now))
            if same:
                self._found.gone.setdefault(kind, []).append(record_id)
                self._found.removed.append(change)
            else:
                self._found.contradictory.append(change)

    def _contradict(self, kind: str, id: str, line: FormRow, name: str, cell: Cell) -> None:
        """Tell a change of a record that is no longer in the project."""
        called = line.cells["name"].text if "name" in line.cells else tr(f"record.{kind}")
        gone = tr("form.gone")
        change = FormChange(cell.where, kind, id, called, name, gone, cell.text, gone=True)
        self._found.contradictory.append(change)

    def _change(
        self, kind: str, now: Record, column: Column, cell: Cell, value: object
    ) -> FormChange:
        what, name = column.field, column.name
        before = self._text(what, getattr(now, name))
        after = cell.text if what.kind is Kind.REF else self._text(what, value)
        called = self._name(kind, now)
        return FormChange(cell.where, kind, now.id, called, name, before, after, value)

    def _text(self, what: Field, value: object) -> str:
        if what.kind is Kind.REF:
            return self._labels.get(what.refers, {}).get(str(value), "")
        return format_value(what, value, unit=True)

    def _name(self, kind: str, record: Record) -> str:
        """Return what a record is called: its own name, or its kind and the unit it belongs to."""
        if kind == "unit":
            return str(getattr(record, "name", ""))
        unit = str(getattr(record, "unit", ""))
        of = self._labels["unit"].get(unit, "")
        if not of:
            of = next((name for name, id in self._units.items() if id == unit), "")
        return f"{tr(f'record.{kind}')} › {of}"

    def _issue(
        self, key: str, where: str, severity: Severity = Severity.ERROR, **values: object
    ) -> None:
        self._found.issues.append(issue(key, where, severity, **values))
