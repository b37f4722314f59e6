"""The warehouse: a folder of tables of many plans, written and read by DuckDB."""
