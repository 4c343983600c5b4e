"""Terms as text: what a person may set, and what is shown of each."""

from __future__ import annotations

from datetime import date

from desktop.workflows.moves import kept_order
from desktop.workflows.moves.order_terms import TERMS, term_words


def test_every_term_that_is_kept_can_be_written_in_words() -> None:
    values = {"start": date(2027, 1, 4), "realised": True, "swing": 1_250}
    words = {name: term_words(name, values.get(name, 3)) for name in kept_order.TERMS}
    assert words["start"] == "4 Januari 2027"
    assert words["realised"] == "Ya"
    assert words["swing"] == "12,5"
    assert words["people"] == "3"
    assert set(TERMS) == set(kept_order.TERMS) - {"realised"}
