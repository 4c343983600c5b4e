"""Laporan: choose scenarios and paper, write report and workbook, look at the pages."""
