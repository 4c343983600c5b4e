"""Parcels of an inventory of land (KIB A): which rows they are, and to which site they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.document.text import format_value
from desktop.files.kib_words import same_place
from desktop.system.translate import tr
from solver.errors import Issue, Severity, issue
from solver.problem.estate import Site
from solver.problem.record import FactStatus
from solver.units import declared

# "Tanah Bangunan Kantor", codes 1.3.1... of Permendagri 90/2019 and 01.01... of the older list
_KIND = re.compile(r"^tanah\b", re.IGNORECASE)
_CODE = re.compile(r"^(1\.3\.1|01\.01)(\.|$)")


@dataclass(frozen=True)
class KibLand:
    """A parcel: where it is told, what it is called, its address, its area in dm²."""

    where: str
    name: str
    address: str
    area: int | None


def is_land(kind: str, code: str) -> bool:
    """Tell whether a row of an inventory is a parcel and no building."""
    return bool(_KIND.search(kind) or _CODE.match(code))


def give_land(
    parcels: Sequence[KibLand], sites: Sequence[Site], source: str
) -> tuple[tuple[Site, ...], tuple[Issue, ...]]:
    """Return the sites that get another area of land, and what could not be given.

    A parcel belongs to the site with its address, else with its name; the parcels of a site are
    added up. A figure that the planner typed (status ``own``) stays and the difference is told.
    """
    known: dict[frozenset[str], Site] = {}
    for site in sites:
        for text in (site.address, site.name):
            if text:
                known.setdefault(same_place(text), site)
    sums: dict[str, int] = {}
    first: dict[str, KibLand] = {}
    issues = []
    for parcel in parcels:
        home = known.get(same_place(parcel.address)) or known.get(same_place(parcel.name))
        if home is None or not parcel.area:
            key = "kib_land_no_area" if home else "kib_land_no_site"
            issues.append(issue(key, parcel.where, Severity.WARNING, name=_called(parcel)))
            continue
        sums[home.id] = sums.get(home.id, 0) + parcel.area
        first.setdefault(home.id, parcel)
    changed = []
    for site in sites:
        area = sums.get(site.id)
        if area is None or area == site.land:
            continue
        if site.land is not None and site.status is FactStatus.OWN:
            issues.append(_kept(site, area, first[site.id]))
        else:
            changed.append(replace(site, land=area, source=site.source or source))
    return tuple(changed), tuple(issues)


def _called(parcel: KibLand) -> str:
    return f"{parcel.name}, {parcel.address}" if parcel.address else parcel.name


def _kept(site: Site, area: int, parcel: KibLand) -> Issue:
    field = declared(Site)["land"]
    told = {
        "name": site.name,
        "field": tr("field.site.land"),
        "ours": format_value(field, site.land, unit=True),
        "theirs": format_value(field, area, unit=True),
    }
    return issue("kib_kept_ours", parcel.where, Severity.WARNING, **told)
