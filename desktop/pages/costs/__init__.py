"""Biaya: from today to the plan line by line, cash by year, and how sure the saving is."""
