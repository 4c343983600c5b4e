"""Shared rooms, parking and broken rules as tables."""

from __future__ import annotations

from collections import defaultdict

from desktop.document.text import format_number
from desktop.reports.compare_tables import illustrated_group
from desktop.reports.comparison import ScenarioColumn
from desktop.reports.places import building_label, floor_label, site_label, subject_label
from desktop.reports.reckoning import Reckoning
from desktop.reports.table import Line, Table, Tone, group, left, line, number, right, total, words
from desktop.system.translate import tr
from solver.problem.estate import Building, Floor, Site
from solver.rules import PlaceReason, RuleId
from solver.study.assessment import Broken, ParkingNeed, RoomNeed
from solver.units import Measure

FIRST_HOUR = 7  # of ParkingNeed.by_hour
MOST_NAMES = 24  # that one finding names on paper


def room_table(reckoning: Reckoning) -> Table:
    """Return the shared rooms by building and size, and how many sharing spares."""
    needs = [n for n in reckoning.main.assessment.rooms if n.rooms or n.rooms_alone]
    marked = illustrated_group(reckoning, "rooms")
    lines = [_room_line(reckoning, need, marked) for need in needs]
    if lines:
        lines.append(
            total(
                words(tr("report.word.total")),
                words(" "),
                words(" "),
                words(" "),
                number(sum(n.rooms for n in needs), Measure.COUNT),
                number(sum(n.rooms_alone for n in needs), Measure.COUNT),
                number(sum(n.rooms_alone - n.rooms for n in needs), Measure.COUNT),
            )
        )
    columns = (
        left(tr("report.column.building"), 20),
        left(tr("report.column.room_size"), 14),
        left(tr("report.column.floor"), 30),
        right(tr("report.column.load"), 9),
        right(tr("report.column.rooms_shared"), 9),
        right(tr("report.column.rooms_alone"), 9),
        right(tr("report.column.spared"), 9),
    )
    return Table(
        tr("report.title.rooms"),
        columns,
        tuple(lines),
        tr("report.note.rooms"),
        tr("report.empty.rooms"),
    )


def _room_line(reckoning: Reckoning, need: RoomNeed, marked: bool) -> Line:
    problem = reckoning.problem
    building = building_label(problem.get(Building, need.building))
    found = [(problem.find(Floor, id), count) for id, count in need.floors]
    floors = sorted(((f, count) for f, count in found if f), key=lambda pair: pair[0].level)
    where = ", ".join(f"{floor_label(floor)} ({count})" for floor, count in floors)
    return line(
        words(building + (f" · {need.zone}" if need.zone else "")),
        words(tr(f"choice.MeetingSize.{need.size.value}")),
        words(where),
        number(need.peak, Measure.HUNDREDTH, decimals=2, illustration=marked),
        number(need.rooms, Measure.COUNT, tone=Tone.STRONG, illustration=marked),
        number(need.rooms_alone, Measure.COUNT, illustration=marked),
        number(need.rooms_alone - need.rooms, Measure.COUNT, illustration=marked),
    )


def parking_table(reckoning: Reckoning) -> Table:
    """Return the parking by site and vehicle: peak, its hour, supply, decks, shortfall."""
    marked = illustrated_group(reckoning, "parking")
    needs = [n for n in reckoning.main.assessment.parking if n.peak or n.supply]
    columns = (
        left(tr("report.column.site"), 24),
        left(tr("report.column.vehicle"), 16),
        right(tr("report.column.peak"), 9),
        right(tr("report.column.peak_hour"), 14),
        right(tr("report.column.supply"), 10),
        right(tr("report.column.deck_stalls"), 12),
        right(tr("report.column.accessible"), 10),
        right(tr("report.column.short"), 9),
    )
    return Table(
        tr("report.title.parking"),
        columns,
        tuple(_parking_line(reckoning, need, marked) for need in needs),
        tr("report.note.parking"),
        tr("report.empty.parking"),
    )


def peak_hour(need: ParkingNeed) -> str:
    """Return the busiest hour as ``09.00–10.00``, ``–`` without demand."""
    if not need.peak:
        return "–"
    hour = FIRST_HOUR + need.by_hour.index(need.peak)
    return tr("report.word.hour", start=f"{hour:02d}", end=f"{hour + 1:02d}")


def _parking_line(reckoning: Reckoning, need: ParkingNeed, marked: bool) -> Line:
    return line(
        words(site_label(reckoning.problem.get(Site, need.site))),
        words(tr(f"choice.VehicleKind.{need.kind.value}")),
        number(need.peak, Measure.COUNT, illustration=marked),
        words(peak_hour(need)),
        number(need.supply, Measure.COUNT, illustration=marked),
        number(need.levels * need.level_stalls, Measure.COUNT),
        number(need.accessible, Measure.COUNT),
        number(
            need.short,
            Measure.COUNT,
            tone=Tone.BAD if need.short else Tone.PLAIN,
            illustration=marked,
        ),
    )


def broken_table(reckoning: Reckoning) -> Table:
    """Return every rule broken and every unit without a place, of every scenario, in words."""
    lines: list[Line] = []
    for column in reckoning.comparison.scenarios:
        found = () if column.is_today else broken_findings(reckoning, column, MOST_NAMES)
        if found:
            lines.append(group(column.name))
            lines.extend(line(words(rule), words(finding)) for rule, finding in found)
    columns = (left(tr("report.column.rule"), 28), left(tr("report.column.finding"), 72))
    return Table(tr("report.title.broken"), columns, tuple(lines), empty=tr("report.empty.broken"))


def broken_findings(
    reckoning: Reckoning, column: ScenarioColumn, most: int | None = None
) -> tuple[tuple[str, str], ...]:
    """Return (rule, finding) of a scenario; units that break one rule for one reason together.

    With `most` no finding names more of them: a line of a printed table is not three pages long,
    and the workbook has them all.
    """
    reckoned = column.assessment
    placed: dict[PlaceReason, list[str]] = defaultdict(list)
    lines = []
    for found in reckoned.broken:
        if found.reason is None:
            lines.append((tr(f"rule.{found.rule.value}"), broken_sentence(reckoning, found)))
        else:
            placed[found.reason].append(_names(reckoning, found))
    for reason, who in placed.items():
        sentence = tr(f"report.broken.reason.{reason.value}", names=_listed(who, most))
        lines.append((tr(f"rule.{RuleId.PLACE.value}"), sentence))
    if reckoned.unplaced:
        who = [subject_label(reckoning.problem, id) for id in reckoned.unplaced]
        count = format_number(len(reckoned.unplaced), Measure.COUNT)
        sentence = tr("report.broken.unplaced", n=count, names=_listed(who, most))
        lines.append((tr("report.broken.no_place"), sentence))
    return tuple(lines)


def _listed(names: list[str], most: int | None) -> str:
    """Return names one after the other; those past the most are counted."""
    more = 0 if most is None else len(names) - most
    if more <= 0:
        return "; ".join(names)
    shown, n = "; ".join(names[:most]), format_number(more, Measure.COUNT)
    return tr("report.broken.and_more", names=shown, n=n)


def broken_sentence(reckoning: Reckoning, broken: Broken) -> str:
    """Return what is broken, where and by how much."""
    key = broken.reason.value if broken.reason else ""
    names = _names(reckoning, broken)
    if key:
        return tr(f"report.broken.reason.{key}", names=names)
    return tr(f"report.broken.{broken.rule.value}", names=names, amount=_amount(broken))


def _names(reckoning: Reckoning, broken: Broken) -> str:
    return ", ".join(subject_label(reckoning.problem, id) for id in broken.subjects)


def _amount(broken: Broken) -> str:
    measure = {
        RuleId.AREA: Measure.AREA,
        RuleId.PEOPLE: Measure.PERSON,
    }.get(broken.rule, Measure.COUNT)
    return format_number(broken.amount, measure)
