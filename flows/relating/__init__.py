"""Relating articles to each other: what is new against all that is there, in SQL out of core and in worker processes."""
