"""The workbook put together: every sheet in its place, live formulas, cached values."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import count

from desktop.reports.figures import Figures, Paper
from desktop.reports.part import OnPart, Part, unheard
from desktop.reports.reckoning import Reckoning
from desktop.reports.workbook.assumption_sheet import write_assumptions
from desktop.reports.workbook.cash_sheet import write_cash
from desktop.reports.workbook.money_sheet import AMOUNT, INPUTS, write_costs
from desktop.reports.workbook.notes_sheet import write_notes
from desktop.reports.workbook.order_sheets import write_order
from desktop.reports.workbook.place_sheets import (
    Names,
    write_floors,
    write_moves,
    write_places,
)
from desktop.reports.workbook.shared_sheets import write_parking, write_rooms
from desktop.reports.workbook.sheet import Formats, print_setup
from desktop.reports.workbook.summary_sheet import Sources, Summary, summary_name

SHEETS = 12  # parts of the work; the last is packing


def write_workbook(
    reckoning: Reckoning,
    figures: Figures,
    paper: Paper,
    when: datetime,
    on_part: OnPart = unheard,
) -> bytes:
    """Return the workbook; the same figures and time give the same bytes.

    Every formula carries the value it comes to, so viewers that do not calculate show the same
    figures as the report. `on_part` is told how far it is; what it raises ends the work.
    """
    import xlsxwriter

    said = count(1)

    def begin() -> None:
        at = next(said)
        on_part(Part("sheets", at, SHEETS, share=1000 * (at - 1) // SHEETS))

    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": figures.title,
                "subject": figures.subject,
                "author": figures.author,
                "created": when.replace(tzinfo=None),
            }
        )
        formats, names = Formats(book), Names(reckoning.problem)
        page = book.add_worksheet(summary_name())
        # Sheets stand in the order in which they are made; the assumptions are read last.
        begin()
        places = write_places(book, formats, reckoning, names)
        begin()
        floors = write_floors(book, formats, reckoning, names, places)
        known = frozenset(row.id for row in reckoning.problem.standard)
        begin()
        costs = write_costs(book, formats, reckoning, known)
        begin()
        cash = write_cash(book, formats, reckoning)
        begin()
        rooms = write_rooms(book, formats, reckoning, names)
        begin()
        parking = write_parking(book, formats, reckoning)
        begin()
        moves = write_moves(book, formats, reckoning, names)
        begin()
        order = write_order(book, formats, reckoning, names)
        begin()
        assumptions = write_assumptions(book, formats, reckoning)
        begin()
        notes = write_notes(book, formats, reckoning)
        begin()
        sources = Sources(costs, places, floors, rooms, parking)
        Summary(page, formats, reckoning, sources).write(figures.letter.banner)
        print_setup(page, paper, figures.footer, pages_tall=1)
        costs.finish(paper, AMOUNT + 1, figures.footer, printed=INPUTS)
        if cash:
            cash.finish(paper, 1, figures.footer)
        frozen = ((places, 3), (floors, 1), (rooms, 1), (parking, 3))
        for sheet, columns in (*frozen, (moves, 3), (assumptions, 2), (notes, 1)):
            sheet.finish(paper, columns, figures.footer)
        for sheet in order:
            sheet.finish(paper, 1, figures.footer)
        begin()
    return content.getvalue()
