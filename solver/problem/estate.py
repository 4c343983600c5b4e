"""The estate: sites, buildings, floors and what the buildings cost by year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from solver.problem.record import Record, SourcedRecord
from solver.units import Measure, blob, choice, day, flag, quantity, ref, text


class BuildingState(StrEnum):
    """Whether the building stands."""

    EXISTING = "existing"
    NEW = "new"  # would be built by a scenario


class Ownership(StrEnum):
    """Who owns the building."""

    OWNED = "owned"
    RENTED = "rented"
    BORROWED = "borrowed"


class Condition(StrEnum):
    """Condition in the words of the KIB."""

    UNKNOWN = "unknown"
    GOOD = "good"  # B
    LIGHT_DAMAGE = "light"  # KB, RR
    HEAVY_DAMAGE = "heavy"  # RB


class BuildingClass(StrEnum):
    """Class of the SBSK: decides the non-usable share of the gross area."""

    SIMPLE = "simple"
    LOW_RISE = "low_rise"
    HIGH_RISE = "high_rise"


class TariffClass(StrEnum):
    """Electricity supply."""

    P1_LV = "p1_lv"  # P-1/TR, 6,600 VA to 200 kVA
    P2_MV = "p2_mv"  # P-2/TM, above 200 kVA


class CostCategory(StrEnum):
    """Category of running cost."""

    ELECTRICITY = "electricity"
    WATER = "water"
    INTERNET = "internet"
    CLEANING = "cleaning"
    SECURITY = "security"
    MAINTENANCE = "maintenance"
    RENT = "rent"
    SUPPORT = "support"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Site(SourcedRecord):
    """A compound with one or more buildings and a common parking supply."""

    name: str = text(required=True)
    short: str = text()
    address: str = text()
    kecamatan: str = text()
    latitude: int | None = quantity(
        Measure.MICRODEGREE, low=-90_000_000, high=90_000_000, default=None
    )
    longitude: int | None = quantity(
        Measure.MICRODEGREE, low=-180_000_000, high=180_000_000, default=None
    )
    land: int | None = quantity(Measure.AREA, default=None)
    car_stalls: int = quantity(Measure.COUNT, high=20_000)
    motorcycle_stalls: int = quantity(Measure.COUNT, high=50_000)
    truck_stalls: int = quantity(Measure.COUNT, high=5_000)
    deck_levels: int = quantity(Measure.COUNT, high=12)  # parking levels that could be built


@dataclass(frozen=True, kw_only=True)
class Building(SourcedRecord):
    """A building, standing or planned."""

    site: str = ref("site")
    name: str = text(required=True)
    short: str = text()
    state: BuildingState = choice(BuildingState.EXISTING)
    ownership: Ownership = choice(Ownership.OWNED)
    heritage: bool = flag()
    lease_end: date | None = day()
    lease_penalty: int = quantity(Measure.RUPIAH)
    storeys: int = quantity(Measure.COUNT, low=1, high=100, default=1)
    building_class: BuildingClass = choice(BuildingClass.SIMPLE)
    condition: Condition = choice(Condition.UNKNOWN)
    gross: int | None = quantity(Measure.AREA, default=None)
    built: int | None = quantity(Measure.YEAR, low=1600, high=2200, default=None)
    register: str = text()  # code and register of the inventory (KIB)
    acquisition: int | None = quantity(Measure.RUPIAH, default=None)
    accessible: bool = flag()  # step-free to every floor (lift or one storey)
    lift: bool = flag()
    tariff: TariffClass = choice(TariffClass.P1_LV)
    conditioned: int = quantity(Measure.BASIS_POINT, high=10_000, default=8_000)  # with AC
    available: date | None = day()  # may receive units from
    build_cost: int | None = quantity(Measure.RUPIAH, default=None)  # whole, if not by m²
    empty_cost: int = quantity(Measure.RUPIAH_YEAR)  # guarding and upkeep once empty
    reuse_income: int = quantity(Measure.RUPIAH_YEAR)  # income once emptied


@dataclass(frozen=True, kw_only=True)
class Floor(SourcedRecord):
    """A storey of a building."""

    building: str = ref("building")
    name: str = text()
    level: int = quantity(Measure.LEVEL, low=-5, high=120)
    gross: int | None = quantity(Measure.AREA, default=None)
    net: int | None = quantity(Measure.AREA, default=None)  # net usable area
    people_limit: int | None = quantity(Measure.PERSON, high=20_000, default=None)
    live_load: int = quantity(Measure.KG_M2, high=5_000, default=250)
    public: bool = flag()  # open to the public
    available: date | None = day()
    zone: str = text()  # floors of a building with the same word share their meeting rooms


@dataclass(frozen=True, kw_only=True)
class RunningCost(SourcedRecord):
    """What a building cost in one year in one category.

    `fixed` is the share paid while anybody stays; the rest goes with the area used.
    """

    building: str = ref("building")
    category: CostCategory = choice(CostCategory.ELECTRICITY)
    year: int = quantity(Measure.YEAR, low=1990, high=2200, default=2025)
    amount: int = quantity(Measure.RUPIAH_YEAR)
    fixed: int = quantity(Measure.BASIS_POINT, high=10_000, default=5_000)


@dataclass(frozen=True, kw_only=True)
class Photo(Record):
    """A picture of a building, kept in the project as base64 of a JPEG or PNG file."""

    building: str = ref("building")
    caption: str = text()
    image: str = blob()
    width: int = quantity(Measure.COUNT, high=100_000)  # pixels
    height: int = quantity(Measure.COUNT, high=100_000)


@dataclass(frozen=True, kw_only=True)
class MapLayer(Record):
    """A background of the map: lines of GeoJSON, lightened to what the map draws."""

    name: str = text()
    shapes: str = blob()
