"""What the page of reports offers and makes: no Qt."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.document.text import format_choice, format_date
from desktop.reports.freshness import is_stale
from desktop.reports.sections import SECTIONS, section_name
from desktop.system.paths import cache_folder
from desktop.system.settings import Settings
from desktop.system.translate import LANGUAGES, language, tr
from desktop.widgets.remembered import memory
from desktop.workflows.papers.apart import PagesAsk, Papers, PapersRun, page_pictures
from desktop.workflows.papers.told import PapersAsk
from solver.errors import SatuAtapError
from solver.problem.scenario import Result, Scenario, ScenarioKind

MOST = 4  # scenarios beside today that people can compare on one page
PAPERS = ("f4", "a4")
KINDS = ("pdf", "xlsx", "docx", "html", "png", "images")
PAGED = {"pdf", "docx", "html", "png"}  # kinds that print sections
WHOLE = 1000  # all of the work, as progress counts it
SHARP = 150  # dots per inch of a page looked at
DRAWINGS = {".pdf": "file-text", ".xlsx": "file-spreadsheet", ".docx": "pencil", ".html": "network"}

Report = Callable[[int, int], None]  # (done, of how many); raises to stop


@dataclass(frozen=True)
class Choice:
    """One scenario to choose: its name, what is known of it, whether it is chosen at first."""

    id: str
    name: str
    about: str
    chosen: bool
    fixed: bool  # today is always in the report
    stale: bool = False  # its result no longer fits the data, as far as it was looked into


@dataclass(frozen=True)
class Wish:
    """What is to be made."""

    scenarios: tuple[str, ...]
    paper: str
    language: str
    folder: Path
    kinds: tuple[str, ...] = ("pdf", "xlsx")
    without: tuple[str, ...] = ()  # sections that are left out


@dataclass(frozen=True)
class Written:
    """What was written, as one line: a file, or many pictures together."""

    path: Path
    words: str
    drawing: str


class ReportsModel:
    """The choices of a report."""

    def __init__(
        self,
        session: Session,
        settings: Callable[[], Settings],
        path: Path | None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._session = session
        self._settings = settings
        self.path = path
        self._today = today
        self._stale: frozenset[str] = frozenset()

    @property
    def document(self) -> Document:
        """Return the document as it is now, for work in the background."""
        return self._session.document

    def choices(self) -> tuple[Choice, ...]:
        """Return the scenarios; today and the first few are chosen."""
        problem = self._session.document.problem
        others = [s.id for s in problem.scenario if s.kind is not ScenarioKind.TODAY][:MOST]
        return tuple(
            Choice(
                s.id,
                s.name,
                self._about(s.id, format_choice(s.kind)),
                s.id in others or s.kind is ScenarioKind.TODAY,
                s.kind is ScenarioKind.TODAY,
                s.id in self._stale,
            )
            for s in problem.scenario
        )

    def _about(self, scenario: str, kind: str) -> str:
        result = self._session.document.problem.find(Result, scenario)
        outcome = tr(f"status.{result.outcome}") if result and result.outcome else ""
        if scenario in self._stale:
            outcome = tr("scenarios.stale")
        return f"{kind} · {outcome}" if outcome else kind

    def looking(self) -> Callable[[], frozenset[str]]:
        """Return the slow look at which results no longer fit the data as a pure function."""
        problem = self._session.document.problem
        known = [row.scenario for row in problem.result if problem.find(Scenario, row.scenario)]
        return lambda: frozenset(each for each in known if is_stale(problem, each))

    def take(self, stale: frozenset[str]) -> None:
        """Take which results no longer fit."""
        self._stale = stale

    def papers(self) -> tuple[tuple[str, str], ...]:
        """Return (value, label) of the papers."""
        return tuple((paper, tr(f"reports.paper.{paper}")) for paper in PAPERS)

    def languages(self) -> tuple[tuple[str, str], ...]:
        """Return (value, label) of the languages, that of the window first."""
        order = sorted(LANGUAGES, key=lambda each: each != language())
        return tuple((each, tr(f"setting_choice.language.{each}")) for each in order)

    def kinds(self) -> tuple[tuple[str, str, bool], ...]:
        """Return (value, label, whether chosen at first) of the kinds of file."""
        return tuple((kind, tr(f"reports.kind.{kind}"), kind in KINDS[:2]) for kind in KINDS)

    def folder(self) -> Path:
        """Return where the papers go at first: beside the project, or in the last folder."""
        near = self.path.parent if self.path else None
        last = self._settings().last_folder
        return (near or (Path(last) if last else Path.home())) / tr("reports.folder_name")

    def sections(self) -> tuple[tuple[str, str], ...]:
        """Return (key, name) of the sections, in the order of reading."""
        return tuple((key, section_name(key)) for key in SECTIONS)

    def without(self) -> tuple[str, ...]:
        """Return the sections that this person left out of this file's report last time."""
        kept = memory().values.get(self._key)
        return tuple(key for key in SECTIONS if key in kept) if isinstance(kept, list) else ()

    def leave_out(self, without: Sequence[str]) -> None:
        """Remember which sections are left out."""
        memory().put(self._key, list(without))

    @property
    def _key(self) -> str:
        return f"reports.without:{self.path or ''}"

    def sections_words(self, without: Sequence[str]) -> tuple[str, str]:
        """Return how many sections there will be, and which not, in words."""
        n, every = len(SECTIONS) - len(without), len(SECTIONS)
        if not without:
            return tr("reports.sections.all", n=every), ""
        names = "; ".join(section_name(key) for key in SECTIONS if key in without)
        said = tr("reports.sections.some", n=n, all=every)
        return said, tr("reports.sections.without", names=names) if n else ""

    def no_pages(self, wish: Wish) -> str:
        """Return why there would be no pages to look at, in words; empty when there would."""
        return self.problem_with(wish.scenarios) or _no_section(wish)

    def problem_with(self, scenarios: Sequence[str]) -> str:
        """Return why there can be no report of these scenarios, in words; empty when there can."""
        problem = self._session.document.problem
        for kind, rows in (("city", problem.city), ("unit", problem.unit)):
            if not rows:
                key = f"issue.report_no_{kind}"
                return f"{tr(key)} {tr(f'{key}.mend')}"
        if not scenarios:
            return tr("reports.none_chosen")
        return tr("reports.too_many", n=MOST) if len(scenarios) > MOST + 1 else ""

    def nothing_to_write(self, wish: Wish) -> str:
        """Return why nothing would be written, in words; empty when something would."""
        paged = PAGED & set(wish.kinds)
        none = "" if wish.kinds else tr("reports.no_kind")
        return self.problem_with(wish.scenarios) or none or (_no_section(wish) if paged else "")

    def day(self) -> date:
        """Return the day on the papers."""
        return self._today()

    def day_words(self) -> str:
        """Return the day on the papers in words."""
        return format_date(self._today())


def _no_section(wish: Wish) -> str:
    """Return that no section is chosen, and the mend; empty when one is."""
    if len(wish.without) < len(SECTIONS):
        return ""
    key = "issue.report_no_section"
    return f"{tr(key)} {tr(f'{key}.mend')}"


def papers(document: Document, wish: Wish, day: date) -> PapersRun:
    """Return the making of the files that were chosen; nothing is made yet."""
    return PapersRun(_ask(document, wish, day, wish.folder, wish.kinds))


def make(run: PapersRun, report: Report) -> Papers:
    """Make papers while `report` is told how far they are; runs beside the window."""
    return run.make(lambda papers: report(papers.share, WHOLE))


def end_words(papers: Papers, *, stopped: bool) -> str:
    """Return what came of the papers: how many, where, which not and why."""
    said = list(papers.failed)
    if papers.files:
        key = "stopped_with" if stopped else "written"
        folder = folder_of(papers.files)
        said.insert(0, tr(f"reports.{key}", n=len(papers.files), folder=folder))
    elif stopped:
        said.insert(0, tr("reports.stopped"))
    return " ".join(said)


def _ask(
    document: Document, wish: Wish, day: date, folder: Path, kinds: tuple[str, ...]
) -> PapersAsk:
    return PapersAsk(
        document.problem,
        wish.scenarios,
        folder,
        wish.paper,
        wish.language,
        day,
        kinds,
        without=wish.without,
    )


def written(files: Sequence[Path]) -> tuple[Written, ...]:
    """Return the lines for files that were written: the pictures of a kind together."""
    lines = [Written(each, each.name, DRAWINGS[each.suffix]) for each in files if _named(each)]
    pages = [each for each in files if not _named(each) and each.parent == folder_of(files)]
    images = [each for each in files if not _named(each) and each not in pages]
    if pages:
        lines.append(Written(pages[0], tr("reports.pictures", n=len(pages)), "image"))
    if images:
        lines.append(Written(images[0].parent, tr("reports.images", n=len(images)), "image"))
    return tuple(lines)


def folder_of(files: Sequence[Path]) -> Path:
    """Return the folder that was written to; images, of which some are SVG, lie one below."""
    below = {each.parent for each in files if each.suffix == ".svg"}
    here = files[0].parent
    return here.parent if here in below else here


def _named(path: Path) -> bool:
    return path.suffix in DRAWINGS


def web_page(document: Document, wish: Wish, day: date, report: Report) -> Path:
    """Write the web page to look at it, where nobody keeps it; runs beside the window."""
    folder = cache_folder() / "preview"
    for old in folder.glob("*.html"):
        with contextlib.suppress(OSError):
            old.unlink()
    made = make(PapersRun(_ask(document, wish, day, folder, ("html",))), report)
    if not made.files:
        raise SatuAtapError("web_page_not_made", why=" ".join(made.failed))
    return made.files[0]


def pages(
    document: Document, wish: Wish, day: date, report: Report, ppi: int = SHARP
) -> list[bytes]:
    """Draw the pages of the report as PNG; runs beside the window."""
    ask = PagesAsk(_ask(document, wish, day, wish.folder, ()), ppi)
    return page_pictures(ask, lambda: report(0, 0))
