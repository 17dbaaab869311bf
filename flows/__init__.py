"""When and where it happens: Prefect flows, the lake, settings and the command line."""
