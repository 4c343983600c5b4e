"""Sites, buildings, floors and running costs of the sample city."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.workflows.sample_city.organisation import HOME, districts
from desktop.workflows.sample_city.tables import (
    Row,
    illustration,
    invented,
    rules,
    source,
    standing,
    table,
)
from desktop.workflows.standards import shipped_standards
from solver.demand.rounding import half_up
from solver.problem.estate import (
    Building,
    BuildingClass,
    BuildingState,
    Condition,
    CostCategory,
    Floor,
    Ownership,
    RunningCost,
    Site,
    TariffClass,
)
from solver.problem.record import FactStatus

MILLION = 1_000_000


def sites() -> tuple[Site, ...]:
    """Return the compounds, then the 18 kecamatan offices."""
    listed = (_site(row) for row in table("estate")["site"])
    return (*listed, *(_home_site(row) for row in districts()))


def _site(row: Row) -> Site:
    latitude, longitude = row["at"]
    return Site(
        id=row["id"],
        name=row["name"],
        short=row.get("short", ""),
        address=row.get("address", ""),
        kecamatan=row.get("kecamatan", ""),
        latitude=latitude,
        longitude=longitude,
        land=row["land"] * 100 if "land" in row else None,
        car_stalls=row["cars"],
        motorcycle_stalls=row["motorcycles"],
        truck_stalls=row.get("trucks", 0),
        deck_levels=row.get("decks", 0),
        **illustration(row["point"], row),
    )


def _home_site(row: Row) -> Site:
    id, rule = row["id"], rules("kecamatan")
    return _site(
        {
            "id": f"{HOME}{id}",
            "name": f"Kantor Camat {row['name']}",
            "short": f"Kec. {row['name']}",
            "address": row.get("address", ""),
            "kecamatan": row["name"],
            "at": row["at"],
            "point": "area",
            "cars": invented(f"{id}/car", rule["cars"]),
            "motorcycles": invented(f"{id}/motorcycle", rule["motorcycles"]),
            "source": "boundaries",
        }
    )


def building_rows() -> list[Row]:
    """Return the rows of every building, those of the kecamatan last."""
    listed: list[Row] = table("estate")["building"]
    return [*listed, *(_home_row(row) for row in districts())]


def _home_row(row: Row) -> Row:
    id = f"{HOME}{row['id']}"
    passed = ("storeys", "built", "source", "note", "cost")
    return {
        "id": id,
        "site": id,
        "name": f"Kantor Camat {row['name']}",
        "short": f"Kec. {row['name']}",
        "gross": row["gross"],
        "storeys": 1,
        "condition": "good",
        **{key: row[key] for key in passed if key in row},
    }


def buildings() -> tuple[Building, ...]:
    """Return every building with its cost when empty and the income of its new use."""
    return tuple(_building(row) for row in building_rows())


def _class(row: Row) -> BuildingClass:
    simple = row["storeys"] <= 2 and row["gross"] <= 1000
    return BuildingClass(row.get("class", "simple" if simple else "low_rise"))


def _building(row: Row) -> Building:
    owned = row.get("ownership", "owned") == "owned" and row.get("state") != "new"
    one_storey = row["storeys"] == 1
    return Building(
        id=row["id"],
        site=row["site"],
        name=row["name"],
        short=row.get("short", ""),
        state=BuildingState(row.get("state", "existing")),
        ownership=Ownership(row.get("ownership", "owned")),
        heritage=row.get("heritage", False),
        lease_end=row.get("lease_end"),
        lease_penalty=row.get("lease_penalty", 0),
        storeys=row["storeys"],
        building_class=_class(row),
        condition=Condition(row.get("condition", "unknown")),
        gross=row["gross"] * 100,
        built=row.get("built"),
        acquisition=row.get("cost"),
        accessible=row.get("lift", False) or one_storey,
        lift=row.get("lift", False),
        tariff=TariffClass(row.get("tariff", "p1_lv")),
        conditioned=row.get("conditioned", 8_000),
        available=row.get("available"),
        empty_cost=_empty_cost(row) if owned else 0,
        reuse_income=_reuse_income(row) if owned else 0,
        **illustration("building", row),
    )


def _empty_cost(row: Row) -> int:
    rule, running = rules("emptied"), rules("running")
    share = rule["heritage_maintenance"] if row.get("heritage") else rule["maintenance"]
    upkeep = half_up(_maintenance(row) * share, 10_000)
    guards: int = rule["guards"] * running["security"]["wage"]
    return half_up(guards + upkeep, MILLION) * MILLION


def _reuse_income(row: Row) -> int:
    if row.get("heritage"):
        return 0
    income: int = row["gross"] * rules("emptied")["reuse_per_m2"]
    return half_up(income, MILLION) * MILLION


def floors() -> tuple[Floor, ...]:
    """Return the floors of every building, ground floor first, all of the same area."""
    return tuple(floor for row in building_rows() for floor in _floors(row))


def _floors(row: Row) -> Iterator[Floor]:
    rule, id = rules("floor"), row["id"]
    gross = row["gross"] * 100 // row["storeys"]
    usable = rule["usable"][_class(row).value]
    for level in range(row["storeys"]):
        strong = level in row.get("strong", [0])
        yield Floor(
            id=f"{id}-{level}",
            building=id,
            name=f"Lantai {level + 1}",
            level=level,
            gross=gross,
            net=gross * usable // 10_000,
            people_limit=row.get("people", gross // (100 * rule["area_per_person"])),
            live_load=rule["live_load_ground"] if strong else rule["live_load"],
            public=level in row.get("public", [0]),
            **illustration("building"),
        )


def running_costs(people: dict[str, int]) -> tuple[RunningCost, ...]:
    """Return the yearly costs of every standing building; an offer of space has none yet.

    Parameters
    ----------
    people : dict of str to int
        People at work in each building today; they drive the internet bill.
    """
    return tuple(
        cost
        for row in building_rows()
        if row.get("state") != "new"
        for cost in _costs(row, people.get(row["id"], 0))
    )


def _costs(row: Row, people: int) -> Iterator[RunningCost]:
    for category, (amount, fixed) in yearly_cost(row, people).items():
        for year, share in rules("running")["years"].items() if amount else ():
            yield _cost(row, category, int(year), half_up(amount * share, 10_000), fixed)


def _cost(row: Row, category: CostCategory, year: int, amount: int, fixed: int) -> RunningCost:
    return RunningCost(
        id=f"{row['id']}-{category.value}-{year}",
        building=row["id"],
        category=category,
        year=year,
        amount=half_up(amount, 100_000) * 100_000,
        fixed=fixed,
        source=source(row["source"]) if category is CostCategory.RENT and "source" in row else "",
        status=FactStatus.ILLUSTRATION,
        note=standing("cost"),
    )


def yearly_cost(row: Row, people: int) -> dict[CostCategory, tuple[int, int]]:
    """Return rupiah a year and the fixed share of every category of a building.

    All by ``rules.toml``: IKE · 12 · gross · tariff; wages of cleaners, guards and support by area;
    maintenance by the SBM; rent by m².
    """
    rule, gross = rules("running"), row["gross"]
    size = "small" if gross < 800 else "medium" if gross < 5000 else "large"
    amounts = {
        CostCategory.ELECTRICITY: _electricity(row),
        CostCategory.WATER: gross * invented(f"{row['id']}/water", rule["water"]["per_m2"]),
        CostCategory.INTERNET: rule["internet"]["building"]
        + people * rule["internet"]["per_person"],
        CostCategory.CLEANING: _wages(gross, rule["cleaning"]),
        CostCategory.SECURITY: rule["security"][size] * rule["security"]["wage"],
        CostCategory.MAINTENANCE: _maintenance(row),
        CostCategory.SUPPORT: _wages(gross, rule["support"]),
        CostCategory.RENT: gross * row.get("rent", 0),
    }
    return {
        category: (amount, rule[category.value]["fixed"]) for category, amount in amounts.items()
    }


def _wages(gross: int, rule: Row) -> int:
    people = max(1, half_up(gross, rule["m2_per_person"]))
    total: int = people * rule["wage"]
    return total


def _maintenance(row: Row) -> int:
    rule = rules("running")["maintenance"]
    each: int = rule["storeys"] if row["storeys"] > 1 else rule["single"]
    return int(row["gross"]) * each


def _electricity(row: Row) -> int:
    """IKE (1/100 kWh per m² and month) · 12 · gross · tariff (1/100 Rp), by the share with AC."""
    ike = invented(f"{row['id']}/ike", rules("running")["electricity"]["ike"])
    tariffs = {norm.id: norm.value for norm in shipped_standards()}
    tariff = tariffs[f"energy.tariff_{row.get('tariff', 'p1_lv')}"]
    yearly = ike * 12 * int(row["gross"]) * tariff
    return half_up(yearly * int(row.get("conditioned", 8_000)), 100 * 100 * 8_000)
