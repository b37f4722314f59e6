"""The tables of many bodies, in Parquet, and the SQL over them; DuckDB runs it here."""
