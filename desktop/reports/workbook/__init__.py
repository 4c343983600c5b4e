"""The workbook: every figure again with live formulas, for the auditor."""
