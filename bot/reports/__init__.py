"""Files made of cases: tables for a spreadsheet."""
