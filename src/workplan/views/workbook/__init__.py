"""The workbook (台账): a sheet of all targets, one of alerts, one an owner, and the overall figures."""
