"""The lake: a DuckLake catalogue, Parquet files, and news.duckdb for analysts."""
