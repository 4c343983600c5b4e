"""Make the papers of a decision: the report as PDF and the workbook, written in one step each."""

from __future__ import annotations

import errno
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import count
from pathlib import Path

from desktop.document.document import Document
from desktop.reports.figures import Paper, figures, missing
from desktop.reports.letter import bare_city
from desktop.reports.pdf import page_images, write_pdf
from desktop.reports.reckoning import Reckoning, reckon
from desktop.reports.risks import issue_text
from desktop.reports.workbook.book import write_workbook
from desktop.system.atomic import write_bytes
from desktop.system.translate import language as current_language
from desktop.system.translate import set_language, tr
from solver.errors import Issue, SatuAtapError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
KINDS = ("pdf", "xlsx", "png")
PAGE_DOTS = 150  # an inch, of a page as a picture: sharp on a projector, small enough to send
OnStep = Callable[[str], None]  # told what is being done, in one line


def report_issues(document: Document, scenario_ids: Sequence[str]) -> tuple[Issue, ...]:
    """Return why there can be no report of these scenarios; empty when there can."""
    return missing(document, scenario_ids)


def make_report(  # noqa: PLR0917  # the signature every face of the program calls
    document: Document,
    scenario_ids: Sequence[str],
    folder: Path,
    paper: str = "f4",
    language: str = "id",
    when: date | None = None,
    on_progress: OnStep | None = None,
    *,
    proposed: str = "",
    kinds: Sequence[str] = KINDS[:2],
) -> tuple[Path, ...]:
    """Write the papers; each file appears whole or not at all.

    Parameters
    ----------
    document : Document
        The project.
    scenario_ids : sequence of str
        At most four beside today.
    folder : Path
        Made when absent; files of the same day are replaced.
    paper : str
        ``f4`` or ``a4``.
    language : str
        Language of the papers; the language in use is put back afterwards.
    when : date or datetime, optional
        Day on the papers; the same day gives the same bytes. None for today.
    on_progress : callable, optional
        Told each step in words.
    proposed : str
        Id of the scenario to propose; empty for the cheapest feasible one.
    kinds : sequence of str
        Which of KINDS: the report as ``pdf``, the workbook as ``xlsx``, every page of the report
        as a picture (``png``).

    Returns
    -------
    tuple of Path
        PDF, workbook, pictures; what was asked for of these.

    Raises
    ------
    SatuAtapError
        Nothing to report yet, the folder cannot be written, or a file is open elsewhere.
    """
    before = current_language()
    set_language(language)
    try:
        _refuse(missing(document, scenario_ids))
        folder = _writable(folder)
        step, stamp = on_progress or (lambda text: None), moment(when)
        step(tr("report.step.reckon"))
        makers = _makers(reckon(document, scenario_ids, proposed), Paper(paper), stamp)
        files = []
        for kind, (key, make) in makers.items():
            if kind in kinds:
                step(tr(key))
                names = _names(document, stamp, kind)
                files += [write_whole(folder / next(names), content) for content in make()]
        return tuple(files)
    finally:
        set_language(before)


def moment(when: date | None) -> datetime:
    """Return the time stamp of the papers: a day is its midnight."""
    day = when or date.today()
    if isinstance(day, datetime):
        return day if day.tzinfo else day.replace(tzinfo=UTC)
    return datetime.combine(day, time(), UTC)


def file_names(document: Document, when: date) -> tuple[str, str]:
    """Return the names of report and workbook: city and day."""
    city = document.problem.city[0].name if document.problem.city else ""
    slug = re.sub(r"[^a-z0-9]+", "-", bare_city(city).lower()).strip("-") or "kota"
    day = when.strftime("%Y-%m-%d")
    report, book = tr("report.file.report"), tr("report.file.workbook")
    return f"{report}-{slug}-{day}.pdf", f"{book}-{slug}-{day}.xlsx"


def _names(document: Document, stamp: datetime, kind: str) -> Iterator[str]:
    """Return the name of the file of a kind, or those of one page after the other."""
    report, book = file_names(document, stamp)
    if kind == "png":
        stem, word = report.removesuffix(".pdf"), tr("report.file.page")
        yield from (f"{stem}-{word}-{page:02}.png" for page in count(1))
    yield book if kind == "xlsx" else report


def _makers(
    reckoning: Reckoning, paper: Paper, stamp: datetime
) -> dict[str, tuple[str, Callable[[], list[bytes]]]]:
    """Return what can be made, in order: by kind the key of its step, and how."""
    made = figures(reckoning, stamp, paper)
    return {
        "pdf": ("report.step.pdf", lambda: [write_pdf(made, paper, stamp)]),
        "xlsx": ("report.step.workbook", lambda: [write_workbook(reckoning, made, paper, stamp)]),
        "png": ("report.step.pages", lambda: page_images(made, paper, stamp, PAGE_DOTS)),
    }


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file in one step: afterwards it is the old one or the new one."""
    try:
        write_bytes(path, content)
    except OSError as reason:
        raise _refusal(reason, path) from reason
    return path


def _refusal(reason: OSError, path: Path) -> SatuAtapError:
    """Return one sentence for what the disk, the share or another program refused."""
    if reason.errno in FULL:
        return SatuAtapError("report_full", file=path.name)
    if not path.parent.is_dir():
        return SatuAtapError("report_gone", folder=path.parent)
    if isinstance(reason, PermissionError):  # on Windows: the old file is open in Excel or a viewer
        return SatuAtapError("report_busy", file=path.name)
    return SatuAtapError("report_disk", file=path.name, reason=reason.strerror or reason)


def _writable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as reason:
        key = "report_full" if reason.errno in FULL else "report_folder"
        raise SatuAtapError(key, folder=folder, file=folder.name) from reason


def _refuse(found: tuple[Issue, ...]) -> None:
    if found:
        raise SatuAtapError("report_missing", why=" ".join(issue_text(each) for each in found))
