"""A row prices every place of a unit as if it were nowhere now."""

from __future__ import annotations

import pytest

from solver.ledger.ledger import Ledger
from solver.ledger.pooled import row
from solver.ledger.tables import NOWHERE, Tables
from tests.support.cases import allowed, rich

TABLES = Tables(rich())


@pytest.mark.parametrize("unit", range(5))
def test_the_row_does_not_depend_on_where_the_unit_is(unit: int) -> None:
    ledger = Ledger(TABLES, (0, 1, 2, 1, 0))
    ledger.move(unit, NOWHERE)
    cost, over = ledger.cost, ledger.over.tolist()
    base = row(ledger, unit)
    for i, place in enumerate(allowed(rich())[unit]):
        ledger.move(unit, place)
        again = row(ledger, unit)
        assert (again.cost == base.cost).all()
        assert (again.over == base.over).all()
        assert ledger.cost - cost == base.cost[i]
        assert (ledger.over - over == base.over[:, i]).all()
