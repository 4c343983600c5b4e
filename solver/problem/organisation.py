"""The organisation: OPD, their units, posts, special spaces, vehicles and meetings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.problem.record import Record, SourcedRecord
from solver.units import Measure, choice, flag, quantity, ref, text


class OpdKind(StrEnum):
    """Kind of perangkat daerah."""

    SETDA = "setda"
    SETWAN = "setwan"
    INSPEKTORAT = "inspektorat"
    DINAS = "dinas"
    BADAN = "badan"
    SATUAN = "satuan"
    RSUD = "rsud"
    KECAMATAN = "kecamatan"
    OTHER = "other"


class UnitKind(StrEnum):
    """Kind of unit within an OPD."""

    LEADERSHIP = "leadership"  # kepala OPD, asisten, staf ahli
    SEKRETARIAT = "sekretariat"
    BIDANG = "bidang"
    BAGIAN = "bagian"
    INSPEKTUR = "inspektur"  # inspektur pembantu
    SEKSI = "seksi"
    UPTD = "uptd"
    COUNTER = "counter"  # loket or gerai of a service mall
    OTHER = "other"


class WorkPattern(StrEnum):
    """How the unit works."""

    OFFICE = "office"
    SHIFT = "shift"
    FIELD = "field"


class PostLevel(StrEnum):
    """Level of a post; the space of each is the standard ``space.<value>``."""

    MAYOR = "mayor"  # wali kota, wakil wali kota
    ESELON_2A = "eselon_2a"  # sekretaris daerah
    ESELON_2B = "eselon_2b"  # kepala dinas or badan, asisten, staf ahli
    ESELON_3A = "eselon_3a"  # sekretaris dinas, camat, kepala bagian
    ESELON_3B = "eselon_3b"  # kepala bidang
    ESELON_4A = "eselon_4a"  # kepala subbagian, kepala seksi, kepala UPTD
    FUNCTIONAL = "functional"  # jabatan fungsional
    STAFF = "staff"  # pelaksana, PNS and PPPK
    CONTRACT = "contract"  # PPPK paruh waktu, non-ASN with a desk
    FIELD_CREW = "field_crew"  # without a desk of their own


class SpaceKind(StrEnum):
    """Kind of special space."""

    ARCHIVE = "archive"
    COUNTER = "counter"
    WAITING = "waiting"
    SERVER = "server"
    LAB = "lab"
    STORE = "store"
    HALL = "hall"
    OTHER = "other"


class VehicleKind(StrEnum):
    """Vehicle types that are counted apart; the order is the type index of parking."""

    CAR = "car"
    MOTORCYCLE = "motorcycle"
    TRUCK = "truck"


class MeetingSize(StrEnum):
    """Size class of a meeting; the order is the class index of shared rooms."""

    SMALL = "small"  # up to 6 people
    MEDIUM = "medium"  # up to 15
    LARGE = "large"  # up to 40
    HALL = "hall"  # aula


class WeekProfile(StrEnum):
    """How meetings spread over the 45 working-hour slots of a week."""

    EVEN = "even"
    MORNING = "morning"
    MONDAY = "monday"  # heavier on Monday and Tuesday


@dataclass(frozen=True, kw_only=True)
class Opd(SourcedRecord):
    """A perangkat daerah."""

    name: str = text(required=True)
    short: str = text(required=True)
    kind: OpdKind = choice(OpdKind.DINAS)
    plan_group: str = text()  # group of the announced plan (A to E)
    address: str = text()


@dataclass(frozen=True, kw_only=True)
class Unit(SourcedRecord):
    """A unit that is placed as a whole: bidang, bagian, sekretariat, UPTD."""

    opd: str = ref("opd")
    name: str = text(required=True)
    short: str = text()
    kind: UnitKind = choice(UnitKind.BIDANG)
    parent: str = ref("unit", optional=True)
    building: str = ref("building", optional=True)  # where it sits today
    floor: str = ref("floor", optional=True)  # on which floor today, if known
    detached: bool = flag()  # may sit away from the rest of its OPD (UPTD, gerai)
    pattern: WorkPattern = choice(WorkPattern.OFFICE)
    growth: int = quantity(Measure.BASIS_POINT, low=-2_000, high=5_000)  # headcount per year
    presence: int = quantity(Measure.BASIS_POINT, high=10_000, default=10_000)
    desk_ratio: int = quantity(Measure.BASIS_POINT, high=10_000, default=10_000)
    visitors: int = quantity(Measure.PERSON, high=20_000)  # per working day
    visit_minutes: int = quantity(Measure.MINUTE, high=480, default=30)
    counters: int = quantity(Measure.COUNT, high=200)
    public_floor: bool = flag()  # needs a floor open to the public
    archive: int = quantity(Measure.VOLUME, high=10_000_000)  # volume to move
    occupied: int | None = quantity(Measure.AREA, default=None)  # net area used today


@dataclass(frozen=True, kw_only=True)
class Post(Record):
    """So many people of one level in one unit."""

    unit: str = ref("unit")
    level: PostLevel = choice(PostLevel.STAFF)
    title: str = text()
    headcount: int = quantity(Measure.PERSON, high=20_000)


@dataclass(frozen=True, kw_only=True)
class SpecialSpace(SourcedRecord):
    """A room that only this unit uses, beyond desks."""

    unit: str = ref("unit")
    kind: SpaceKind = choice(SpaceKind.ARCHIVE)
    area: int = quantity(Measure.AREA)
    live_load: int = quantity(Measure.KG_M2, high=5_000)
    ground_floor: bool = flag()


@dataclass(frozen=True, kw_only=True)
class Vehicle(SourcedRecord):
    """Official vehicles kept by a unit."""

    unit: str = ref("unit")
    kind: VehicleKind = choice(VehicleKind.CAR)
    count: int = quantity(Measure.COUNT, high=5_000)
    out_by_day: int = quantity(Measure.BASIS_POINT, high=10_000)  # share away 08-16


@dataclass(frozen=True, kw_only=True)
class Meeting(SourcedRecord):
    """Meetings a unit holds in shared rooms."""

    unit: str = ref("unit")
    size: MeetingSize = choice(MeetingSize.SMALL)
    per_week: int = quantity(Measure.HUNDREDTH, high=100_000)
    minutes: int = quantity(Measure.MINUTE, low=1, high=600, default=90)
    profile: WeekProfile = choice(WeekProfile.EVEN)
