"""What a place offers to the unit that is held over it: a tone, a figure and a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.workflows.seats import Place


class Tone(StrEnum):
    """How a place looks while a unit is held."""

    HERE = "here"  # where the unit is now
    BETTER = "better"  # cheaper, nothing broken
    EVEN = "even"  # as good as now
    WORSE = "worse"  # dearer, nothing broken
    BROKEN = "broken"  # possible by hand, breaks a rule
    FORBIDDEN = "forbidden"  # the unit may not go there
    UNKNOWN = "unknown"  # the price is not known yet


@dataclass(frozen=True)
class Offer:
    """One place for the held unit.

    Parameters
    ----------
    tone : Tone
        Colour and sign.
    figure : str
        A few letters at the end of the bar: ``−Rp12 juta``.
    sentence : str
        What would happen, in words; shown beside the pointer.
    rank : int
        1 to 3 for the best places that break nothing, 0 for all others.
    """

    tone: Tone
    figure: str
    sentence: str
    rank: int = 0


Offers = Mapping[Place, Offer]
RANKS = ("", "①", "②", "③")
SIGNS = {
    Tone.HERE: "●",
    Tone.BETTER: "▼",
    Tone.EVEN: "=",
    Tone.WORSE: "▲",
    Tone.BROKEN: "!",
    Tone.FORBIDDEN: "✕",
    Tone.UNKNOWN: "…",
}
