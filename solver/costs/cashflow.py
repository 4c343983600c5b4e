"""Cash by year of a plan against today: nominal, discounted, payback and benefit-cost ratio."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from solver.costs.annuity import annual
from solver.costs.line import CostGroup, CostKey, CostLine
from solver.demand.norms import Norms
from solver.demand.rounding import half_up
from solver.problem.problem import Problem

INFLATION = {
    CostKey.FLOOR_ENERGY: "finance.inflation_energy",
    CostKey.FLOOR_CLEANING: "finance.inflation_wages",
    CostKey.BUILDING_GUARDS: "finance.inflation_wages",
}  # all others: finance.inflation
LIFE = {
    CostKey.CONSTRUCTION: "finance.years_building",
    CostKey.PARKING_DECK: "finance.years_deck",
    CostKey.FIT_OUT: "finance.years_fit_out",
    CostKey.ROOMS: "finance.years_fit_out",
}  # all others are paid once: finance.horizon


@dataclass(frozen=True)
class CashYear:
    """One year, nominal rupiah.

    `today` and `plan` are what running costs come to, `spent` is paid once (negative: what is
    left of it at the end), `net` is today less plan less spent, `total` all net so far, `worth`
    the net discounted to the first year.
    """

    year: int
    today: int
    plan: int
    spent: int
    net: int
    total: int
    worth: int


@dataclass(frozen=True)
class CashFlow:
    """Cash of a plan against today.

    Parameters
    ----------
    years : tuple of CashYear
        The first is the year of moving, in which only sums paid once fall.
    npv : int
        Net present value, rupiah of the first year.
    payback : int or None
        Years until the total is no longer negative and stays so; None when never.
    ratio : int or None
        Present value of what is saved over that of what is spent, hundredths; None without
        spending.
    """

    years: tuple[CashYear, ...]
    npv: int
    payback: int | None
    ratio: int | None


@dataclass(frozen=True)
class _Rates:
    norms: Norms

    @property
    def horizon(self) -> int:
        return self.norms.at_least_one("finance.horizon")

    def nominal(self, amount: int, key: CostKey, years: int) -> int:
        """Return an amount of today's money in the money of a later year."""
        rate = self.norms[INFLATION.get(key, "finance.inflation")]
        return half_up(amount * (10_000 + rate) ** years, 10_000**years)

    def worth(self, amount: int, years: int) -> int:
        """Discount by (1 + real rate) · (1 + inflation)."""
        rate = (10_000 + self.norms["finance.discount"]) * (
            10_000 + self.norms["finance.inflation"]
        )
        return half_up(amount * 10 ** (8 * years), rate**years)

    def life(self, key: CostKey) -> int:
        return self.norms.at_least_one(LIFE.get(key, "finance.horizon"))

    def capital(self, line: CostLine) -> int:
        """Return the yearly amount of what a line costs once."""
        return annual(line.one_off, self.norms["finance.discount"], self.life(line.key))


def cash_flow(
    problem: Problem, today: Iterable[CostLine], plan: Iterable[CostLine], first_year: int
) -> CashFlow:
    """Return the cash of a plan against today over the horizon of the standards.

    Parameters
    ----------
    problem : Problem
        For the rates and lives among its standards.
    today, plan : iterable of CostLine
        Lines of the two scenarios; time and wishes are no cash and left out.
    first_year : int
        The calendar year of moving.

    Notes
    -----
    What wears out is bought again when its life ends; what is left at the end of the horizon
    counts as income of the last year. With one rate of inflation for everything the net present
    value is therefore the difference of the annualised costs times the annuity factor.
    """
    rates = _Rates(Norms(problem))
    old, new = _cash(today), _cash(plan)
    years: list[CashYear] = []
    total = 0
    for t in range(rates.horizon + 1):
        before, after = (_running(rates, lines, t) for lines in (old, new))
        spent = _spent(rates, new, t) - _spent(rates, old, t)
        net = before - after - spent
        total += net
        worth = rates.worth(net, t)
        years.append(CashYear(first_year + t, before, after, spent, net, total, worth))
    found = tuple(years)
    return CashFlow(found, sum(y.worth for y in found), _payback(found), _ratio(rates, found))


def _cash(lines: Iterable[CostLine]) -> tuple[CostLine, ...]:
    cash = (CostGroup.RUNNING, CostGroup.ONE_OFF)
    return tuple(line for line in lines if line.group in cash)


def _running(rates: _Rates, lines: tuple[CostLine, ...], t: int) -> int:
    """Return the running part of all lines in year t; nothing in the year of moving."""
    if t == 0:
        return 0
    totals: dict[str, tuple[CostKey, int]] = {}
    for line in lines:
        name = INFLATION.get(line.key, "")
        amount = line.amount - (rates.capital(line) if line.one_off else 0)
        totals[name] = (line.key, totals.get(name, (line.key, 0))[1] + amount)
    return sum(rates.nominal(amount, key, t) for key, amount in totals.values())


def _spent(rates: _Rates, lines: tuple[CostLine, ...], t: int) -> int:
    """Return what is paid once in year t, less what is left at the end of the horizon."""
    amount = 0
    for line in lines:
        life = rates.life(line.key)
        if line.one_off and t < rates.horizon and t % life == 0:
            amount += rates.nominal(line.one_off, line.key, t)
        if line.one_off and t == rates.horizon and t % life:
            left = _left(rates, line, life - t % life)
            amount -= rates.nominal(left, line.key, t)
    return amount


def _left(rates: _Rates, line: CostLine, years: int) -> int:
    """Return what the yearly amounts still to come are worth at the end of the horizon."""
    base, grown = 10_000, 10_000 + rates.norms["finance.discount"]
    if grown == base:
        return rates.capital(line) * years
    factor = (grown**years - base**years) * base
    return half_up(rates.capital(line) * factor, (grown - base) * grown**years)


def _payback(years: tuple[CashYear, ...]) -> int | None:
    """Return the year after which the total is never negative again."""
    negative = [t for t, year in enumerate(years) if year.total < 0]
    if not negative:
        return 0
    return negative[-1] + 1 if negative[-1] + 1 < len(years) else None


def _ratio(rates: _Rates, years: tuple[CashYear, ...]) -> int | None:
    saved = sum(rates.worth(y.today - y.plan, t) for t, y in enumerate(years))
    spent = sum(rates.worth(y.spent, t) for t, y in enumerate(years))
    return half_up(100 * saved, spent) if spent > 0 else None
