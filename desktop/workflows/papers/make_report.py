"""Make the papers of a decision: report, workbook, pictures; each file written in one step."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from desktop.document.document import Document
from desktop.reports.figures import Paper, figures, missing
from desktop.reports.pdf import page_images
from desktop.reports.reckoning import reckon
from desktop.reports.risks import issue_text
from desktop.system.atomic import write_bytes
from desktop.system.translate import language as current_language
from desktop.system.translate import set_language
from desktop.workflows.papers.files import KINDS, Order, makers
from desktop.workflows.papers.order import with_order
from desktop.workflows.papers.told import (
    Begun,
    Going,
    KindFailed,
    Opening,
    PaperNews,
    PapersAsk,
    Written,
    going_words,
    mark_of,
)
from solver.errors import Issue, SatuAtapError

PAGED = {"pdf", "docx", "html", "png"}  # kinds that print sections
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
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
        Which of KINDS: the report as ``pdf``, ``docx`` and ``html``, the workbook as ``xlsx``,
        every page of the report as a picture (``png``), chart and stacking plans in a folder of
        their own (``images``).

    Returns
    -------
    tuple of Path
        What was asked for, in the order of KINDS.

    Raises
    ------
    SatuAtapError
        Nothing to report yet, the folder cannot be written, or a file is open elsewhere: the
        first reason, when all kinds that can be made are there.
    """
    files, reasons = write_papers(
        PapersAsk(
            document.problem,
            tuple(scenario_ids),
            folder,
            paper,
            language,
            when or date.today(),
            tuple(kinds),
            proposed,
        ),
        _in_lines(on_progress),
    )
    if reasons:
        raise reasons[0]
    return files


def _in_lines(on_progress: OnStep | None) -> Callable[[PaperNews], None]:
    """Tell a line when a kind is begun, in the language in use now."""
    words = current_language()

    def tell(news: PaperNews) -> None:
        if on_progress is not None and isinstance(news, Begun):
            on_progress(going_words(news, words))

    return tell


def write_papers(
    ask: PapersAsk, tell: Callable[[PaperNews], None]
) -> tuple[tuple[Path, ...], tuple[SatuAtapError, ...]]:
    """Write the papers; a kind that cannot be made does not keep the others from being made.

    Parameters
    ----------
    ask : PapersAsk
        Which.
    tell : callable
        Told what goes on; what it raises ends the work, and every file there is whole.

    Returns
    -------
    tuple
        The files, in the order of the kinds, and why a kind could not be made.

    Raises
    ------
    SatuAtapError
        Nothing to report yet, or the folder cannot be written: no kind can be made.
    """
    document = Document(ask.problem)
    _refuse(missing(document, ask.scenarios, ask.without if PAGED & set(ask.kinds) else ()))
    folder = _writable(ask.folder)
    before = current_language()
    set_language(ask.language)
    try:
        tell(Begun(""))
        reckoning, at = with_order(reckon(document, ask.scenarios, ask.proposed)), [""]
        order = Order(
            reckoning,
            Paper(ask.paper),
            moment(ask.day),
            lambda part: tell(Going(at[-1], part)),
            ask.without,
        )
        files: list[Path] = []
        reasons: list[SatuAtapError] = []
        for kind, made in makers(order).items():
            if kind not in ask.kinds:
                continue
            at.append(kind)
            tell(Begun(kind))
            try:
                for name, content in made():
                    files.append(_put(folder / name, content, tell))
            except SatuAtapError as reason:
                tell(KindFailed(kind, reason.key, tuple(reason.values.items())))
                reasons.append(reason)
        return tuple(files), tuple(reasons)
    finally:
        set_language(before)


def _put(path: Path, content: bytes, tell: Callable[[PaperNews], None]) -> Path:
    """Write a file whole; what is told before tells it from the file it replaces."""
    tell(Opening(path, mark_of(path)))
    write_whole(path, content)
    tell(Written(path))
    return path


def draw_pages(ask: PapersAsk, ppi: int) -> list[bytes]:
    """Return the pages of the report as PNG of so many dots an inch; nothing is written."""
    document = Document(ask.problem)
    _refuse(missing(document, ask.scenarios, ask.without))
    before = current_language()
    set_language(ask.language)
    try:
        paper, stamp = Paper(ask.paper), moment(ask.day)
        reckoning = reckon(document, ask.scenarios, ask.proposed)
        if "order" not in ask.without:
            reckoning = with_order(reckoning)
        found = figures(reckoning, stamp, paper, ask.without)
        return page_images(found, paper, stamp, ppi)
    finally:
        set_language(before)


def moment(when: date | None) -> datetime:
    """Return the time stamp of the papers: a day is its midnight."""
    day = when or date.today()
    if isinstance(day, datetime):
        return day if day.tzinfo else day.replace(tzinfo=UTC)
    return datetime.combine(day, time(), UTC)


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
