"""The workbook (台账): an overview, a sheet of all targets, one of alerts, of changes, and one an owner."""
