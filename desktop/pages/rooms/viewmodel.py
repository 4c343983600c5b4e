"""What the page of shared rooms shows: figures, the table, the map of hours, the check; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.document.text import format_choice, format_money_short, format_number, format_ratio
from desktop.pages.rooms.reckoning import (
    WEEKS,
    Check,
    Group,
    Report,
    Shared,
    blocking,
    busy,
    check_all,
    reckon,
)
from desktop.system.translate import tr
from desktop.workflows.shown_scenario import ScenarioChoice
from solver.demand.bookings import Service
from solver.demand.rooms import DAYS, HOURS
from solver.problem.organisation import MeetingSize
from solver.problem.problem import Problem
from solver.units import Kind, Measure

Options = tuple[tuple[str, str], ...]
FIRST = 7  # o'clock of the first slot, half past
NUMBERS = ("peak", "shared", "by_opd", "by_unit", "saved", "served", "simulated")


@dataclass(frozen=True)
class FigureText:
    """A big figure: its words and what lies below them."""

    value: str
    below: str


@dataclass(frozen=True)
class RoomHours:
    """One room: its name, how full it is by hour in percent, and each hour in words."""

    name: str
    percents: tuple[int, ...]
    words: tuple[str, ...]


class RoomsModel:
    """The page of shared rooms without its widgets."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.choice = ScenarioChoice(session)
        self._found: tuple[Problem, Shared] | None = None
        self.checks: dict[str, Check] = {}
        self.seed = 1
        self.building = ""
        self.size = ""

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self._session.document.problem

    def work(self) -> Callable[[], tuple[Problem, Shared] | None]:
        """Return the reckoning as a pure function of the document as it is now."""
        problem, scenario = self.problem, self.choice.id

        def do() -> tuple[Problem, Shared] | None:
            found = reckon(problem, scenario)
            return (problem, found) if found else None

        return do

    def take(self, found: tuple[Problem, Shared] | None) -> None:
        """Take what was reckoned; the checks of before speak of other rooms."""
        self._found = found
        self.checks = {}
        groups = self.groups
        if groups and (self.building, self.size) not in {(g.place, g.size.value) for g in groups}:
            if self.building not in {g.place for g in groups}:
                self.building = max(groups, key=lambda g: g.shared).place
            self.size = ""

    def checking(self) -> Callable[[Report], tuple[Shared, dict[str, Check]]]:
        """Return the simulation as a pure function."""
        found, seed = self.found, self.seed
        assert found is not None
        return lambda report: (found, check_all(found, seed, report))

    def take_checks(self, made: tuple[Shared, dict[str, Check]]) -> None:
        """Take what the simulation found, unless the rooms are others by now."""
        if made[0] is self.found:
            self.checks = made[1]

    @property
    def found(self) -> Shared | None:
        """What was reckoned last; None before the first time."""
        return self._found[1] if self._found else None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of rooms."""
        return self.found.groups if self.found else ()

    # Words --------------------------------------------------------------------------------

    def figures(self) -> tuple[FigureText, ...]:
        """Return shared rooms, rooms if every OPD had its own, saved, service level."""
        found = self.found
        if found is None:
            return (FigureText("–", ""),) * 4
        shared = sum(g.shared for g in found.groups)
        by_opd = sum(g.by_opd for g in found.groups)
        buildings = len({g.building for g in found.groups})
        return (
            FigureText(_count(shared), tr("rooms.in_buildings", n=buildings)),
            FigureText(
                _count(by_opd), tr("rooms.by_unit", n=_count(sum(g.by_unit for g in found.groups)))
            ),
            FigureText(_count(by_opd - shared), self._saved(found, by_opd - shared, by_opd)),
            self._level(found),
        )

    @staticmethod
    def _saved(found: Shared, saved: int, by_opd: int) -> str:
        share = format_ratio(saved, by_opd, decimals=0)
        if not saved:
            return tr("rooms.saved_none")
        if not found.saved_area:
            return tr("rooms.saved_money", share=share, money=format_money_short(found.saved_money))
        area = format_number(found.saved_area, Measure.AREA, decimals=0)
        money = format_money_short(found.saved_money)
        return tr("rooms.saved", share=share, area=area, money=money)

    def _level(self, found: Shared) -> FigureText:
        if found.deterministic:
            return FigureText("–", tr("rooms.deterministic"))
        value = format_number(found.service, Measure.BASIS_POINT)
        return FigureText(value, self.verdict() or tr("rooms.level"))

    def verdict(self) -> str:
        """Return what the simulation says of the promise; empty before it ended."""
        found = self.found
        if found is None or not self.checks or found.deterministic:
            return ""
        kept = sum(check.peak.keeps(found.service) for check in self.checks.values())
        key = "rooms.kept" if kept == len(self.checks) else "rooms.not_kept"
        return tr(key, kept=_count(kept), all=_count(len(self.checks)), weeks=_count(WEEKS))

    def notes(self) -> tuple[tuple[str, str], ...]:
        """Return (tone, sentence) of what must be known before the figures are used."""
        found, notes = self.found, []
        if found is None:
            return ()
        if found.stale:
            notes.append(("warning", tr("rooms.stale")))
        if found.unplaced:
            notes.append(("warning", tr("rooms.unplaced", n=found.unplaced)))
        if found.today:
            notes.append(("note", tr("rooms.today")))
        return tuple(notes)

    # Table --------------------------------------------------------------------------------

    def table(self) -> ReadGrid:
        """Return the groups of rooms as a table."""
        texts = (("name", 20), ("size", 12))
        named = [Column(n, tr(f"rooms.column.{n}"), editable=False, width=w) for n, w in texts]
        figures = [
            Column(n, tr(f"rooms.column.{n}"), help=tr(f"rooms.column.{n}.help"),
                   kind=Kind.NUMBER, editable=False, width=17 if n == "simulated" else 0)
            for n in NUMBERS
        ]  # fmt: skip
        floors = Column("floors", tr("rooms.column.floors"), editable=False)
        return ReadGrid((*named, *figures, floors), {g.key: self._line(g) for g in self.groups})

    def _line(self, group: Group) -> dict[str, ReadCell]:
        found = self.found
        assert found is not None
        promised = "–" if found.deterministic else _percent(group.served)
        return {
            "name": ReadCell(group.name),
            "size": ReadCell(size_name(group.size), tuple(MeetingSize).index(group.size)),
            "peak": ReadCell(format_number(group.peak, Measure.HUNDREDTH, decimals=2), group.peak),
            "shared": ReadCell(_count(group.shared), group.shared, "strong"),
            "by_opd": ReadCell(_count(group.by_opd), group.by_opd),
            "by_unit": ReadCell(_count(group.by_unit), group.by_unit, "quiet"),
            "saved": ReadCell(_count(group.saved), group.saved, "strong"),
            "served": ReadCell(promised, group.served),
            "simulated": self._simulated(group, found),
            "floors": ReadCell(", ".join(group.floors) or "–", tone="quiet"),
        }

    def _simulated(self, group: Group, found: Shared) -> ReadCell:
        check = self.checks.get(group.key)
        if check is None:
            return ReadCell("…", -1, "quiet")
        text = interval(check.peak)
        if found.deterministic:
            return ReadCell(text, check.peak.served)
        mark = "✓" if check.peak.keeps(found.service) else "▲"
        return ReadCell(f"{mark} {text}", check.peak.served / max(1, check.peak.asked))

    def about(self) -> str:
        """Return the chosen group of rooms in a sentence."""
        group = next((g for g in self.groups if g.key == f"{self.building}/{self.size}"), None)
        check = self.checks.get(group.key) if group else None
        if group is None or check is None:
            return tr("rooms.choose_row")
        return tr(
            "rooms.about",
            name=group.name,
            size=size_name(group.size).lower(),
            week=interval(check.week),
            peak=interval(check.peak),
            weeks=_count(WEEKS),
            asked=_count(check.week.asked),
        )

    # Map ----------------------------------------------------------------------------------

    def buildings(self) -> Options:
        """Return the buildings, or the zones in them, with shared rooms."""
        return tuple({g.place: g.name for g in self.groups}.items())

    def sizes(self) -> Options:
        """Return the sizes to choose from, all of them first."""
        mine = [g.size for g in self.groups if g.place == self.building]
        return (("", tr("rooms.all_sizes")), *((s.value, format_choice(s)) for s in mine))

    def hours(self) -> tuple[RoomHours, ...]:
        """Return the rooms of the chosen building and size by hour of the week."""
        return tuple(
            room
            for group in self.groups
            if group.place == self.building and self.size in ("", group.size.value)
            for room in _rooms(group)
        )


def day_names() -> tuple[str, ...]:
    """Return the names of the working days."""
    return tuple(tr(f"rooms.day.{day}") for day in range(DAYS))


def hour_names() -> tuple[str, ...]:
    """Return the hours of a day as the clock shows them."""
    return tuple(f"{FIRST + hour:02d}.30" for hour in range(HOURS))


def size_name(size: MeetingSize) -> str:
    """Return a size in one word."""
    return tr(f"rooms.size.{size.value}")


def _rooms(group: Group) -> tuple[RoomHours, ...]:
    """Return the rooms of a group; words that they have in common are made once."""
    times = [(day, hour) for day in day_names() for hour in hour_names()]
    served = [_percent(1 - blocking(load, group.shared)) for load in group.by_slot]
    return tuple(_room(group, k, times, served) for k in range(1, group.shared + 1))


def _room(
    group: Group, k: int, times: Sequence[tuple[str, str]], served: Sequence[str]
) -> RoomHours:
    shares = [busy(load, k) for load in group.by_slot]
    name = f"{size_name(group.size)} {k}"
    words = tuple(
        tr("rooms.cell", day=day, hour=hour, room=name, busy=_percent(share, 0), served=chance)
        for (day, hour), share, chance in zip(times, shares, served, strict=True)
    )
    return RoomHours(name, tuple(round(100 * share) for share in shares), words)


def interval(service: Service) -> str:
    """Return a share with the half width of its 95 % interval: ``96,2% ± 0,3``."""
    if not service.asked:
        return "–"
    half = format_number(
        round(service.margin * 10_000), Measure.BASIS_POINT, unit=False, decimals=1
    )
    return f"{_percent(service.served / service.asked)} ± {half}"


def _percent(share: float, decimals: int = 1) -> str:
    return format_number(round(share * 10_000), Measure.BASIS_POINT, decimals=decimals)


def _count(n: int) -> str:
    return format_number(n, Measure.COUNT)
