"""What the page of parking shows: figures, sites, hours in words, decks, who parks where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.document.text import format_choice, format_money_short, format_number, format_ratio
from desktop.pages.parking.reckoning import KINDS, OpdNeed, Parked, SiteNeed, reckon
from desktop.system.translate import tr
from desktop.workflows.shown_scenario import ScenarioChoice
from solver.demand.parking import HOURS
from solver.demand.rounding import ceil_div
from solver.problem.organisation import VehicleKind
from solver.problem.problem import Problem
from solver.units import Kind, Measure

DRIVEN = (VehicleKind.CAR, VehicleKind.MOTORCYCLE)


@dataclass(frozen=True)
class FigureText:
    """A big figure: its words and what lies below them."""

    value: str
    below: str


@dataclass(frozen=True)
class KindText:
    """One chart: its title, bars by part, lines of supply, hours in words, sentences below."""

    title: str
    hours: tuple[str, ...]
    parts: tuple[tuple[str, tuple[int, ...]], ...]
    lines: tuple[tuple[int, str], ...]
    words: tuple[str, ...]
    reserved: tuple[int, str]
    notes: tuple[tuple[str, str], ...]  # (tone, sentence)


class ParkingModel:
    """The page of parking without its widgets."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.choice = ScenarioChoice(session)
        self.found: Parked | None = None
        self.site = ""

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self._session.document.problem

    def work(self) -> Callable[[], Parked | None]:
        """Return the reckoning as a pure function of the document as it is now."""
        problem, scenario = self.problem, self.choice.id
        return lambda: reckon(problem, scenario)

    def take(self, found: Parked | None) -> None:
        """Take what was reckoned; the site with the most missing stalls is shown first."""
        self.found = found
        sites = {need.site for need in self.needs}
        if self.site not in sites and sites:
            self.site = self._ranked()[0][0].site

    @property
    def needs(self) -> tuple[SiteNeed, ...]:
        """Parking by site and kind."""
        return self.found.sites if self.found else ()

    # Figures ------------------------------------------------------------------------------

    def figures(self) -> tuple[FigureText, ...]:
        """Return cars, motorcycles, what is missing, decks."""
        cars, cycles = (self._of_kind(kind) for kind in DRIVEN)
        return (cars, cycles, self._missing(), self._decks())

    def _of_kind(self, kind: VehicleKind) -> FigureText:
        mine = [need for need in self.needs if need.kind is kind]
        known = [need for need in mine if need.known]
        unknown = len(mine) - len(known)
        below = tr("parking.supply_of", n=_count(sum(n.supply for n in known)), sites=len(known))
        if unknown:
            below += " " + tr("parking.sites_unknown", n=unknown)
        return FigureText(_count(sum(need.peak for need in mine)), below)

    def _missing(self) -> FigureText:
        short = [need for need in self.needs if need.missing]
        if not short:
            return FigureText("0", tr("parking.enough"))
        sums = {kind: sum(n.missing for n in short if n.kind is kind) for kind in KINDS}
        parts = ", ".join(f"{format_choice(k).lower()} {_count(n)}" for k, n in sums.items() if n)
        below = tr("parking.short_sites", n=len({need.site for need in short}), parts=parts)
        return FigureText(_count(sum(sums.values())), below)

    def _decks(self) -> FigureText:
        built = [(need, self._levels(need)) for need in self.needs]
        levels = sum(n for _, n in built)
        if not levels:
            short = any(need.missing for need in self.needs)
            return FigureText("0", tr("parking.decks_cannot" if short else "parking.no_decks"))
        one_off = format_money_short(sum(need.one_off * n for need, n in built))
        yearly = format_money_short(sum(need.yearly * n for need, n in built))
        planned = any(need.levels for need in self.needs)
        key = "parking.deck_price" if planned else "parking.deck_price_if"
        return FigureText(_count(levels), tr(key, one_off=one_off, yearly=yearly))

    @staticmethod
    def _levels(need: SiteNeed) -> int:
        """Return the levels of the plan, or those that would hold what is missing."""
        return max(need.levels, min(need.wanted, need.allowed))

    def notes(self) -> tuple[tuple[str, str], ...]:
        """Return (tone, sentence) of what must be known before the figures are used."""
        found, notes = self.found, []
        if found and found.stale:
            notes.append(("warning", tr("parking.stale")))
        if found and found.unplaced:
            notes.append(("warning", tr("parking.unplaced", n=found.unplaced)))
        return tuple(notes)

    def sharing(self) -> str:
        """Return the honest remark on sharing: all sites, cars and motorcycles."""
        mine = [need for need in self.needs if need.kind in DRIVEN]
        together, apart = sum(n.peak for n in mine), sum(n.apart for n in mine)
        if not apart:
            return ""
        saved = max(0, apart - together)
        if not saved:
            return tr("parking.sharing_none", together=_count(together))
        key = "parking.sharing_little" if saved * 20 < apart else "parking.sharing"
        share = format_ratio(saved, apart)
        return tr(key, together=_count(together), apart=_count(apart), n=_count(saved), share=share)

    # Sites --------------------------------------------------------------------------------

    def sites(self) -> ReadGrid:
        """Return the sites as a table."""
        heads = (
            Column("name", tr("record.site", n=1), editable=False, width=18),
            Column("car", tr("parking.column.car"), help=tr("parking.column.help"),
                   kind=Kind.NUMBER, editable=False),
            Column("motorcycle", tr("parking.column.motorcycle"), help=tr("parking.column.help"),
                   kind=Kind.NUMBER, editable=False),
            Column("missing", tr("parking.column.missing"), kind=Kind.NUMBER, editable=False),
        )  # fmt: skip
        return ReadGrid(heads, {needs[0].site: self._site_line(needs) for needs in self._ranked()})

    def _ranked(self) -> list[list[SiteNeed]]:
        """Return the sites with their kinds, where most stalls are missing first."""
        found: dict[str, list[SiteNeed]] = {}
        for need in self.needs:
            found.setdefault(need.site, []).append(need)
        return sorted(found.values(), key=lambda needs: -sum(n.missing for n in needs))

    @staticmethod
    def _site_line(needs: list[SiteNeed]) -> dict[str, ReadCell]:
        missing = sum(need.missing for need in needs)
        line = {
            "name": ReadCell(needs[0].name),
            "missing": ReadCell(f"▲ {_count(missing)}", missing, "strong")
            if missing
            else ReadCell("–" if needs[0].known else "?", 0, "quiet"),
        }
        for need in needs:
            supply = _count(need.supply) if need.known else "?"
            line[need.kind.value] = ReadCell(f"{_count(need.peak)} / {supply}", need.peak)
        return line

    def title(self) -> str:
        """Return the name of the chosen site."""
        return next((need.name for need in self.needs if need.site == self.site), "")

    def kinds(self) -> tuple[KindText, ...]:
        """Return the charts of the chosen site, kinds that nobody brings left out."""
        return tuple(
            _Chart(need).text() for need in self.needs if need.site == self.site and need.peak
        )

    # Who parks where ----------------------------------------------------------------------

    def who(self) -> ReadGrid:
        """Return the vehicles of each OPD by site."""
        numbers = [
            Column(name, title, kind=Kind.NUMBER, editable=False)
            for name, title in (
                *((kind.value, format_choice(kind)) for kind in KINDS),
                ("official", tr("parking.part.official")),
                ("visitors", tr("parking.part.visitors")),
            )
        ]
        named = (
            Column("name", tr("record.opd", n=1), editable=False, width=26),
            Column("site", tr("record.site", n=1), editable=False, width=26),
        )
        rows = self.found.opds if self.found else ()
        return ReadGrid((*named, *numbers), {f"{n.opd}/{n.site}": _who(n) for n in rows})


def _who(need: OpdNeed) -> dict[str, ReadCell]:
    cells = {"name": ReadCell(need.name), "site": ReadCell(need.site_name)}
    for kind, peak in zip(KINDS, need.peaks, strict=True):
        cells[kind.value] = _tenths(peak)
    return cells | {"official": _tenths(need.official), "visitors": _tenths(need.visitors)}


def _tenths(vehicles: int) -> ReadCell:
    return ReadCell(_count(ceil_div(vehicles, 10)) if vehicles else "–", vehicles)


@dataclass(frozen=True)
class _Chart:
    """One kind of vehicle at one site in words."""

    need: SiteNeed

    @cached_property
    def kind(self) -> str:
        """The kind in words."""
        return format_choice(self.need.kind)

    def text(self) -> KindText:
        """Return the chart."""
        need = self.need
        names = tuple(tr(f"parking.part.{part}") for part in ("staff", "official", "visitors"))
        accessible = (need.accessible, tr("parking.part.accessible", n=need.accessible))
        return KindText(
            tr("parking.chart", kind=self.kind, peak=_count(need.peak), hour=self._peak_hour()),
            tuple(f"{hour:02d}" for hour in HOURS),
            tuple(zip(names, need.parts, strict=True)),
            self._lines(),
            tuple(self._hour(i, names) for i in range(len(HOURS))),
            accessible,
            tuple(self._notes()),
        )

    def _peak_hour(self) -> str:
        return f"{HOURS[self.need.by_hour.index(self.need.peak)]:02d}.00"

    def _lines(self) -> tuple[tuple[int, str], ...]:
        need = self.need
        if not need.known:
            return ()
        lines = [(need.supply, tr("parking.line", n=_count(need.supply)))]
        if need.levels:
            held = need.supply + need.levels * need.level_stalls
            lines.append((held, tr("parking.line_deck", n=_count(held))))
        return tuple(lines)

    def _hour(self, i: int, names: tuple[str, ...]) -> str:
        need = self.need
        parts = ", ".join(
            f"{name.lower()} {_count(part[i])}"
            for name, part in zip(names, need.parts, strict=True)
            if part[i]
        )
        hour = f"{HOURS[i]:02d}.00"
        return tr("parking.hour", hour=hour, n=_count(need.by_hour[i]), parts=parts or "–")

    def _notes(self) -> list[tuple[str, str]]:
        need = self.need
        notes = [self._supply()]
        if need.missing or need.levels:
            notes.append(self._deck())
        notes.append(("quiet", self._shared()))
        return notes

    def _shared(self) -> str:
        need = self.need
        saved = max(0, need.apart - need.peak)
        together = _count(need.peak)
        if not saved:
            return tr("parking.sharing_site_none", together=together)
        figures = {"apart": _count(need.apart), "share": format_ratio(saved, need.apart)}
        return tr("parking.sharing_site", together=together, n=_count(saved), **figures)

    def _supply(self) -> tuple[str, str]:
        need = self.need
        if not need.known:
            return "warning", tr("parking.unknown")
        if need.missing:
            words = {"n": _count(need.missing), "supply": _count(need.supply)}
            return "negative", tr("parking.short", **words)
        return "positive", tr("parking.left", n=_count(need.supply - need.peak))

    def _deck(self) -> tuple[str, str]:
        need = self.need
        if not need.level_stalls:
            return "quiet", tr("parking.no_deck_kind")
        levels = max(need.levels, need.wanted)
        figures = {
            "n": levels,
            "stalls": _count(levels * need.level_stalls),
            "price": format_money_short(need.one_off),
            "one_off": format_money_short(levels * need.one_off),
            "yearly": format_money_short(levels * need.yearly),
        }
        if levels > need.allowed:
            key = "parking.deck_too_few" if need.allowed else "parking.deck_none_allowed"
            return "negative", tr(key, allowed=_count(need.allowed), **figures)
        return "note", tr("parking.deck" if need.levels >= levels else "parking.deck_if", **figures)


def _count(n: int) -> str:
    return format_number(n, Measure.COUNT)
