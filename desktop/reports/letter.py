"""The first page: letterhead, number and subject, the decision asked for and its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.document.text import (
    format_date,
    format_money_short,
    format_number,
)
from desktop.reports.compare_tables import summary_table
from desktop.reports.places import building_label
from desktop.reports.reckoning import Reckoning
from desktop.reports.risks import MOST_ON_FIRST_PAGE, Risk, risks
from desktop.reports.table import Table
from desktop.system.translate import tr
from solver.costs.line import CostGroup
from solver.problem.estate import Building
from solver.problem.problem import City
from solver.study.assessment import Assessment
from solver.units import Measure

NAMES_SHOWN = 4  # emptied buildings named in the decision; the others are counted


@dataclass(frozen=True)
class Letterhead:
    """The kop surat."""

    government: str
    office: str
    address: str


@dataclass(frozen=True)
class Signature:
    """The block at the end; empty names leave room to write by hand."""

    place_and_date: str
    post: str
    name: str
    number: str


@dataclass(frozen=True)
class Letter:
    """The first page; `facts` are (label, value) of number, nature, enclosure and subject."""

    head: Letterhead
    place_and_date: str
    facts: tuple[tuple[str, str], ...]
    addressee: tuple[str, ...]
    banner: str  # "" when nothing is illustrative
    decision: str
    table: Table
    guarantee: str
    guarantee_proved: bool
    risks: tuple[Risk, ...]
    signature: Signature


def city_of(reckoning: Reckoning) -> City:
    """Return the city of the project, an empty one when it has none."""
    return reckoning.problem.city[0] if reckoning.problem.city else City(id="city", name="")


def bare_city(name: str) -> str:
    """Return the name of a city without ``Kota`` before it."""
    return name.removeprefix("Kota ").removeprefix("Pemerintah Kota ").strip()


def letter(reckoning: Reckoning, when: datetime) -> Letter:
    """Return the first page of the report."""
    city = city_of(reckoning)
    bare = bare_city(city.name)
    guarantee = reckoning.guarantee(reckoning.proposed)
    place_and_date = tr("report.letter.place_and_date", place=bare, date=format_date(when.date()))
    return Letter(
        Letterhead(tr("report.letter.government", city=bare).upper(), city.office, city.address),
        place_and_date,
        _facts(reckoning, city, when),
        (tr("report.letter.to"), tr("report.letter.mayor", city=bare), tr("report.letter.through")),
        _banner(reckoning),
        decision(reckoning),
        summary_table(reckoning),
        guarantee.sentence,
        guarantee.proved,
        risks(reckoning)[:MOST_ON_FIRST_PAGE],
        Signature(
            place_and_date,
            city.signatory_post or tr("report.letter.head_of_office", office=city.office),
            city.signatory,
            city.signatory_number,
        ),
    )


def decision(reckoning: Reckoning) -> str:
    """Return what the reader is asked to decide, with the figures that matter most."""
    main = reckoning.main
    if main.is_today:
        return tr("report.decision.only_today")
    today = reckoning.today
    saves = today is None or main.assessment.cash < today.cash
    key = ("choose" if saves else "none_saves") if main.assessment.feasible else "complete"
    parts = [tr(f"report.decision.{key}", name=main.name), _money(reckoning), _moves(reckoning)]
    return " ".join(part for part in parts if part)


def _money(reckoning: Reckoning) -> str:
    """Return the cash: what runs every year, what is paid once, and both together against today."""
    plan, today = reckoning.main.assessment, reckoning.today
    parts = [_running(plan, today), _once(plan)]
    if today is not None:
        saving = today.cash - plan.cash
        key = "saves" if saving > 0 else "costs_more" if saving < 0 else "same"
        parts.append(tr(f"report.decision.{key}", saving=format_money_short(abs(saving))))
    return " ".join(parts)


def _running(plan: Assessment, today: Assessment | None) -> str:
    after = plan.by_group[CostGroup.RUNNING]
    if today is None:
        return tr("report.decision.running", after=format_money_short(after))
    before = today.by_group[CostGroup.RUNNING]
    key = "falls" if after < before else "rises" if after > before else "stays"
    amounts = {"before": before, "after": after, "change": abs(after - before)}
    texts = {name: format_money_short(amount) for name, amount in amounts.items()}
    return tr(f"report.decision.running_{key}", **texts)


def _once(plan: Assessment) -> str:
    if not plan.one_off:
        return tr("report.decision.nothing_once")
    year = format_money_short(plan.by_group[CostGroup.ONE_OFF])
    return tr("report.decision.once", one_off=format_money_short(plan.one_off), year=year)


def _moves(reckoning: Reckoning) -> str:
    reckoned = reckoning.main.assessment
    people = format_number(reckoned.people_moved, Measure.PERSON, unit=False)
    if not reckoned.emptied:
        return tr("report.decision.moves", people=people)
    found = [reckoning.problem.find(Building, id) for id in reckoned.emptied]
    names = [building_label(b) for b in found if b]
    count = format_number(len(names), Measure.COUNT)
    shown = ", ".join(names[:NAMES_SHOWN])
    rest = len(names) - NAMES_SHOWN
    if rest > 0:
        shown = tr("report.decision.and_others", names=shown, n=format_number(rest, Measure.COUNT))
    return tr("report.decision.moves_and_empties", people=people, n=count, names=shown)


def _facts(reckoning: Reckoning, city: City, when: datetime) -> tuple[tuple[str, str], ...]:
    number = city.document_number or tr("report.letter.number_open", year=when.year)
    return (
        (tr("report.letter.number"), number),
        (tr("report.letter.nature"), tr("report.letter.nature_value")),
        (tr("report.letter.enclosure"), tr("report.letter.enclosure_value")),
        (tr("report.letter.subject"), tr("report.letter.subject_value", city=bare_city(city.name))),
    )


def _banner(reckoning: Reckoning) -> str:
    count = sum(reckoning.illustrated.values())
    if not count:
        return ""
    kinds = ", ".join(
        tr(
            "report.letter.banner_kind",
            n=format_number(rows, Measure.COUNT),
            kind=tr(f"record.{kind}"),
        )
        for kind, rows in sorted(reckoning.illustrated.items(), key=lambda kr: -kr[1])[:5]
    )
    return tr("report.letter.banner", n=format_number(count, Measure.COUNT), kinds=kinds)
