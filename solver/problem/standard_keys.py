"""Which standards a project must have, each with its measure; a missing one is an Issue."""

from __future__ import annotations

from types import MappingProxyType

from solver.errors import Issue, issue
from solver.problem.problem import Problem
from solver.problem.standards import StandardGroup
from solver.units import Measure

_TABLE = (
    ("space.mayor", Measure.AREA),
    ("space.eselon_2a", Measure.AREA),
    ("space.eselon_2b", Measure.AREA),
    ("space.eselon_3a", Measure.AREA),
    ("space.eselon_3b", Measure.AREA),
    ("space.eselon_4a", Measure.AREA),
    ("space.functional", Measure.AREA),
    ("space.staff", Measure.AREA),
    ("space.contract", Measure.AREA),
    ("space.field_crew", Measure.AREA),
    ("space.circulation", Measure.BASIS_POINT),
    ("space.average_simple", Measure.AREA),
    ("space.average", Measure.AREA),
    ("space.unusable_simple", Measure.BASIS_POINT),
    ("space.unusable_low_rise", Measure.BASIS_POINT),
    ("space.unusable_high_rise", Measure.BASIS_POINT),
    ("space.per_person", Measure.AREA),
    ("space.access_visitors", Measure.PERSON),
    ("rooms.service_level", Measure.BASIS_POINT),
    ("rooms.deterministic", Measure.COUNT),
    ("rooms.area_small", Measure.AREA),
    ("rooms.area_medium", Measure.AREA),
    ("rooms.area_large", Measure.AREA),
    ("rooms.area_hall", Measure.AREA),
    ("rooms.fit_out", Measure.RUPIAH_M2),
    ("rooms.upkeep", Measure.RUPIAH_M2_YEAR),
    ("amenities.toilet_1", Measure.PERSON),
    ("amenities.toilet_2", Measure.PERSON),
    ("amenities.toilet_3", Measure.PERSON),
    ("amenities.toilet_4", Measure.PERSON),
    ("amenities.toilet_5", Measure.PERSON),
    ("amenities.toilet_6", Measure.PERSON),
    ("amenities.toilet_step", Measure.PERSON),
    ("amenities.toilet_area", Measure.AREA),
    ("amenities.accessible_area", Measure.AREA),
    ("amenities.lactation_area", Measure.AREA),
    ("amenities.pantry_area", Measure.AREA),
    ("amenities.pantry_people", Measure.PERSON),
    ("amenities.worshippers", Measure.BASIS_POINT),
    ("amenities.worship_area", Measure.AREA),
    ("parking.car_staff", Measure.BASIS_POINT),
    ("parking.motorcycle_staff", Measure.BASIS_POINT),
    ("parking.car_visitor", Measure.BASIS_POINT),
    ("parking.motorcycle_visitor", Measure.BASIS_POINT),
    ("parking.effective", Measure.BASIS_POINT),
    ("parking.accessible", Measure.BASIS_POINT),
    ("parking.staff_07", Measure.BASIS_POINT),
    ("parking.staff_08", Measure.BASIS_POINT),
    ("parking.staff_09", Measure.BASIS_POINT),
    ("parking.staff_10", Measure.BASIS_POINT),
    ("parking.staff_11", Measure.BASIS_POINT),
    ("parking.staff_12", Measure.BASIS_POINT),
    ("parking.staff_13", Measure.BASIS_POINT),
    ("parking.staff_14", Measure.BASIS_POINT),
    ("parking.staff_15", Measure.BASIS_POINT),
    ("parking.staff_16", Measure.BASIS_POINT),
    ("parking.visitor_07", Measure.BASIS_POINT),
    ("parking.visitor_08", Measure.BASIS_POINT),
    ("parking.visitor_09", Measure.BASIS_POINT),
    ("parking.visitor_10", Measure.BASIS_POINT),
    ("parking.visitor_11", Measure.BASIS_POINT),
    ("parking.visitor_12", Measure.BASIS_POINT),
    ("parking.visitor_13", Measure.BASIS_POINT),
    ("parking.visitor_14", Measure.BASIS_POINT),
    ("parking.visitor_15", Measure.BASIS_POINT),
    ("parking.visitor_16", Measure.BASIS_POINT),
    ("parking.deck_car", Measure.COUNT),
    ("parking.deck_motorcycle", Measure.COUNT),
    ("parking.area_car", Measure.AREA),
    ("parking.area_motorcycle", Measure.AREA),
    ("parking.deck_cost", Measure.RUPIAH_M2),
    ("parking.deck_upkeep", Measure.BASIS_POINT),
    ("energy.conditioned", Measure.KWH_M2_MONTH),
    ("energy.plain", Measure.KWH_M2_MONTH),
    ("energy.tariff_p1_lv", Measure.RUPIAH_KWH),
    ("energy.tariff_p2_mv", Measure.RUPIAH_KWH),
    ("running.guard_posts", Measure.COUNT),
    ("running.guards_per_post", Measure.COUNT),
    ("running.guard_wage", Measure.RUPIAH),
    ("running.cleaner_wage", Measure.RUPIAH),
    ("running.minimum_wage", Measure.RUPIAH),
    ("running.months", Measure.COUNT),
    ("running.uplift", Measure.BASIS_POINT),
    ("running.cleaner_area", Measure.AREA),
    ("running.maintenance_storeys", Measure.RUPIAH_M2_YEAR),
    ("running.maintenance_single", Measure.RUPIAH_M2_YEAR),
    ("running.lift", Measure.RUPIAH_YEAR),
    ("running.internet", Measure.RUPIAH_YEAR),
    ("running.internet_person", Measure.RUPIAH_YEAR),
    ("running.water_person", Measure.VOLUME),
    ("running.water_price", Measure.RUPIAH),
    ("moving.fit_out", Measure.RUPIAH_M2),
    ("moving.person", Measure.RUPIAH),
    ("moving.archive", Measure.RUPIAH),
    ("building.cost", Measure.RUPIAH_M2),
    ("building.storeys_2", Measure.BASIS_POINT),
    ("building.storeys_3", Measure.BASIS_POINT),
    ("building.storeys_4", Measure.BASIS_POINT),
    ("building.storeys_5", Measure.BASIS_POINT),
    ("building.storeys_6", Measure.BASIS_POINT),
    ("building.storeys_7", Measure.BASIS_POINT),
    ("building.storeys_8", Measure.BASIS_POINT),
    ("time.floor", Measure.HUNDREDTH),
    ("time.lobby", Measure.HUNDREDTH),
    ("time.site", Measure.HUNDREDTH),
    ("time.unknown_site", Measure.HUNDREDTH),
    ("time.speed", Measure.METRE),
    ("time.detour", Measure.BASIS_POINT),
    ("time.wage", Measure.RUPIAH_MINUTE),
    ("time.visitor", Measure.RUPIAH_MINUTE),
    ("time.weeks", Measure.COUNT),
    ("time.days", Measure.COUNT),
    ("time.internal_trips", Measure.HUNDREDTH),
    ("time.split_trips", Measure.HUNDREDTH),
    ("finance.discount", Measure.BASIS_POINT),
    ("finance.inflation", Measure.BASIS_POINT),
    ("finance.inflation_wages", Measure.BASIS_POINT),
    ("finance.inflation_energy", Measure.BASIS_POINT),
    ("finance.horizon", Measure.YEARS),
    ("finance.years_fit_out", Measure.YEARS),
    ("finance.years_building", Measure.YEARS),
    ("finance.years_deck", Measure.YEARS),
)

REQUIRED = MappingProxyType(dict(_TABLE))


def group_of(key: str) -> StandardGroup:
    """Return the group a standard is listed under: the word before the dot of its key."""
    return StandardGroup(key.partition(".")[0])


def missing_standards(problem: Problem) -> tuple[Issue, ...]:
    """Return an Issue for every required standard that the project lacks or counts otherwise."""
    found = []
    for key, measure in REQUIRED.items():
        row = problem.standards.get(key)
        if row is None:
            found.append(issue("standard_missing", f"standard/{key}", standard=key))
        elif row.measure is not measure:
            found.append(
                issue(
                    "standard_measure",
                    f"standard/{key}/measure",
                    standard=key,
                    got=row.measure.value,
                    needed=measure.value,
                )
            )
    return tuple(found)
